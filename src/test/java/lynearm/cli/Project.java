package lynearm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.graph.Cases;

/// A small Alembic project on disk.
record Project(Path root) {

  private static final String TEMPLATE =
      """
      \"""${message}

      Revision ID: ${up_revision}
      Revises: ${down_revision | comma,n}

      \"""
      revision = ${repr(up_revision)}
      down_revision = ${repr(down_revision)}
      branch_labels = ${repr(branch_labels)}
      depends_on = ${repr(depends_on)}
      """;

  /// A project without revisions, in a folder of its own.
  static Project in(Path folder) {
    return new Project(folder)
        .file("alembic.ini", "[alembic]\nscript_location = migrations\n")
        .file("migrations/env.py", "")
        .file("migrations/script.py.mako", TEMPLATE)
        .folder("migrations/versions");
  }

  /// A fork: `a1aaaa <- b1bbbb`, `a1aaaa <- c1cccc`.
  static Project withTwoHeads(Path folder) {
    return in(folder)
        .revision("a1aaaa", "first")
        .revision("b1bbbb", "left", "a1aaaa")
        .revision("c1cccc", "right", "a1aaaa");
  }

  Path path(String name) {
    return root.resolve(name);
  }

  Project folder(String name) {
    try {
      Files.createDirectories(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project file(String name, String text) {
    try {
      Path file = path(name);
      folder(String.valueOf(root.relativize(file.resolve(".."))));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Project revision(String id, String doc, String... parents) {
    return file("migrations/versions/" + id + ".py", text(id, doc, List.of(parents), ""));
  }

  /// One revision of a recorded history, at its own place.
  Project recorded(JsonNode revision) {
    String rest =
        "branch_labels = "
            + tuple(Cases.texts(revision.path("branch_labels")))
            + "\ndepends_on = "
            + tuple(Cases.texts(revision.path("depends_on")))
            + "\n";
    String doc =
        (revision.has("docstring") ? revision.get("docstring") : revision.get("doc")).asText();
    return file(
        "migrations/" + revision.get("file").asText(),
        text(
            revision.get("revision").asText(),
            doc,
            Cases.texts(revision.get("down_revision")),
            rest));
  }

  private static String text(String id, String doc, List<String> parents, String rest) {
    String parent = parents.size() == 1 ? literal(parents.getFirst()) : tuple(parents);
    return literal(doc)
        + "\nrevision = "
        + literal(id)
        + "\ndown_revision = "
        + parent
        + "\n"
        + rest
        + "\n\ndef upgrade():\n    pass\n\n\ndef downgrade():\n    pass\n";
  }

  private static String tuple(List<String> texts) {
    return texts.isEmpty()
        ? "None"
        : texts.stream().map(Project::literal).collect(Collectors.joining(", ", "(", ",)"));
  }

  private static String literal(String text) {
    return "'"
        + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n").replace("\r", "\\r")
        + "'";
  }

  /// A database that stands at these revisions.
  Project database(String name, String... rows) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path(name));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
      for (String row : rows) {
        statement.execute("INSERT INTO alembic_version VALUES ('" + row + "')");
      }
    }
    return this;
  }

  /// All files there are, below the project.
  List<String> names() {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Calls Lynearm in this project.
  Called call(String... words) {
    List<String> all = new ArrayList<>(List.of("-C", root.toString()));
    all.addAll(List.of(words));
    return Called.with(all);
  }
}
