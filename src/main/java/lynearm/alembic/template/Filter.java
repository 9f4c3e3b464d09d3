package lynearm.alembic.template;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import lynearm.python.Expression;
import lynearm.python.PythonException;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// A function behind the `|` of a substitution.
sealed interface Filter {

  /// The function of an expression.
  record Given(Expression function) implements Filter {}

  /// One of Mako's own.
  enum Own implements Filter {
    STR,
    TRIM,
    HTML,
    XML,
    URL,
    ENTITY;

    /// Mako's filter of a name; empty if it has none.
    static Optional<Own> named(String name) {
      return switch (name) {
        case "str", "unicode" -> Optional.of(STR);
        case "trim" -> Optional.of(TRIM);
        case "h" -> Optional.of(HTML);
        case "x" -> Optional.of(XML);
        case "u" -> Optional.of(URL);
        case "entity" -> Optional.of(ENTITY);
        default -> Optional.empty();
      };
    }

    PythonValue apply(PythonValue value) throws PythonException {
      if (this == STR) {
        return Values.text(Values.str(value));
      }
      if (!(value instanceof PythonValue.Str) && this == HTML) {
        return Values.text(escaped(Values.str(value), "&#39;", "&#34;"));
      }
      String text = Arguments.textOf(value);
      return Values.text(
          switch (this) {
            case STR -> text;
            case TRIM -> PythonText.strip(text);
            case HTML, XML -> escaped(text, "&#39;", "&#34;");
            case URL -> url(text);
            case ENTITY -> entities(text);
          });
    }

    private static String escaped(String text, String apostrophe, String quote) {
      var escaped = new StringBuilder();
      for (int at = 0; at < text.length(); at++) {
        switch (text.charAt(at)) {
          case '&' -> escaped.append("&amp;");
          case '<' -> escaped.append("&lt;");
          case '>' -> escaped.append("&gt;");
          case '\'' -> escaped.append(apostrophe);
          case '"' -> escaped.append(quote);
          default -> escaped.append(text.charAt(at));
        }
        Allowance.size(escaped.length());
      }
      return escaped.toString();
    }

    private static String url(String text) throws PythonException {
      if (text.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
        throw new PythonException("UnicodeEncodeError", "surrogates have no bytes");
      }
      Allowance.size(text.length() * 9L);
      var escaped = new StringBuilder();
      for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
        char character = (char) (octet & 0xFF);
        if (character == ' ') {
          escaped.append('+');
        } else if (character < 128
            && (Character.isLetterOrDigit(character) || "_.-~".indexOf(character) >= 0)) {
          escaped.append(character);
        } else {
          escaped.append("%%%02X".formatted((int) character));
        }
      }
      return escaped.toString();
    }

    private static String entities(String text) {
      if (text.chars().anyMatch(character -> character > 127)) {
        throw TemplateFault.outside("the entities of all characters are not known here");
      }
      return escaped(text, "'", "&quot;");
    }
  }
}
