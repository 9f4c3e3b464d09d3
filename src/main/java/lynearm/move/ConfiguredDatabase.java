package lynearm.move;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.alembic.Lookup;
import lynearm.alembic.Settings;
import lynearm.database.DatabaseUrl;
import lynearm.database.SqliteFile;
import lynearm.database.VersionTable;
import lynearm.workspace.Workspace;

/// The database that the configuration names, where it is a SQLite file on this machine. It is only
/// read, and nothing else is looked into: other databases would ask for a connection.
public final class ConfiguredDatabase {

  private static final String URL = "sqlalchemy.url";

  private ConfiguredDatabase() {}

  /// Where it stands; nothing if there is none, or if it has no rows, which may as well mean that
  /// `env.py` keeps them in another table.
  public static Optional<Standing> of(Workspace workspace) {
    return workspace
        .settings()
        .flatMap(settings ->
            file(settings)
                .filter(Files::isRegularFile)
                .flatMap(file ->
                    standing(file, workspace.show(file), workspace.show(settings.ini().path()))));
  }

  private static Optional<Path> file(Settings settings) {
    return settings.mainOption(URL) instanceof Lookup.Found<String>(String url)
            && DatabaseUrl.parse(url) instanceof DatabaseUrl.Parsed.Given(DatabaseUrl given)
        ? Optional.of(settings.directory().resolve(given.file()).normalize())
        : Optional.empty();
  }

  private static Optional<Standing> standing(Path file, String shown, String ini) {
    return new SqliteFile(file).read(SqliteFile.VERSION_TABLE)
                instanceof VersionTable.Rows(List<String> rows)
            && !rows.isEmpty()
        ? Optional.of(new Standing("The database " + shown + " of " + ini, rows))
        : Optional.empty();
  }
}
