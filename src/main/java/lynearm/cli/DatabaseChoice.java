package lynearm.cli;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.database.DatabaseUrl;
import lynearm.database.SqliteFile;
import lynearm.database.VersionTable;
import picocli.CommandLine.Option;

/// Which database `current` is about.
final class DatabaseChoice {

  @Option(
      names = "--database",
      paramLabel = "URL",
      description = {
        "The SQLite file to look into, as SQLAlchemy writes it: sqlite:///app.db. It is only read.",
      })
  Optional<String> url = Optional.empty();

  @Option(
      names = "--version-table",
      paramLabel = "TABLE",
      description = "The table that env.py has chosen instead of alembic_version.")
  String table = SqliteFile.VERSION_TABLE;

  /// Reads where the database stands.
  ///
  /// @param directory what a relative path counts from
  /// @param purpose what the database is needed for
  /// @throws Failure if none is named or it can't be read
  DatabaseState read(Path directory, String purpose) throws Failure {
    if (url.isEmpty()) {
      throw new Failure(
          "Only a database can tell " + purpose,
          "Name a SQLite file with --database sqlite:///FILE.");
    }
    return switch (DatabaseUrl.parse(url.get())) {
      case DatabaseUrl.Parsed.Refused(String what, String next) -> throw new Failure(what, next);
      case DatabaseUrl.Parsed.Given(DatabaseUrl address) ->
          switch (new SqliteFile(directory.resolve(address.file())).read(table)) {
            case VersionTable.Rows(var rows) -> new DatabaseState(address.text(), rows);
            case VersionTable.Unreadable(String what, String next) -> throw new Failure(what, next);
          };
    };
  }
}
