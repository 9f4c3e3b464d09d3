package lynearm.python;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of a Python file: decoded as its first two lines or its byte order mark say (PEP 263),
/// with `\n` as its only newline.
final class SourceText {

  private static final char REPLACEMENT = '\ufffd';
  private static final int STRAY = 0xdc00;

  /// Names that Python knows and Java spells otherwise.
  private static final Map<String, String> ALIASES =
      Map.ofEntries(
          Map.entry("utf", "UTF-8"),
          Map.entry("u8", "UTF-8"),
          Map.entry("cp65001", "UTF-8"),
          Map.entry("646", "US-ASCII"),
          Map.entry("latin", "ISO-8859-1"),
          Map.entry("l1", "ISO-8859-1"),
          Map.entry("8859", "ISO-8859-1"),
          Map.entry("iso8859", "ISO-8859-1"),
          Map.entry("mac-roman", "x-MacRoman"),
          Map.entry("macroman", "x-MacRoman"),
          Map.entry("sjis", "Shift_JIS"),
          Map.entry("cp932", "windows-31j"),
          Map.entry("cp936", "GBK"),
          Map.entry("cp949", "x-windows-949"),
          Map.entry("uhc", "x-windows-949"),
          Map.entry("cp950", "x-windows-950"),
          Map.entry("johab", "x-Johab"),
          Map.entry("cyrillic", "ISO-8859-5"),
          Map.entry("greek", "ISO-8859-7"),
          Map.entry("hebrew", "ISO-8859-8"));

  private final char[] characters;
  private final boolean hasStrayBytes;

  private SourceText(char[] characters, boolean hasStrayBytes) {
    this.characters = characters;
    this.hasStrayBytes = hasStrayBytes;
  }

  /// The text and a NUL behind it; not a copy.
  char[] characters() {
    return characters;
  }

  /// Whether some bytes were no UTF-8. They stand in the text as lone surrogates from U+DC80 on:
  /// Python minds them in code and strings, not in comments.
  boolean hasStrayBytes() {
    return hasStrayBytes;
  }

  /// Decodes the bytes of a file.
  ///
  /// @throws PythonSyntaxException for a NUL byte, an unknown encoding, or bytes that the declared
  ///   encoding does not have
  static SourceText decode(byte[] bytes) throws PythonSyntaxException {
    SourceText plain = ofAscii(bytes);
    if (plain != null) {
      return plain;
    }
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    String declared = declaredEncoding(bytes, start);
    if (declared == null || isUtf8(declared)) {
      return ofUtf8(bytes, start);
    }
    requireNoNul(bytes);
    if (start > 0) {
      throw refused(
          "the file begins with a UTF-8 mark but declares the encoding " + declared,
          "Remove the declaration, or the mark");
    }
    return ofText(decodeStrictly(bytes, declared));
  }

  /// A file as it is written.
  ///
  /// @param text decoded, its newlines untouched
  /// @param start how many bytes stand before it: those of a byte order mark
  /// @param charset how it is encoded; UTF-8 keeps stray bytes as [#hasStrayBytes()] says
  record Written(String text, int start, Charset charset) {}

  /// Decodes the bytes of a file and keeps its newlines.
  ///
  /// @throws PythonSyntaxException as [#decode(byte[])]
  static Written written(byte[] bytes) throws PythonSyntaxException {
    requireNoNul(bytes);
    int start = hasByteOrderMark(bytes) ? 3 : 0;
    String declared = declaredEncoding(bytes, start);
    return declared == null || isUtf8(declared)
        ? new Written(keepingStrayBytes(bytes, start), start, StandardCharsets.UTF_8)
        : new Written(decodeStrictly(bytes, declared), 0, charset(declared));
  }

  private static @Nullable SourceText ofAscii(byte[] bytes) {
    char[] characters = new char[bytes.length + 1];
    return isAscii(bytes, characters) ? new SourceText(characters, false) : null;
  }

