package lynearm.python;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// The bytes of a Python file, in which stretches of its text can be replaced: encoding, mark,
/// newlines and all other bytes stay as they are.
final class WrittenSource {

  private static final int FIRST_STRAY = 0xdc80;
  private static final int LAST_STRAY = 0xdcff;
  private static final int STRAY = 0xdc00;

  private final byte[] bytes;
  private final SourceText.Written written;
  private final char[] characters;

  /// For each character with `\n` as the only newline the place where it is written.
  private final int[] places;

  /// @throws PythonSyntaxException as [SourceText#decode(byte[])]
  WrittenSource(byte[] bytes) throws PythonSyntaxException {
    this.bytes = bytes.clone();
    written = SourceText.written(bytes);
    String text = written.text();
    char[] unix = new char[text.length() + 1];
    int[] found = new int[text.length() + 1];
    int count = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      found[count] = i;
      if (c == '\r') {
        unix[count++] = '\n';
        i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
      } else {
        unix[count++] = c;
      }
    }
    found[count] = text.length();
    characters = Arrays.copyOf(unix, count + 1);
    places = Arrays.copyOf(found, count + 1);
  }

  /// The text with `\n` as its only newline and a NUL behind it; not a copy.
  char[] characters() {
    return characters;
  }

  /// The text of a stretch.
  String text(Span span) {
    return new String(characters, span.start(), span.end() - span.start());
  }

  /// The bytes of the file with other text in some places.
  ///
  /// @param replacements in any order, no two in the same place
  /// @throws UnwritableException if the encoding of the file cannot hold them
  byte[] with(List<Replacement> replacements) throws UnwritableException {
    List<Replacement> ordered =
        replacements.stream().sorted(Comparator.comparingInt(it -> it.span().start())).toList();
    ByteArrayOutputStream same = new ByteArrayOutputStream(bytes.length);
    ByteArrayOutputStream changed = new ByteArrayOutputStream(bytes.length + 64);
    same.write(bytes, 0, written.start());
    changed.write(bytes, 0, written.start());
    int at = 0;
    for (Replacement replacement : ordered) {
      int start = places[replacement.span().start()];
      int end = places[replacement.span().end()];
      byte[] before = old(written.text().substring(at, start));
      same.writeBytes(before);
      changed.writeBytes(before);
      same.writeBytes(old(written.text().substring(start, end)));
      changed.writeBytes(encoded(replacement.text()));
      at = end;
    }
    byte[] rest = old(written.text().substring(at));
    same.writeBytes(rest);
    changed.writeBytes(rest);
    if (!Arrays.equals(same.toByteArray(), bytes)) {
      throw new UnwritableException(
          "its encoding " + written.charset().name() + " cannot be changed in one place alone");
    }
    return changed.toByteArray();
  }

  /// The bytes of text that is there already.
  private byte[] old(String text) throws UnwritableException {
    if (!written.charset().equals(StandardCharsets.UTF_8)) {
      return encoded(text);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPaired = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      if (c >= FIRST_STRAY && c <= LAST_STRAY && !isPaired) {
        out.writeBytes(text.substring(start, i).getBytes(StandardCharsets.UTF_8));
        out.write(c - STRAY);
        start = i + 1;
      }
    }
    out.writeBytes(text.substring(start).getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private byte[] encoded(String text) throws UnwritableException {
    Charset charset = written.charset();
    try {
      ByteBuffer encoded =
          charset
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(text));
      byte[] result = new byte[encoded.remaining()];
      encoded.get(result);
      return result;
    } catch (CharacterCodingException | UnsupportedOperationException _) {
      throw new UnwritableException(
          "its encoding " + charset.name() + " has no characters for " + text);
    }
  }
}
