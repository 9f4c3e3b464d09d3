package lynearm.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;

/// A SQLite file, read without leaving a trace: it is never created, changed or locked for longer
/// than one short read, and no file is made beside it.
public final class SqliteFile {

  /// The table in which Alembic keeps where a database stands, unless `env.py` names another.
  public static final String VERSION_TABLE = "alembic_version";

  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  /// Where the header tells how the file is written, and what it says for a write-ahead log.
  private static final int WRITE_FORMAT = 18;

  private static final int WRITE_AHEAD = 2;
  private static final int HEADER = 20;

  /// More rows than any history has heads.
  private static final int MOST_ROWS = 10_000;

  /// Steps of SQLite's engine between two looks at the clockwork, and how many looks it gets.
  private static final int STEPS = 1_000_000;

  private static final int MOST_LOOKS = 200;

  private final Path file;

  public SqliteFile(Path file) {
    this.file = file;
  }

  /// The rows of the version table in the order in which the database gives them.
  ///
  /// @param table the name of the table, usually [#VERSION_TABLE]
  public VersionTable read(String table) {
    if (!Files.exists(file)) {
      return new VersionTable.Unreadable(
          "There is no database file " + file, "Look at the path. Lynearm never creates one.");
    }
    if (!Files.isRegularFile(file)) {
      return new VersionTable.Unreadable(file + " is not a file", "Name the file of the database.");
    }
    try {
      byte[] header = header();
      if (header.length == 0) {
        return new VersionTable.Rows(List.of());
      }
      if (!isSqlite(header)) {
        return new VersionTable.Unreadable(
            file + " is not a SQLite database", "Name the file of the database.");
      }
      return new VersionTable.Rows(rows(table, header));
    } catch (AccessDeniedException _) {
      return new VersionTable.Unreadable("No permission to read " + file, "Allow reading it.");
    } catch (IOException | SQLException e) {
      return new VersionTable.Unreadable("Can't read " + file + ": " + e.getMessage(), "");
    }
  }

  private byte[] header() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEADER);
    }
  }

  private static boolean isSqlite(byte[] header) {
    return header.length == HEADER
        && Arrays.equals(header, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  private List<String> rows(String table, byte[] header) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    try (Connection connection = config.createConnection(address(header))) {
      ProgressHandler.setHandler(connection, STEPS, new Patience());
      return hasTable(connection, table) ? rows(connection, table) : List.of();
    }
  }

  /// A database with a write-ahead log makes files beside itself even for a reader, unless it is
  /// told that nobody writes; which is so as long as there is no log.
  private String address(byte[] header) {
    boolean untouched =
        header[WRITE_FORMAT] == WRITE_AHEAD
            && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    return "jdbc:sqlite:"
        + file.toAbsolutePath().toUri()
        + "?mode=ro"
        + (untouched ? "&immutable=1" : "");
  }

  private static boolean hasTable(Connection connection, String table) throws SQLException {
    try (PreparedStatement question =
        connection.prepareStatement(
            "SELECT 1 FROM sqlite_master WHERE type IN ('table', 'view') AND lower(name) ="
                + " lower(?)")) {
      question.setString(1, table);
      try (ResultSet found = question.executeQuery()) {
        return found.next();
      }
    }
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    List<String> ids = new ArrayList<>();
    String name = "\"" + table.replace("\"", "\"\"") + "\"";
    try (Statement question = connection.createStatement();
        ResultSet found =
            question.executeQuery(
                "SELECT version_num FROM "
                    + name
                    + " WHERE version_num IS NOT NULL LIMIT "
                    + (MOST_ROWS + 1))) {
      while (found.next()) {
        ids.add(found.getString(1));
      }
    }
    if (ids.size() > MOST_ROWS) {
      throw new SQLException("the table " + table + " has more than " + MOST_ROWS + " rows");
    }
    return ids;
  }

  /// Ends a question that takes unreasonably long, as a view in a strange file may.
  private static final class Patience extends ProgressHandler {
    private int looks;

    @Override
    protected int progress() {
      looks++;
      return looks > MOST_LOOKS ? 1 : 0;
    }
  }
}
