package lynearm.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A small Alembic project on disk, drawn in one line.
///
/// In text, `m: a b ~d @x` is a revision `m` with the parents `a` and `b` that depends on `d` and
/// has the branch label `x`; revisions are parted by semicolons. Each gets the file `m_add_m.py`.
public final class AlembicProject {

  /// A template as `alembic init` writes it.
  public static final String TEMPLATE =
      """
      \"""${message}

      Revision ID: ${up_revision}
      Revises: ${down_revision | comma,n}
      Create Date: ${create_date}

      \"""
      from alembic import op
      import sqlalchemy as sa
      ${imports if imports else ""}

      # revision identifiers, used by Alembic.
      revision = ${repr(up_revision)}
      down_revision = ${repr(down_revision)}
      branch_labels = ${repr(branch_labels)}
      depends_on = ${repr(depends_on)}


      def upgrade() -> None:
          ${upgrades if upgrades else "pass"}


      def downgrade() -> None:
          ${downgrades if downgrades else "pass"}
      """;

  private static final String INI = "[alembic]\nscript_location = migrations\n";

  private final Path root;

  private AlembicProject(Path root) {
    this.root = root;
  }

  /// A project in this folder, which is made if need be.
  public static AlembicProject in(Path folder, String history) {
    try {
      AlembicProject project = new AlembicProject(Files.createDirectories(folder).toRealPath());
      return project
          .file("alembic.ini", INI)
          .file("migrations/env.py", "")
          .file("migrations/script.py.mako", TEMPLATE)
          .file("migrations/versions/.keep", "")
          .add(history);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path root() {
    return root;
  }

  public Path versions() {
    return root.resolve("migrations/versions");
  }

  /// The file of a revision that was drawn.
  public Path fileOf(String id) {
    return versions().resolve(id + "_add_" + id + ".py");
  }

  /// More revisions, drawn as the first.
  public AlembicProject add(String history) {
    for (String revision : history.split(";", -1)) {
      if (!revision.isBlank()) {
        draw("migrations/versions", revision);
      }
    }
    return this;
  }

  /// One more revision, in a folder of its own.
  public AlembicProject addIn(String folder, String revision) {
    draw(folder, revision);
    return this;
  }

  private void draw(String folder, String revision) {
    int colon = revision.indexOf(':');
    String id = revision.substring(0, colon).strip();
    List<String> parents = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> needed = new ArrayList<>();
    for (String word : revision.substring(colon + 1).strip().split(" +", -1)) {
      switch (word.isEmpty() ? ' ' : word.charAt(0)) {
        case ' ' -> {}
        case '~' -> needed.add(word.substring(1));
        case '@' -> labels.add(word.substring(1));
        default -> parents.add(word);
      }
    }
    file(
        folder + "/" + id + "_add_" + id + ".py",
        headers("add " + id, "", id, parents, labels, needed));
  }

  /// A revision file with literals only.
  static String headers(
      String message,
      String date,
      String id,
      List<String> parents,
      List<String> labels,
      List<String> needed) {
    return """
    \"""%s

    Revision ID: %s
    Create Date: %s

    \"""
    revision = %s
    down_revision = %s
    branch_labels = %s
    depends_on = %s


    def upgrade():
        pass


    def downgrade():
        pass
    """
        .formatted(
            message.replace("\\", "\\\\").replace("\"", "\\\""),
            id,
            date.isEmpty() ? "2026-01-02 03:04:05" : date,
            literal(id),
            oneOrMany(parents),
            many(labels),
            many(needed));
  }

  private static String oneOrMany(List<String> values) {
    return values.size() == 1 ? literal(values.getFirst()) : many(values);
  }

  private static String many(List<String> values) {
    return values.isEmpty()
        ? "None"
        : values.stream()
            .map(value -> literal(value) + ",")
            .collect(Collectors.joining("", "(", ")"));
  }

  private static String literal(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /// Any file, in place of what was there.
  public AlembicProject file(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.write(file, text.getBytes(StandardCharsets.UTF_8));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Adds a line to `alembic.ini`.
  public AlembicProject option(String line) {
    return file("alembic.ini", text(root.resolve("alembic.ini")) + line + "\n");
  }

  public AlembicProject delete(Path file) {
    try {
      Files.delete(file);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The text of a file.
  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What Lynearm reads here.
  public Workspace read() {
    return switch (new WorkspaceReader().open(root, Optional.empty(), Progress.IGNORED)) {
      case OpenResult.Opened(Workspace workspace) -> workspace;
      case OpenResult.NothingFound nothing -> throw new AssertionError(nothing.toString());
    };
  }

  /// Every file of the project with its bytes, but none of git's own.
  public Map<String, String> contents() {
    return contentsOf(root);
  }

  /// Every file below this folder with its bytes, but none of git's own.
  public static Map<String, String> contentsOf(Path folder) {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(path -> !path.startsWith(folder.resolve(".git"))).toList()) {
        contents.put(
            folder.relativize(path).toString(),
            Files.isDirectory(path) ? "folder" : Arrays.toString(Files.readAllBytes(path)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return contents;
  }
}
