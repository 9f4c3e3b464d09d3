package lynearm.operation;

import java.util.Locale;
import java.util.Map;

/// Plain words for the types of columns that everybody uses.
final class TypeWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("text", "text"),
          Map.entry("string", "text"),
          Map.entry("unicode", "text"),
          Map.entry("unicodetext", "text"),
          Map.entry("varchar", "text"),
          Map.entry("nvarchar", "text"),
          Map.entry("char", "text"),
          Map.entry("mediumtext", "text"),
          Map.entry("longtext", "text"),
          Map.entry("integer", "whole number"),
          Map.entry("int", "whole number"),
          Map.entry("biginteger", "large whole number"),
          Map.entry("bigint", "large whole number"),
          Map.entry("smallinteger", "small whole number"),
          Map.entry("smallint", "small whole number"),
          Map.entry("boolean", "yes or no"),
          Map.entry("date", "date"),
          Map.entry("time", "time of day"),
          Map.entry("datetime", "date and time"),
          Map.entry("timestamp", "date and time"),
          Map.entry("float", "number"),
          Map.entry("json", "JSON"),
          Map.entry("jsonb", "JSON"),
          Map.entry("uuid", "UUID"),
          Map.entry("largebinary", "bytes"),
          Map.entry("bytea", "bytes"));

  private TypeWords() {}

  /// Words for a type; its normal form if there are none.
  static String of(ColumnType type) {
    String normal = type.normal();
    int bracket = normal.indexOf('(');
    String name = bracket < 0 ? normal : normal.substring(0, bracket);
    String words = WORDS.get(name.toLowerCase(Locale.ROOT));
    if (words == null) {
      return normal;
    }
    if (bracket < 0) {
      return words;
    }
    String inside = normal.substring(bracket + 1, normal.length() - 1);
    if (words.equals("text") && inside.chars().allMatch(Character::isDigit)) {
      return "text, at most " + inside + (inside.equals("1") ? " character" : " characters");
    }
    if (words.equals("date and time") && inside.equals("timezone=True")) {
      return "date and time with time zone";
    }
    return words.equals("JSON") || words.equals("UUID") || words.equals("whole number")
        ? words
        : normal;
  }
}
