package lynearm.ui.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import lynearm.ui.commit.CommitViewModel;
import lynearm.ui.shell.TestWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// From two heads to a commit on a branch of its own, and the word to the team.
@ExtendWith(ApplicationExtension.class)
class CommitJourneyTest {

  @TempDir private static Path folder;

  private Path root;
  private TestWindow opened;
  private WindowPage window;

  @Start
  void start(Stage stage) throws IOException {
    root = Files.createTempDirectory(folder, "p").toRealPath().resolve("sample");
    SampleProjects.create(Sample.SMALL, root);
    Path config = root.resolve(".git/config");
    Files.writeString(
        config,
        Files.readString(config) + "[user]\n\tname = Ada Maker\n\temail = ada@example.org\n");
    opened = new TestWindow(stage);
    opened.open(root);
  }

  @BeforeEach
  void findPages(FxRobot robot) {
    window = new WindowPage(robot);
    window.showsHeads(3);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(opened::close);
  }

  @Test
  void aMergeIsCommittedOnANewBranchAndTold() {
    opened.willCommit(commit -> {
      commit.whereProperty().set(CommitViewModel.Where.NEW_BRANCH);
      commit.branchProperty().set("team/join");
      commit
          .possibleProperty()
          .subscribe(possible -> {
            if (possible) {
              commit.commit();
            }
          });
    });
    window.press(KeyCode.SHORTCUT, KeyCode.M);
    window.merge().previews(3).createAnd("merge-menu-commit");
    window.tells("on team/join").showsHeads(1);
    assertThat(opened.explained()).contains("Commit");
    assertThat(branch()).isEqualTo("team/join");

    window.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.N);
    assertThat(opened.explained()).endsWith("Note for the team");
  }

  @Test
  void aMergeIsCreatedAndStaged() {
    window.press(KeyCode.SHORTCUT, KeyCode.M);
    window.merge().previews(3).createAnd("merge-menu-stage");
    window.tells("Staged").showsHeads(1);
  }

  private String branch() {
    GitRepository git = ((GitLookup.Found) GitRepository.around(root)).repository();
    return git.state()
        .or(reason -> {
          throw new AssertionError(reason.toString());
        })
        .head()
        .branch()
        .orElseThrow()
        .name();
  }
}
