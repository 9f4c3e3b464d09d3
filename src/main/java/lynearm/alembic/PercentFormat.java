package lynearm.alembic;

/// Python's `text % {"here": …}`, which Alembic applies to every text of `[tool.alembic]`.
final class PercentFormat {

  private static final String HERE = "here";
  private static final String NUMERIC = "diuoxXeEfFgG";
  private static final int MAX_WIDTH = 100_000;

  /// Why Python refuses the text.
  static final class FormatError extends Exception {
    private static final long serialVersionUID = 1L;
    private final String className;

    FormatError(String className, String message) {
      super(message, null, false, false);
      this.className = className;
    }

    String className() {
      return className;
    }

    String message() {
      return String.valueOf(getMessage());
    }
  }

  private final String text;
  private final String here;
  private final StringBuilder result = new StringBuilder();
  private int position;
  private String argument;
  private int left = 1;

  private PercentFormat(String text, String here) {
    this.text = text;
    this.here = here;
    this.argument = "{'" + HERE + "': " + PythonText.repr(here) + "}";
  }

  /// @throws FormatError where Python would raise `KeyError`, `TypeError` or `ValueError`
  static String format(String text, String here) throws FormatError {
    return new PercentFormat(text, here).run();
  }

  private String run() throws FormatError {
    while (position < text.length()) {
      int percent = text.indexOf('%', position);
      if (percent < 0) {
        break;
      }
      result.append(text, position, percent);
      position = percent + 1;
      conversion();
    }
    return result.append(text, Math.min(position, text.length()), text.length()).toString();
  }

  private void conversion() throws FormatError {
    if (position < text.length() && text.charAt(position) == '%') {
      result.append('%');
      position++;
      return;
    }
    if (position < text.length() && text.charAt(position) == '(') {
      key();
    }
    boolean alignLeft = false;
    while (position < text.length() && "-+ #0".indexOf(text.charAt(position)) >= 0) {
      alignLeft |= text.charAt(position) == '-';
      position++;
    }
    int width = number();
    int precision = -1;
    if (position < text.length() && text.charAt(position) == '.') {
      position++;
      precision = Math.max(0, number());
    }
    if (position < text.length() && "hlL".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    if (position >= text.length()) {
      throw new FormatError("ValueError", "incomplete format");
    }
    int kind = text.codePointAt(position);
    position += Character.charCount(kind);
    convert(kind, alignLeft, width, precision);
  }

  private void key() throws FormatError {
    int depth = 1;
    int start = position + 1;
    int end = start;
    while (end < text.length()) {
      char c = text.charAt(end);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (depth == 0) {
        break;
      }
      end++;
    }
    if (depth > 0) {
      throw new FormatError("ValueError", "incomplete format key");
    }
    var key = text.substring(start, end);
    if (!key.equals(HERE)) {
      throw new FormatError("KeyError", PythonText.repr(key));
    }
    argument = here;
    left = 1;
    position = end + 1;
  }

  private int number() throws FormatError {
    if (position < text.length() && text.charAt(position) == '*') {
      next();
      throw new FormatError("TypeError", "* wants int");
    }
    int value = -1;
    while (position < text.length()
        && Character.digit(text.charAt(position), 10) >= 0
        && text.charAt(position) < 128) {
      value = Math.max(0, value) * 10 + (text.charAt(position) - '0');
      if (value > MAX_WIDTH) {
        throw new FormatError("ValueError", "width too big");
      }
      position++;
    }
    return value;
  }

  private String next() throws FormatError {
    if (left == 0) {
      throw new FormatError("TypeError", "not enough arguments for format string");
    }
    left--;
    return argument;
  }

  private void convert(int kind, boolean alignLeft, int width, int precision) throws FormatError {
    boolean isMapping = !argument.equals(here);
    var value = next();
    if (kind == 's' || kind == 'r' || kind == 'a') {
      pad(kind == 's' || isMapping ? value : PythonText.repr(value), alignLeft, width, precision);
    } else if (kind == 'c') {
      if (value.codePointCount(0, value.length()) != 1) {
        throw new FormatError("TypeError", "a number or one character is required");
      }
      pad(value, alignLeft, width, -1);
    } else if (NUMERIC.indexOf(kind) >= 0) {
      throw new FormatError(
          "TypeError", "%" + Character.toString(kind) + " format: a number is required");
    } else {
      int index = text.codePointCount(0, position) - 1;
      throw new FormatError(
          "ValueError",
          "unsupported format character '%s' (0x%x) at index %d"
              .formatted(Character.toString(kind), kind, index));
    }
  }

  private void pad(String value, boolean alignLeft, int width, int precision) {
    int length = value.codePointCount(0, value.length());
    var cut = value;
    if (precision >= 0 && precision < length) {
      cut = value.substring(0, value.offsetByCodePoints(0, precision));
      length = precision;
    }
    var blanks = " ".repeat(Math.max(0, width - length));
    result.append(alignLeft ? cut + blanks : blanks + cut);
  }
}
