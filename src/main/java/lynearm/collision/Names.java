package lynearm.collision;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lynearm.operation.TableName;

/// Names as databases compare them: without regard to case, since unquoted names are folded one way
/// or the other, and to what is beyond their greatest length.
final class Names {
  private static final Set<String> USUAL_SCHEMAS = Set.of("public", "dbo", "main");

  /// Marks of indexes and constraints in their names (SQLAlchemy: naming conventions; PostgreSQL:
  /// `ChooseConstraintName`).
  private static final Set<String> MARKS =
      Set.of(
          "uq",
          "uc",
          "uk",
          "uniq",
          "unique",
          "key",
          "ix",
          "idx",
          "index",
          "fk",
          "fkey",
          "foreign",
          "ck",
          "chk",
          "check",
          "pk",
          "pkey",
          "constraint");

  private Names() {}

  /// What PostgreSQL keeps of a name, in bytes; SQLAlchemy refuses to go beyond it, SQL in a text
  /// may (PostgreSQL: Lexical Structure).
  static final int LONGEST = 63;

  static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static String key(String name) {
    String folded = folded(name);
    return folded.length() <= LONGEST ? folded : folded.substring(0, LONGEST);
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

  /// What is left of the name of an index or a constraint without the marks that conventions put
  /// before or behind it: of `uq_users_email` and of `users_email_key` the same.
  static String stem(String name) {
    String key = key(name);
    int first = key.indexOf('_');
    int last = key.lastIndexOf('_');
    boolean before = first > 0 && MARKS.contains(key.substring(0, first));
    boolean behind = last > first && MARKS.contains(key.substring(last + 1));
    return key.substring(before ? first + 1 : 0, behind ? last : key.length());
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
