package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import lynearm.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands load nothing of the window.
class NoWindowTest {

  @TempDir private Path folder;

  private String classesLoadedBy(String... words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-verbose:class",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "-C",
            folder.toString());
    builder.command().addAll(List.of(words));
    Process process = builder.redirectErrorStream(true).start();
    try (var in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aCommandLoadsNeitherJavaFxNorTheWindow() throws IOException {
    Project.withTwoHeads(folder);
    String loaded = classesLoadedBy("merge", "heads", "--dry-run");
    assertThat(loaded).contains(CommandLineProgram.class.getName()).contains("down_revision");
    assertThat(loaded.lines().filter(NoWindowTest::isOfTheWindow)).isEmpty();
  }

  private static boolean isOfTheWindow(String line) {
    return List.of(
            " javafx.", " com.sun.javafx.", " org.controlsfx.", " lynearm.ui.", " atlantafx.")
        .stream()
        .anyMatch(Objects.requireNonNull(line)::contains);
  }
}
