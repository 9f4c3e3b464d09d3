package lynearm.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;

/// A project with one version folder, and a change that creates, replaces and deletes in it.
public final class Scene {

  static final RevisionGraph NO_GRAPH = RevisionGraph.of(List.of());
  static final Instant NOW = Instant.parse("2026-11-22T10:42:00Z");

  private static final String OLD_B = "revision = 'b'\r\ndown_revision = 'a'\r\n";
  private static final String NEW_B = "revision = 'b'\r\ndown_revision = 'c'\r\n";
  private static final String OLD_D = "revision = 'd'\ndown_revision = ('b', 'c')\n";

  final Path root;
  final Path versions;
  final StateFolder state;

  private Scene(Path root) {
    this.root = root;
    versions = root.resolve("project/versions");
    state = new StateFolder(root.resolve("state"));
  }

  /// What is in this folder already.
  public static Scene at(Path root) {
    return new Scene(root);
  }

  /// Made anew in this folder.
  public static Scene in(Path root) throws IOException {
    Scene scene = new Scene(root);
    Files.createDirectories(scene.versions);
    Files.writeString(scene.versions.resolve("a.py"), "revision = 'a'\n");
    Files.writeString(scene.versions.resolve("b.py"), OLD_B);
    Files.setPosixFilePermissions(
        scene.versions.resolve("b.py"), PosixFilePermissions.fromString("rw-r--r-x"));
    Files.writeString(scene.versions.resolve("d.py"), OLD_D);
    Files.setPosixFilePermissions(
        scene.versions.resolve("d.py"), PosixFilePermissions.fromString("rw-------"));
    return scene;
  }

  public Change change() {
    return change(
        new FileEdit.Create(versions.resolve("2026/e.py"), Content.of("revision = 'e'\n")),
        new FileEdit.Replace(versions.resolve("b.py"), Content.of(OLD_B), Content.of(NEW_B)),
        new FileEdit.Delete(versions.resolve("d.py"), Content.of(OLD_D)),
        new FileEdit.Create(versions.resolve("f.py"), Content.of("revision = 'f'\n")));
  }

  Change change(FileEdit... edits) {
    return new Change(
        "Move b onto c", List.of(edits), List.of(versions), NO_GRAPH, Fingerprint.ofNothing());
  }

  public ChangeWriter writer() {
    return writer(Checkpoint.NONE);
  }

  ChangeWriter writer(Checkpoint checkpoint) {
    return new ChangeWriter(state, versions, Clock.fixed(NOW, ZoneOffset.UTC), checkpoint);
  }

  private boolean isOurs(Path path) {
    return path.endsWith("project") || path.equals(state.root());
  }

  /// Everything in the project: names, permissions and bytes; folders too. And what is beside it
  /// but has no business there.
  public Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    Path project = root.resolve("project");
    try (Stream<Path> beside = Files.list(root)) {
      for (Path path : beside.filter(path -> !isOurs(path)).toList()) {
        tree.put("../" + path.getFileName(), "");
      }
    }
    try (Stream<Path> paths = Files.walk(project, new FileVisitOption[0])) {
      for (Path path : paths.toList()) {
        String mode =
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        tree.put(
            project.relativize(path).toString(),
            Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
                ? mode + " " + new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1)
                : mode);
      }
    }
    return tree;
  }
}
