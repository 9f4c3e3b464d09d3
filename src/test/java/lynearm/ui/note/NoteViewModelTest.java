package lynearm.ui.note;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.merge.TeamNote;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The note for the team while it is read and edited.
class NoteViewModelTest {

  @TempDir private Path folder;
  private NoteViewModel model;

  @BeforeEach
  void write() {
    RevisionGraph graph =
        AlembicProject.in(folder.resolve("p"), "a:; b: a; c: a; m: b c").read().graph();
    Node merge = graph.find(new RevisionId("m")).orElseThrow();
    TeamNote note =
        TeamNote.of(
                graph,
                merge,
                path -> path,
                Optional.of("Jane"),
                Instant.EPOCH.atZone(ZoneOffset.UTC),
                List.of())
            .orElseThrow();
    Background background = new Background(Runnable::run, Runnable::run);
    model = new NoteViewModel(background.lane(), note, "m");
  }

  @Test
  void eachFormKeepsWhatWasEdited() {
    assertThat(model.textProperty().get()).startsWith("**Merged 2 heads");
    model.textProperty().set("with marks");
    model.markdownProperty().set(false);
    assertThat(model.textProperty().get()).startsWith("Merged 2 heads");
    model.textProperty().set("without");
    model.markdownProperty().set(true);
    assertThat(model.textProperty().get()).isEqualTo("with marks");
    model.markdownProperty().set(false);
    assertThat(model.textProperty().get()).isEqualTo("without");
  }

  @Test
  void theShownFormIsSaved() {
    model.markdownProperty().set(false);
    assertThat(model.fileName()).isEqualTo("merge-m.txt");
    Path file = folder.resolve(model.fileName());
    model.save(file);
    assertThat(file).content().startsWith("Merged 2 heads of the migrations into m\n");
    assertThat(model.toldProperty().get()).isEqualTo("Saved as " + file);
    model.textProperty().set("more");
    assertThat(model.toldProperty().get()).isEmpty();
  }

  @Test
  void aFolderThatIsNotThereIsTold() {
    model.save(folder.resolve("no/where.md"));
    assertThat(model.toldProperty().get()).startsWith("Not saved: ");
  }
}
