package lynearm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import lynearm.alembic.Invocation;
import lynearm.alembic.RevisionFiles;
import lynearm.revision.ReadResult;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever lies in a version folder, every file that Alembic would load is there, in its order.
@Tag("fuzz")
class VersionFolderFuzzTest {

  private static final List<String> NAMES =
      List.of(
          "a.py",
          "a-b.py",
          "aB.py",
          "a_b.py",
          "B.py",
          "_c.py",
          "0.py",
          "#x#.py",
          ".x.py",
          "._x.py",
          ".#lock.py",
          "__init__.py",
          "__init__x.py",
          "x.PY",
          "x.py~",
          "x.txt",
          "é.py",
          "z z.py",
          "feed.py",
          "x.pyc",
          "x.pyo",
          ".py",
          "\ud83d\ude00.py",
          "a\nb.py",
          "utils.py",
          "f00.py");

  private static final List<String> FOLDERS =
      List.of("sub", "Sub", ".hidden", "dir.py", "__pycache__", "a.py", "z");

  private static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  @TempDir Path temporary;

  @Test
  void everyFileThatAlembicLoadsIsRead() throws InterruptedException {
    Fuzz.tries(
        20,
        random -> {
          Path project = Files.createTempDirectory(temporary, "p").toRealPath();
          Path versions = Files.createDirectories(project.resolve("migrations/versions"));
          boolean isRecursive = random.nextBoolean();
          Files.writeString(
              project.resolve("alembic.ini"),
              "[alembic]\nscript_location = migrations\nrecursive_version_locations = "
                  + isRecursive
                  + "\n");
          fill(versions, random, 0);
          List<Path> expected = new ArrayList<>();
          list(versions, isRecursive, expected, new HashSet<>());

          RevisionFiles listed =
              RevisionFiles.list(List.of(versions), isRecursive, false, () -> false);
          assertThat(listed.files()).isEqualTo(expected);
          Workspace workspace =
              ((OpenResult.Opened)
                      new WorkspaceReader().open(Invocation.in(project), Progress.IGNORED))
                  .workspace();
          assertThat(workspace.files()).extracting(ReadResult::file).isEqualTo(expected);
          remove(project);
        });
  }

  private static void fill(Path folder, Random random, int depth) throws IOException {
    int count = random.nextInt(8);
    for (int i = 0; i < count; i++) {
      Path name = folder.resolve(NAMES.get(random.nextInt(NAMES.size())));
      try {
        switch (random.nextInt(10)) {
          case 0 -> Files.createSymbolicLink(name, folder.resolve("nowhere.py"));
          case 1 -> Files.createSymbolicLink(name, name.getFileName());
          case 2 -> Files.createSymbolicLink(name, folder);
          case 3 ->
              Files.createSymbolicLink(
                  name, folder.resolve(NAMES.get(random.nextInt(NAMES.size()))));
          case 4 -> {
            Path target = folder.getParent().resolve("target" + random.nextInt(3) + ".py");
            if (!Files.exists(target)) {
              write(target, random);
            }
            Files.createSymbolicLink(name, target);
          }
          default -> {
            if (!Files.exists(name)) {
              write(name, random);
            }
          }
        }
      } catch (FileAlreadyExistsException _) {
        continue;
      }
    }
    if (depth < 3 && random.nextInt(3) > 0) {
      Path sub = folder.resolve(FOLDERS.get(random.nextInt(FOLDERS.size())));
      if (!Files.exists(sub, LinkOption.NOFOLLOW_LINKS)) {
        Files.createDirectory(sub);
        fill(sub, random, depth + 1);
      }
    }
  }

  private static void write(Path file, Random random) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return;
    }
    String text = "revision = 'r%d'\ndown_revision = None\n".formatted(random.nextInt(1_000));
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(4) == 0) {
      random.nextBytes(bytes);
    }
    Files.write(file, bytes);
  }

  /// The rules, one after the other: names in the order of their code points, files before folders;
  /// links are resolved first and then tested by the name of their target; each real file once;
  /// byte code caches are passed through.
  private static void list(Path folder, boolean recursive, List<Path> found, Set<Path> seen)
      throws IOException {
    List<Path> entries;
    try (Stream<Path> all = Files.list(folder)) {
      entries =
          all.sorted(Comparator.comparing(path -> path.getFileName().toString(), BY_CODE_POINT))
              .toList();
    }
    for (Path entry : entries) {
      if (Files.isRegularFile(entry) && !folder.endsWith("__pycache__")) {
        Path real = entry.toRealPath();
        if (seen.add(real) && isAccepted(real.getFileName().toString())) {
          found.add(real);
        }
      }
    }
    for (Path entry : entries) {
      boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
      if (recursive && isFolder) {
        list(entry, true, found, seen);
      }
    }
  }

  /// A file that is called `.py` and nothing else is a problem: Python can't load it.
  private static boolean isAccepted(String name) {
    return name.endsWith(".py")
        && !name.equals(".py")
        && !name.startsWith(".#")
        && !name.startsWith("__init__")
        && !name.contains("\n");
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
