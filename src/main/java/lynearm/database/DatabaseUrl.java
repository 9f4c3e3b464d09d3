package lynearm.database;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The address of a database as SQLAlchemy writes it: `sqlite:///app.db` is relative to the working
/// directory, `sqlite:////srv/app.db` is absolute.
///
/// @param text as typed
/// @param file the SQLite file, as typed
public record DatabaseUrl(String text, Path file) {

  private static final Pattern SQLITE =
      Pattern.compile("sqlite(?:\\+[a-z0-9_]+)?://(?:/([^?]*))?(?:\\?(.*))?");
  private static final String MEMORY = ":memory:";
  private static final String FILE = "file:";

  /// What an address means.
  public sealed interface Parsed {

    /// A SQLite file.
    record Given(DatabaseUrl url) implements Parsed {}

    /// No database that can be read.
    ///
    /// @param what why not
    /// @param next what to write instead
    record Refused(String what, String next) implements Parsed {}
  }

  /// Takes an address apart.
  public static Parsed parse(String text) {
    Matcher matcher = SQLITE.matcher(text);
    if (!matcher.matches()) {
      return new Parsed.Refused(
          "Only SQLite files can be read, not " + withoutPassword(text),
          "Write sqlite:///FILE, or sqlite:////FILE for an absolute path.");
    }
    String path = Optional.ofNullable(matcher.group(1)).orElse("");
    if (path.startsWith(FILE)) {
      path = path.substring(FILE.length());
    }
    if (path.isEmpty() || path.equals(MEMORY)) {
      return new Parsed.Refused(
          text + " names no file", "A database in memory ends with the program that made it.");
    }
    try {
      return new Parsed.Given(new DatabaseUrl(text, Path.of(path)));
    } catch (InvalidPathException _) {
      return new Parsed.Refused(path + " can't be the name of a file here", "");
    }
  }

  /// The address with the password hidden.
  private static String withoutPassword(String text) {
    return text.replaceFirst("(://[^:@/]*):.*@", "$1:***@");
  }
}
