package lynearm.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The version table is read without leaving a trace.
class SqliteFileTest {

  @TempDir private Path folder;

  private Path database(String name, String... statements) throws SQLException {
    Path file = folder.resolve(name);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
    return file;
  }

  private static VersionTable read(Path file) {
    return new SqliteFile(file).read(SqliteFile.VERSION_TABLE);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void rowsAreRead() throws SQLException {
    Path file =
        database(
            "app.db",
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            "INSERT INTO alembic_version VALUES ('b1'), ('c1')");
    assertThat(read(file)).isEqualTo(new VersionTable.Rows(List.of("b1", "c1")));
  }

  @Test
  void aMissingTableHasNoRows() throws SQLException {
    assertThat(read(database("app.db", "CREATE TABLE t (a)")))
        .isEqualTo(new VersionTable.Rows(List.of()));
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    assertThat(read(Files.createFile(folder.resolve("app.db"))))
        .isEqualTo(new VersionTable.Rows(List.of()));
  }

  @Test
  void anotherTableCanBeNamed() throws SQLException {
    Path file =
        database(
            "app.db",
            "CREATE TABLE \"my \"\"versions\" (version_num TEXT)",
            "INSERT INTO \"my \"\"versions\" VALUES ('x')");
    assertThat(new SqliteFile(file).read("my \"versions"))
        .isEqualTo(new VersionTable.Rows(List.of("x")));
  }

  @Test
  void aMissingFileIsNotCreated() throws IOException {
    assertThat(read(folder.resolve("none.db"))).isInstanceOf(VersionTable.Unreadable.class);
    assertThat(names()).isEmpty();
  }

  @Test
  void anotherKindOfFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("app.db"), "not a database, but a longer text");
    assertThat(read(file))
        .isEqualTo(
            new VersionTable.Unreadable(
                file + " is not a SQLite database", "Name the file of the database."));
  }

  @Test
  void aDatabaseWithAWriteAheadLogKeepsItsFolderAsItWas() throws SQLException, IOException {
    Path file =
        database(
            "a b?#%41.db",
            "PRAGMA journal_mode = WAL",
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)",
            "INSERT INTO alembic_version VALUES ('b1')");
    List<String> before = names();
    byte[] bytes = Files.readAllBytes(file);
    assertThat(read(file)).isEqualTo(new VersionTable.Rows(List.of("b1")));
    assertThat(names()).isEqualTo(before);
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void aTableWithoutTheColumnIsTold() throws SQLException {
    Path file = database("app.db", "CREATE TABLE alembic_version (a)");
    assertThat(read(file))
        .isInstanceOfSatisfying(
            VersionTable.Unreadable.class, told -> assertThat(told.what()).contains("version_num"));
  }

  @Test
  void anEndlessViewIsGivenUp() throws SQLException {
    Path file =
        database(
            "app.db",
            "CREATE VIEW alembic_version AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
                + " FROM n) SELECT i AS version_num FROM n WHERE i < 0");
    assertThat(read(file)).isInstanceOf(VersionTable.Unreadable.class);
  }

  @Test
  void addressesAreThoseOfSqlAlchemy() {
    assertThat(fileOf("sqlite:///app.db")).isEqualTo(Path.of("app.db"));
    assertThat(fileOf("sqlite:////srv/app.db")).isEqualTo(Path.of("/srv/app.db"));
    assertThat(fileOf("sqlite+aiosqlite:///a/b.db?timeout=3")).isEqualTo(Path.of("a/b.db"));
    assertThat(fileOf("sqlite:///file:app.db?mode=ro&uri=true")).isEqualTo(Path.of("app.db"));
    assertThat(DatabaseUrl.parse("sqlite://")).isInstanceOf(DatabaseUrl.Parsed.Refused.class);
    assertThat(DatabaseUrl.parse("sqlite:///:memory:"))
        .isInstanceOf(DatabaseUrl.Parsed.Refused.class);
  }

  @Test
  void passwordsAreNotRepeated() {
    assertThat(DatabaseUrl.parse("postgresql://me:se:cr@t@host/db"))
        .isInstanceOfSatisfying(
            DatabaseUrl.Parsed.Refused.class,
            refused ->
                assertThat(refused.what())
                    .isEqualTo("Only SQLite files can be read, not postgresql://me:***@host/db"));
  }

  private static Path fileOf(String url) {
    return ((DatabaseUrl.Parsed.Given) DatabaseUrl.parse(url)).url().file();
  }
}
