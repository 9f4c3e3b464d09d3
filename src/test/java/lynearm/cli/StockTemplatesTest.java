package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The templates that the real Alembic brings, rendered by it and by us, where this machine has it.
/// But for the moment in "Create Date", names and bytes are the same.
class StockTemplatesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generic | ''",
        "generic | file_template = %%(rev)s-%%(slug)s",
        "generic | truncate_slug_length = 7",
        "generic | truncate_slug_length = 0",
        "multidb | ''", // Alembic 1.8 cannot render it for a merge, and is passed over
        "async   | ''",
        "async   | truncate_slug_length = 12",
      })
  void aMergeIsWrittenAsAlembicWritesIt(String template, String setting)
      throws IOException, InterruptedException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "alembic"))),
        "alembic is not installed");
    Path theirs = project("theirs", template, setting);
    Path ours = project("ours", template, setting);
    List<String> merge =
        List.of(
            "merge", "-m", "Join \"both\" sides: café", "--rev-id", "d1d1d1", "c1cccc", "b1bbbb");

    assumeTrue(alembic(theirs, merge) == 0, "this Alembic cannot do it itself");
    Called called = new Project(ours).call(merge.toArray(String[]::new));

    assertThat(called.status()).as(called.err()).isZero();
    assertThat(files(ours)).isEqualTo(files(theirs));
  }

  private Path project(String name, String template, String setting)
      throws IOException, InterruptedException {
    Path root = Files.createDirectory(folder.toRealPath().resolve(name));
    assertThat(alembic(root, List.of("init", "-t", template, "migrations"))).isZero();
    Path ini = root.resolve("alembic.ini");
    Files.writeString(
        ini,
        Files.readString(ini)
            .replaceFirst(
                "(?m)^script_location", setting.replace("$", "\\$") + "\nscript_location"));
    new Project(root)
        .revision("a1aaaa", "first")
        .revision("b1bbbb", "left", "a1aaaa")
        .revision("c1cccc", "right", "a1aaaa");
    return root;
  }

  private static int alembic(Path root, List<String> words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("alembic"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /// What lies in the version folder, one character a byte, without the moment of creation.
  private static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    Path versions = root.resolve("migrations/versions");
    try (Stream<Path> all = Files.walk(versions)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        files.put(
            versions.relativize(file).toString(),
            text.replaceAll(
                "(?<=C\0?r\0?e\0?a\0?t\0?e\0? \0?D\0?a\0?t\0?e\0?:)[ 0-9.:+\0-]+", " "));
      }
    }
    return files;
  }
}
