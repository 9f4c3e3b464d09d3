package lynearm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program ends at each step there is, and at each step of putting that right.
class CrashTest {

  @TempDir Path folder;

  /// The end of the program, as far as a test can have it: nothing of it runs any more.
  private static final class End extends Error {
    private static final long serialVersionUID = 1L;
  }

  /// Ends the program before its n-th step.
  private static Checkpoint endAt(int wanted) {
    int[] step = {0};
    return _ -> {
      if (++step[0] == wanted) {
        throw new End();
      }
    };
  }

  private static boolean ends(Runnable work) {
    return catchThrowableOfType(End.class, work::run) != null;
  }

  @Test
  void anEndAtAnyStepOfWritingLeavesAllOrNothing() throws IOException {
    Map<String, String> after = after();
    int taken = 0;
    int finished = 0;
    boolean more = true;
    for (int step = 1; more; step++) {
      Scene scene = Scene.in(folder.resolve("w" + step));
      Map<String, String> before = scene.tree();
      Change change = scene.change();
      ChangeWriter dying = scene.writer(endAt(step));
      more = ends(() -> dying.write(change));

      Optional<Recovered> recovered = scene.writer().recover();

      Map<String, String> now = scene.tree();
      assertThat(now).as("step %d", step).isIn(before, after);
      if (recovered.isPresent()) {
        assertThat(recovered.get().outcome())
            .isEqualTo(
                now.equals(after) ? Recovered.Outcome.FINISHED : Recovered.Outcome.TAKEN_BACK);
      }
      assertThat(scene.writer().recover()).isEmpty();
      if (now.equals(after)) {
        finished++;
        long id = scene.writer().nextUndo().orElseThrow().id();
        assertThat(scene.writer().undo(id)).isInstanceOf(UndoResult.Done.class);
        assertThat(scene.tree()).isEqualTo(before);
      } else {
        taken++;
        assertThat(scene.writer().write(change)).isInstanceOf(WriteResult.Written.class);
        assertThat(scene.tree()).isEqualTo(after);
      }
    }
    assertThat(taken).isGreaterThan(20);
    assertThat(finished).isGreaterThan(3);
  }

  @Test
  void anEndAtAnyStepOfUndoingAndOfRedoingLeavesAllOrNothing() throws IOException {
    boolean more = true;
    for (int step = 1; more; step++) {
      Scene scene = Scene.in(folder.resolve("u" + step));
      Map<String, String> before = scene.tree();
      scene.writer().write(scene.change());
      Map<String, String> after = scene.tree();
      long id = scene.writer().nextUndo().orElseThrow().id();
      ChangeWriter dying = scene.writer(endAt(step));
      more = ends(() -> dying.undo(id));
      scene.writer().recover();
      assertThat(scene.tree()).as("step %d", step).isIn(before, after);
      boolean isUndone = scene.tree().equals(before);
      assertThat(scene.writer().nextRedo().isPresent()).isEqualTo(isUndone);

      if (!isUndone) {
        scene.writer().undo(id);
      }
      assertThat(scene.tree()).isEqualTo(before);
      ChangeWriter dyingAgain = scene.writer(endAt(step));
      more |= ends(() -> dyingAgain.redo(id));
      scene.writer().recover();
      assertThat(scene.tree()).as("step %d", step).isIn(before, after);
      assertThat(scene.writer().nextUndo().isPresent()).isEqualTo(scene.tree().equals(after));
    }
  }

  @Test
  void puttingRightCanItselfEndAnywhere() throws IOException {
    Map<String, String> after = after();
    boolean more = true;
    for (int step = 3; more; step += 5) {
      boolean moreOfRecovery = true;
      for (int second = 1; moreOfRecovery; second++) {
        Scene scene = Scene.in(folder.resolve("r" + step + "-" + second));
        Map<String, String> before = scene.tree();
        Change change = scene.change();
        ChangeWriter dying = scene.writer(endAt(step));
        more = ends(() -> dying.write(change));
        ChangeWriter dyingAgain = scene.writer(endAt(second));
        moreOfRecovery = ends(dyingAgain::recover);
        scene.writer().recover();
        assertThat(scene.tree()).as("steps %d, %d", step, second).isIn(before, after);
        assertThat(scene.writer().isInterrupted()).isFalse();
      }
    }
  }

  @Test
  void aDiskThatFailsAtAnyStepLeavesAllOrNothing() throws IOException {
    Map<String, String> after = after();
    boolean more = true;
    for (int step = 1; more; step++) {
      Scene scene = Scene.in(folder.resolve("f" + step));
      Map<String, String> before = scene.tree();
      int[] count = {0};
      int wanted = step;
      WriteResult result =
          scene
              .writer(what -> {
                if (++count[0] == wanted) {
                  throw new IOException("No space left on device: " + what);
                }
              })
              .write(scene.change());
      more = count[0] >= wanted;
      assertThat(scene.tree())
          .as("step %d", step)
          .isEqualTo(result instanceof WriteResult.Written ? after : before);
      assertThat(scene.writer().nextUndo().isPresent())
          .isEqualTo(result instanceof WriteResult.Written);
      assertThat(scene.writer().isInterrupted()).isFalse();
    }
  }

  @Test
  void aDiskThatFailsForGoodIsPutRightByTheNextStart() throws IOException {
    Map<String, String> after = after();
    boolean more = true;
    for (int step = 1; more; step++) {
      Scene scene = Scene.in(folder.resolve("g" + step));
      Map<String, String> before = scene.tree();
      int[] count = {0};
      int wanted = step;
      scene
          .writer(what -> {
            if (++count[0] >= wanted) {
              throw new IOException("Input/output error: " + what);
            }
          })
          .write(scene.change());
      more = count[0] >= wanted;
      scene.writer().recover();
      assertThat(scene.tree()).as("step %d", step).isIn(before, after);
    }
  }

  private Map<String, String> after() throws IOException {
    Scene scene = Scene.in(Files.createDirectory(folder.resolve("after")));
    assertThat(scene.writer().write(scene.change())).isInstanceOf(WriteResult.Written.class);
    assertThat(scene.tree())
        .containsOnlyKeys(
            "",
            "versions",
            "versions/a.py",
            "versions/b.py",
            "versions/2026",
            "versions/2026/e.py",
            "versions/f.py")
        .containsEntry("versions/b.py", "rw-r--r-x revision = 'b'\r\ndown_revision = 'c'\r\n");
    return scene.tree();
  }
}
