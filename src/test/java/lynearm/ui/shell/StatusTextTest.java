package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The facts in the status line.
class StatusTextTest {

  @TempDir private Path folder;

  private String textOf(AlembicProject project) {
    return StatusText.of(Optional.of(project.read()));
  }

  @Test
  void itCountsRevisionsBasesAndHeads() {
    assertThat(textOf(AlembicProject.in(folder, "a:; b: a; c: a")))
        .startsWith("3 revisions  ·  1 base  ·  2 heads  ·  read in ")
        .endsWith(" ms  ·  watching for changes");
  }

  @Test
  void oneIsSaidInTheSingular() {
    assertThat(textOf(AlembicProject.in(folder, "a:")))
        .startsWith("1 revision  ·  1 base  ·  1 head  ·  ");
  }

  @Test
  void missingParentsAreNoRevisions() {
    assertThat(textOf(AlembicProject.in(folder, "a:; b: lost"))).startsWith("2 revisions  ·  ");
  }

  @Test
  void unreadableFilesAreCountedApart() {
    AlembicProject project =
        AlembicProject.in(folder, "a:").file("migrations/versions/x.py", "revision = (\n");
    assertThat(textOf(project)).contains("  ·  1 file could not be read  ·  ");
  }

  @Test
  void withNothingOpenThereIsNothingToSay() {
    assertThat(StatusText.of(Optional.empty())).isEmpty();
  }
}
