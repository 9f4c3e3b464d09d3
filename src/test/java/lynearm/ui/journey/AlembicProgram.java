package lynearm.ui.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The real Alembic, where it is installed.
record AlembicProgram(Path program) {

  static Optional<AlembicProgram> installed() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Arrays.stream(path.split(java.io.File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder).resolve("alembic"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(AlembicProgram::new);
  }

  /// The ids that `alembic heads` prints in this folder, sorted.
  List<String> heads(Path folder) {
    try {
      ProcessBuilder builder = new ProcessBuilder(program.toString(), "heads");
      builder.directory(folder.toFile()).redirectErrorStream(true);
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("alembic heads: " + output);
      }
      return output
          .lines()
          .filter(line -> line.contains("(head)"))
          .map(line -> line.substring(0, line.indexOf(' ')))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
