package lynearm.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs({OS.LINUX, OS.MAC})
class HookRunnerTest {

  @TempDir private Path folder;

  private HookCall.Ready shell(String script) {
    return new HookCall.Ready("tidy", List.of("/bin/sh", "-c", script), folder);
  }

  @Test
  void whatItPrintsIsKept() {
    assertThat(
            new HookRunner(Duration.ofMinutes(1))
                .run(shell("echo out; echo err >&2; exit 3"), () -> false))
        .isEqualTo(new HookOutcome.Ended(3, "out\nerr\n"));
  }

  @Test
  void endlessOutputIsNotKeptForEver() {
    HookOutcome outcome =
        new HookRunner(Duration.ofMinutes(1))
            .run(shell("head -c 1000000 /dev/zero | tr '\\0' x"), () -> false);

    assertThat(((HookOutcome.Ended) outcome).output()).hasSize(1 << 16);
  }

  @Test
  void whatTakesTooLongIsStopped() {
    assertThat(new HookRunner(Duration.ZERO).run(shell("echo begun; sleep 600"), () -> false))
        .isInstanceOf(HookOutcome.Stopped.class)
        .extracting("why")
        .isEqualTo("It took longer than 0 seconds.");
  }

  @Test
  void whatIsNotWantedAnyMoreIsStoppedWithAllItStarted() throws Exception {
    Path pid = folder.resolve("pid");
    HookOutcome outcome =
        new HookRunner(Duration.ofMinutes(1))
            .run(
                shell("sleep 600 & echo $! > pid.new; mv pid.new pid; wait"),
                () -> Files.exists(pid));

    assertThat(outcome).isInstanceOf(HookOutcome.Stopped.class);
    long child = Long.parseLong(Files.readString(pid).strip());
    assertThat(ProcessHandle.of(child).map(it -> it.onExit().join())).satisfies(_ -> {});
    assertThat(ProcessHandle.of(child).filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aProgramThatCannotStartIsSaid() {
    assertThat(
            new HookRunner(Duration.ofMinutes(1))
                .run(
                    new HookCall.Ready("tidy", List.of(folder.resolve("gone").toString()), folder),
                    () -> false))
        .isInstanceOf(HookOutcome.NotStarted.class);
  }
}
