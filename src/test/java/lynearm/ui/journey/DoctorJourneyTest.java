package lynearm.ui.journey;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.elsewhere.ManyBranches;
import lynearm.git.GitProgram;
import lynearm.ui.outline.LogPage;
import lynearm.ui.shell.TestWindow;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From a revision that is not there to one that is, and back.
@ExtendWith(ApplicationExtension.class)
class DoctorJourneyTest {

  @TempDir private static Path folder;

  private ManyBranches made;
  private TestWindow opened;
  private WindowPage window;
  private DoctorPage doctor;
  private LogPage log;

  @BeforeAll
  static void requireGit() {
    assumeTrue(GitProgram.isThere());
  }

  /// a1 - d1d1 - c3c3, the middle deleted; w1w1 is on another branch.
  @Start
  void start(Stage stage) throws IOException {
    made =
        ManyBranches.begun(Files.createTempDirectory(folder, "p"))
            .branch("work", "main")
            .revision("work", "Bob", "w1w1", "a1")
            .revision("main", "Ada", "d1d1", "a1")
            .revision("main", "Ada", "c3c3", "d1d1")
            .commit("main", "Eve", VERSIONS + "d1d1.py", "-")
            .make();
    opened = new TestWindow(stage);
    opened.open(made.root);
  }

  @BeforeEach
  void findPages(FxRobot robot) {
    window = new WindowPage(robot).showsHeads("a1", "c3c3");
    doctor = new DoctorPage(robot);
    log = new LogPage(robot, opened.history());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(opened::close);
  }

  @Test
  void aDeletedRevisionIsFoundFromItsProblemRestoredAndTakenBack() {
    Map<String, String> before = AlembicProject.contentsOf(made.root);
    doctor
        .openFromProblem()
        .isAbout("d1d1")
        .tells("d1d1 was deleted by Eve on ")
        .previews("New file " + VERSIONS + "d1d1.py")
        .confirm();
    window.tells("Restored d1d1").showsHeads("c3c3");
    assertThat(made.root.resolve(VERSIONS + "d1d1.py")).exists();
    assertThat(doctor.isSeen()).isFalse();

    window.answerNotice("Undo").tells("The folder is as it was before").showsHeads("a1", "c3c3");
    assertThat(AlembicProject.contentsOf(made.root)).isEqualTo(before);
  }

  @Test
  void itsChildFollowsItsParentInstead() {
    log.click("d1d1");
    doctor
        .openFromDetails()
        .isAbout("d1d1")
        .choose("Let c3c3 follow a1")
        .previews("down_revision = 'a1'")
        .confirm();
    window.tells("Re-parented c3c3 onto a1").showsHeads("c3c3");
  }

  @Test
  void aTypedParentIsPreviewedOrRefused() {
    log.click("d1d1");
    doctor.openFromDetails().isAbout("d1d1").tells("deleted").typeParent("q");
    doctor.previews("No revision here begins with q").typeParent("a");
    doctor.previews("down_revision = 'a1'");
  }

  @Test
  void anIdIsTakenOutOfAMessageAndImportedFromItsBranch() {
    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    doctor
        .ask("FAILED: Can't locate revision identified by 'w1w1'")
        .isAbout("w1w1")
        .tells("w1w1 is only on the git branch work, added by Bob on ")
        .previews("New file " + VERSIONS + "w1w1.py")
        .confirm();
    window.tells("Imported w1w1 from work").showsHeads("c3c3", "w1w1");
  }

  @Test
  void whileAnotherBranchIsViewedItSaysWhatItIsAbout() {
    assertThat(doctor.isAside()).isFalse();
    opened.answers("work");
    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.B).showsHeads("w1w1");
    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.F);
    doctor.ask("d1d1").isAbout("d1d1").tells("d1d1 was deleted by Eve on ");
    assertThat(doctor.isAside()).isTrue();
  }

  @Test
  void theWordsForItsAuthorAreThere() {
    doctor.openFromProblem().isAbout("d1d1").choose("Ask Eve");
    assertThat(doctor.letter()).startsWith("Hello Eve,");
  }

  @Test
  void escapePutsItAway() {
    doctor.openFromProblem().isAbout("d1d1").tells("deleted");
    window.press(KeyCode.ESCAPE);
    assertThat(doctor.isSeen()).isFalse();
  }
}
