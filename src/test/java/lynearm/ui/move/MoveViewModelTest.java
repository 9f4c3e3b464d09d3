package lynearm.ui.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.move.Advice;
import lynearm.move.MovePlan;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The state of the panel that moves.
class MoveViewModelTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T10:20:30Z"), ZoneOffset.UTC);
  private static final Wish B_ONTO_C = new Wish.Onto(new RevisionId("b"), new RevisionId("c"));

  @TempDir private Path folder;
  private final List<MovePlan.Ready> written = new ArrayList<>();
  private final MoveViewModel model =
      new MoveViewModel(new Background(Runnable::run, Runnable::run).lane(), CLOCK, written::add);
  private AlembicProject project;
  private Workspace workspace;

  // b   c
  // └─a─┘
  @BeforeEach
  void read() {
    project = AlembicProject.in(folder.resolve("project"), "a:; b: a; c: a");
    workspace = project.read();
  }

  private Preview preview() {
    return model.previewProperty().get().orElseThrow();
  }

  private Advice advice() {
    return preview().advice().orElseThrow();
  }

  private String title() {
    return ((MovePlan.Ready) preview().plan()).change().title();
  }

  @Test
  void whatWouldBeDoneIsShownAndWrittenOnRequest() {
    model.show(workspace, B_ONTO_C);
    assertThat(title()).isEqualTo("Move b onto c");
    assertThat(advice().verdict()).isEqualTo(Advice.Verdict.EITHER);
    assertThat(model.impossibleBinding().get()).isFalse();
    assertThat(written).isEmpty();
    model.confirm();
    assertThat(written).containsExactly((MovePlan.Ready) preview().plan());
  }

  @Test
  void swappedItStaysSwappedUntilSomethingElseIsWished() {
    model.show(workspace, B_ONTO_C);
    model.swap();
    assertThat(title()).isEqualTo("Move c onto b");
    model.show(project.read(), B_ONTO_C);
    assertThat(title()).isEqualTo("Move c onto b");
    model.show(workspace, new Wish.Onto(new RevisionId("c"), new RevisionId("b")));
    assertThat(title()).isEqualTo("Move c onto b");
    model.show(workspace, B_ONTO_C);
    assertThat(title()).isEqualTo("Move b onto c");
  }

  @Test
  void aDatabaseThatWouldSkipForbidsItWhateverThePersonSays() {
    model.show(workspace, B_ONTO_C);
    model.rowsProperty().set(" b ");
    assertThat(advice().forbids()).isTrue();
    assertThat(advice().reasons().getFirst().sentence())
        .isEqualTo("The database (at b) would skip c: Alembic would take it for done.");
    model.insistsProperty().set(true);
    assertThat(model.impossibleBinding().get()).isTrue();
    model.confirm();
    assertThat(written).isEmpty();
    model.swap();
    assertThat(model.impossibleBinding().get()).isFalse();
  }

  @Test
  void theDatabaseThatTheConfigurationNamesIsKnown() throws SQLException {
    project.file(
        "alembic.ini",
        "[alembic]\nscript_location = migrations\nsqlalchemy.url = sqlite:///dev/app.db\n");
    project.file("dev/.keep", "");
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + project.root().resolve("dev/app.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
      model.show(project.read(), B_ONTO_C);
      assertThat(advice().forbids()).isFalse();
      statement.execute("INSERT INTO alembic_version VALUES ('b')");
    }
    model.show(project.read(), B_ONTO_C);
    assertThat(advice().forbids()).isTrue();
    assertThat(advice().reasons().getFirst().sentence())
        .isEqualTo(
            "The database dev/app.db of alembic.ini (at b) would skip c: Alembic would take it for"
                + " done.");
  }

  @Test
  void aPersonMayInsistWhereNothingIsSkipped() {
    model.show(workspace, B_ONTO_C);
    model.rowsProperty().set("b, c");
    assertThat(model.impossibleBinding().get()).isTrue();
    model.insistsProperty().set(true);
    assertThat(model.impossibleBinding().get()).isFalse();
    model.swap();
    assertThat(model.insistsProperty().get()).isFalse();
  }

  @Test
  void aRefusalHasNoAdvice() {
    model.show(workspace, new Wish.Onto(new RevisionId("b"), new RevisionId("a")));
    assertThat(preview().plan()).isInstanceOf(MovePlan.Refused.class);
    assertThat(preview().advice()).isEmpty();
    assertThat(model.impossibleBinding().get()).isTrue();
  }

  @Test
  void aMergeIsDetachedWithEitherSideUp() {
    project.add("m: b c");
    model.show(project.read(), new Wish.Detach(new RevisionId("m"), Optional.empty()));
    assertThat(title()).isEqualTo("Detach merge m");
    assertThat(relinked()).containsExactly(new RevisionId("c"));
    model.swap();
    assertThat(relinked()).containsExactly(new RevisionId("b"));
    model.swap();
    assertThat(relinked()).containsExactly(new RevisionId("c"));
  }

  private List<RevisionId> relinked() {
    return ((MovePlan.Ready) preview().plan()).relinked();
  }

  @Test
  void clearedItShowsNothing() {
    model.show(workspace, B_ONTO_C);
    model.clear();
    assertThat(model.previewProperty().get()).isEmpty();
    model.confirm();
    assertThat(written).isEmpty();
  }

  @Test
  void thePicturesShowBothBranchesAndTheLine() {
    model.show(workspace, B_ONTO_C);
    MovePictures drawn = MovePictures.of(workspace.graph(), (MovePlan.Ready) preview().plan());
    assertThat(drawn.before().heads()).hasSize(2);
    assertThat(drawn.after().heads()).hasSize(1);
    assertThat(drawn.before().files()).hasSize(3);
    assertThat(drawn.after().files()).hasSize(3);
  }
}
