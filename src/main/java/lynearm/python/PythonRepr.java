package lynearm.python;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Python's text of a value: `repr`, `str` and `ascii`.
public final class PythonRepr {

  /// From this decimal exponent on Python writes floats as `1e+16`.
  private static final int FIRST_LARGE_EXPONENT = 16;

  private static final int LAST_SMALL_EXPONENT = -5;

  private PythonRepr() {}

  /// What `repr(value)` gives.
  public static String repr(PythonValue value) {
    StringBuilder out = new StringBuilder();
    append(out, value);
    return out.toString();
  }

  /// What `str(value)` gives: the text itself for a string, else as [#repr].
  public static String str(PythonValue value) {
    return switch (value) {
      case PythonValue.Str(String text) -> text;
      case PythonValue.Opaque opaque -> opaque.text();
      default -> repr(value);
    };
  }

  /// What `ascii(value)` gives: [#repr] with all that is not ASCII escaped.
  public static String ascii(PythonValue value) {
    String text = repr(value);
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c < 0x80) {
            out.append((char) c);
          } else {
            appendHex(out, c);
          }
        });
    return out.toString();
  }

  private static void append(StringBuilder out, PythonValue value) {
    switch (value) {
      case PythonValue.NoneValue _ -> out.append("None");
      case PythonValue.EllipsisValue _ -> out.append("Ellipsis");
      case PythonValue.Bool(boolean yes) -> out.append(yes ? "True" : "False");
      case PythonValue.Int(var number) -> out.append(number);
      case PythonValue.Real(double number) -> out.append(number(number));
      case PythonValue.Imaginary(double number) -> {
        String text = number(number);
        out.append(text.endsWith(".0") ? text.substring(0, text.length() - 2) : text).append('j');
      }
      case PythonValue.Str(String text) -> appendString(out, text);
      case PythonValue.Bytes(String latin1) -> appendBytes(out, latin1);
      case PythonValue.TupleValue(List<PythonValue> items) -> {
        appendItems(out, "(", items, "");
        out.append(items.size() == 1 ? ",)" : ")");
      }
      case PythonValue.ListValue(List<PythonValue> items) -> appendItems(out, "[", items, "]");
      case PythonValue.SetValue(List<PythonValue> items, boolean frozen) -> {
        String name = frozen ? "frozenset(" : items.isEmpty() ? "set(" : "";
        out.append(name);
        if (!items.isEmpty()) {
          appendItems(out, "{", items, "}");
        }
        out.append(name.isEmpty() ? "" : ")");
      }
      case PythonValue.DictValue(Map<PythonValue, PythonValue> entries) ->
          appendEntries(out, entries);
      case PythonValue.Opaque opaque -> out.append(opaque.representation());
    }
  }

  private static void appendItems(
      StringBuilder out, String opening, List<PythonValue> items, String closing) {
    out.append(opening);
    String separator = "";
    for (PythonValue item : items) {
      out.append(separator);
      append(out, item);
      separator = ", ";
    }
    out.append(closing);
  }

  private static void appendEntries(StringBuilder out, Map<PythonValue, PythonValue> entries) {
    out.append('{');
    String separator = "";
    for (Map.Entry<PythonValue, PythonValue> entry : entries.entrySet()) {
      out.append(separator);
      append(out, entry.getKey());
      out.append(": ");
      append(out, entry.getValue());
      separator = ", ";
    }
    out.append('}');
  }

  private static void appendString(StringBuilder out, String text) {
    char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
    out.append(quote);
    text.codePoints().forEach(c -> appendCharacter(out, c, quote));
    out.append(quote);
  }

  /// One character as it stands within these quotes.
  static void appendCharacter(StringBuilder out, int c, char quote) {
    switch (c) {
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c == quote) {
          out.append('\\').append(quote);
        } else if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else {
          appendHex(out, c);
        }
      }
    }
  }

  private static void appendBytes(StringBuilder out, String latin1) {
    char quote = latin1.indexOf('\'') >= 0 && latin1.indexOf('"') < 0 ? '"' : '\'';
    out.append('b').append(quote);
    latin1
        .chars()
        .forEach(c -> {
          if (c < 0x80) {
            appendCharacter(out, c, quote);
          } else {
            appendHex(out, c);
          }
        });
    out.append(quote);
  }

  private static void appendHex(StringBuilder out, int c) {
    String format = c < 0x100 ? "\\x%02x" : c < 0x10000 ? "\\u%04x" : "\\U%08x";
    out.append(String.format(Locale.ROOT, format, c));
  }

  private static boolean isPrintable(int c) {
    if (c < 0x7f) {
      return c >= ' ';
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /// The shortest text that reads back as the same number, in Python's shape.
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    BigDecimal shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - 1 - shortest.scale();
    String sign = value < 0 ? "-" : "";
    if (exponent >= FIRST_LARGE_EXPONENT || exponent <= LAST_SMALL_EXPONENT) {
      String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
      String shown = String.format(Locale.ROOT, "%02d", Math.abs(exponent));
      return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + shown;
    }
    String plain = shortest.toPlainString();
    return sign + (plain.indexOf('.') < 0 ? plain + ".0" : plain);
  }
}
