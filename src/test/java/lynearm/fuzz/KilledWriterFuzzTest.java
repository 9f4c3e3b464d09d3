package lynearm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lynearm.change.ChangeWriter;
import lynearm.change.Recovered;
import lynearm.change.Scene;
import lynearm.change.UndoResult;
import lynearm.change.WriteResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process that writes is killed at any moment; afterwards the folder is wholly before or
/// wholly after.
@Tag("fuzz")
class KilledWriterFuzzTest {

  private static final int LONGEST_MICROS = 60_000;

  @TempDir private Path folder;
  private Map<String, String> before = Map.of();
  private Map<String, String> after = Map.of();
  private int started;
  private int interrupted;

  @BeforeEach
  void writeOnceInPeace() throws IOException {
    Scene scene = Scene.in(Files.createDirectory(folder.resolve("peace")));
    before = scene.tree();
    assertThat(scene.writer().write(scene.change())).isInstanceOf(WriteResult.Written.class);
    after = scene.tree();
  }

  @Test
  void whereverTheProcessIsKilledAllOrNothingIsThere() throws InterruptedException {
    Fuzz.tries(100, this::kill);
    System.out.printf("%d processes killed, %d of them amid a change%n", started, interrupted);
  }

  private void kill(Random random) throws IOException, InterruptedException {
    Path root = Files.createDirectory(folder.resolve("k" + started++));
    Scene scene = Scene.in(root);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessWriter.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(said.readLine()).isEqualTo("writing");
      assertThat(process.waitFor(random.nextInt(LONGEST_MICROS), TimeUnit.MICROSECONDS)).isFalse();
    } finally {
      process.destroyForcibly().waitFor();
    }
    check(scene);
  }

  private void check(Scene scene) throws IOException {
    ChangeWriter writer = scene.writer();
    var recovered = writer.recover();
    Map<String, String> now = scene.tree();
    assertThat(now).isIn(before, after);
    if (recovered.isPresent()) {
      interrupted++;
      assertThat(recovered.get().outcome())
          .isIn(Recovered.Outcome.FINISHED, Recovered.Outcome.TAKEN_BACK);
    }
    if (now.equals(after)) {
      long id = writer.nextUndo().orElseThrow().id();
      assertThat(writer.undo(id)).isInstanceOf(UndoResult.Done.class);
    }
    assertThat(scene.tree()).isEqualTo(before);
    assertThat(writer.write(scene.change())).isInstanceOf(WriteResult.Written.class);
    assertThat(scene.tree()).isEqualTo(after);
  }
}
