package lynearm.collision;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lynearm.operation.TableName;

/// Names as databases compare them: without regard to case, since unquoted names are folded one way
/// or the other.
final class Names {
  private static final Set<String> USUAL_SCHEMAS = Set.of("public", "dbo", "main");

  private Names() {}

  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  static String key(TableName table) {
    return key(table.name());
  }

  /// Whether two names of which the last parts are alike surely mean different tables.
  static boolean differ(TableName one, TableName other) {
    Optional<String> a = one.schema().map(Names::lastPart);
    Optional<String> b = other.schema().map(Names::lastPart);
    return a.isPresent() && b.isPresent() && !a.equals(b);
  }

  /// Whether it depends on the settings of the database if two names mean the same.
  static boolean isDoubtful(TableName one, TableName other) {
    Optional<String> a = one.schema().map(Names::lastPart);
    Optional<String> b = other.schema().map(Names::lastPart);
    return a.isPresent() != b.isPresent()
        && !a.or(() -> b).filter(USUAL_SCHEMAS::contains).isPresent();
  }

  private static String lastPart(String schema) {
    return key(schema.substring(schema.lastIndexOf('.') + 1));
  }

  /// The words in a text of SQL or Python that may be names.
  static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean inWord =
          i < text.length()
              && (Character.isLetterOrDigit(text.charAt(i))
                  || text.charAt(i) == '_'
                  || text.charAt(i) == '$');
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        words.add(key(text.substring(start, i)));
        start = -1;
      }
    }
    return words;
  }
}
