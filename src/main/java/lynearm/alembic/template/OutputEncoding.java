package lynearm.alembic.template;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.revision.AlembicError;

/// Turns the text of a migration file into bytes, by the names that Python gives to encodings.
public final class OutputEncoding {

  private static final Pattern ISO = Pattern.compile("(?:iso-?8859|iso8859)-(\\d{1,2})");
  private static final Pattern WINDOWS = Pattern.compile("(?:cp|windows-)(125\\d)");

  private OutputEncoding() {}

  /// The bytes of a text. Fails as Alembic does if the encoding is unknown or lacks a character.
  static Outcome<ByteBuffer> encode(String text, String encoding) {
    Optional<Charset> charset = charset(encoding);
    if (charset.isEmpty()) {
      return new Outcome.Failed<>(new AlembicError("LookupError", "unknown encoding: " + encoding));
    }
    try {
      ByteBuffer bytes =
          charset
              .get()
              .newEncoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .encode(CharBuffer.wrap(mark(encoding) + text));
      return new Outcome.Given<>(bytes);
    } catch (CharacterCodingException _) {
      return new Outcome.Failed<>(
          new AlembicError(
              "CommandError",
              "Template rendering failed: " + encoding + " lacks a character of the text"));
    }
  }

  private static String mark(String encoding) {
    return switch (normalized(encoding)) {
      case "utf-8-sig", "utf-16", "u16", "utf16", "utf-32", "u32", "utf32" -> "\uFEFF";
      default -> "";
    };
  }

  /// The encoding that Python knows by a name; empty if there is none, or a rare one.
  static Optional<Charset> charset(String name) {
    String normalized = normalized(name);
    return switch (normalized) {
      case "utf-8", "utf8", "u8", "utf", "cp65001", "utf-8-sig" ->
          Optional.of(StandardCharsets.UTF_8);
      case "utf-16", "u16", "utf16", "utf-16-le", "utf-16le" ->
          Optional.of(StandardCharsets.UTF_16LE);
      case "utf-16-be", "utf-16be" -> Optional.of(StandardCharsets.UTF_16BE);
      case "utf-32", "u32", "utf32", "utf-32-le", "utf-32le" ->
          Optional.of(StandardCharsets.UTF_32LE);
      case "utf-32-be", "utf-32be" -> Optional.of(StandardCharsets.UTF_32BE);
      case "ascii", "646", "us-ascii" -> Optional.of(StandardCharsets.US_ASCII);
      case "latin-1", "latin1", "latin", "l1", "8859", "cp819", "iso8859" ->
          Optional.of(StandardCharsets.ISO_8859_1);
      default -> numbered(normalized);
    };
  }

  private static Optional<Charset> numbered(String name) {
    Matcher iso = ISO.matcher(name);
    if (iso.matches()) {
      return available("ISO-8859-" + iso.group(1));
    }
    Matcher windows = WINDOWS.matcher(name);
    if (windows.matches()) {
      return available("windows-" + windows.group(1));
    }
    return switch (name) {
      case "koi8-r", "koi8-u", "gbk", "big5", "euc-jp", "euc-kr" -> available(name);
      case "shift-jis", "sjis" -> available("Shift_JIS");
      default -> Optional.empty();
    };
  }

  private static Optional<Charset> available(String name) {
    return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
  }

  /// Python takes all signs between the words of a name for the same.
  private static String normalized(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}.]+", "-")
        .replaceAll("^-|-$", "");
  }
}
