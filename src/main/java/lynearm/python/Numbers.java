package lynearm.python;

import java.math.BigInteger;

/// Number literals: where one ends, and its value.
final class Numbers {

  /// CPython reads no decimal integer with more digits than this.
  private static final int MOST_DIGITS = 4300;

  private static final String[] WORDS_AFTER = {"and", "else", "for", "if", "in", "is", "not", "or"};

  private Numbers() {}

  /// Where the number that starts at `start` ends. Negative (the complement of a place after the
  /// start) if Python would refuse it.
  static int end(char[] source, int start) {
    int end = lexicalEnd(source, start);
    if (end < 0) {
      return end;
    }
    return isFollowedByName(source, end) ? ~end : end;
  }

  /// The value of a number literal that [#end] accepts.
  static PythonValue value(String literal, int line) throws PythonSyntaxException {
    String text = literal.indexOf('_') < 0 ? literal : literal.replace("_", "");
    if (text.length() > 1 && text.charAt(0) == '0') {
      int radix = radix(text.charAt(1));
      if (radix > 0) {
        return new PythonValue.Int(new BigInteger(text.substring(2), radix));
      }
    }
    char last = text.charAt(text.length() - 1);
    if (last == 'j' || last == 'J') {
      return new PythonValue.Imaginary(Double.parseDouble(text.substring(0, text.length() - 1)));
    }
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return new PythonValue.Real(Double.parseDouble(text));
    }
    if (text.length() > MOST_DIGITS) {
      throw new PythonSyntaxException(
          SyntaxProblem.local(
              line, "an integer has more than 4300 digits", "Write it in hexadecimal"));
    }
    return new PythonValue.Int(new BigInteger(text));
  }

  /// What is wrong with the number that starts at `start`.
  static SyntaxProblem complaint(char[] source, int start, int line) {
    if (source[start] == '0' && (isDigit(source[start + 1]) || source[start + 1] == '_')) {
      return SyntaxProblem.local(
          line,
          "an integer starts with a zero",
          "Put quotes around it if it is an id, or remove the zero");
    }
    return SyntaxProblem.local(
        line, "a number runs into letters or is cut short", "Put quotes around it if it is an id");
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static int lexicalEnd(char[] source, int start) {
    int at = start;
    if (source[at] == '0') {
      int radix = radix(source[at + 1]);
      if (radix > 0) {
        return radixEnd(source, at + 2, radix);
      }
      boolean onlyZeros = true;
      at = digitsEnd(source, at);
      if (at < 0) {
        return at;
      }
      for (int i = start; i < at; i++) {
        onlyZeros &= source[i] == '0' || source[i] == '_';
      }
      int end = fractionEnd(source, at);
      return end == at && !onlyZeros ? ~end : end;
    }
    if (source[at] != '.') {
      at = digitsEnd(source, at);
      if (at < 0) {
        return at;
      }
    }
    return fractionEnd(source, at);
  }

  private static int radixEnd(char[] source, int start, int radix) {
    int at = start;
    while (true) {
      if (source[at] == '_') {
        at++;
      }
      if (digit(source[at], radix) < 0) {
        return ~at;
      }
      while (digit(source[at], radix) >= 0) {
        at++;
      }
      if (source[at] != '_') {
        return isDigit(source[at]) ? ~at : at;
      }
    }
  }

  private static int digit(char c, int radix) {
    return c < 0x80 ? Character.digit(c, radix) : -1;
  }

  private static int digitsEnd(char[] source, int start) {
    int at = start;
    while (true) {
      while (isDigit(source[at])) {
        at++;
      }
      if (source[at] != '_') {
        return at;
      }
      if (!isDigit(source[at + 1])) {
        return ~at;
      }
      at++;
    }
  }

  private static int fractionEnd(char[] source, int start) {
    int at = start;
    if (source[at] == '.') {
      at++;
      if (isDigit(source[at])) {
        at = digitsEnd(source, at);
        if (at < 0) {
          return at;
        }
      }
    }
    if (source[at] == 'e' || source[at] == 'E') {
      int digits = at + 1;
      if (source[digits] == '+' || source[digits] == '-') {
        digits++;
      }
      if (isDigit(source[digits])) {
        at = digitsEnd(source, digits);
        if (at < 0) {
          return at;
        }
      }
    }
    return source[at] == 'j' || source[at] == 'J' ? at + 1 : at;
  }

  private static boolean isFollowedByName(char[] source, int at) {
    char c = source[at];
    if (c < 0x80 && !Character.isLetter(c) && c != '_') {
      return false;
    }
    if (c >= 0x80) {
      return Character.isUnicodeIdentifierStart(Character.codePointAt(source, at));
    }
    for (String word : WORDS_AFTER) {
      if (startsWith(source, at, word)) {
        return false;
      }
    }
    return true;
  }

  private static boolean startsWith(char[] source, int at, String word) {
    if (at + word.length() > source.length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (source[at + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