  /// Whether a file is the usual one, and its text as good as it stands: nothing but ASCII, no
  /// encoding declared, newlines as they should be. If so, it is copied.
  ///
  /// @param into where it goes, with a NUL behind it; what is there otherwise means nothing
  static boolean isAscii(byte[] bytes, char[] into) {
    if (bytes.length > 0 && bytes[0] == '#') {
      return false; // perhaps a declaration
    }
    int lines = 0;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b <= '\r' && (b <= 0 || b == '\r')) {
        return false;
      }
      if (b == '\n' && ++lines == 1 && i + 1 < bytes.length && bytes[i + 1] == '#') {
        return false;
      }
      into[i] = (char) b;
    }
    into[bytes.length] = 0;
    return true;
  }

  private static SourceText ofUtf8(byte[] bytes, int start) throws PythonSyntaxException {
    String text = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    if (text.indexOf('\0') >= 0) {
      throw nul(text);
    }
    if (text.indexOf(REPLACEMENT) < 0) {
      return ofText(text);
    }
    String kept = keepingStrayBytes(bytes, start);
    boolean stray = !kept.equals(text);
    return new SourceText(ofText(kept).characters(), stray);
  }

  private static SourceText ofText(String text) {
    String unix = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    char[] characters = new char[unix.length() + 1];
    unix.getChars(0, unix.length(), characters, 0);
    return new SourceText(characters, false);
  }

  private static String keepingStrayBytes(byte[] bytes, int start) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes, start, bytes.length - start);
    CharBuffer out = CharBuffer.allocate(bytes.length - start + 1);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (!result.isError()) {
        break;
      }
      for (int i = 0; i < result.length(); i++) {
        out.put((char) (STRAY + (in.get() & 0xff)));
      }
      decoder.reset();
    }
    return out.flip().toString();
  }

  private static void requireNoNul(byte[] bytes) throws PythonSyntaxException {
    String latin1 = new String(bytes, StandardCharsets.ISO_8859_1);
    if (latin1.indexOf('\0') >= 0) {
      throw nul(latin1);
    }
  }

  private static PythonSyntaxException nul(String text) {
    int line = 1;
    int end = text.indexOf('\0');
    for (int i = 0; i < end; i++) {
      boolean newline =
          text.charAt(i) == '\n' || (text.charAt(i) == '\r' && text.charAt(i + 1) != '\n');
      line += newline ? 1 : 0;
    }
    return new PythonSyntaxException(
        SyntaxProblem.confusing(
            line,
            "the file holds a NUL byte",
            "It is no text in UTF-8; save it as such, or remove it from the folder"));
  }

  private static boolean hasByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xef
        && bytes[1] == (byte) 0xbb
        && bytes[2] == (byte) 0xbf;
  }

  private static @Nullable String declaredEncoding(byte[] bytes, int start) {
    int lineStart = start;
    for (int line = 0; line < 2; line++) {
      int at = lineStart;
      while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\f')) {
        at++;
      }
      int end = at;
      while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
        end++;
      }
      if (at < end && bytes[at] != '#') {
        return null;
      }
      String found = declaration(bytes, at, end);
      if (found != null) {
        return found;
      }
      boolean pair = end + 1 < bytes.length && bytes[end] == '\r' && bytes[end + 1] == '\n';
      lineStart = end + (pair ? 2 : 1);
    }
    return null;
  }

  /// The encoding that a comment names, such as `# -*- coding: latin-1 -*-`.
  private static @Nullable String declaration(byte[] bytes, int start, int end) {
    if (end - start < "#coding:x".length()) {
      return null;
    }
    String comment = new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
    int at = comment.indexOf("coding");
    while (at >= 0) {
      int name = at + "coding".length();
      if (name < comment.length() && (comment.charAt(name) == ':' || comment.charAt(name) == '=')) {
        do {
          name++;
        } while (name < comment.length()
            && (comment.charAt(name) == ' ' || comment.charAt(name) == '\t'));
        int stop = name;
        while (stop < comment.length() && isNameCharacter(comment.charAt(stop))) {
          stop++;
        }
        if (stop > name) {
          return comment.substring(name, stop);
        }
      }
      at = comment.indexOf("coding", at + 1);
    }
    return null;
  }

  private static boolean isNameCharacter(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
  }

  private static boolean isUtf8(String name) {
    String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
    return normal.equals("utf-8") || normal.startsWith("utf-8-");
  }

  private static String decodeStrictly(byte[] bytes, String name) throws PythonSyntaxException {
    Charset charset = charset(name);
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw refused(
          "the file declares the encoding " + name + " but holds bytes which that does not have",
          "Save it in that encoding, or declare the one it has");
    }
  }

  private static Charset charset(String name) throws PythonSyntaxException {
    String normal = name.toLowerCase(Locale.ROOT).replace('_', '-');
    if (isLatin1(normal)) {
      return StandardCharsets.ISO_8859_1;
    }
    if (!normal.startsWith("utf-16") && !normal.startsWith("utf-32")) {
      try {
        return Charset.forName(ALIASES.getOrDefault(normal, normal));
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        try {
          return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException again) {
          // reported below
        }
      }
    }
    throw refused(
        "the file declares the encoding " + name + ", which is no encoding for source text",
        "Save it as UTF-8 and remove the declaration");
  }

  private static boolean isLatin1(String normal) {
    for (String name : new String[] {"latin-1", "iso-8859-1", "iso-latin-1"}) {
      if (normal.equals(name) || normal.startsWith(name + "-")) {
        return true;
      }
    }
    return false;
  }

  private static PythonSyntaxException refused(String what, String remedy) {
    return new PythonSyntaxException(SyntaxProblem.confusing(0, what, remedy));
  }
}
