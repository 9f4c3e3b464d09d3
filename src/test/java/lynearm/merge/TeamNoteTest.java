package lynearm.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamNoteTest {

  @TempDir private Path folder;

  private TeamNote note(String history, List<String> collisions, Optional<String> author) {
    AlembicProject project = AlembicProject.in(folder.resolve("project"), history);
    Workspace workspace = project.read();
    Instant moment = Instant.parse("2026-11-02T10:20:30Z");
    MergeRequest request =
        new MergeRequest(
            workspace.graph().find(new RevisionId("c")).stream()
                .map(Node::index)
                .flatMap(c ->
                    workspace.graph().find(new RevisionId("b")).stream()
                        .map(b -> List.of(c, b.index())))
                .findFirst()
                .orElseThrow(),
            new RevisionId("m"),
            Optional.of("join"),
            Optional.empty(),
            moment);
    MergePlan.Ready plan =
        (MergePlan.Ready) new MergePlanner(workspace, ZoneOffset.UTC).plan(request);
    return new TeamNote(
        plan,
        path -> project.versions().relativize(Path.of(path)).toString(),
        author,
        moment.atZone(ZoneOffset.UTC),
        collisions);
  }

  @Test
  void itTellsWhatWasJoinedAndWhatToRun() {
    assertThat(note("a:; b: a; c: a", List.of("Nothing collides."), Optional.of("Jane")).markdown())
        .isEqualTo(
            """
            **Merged 2 heads of the migrations into `m`**
            By Jane, 2026-11-02 10:20.

            - `c` add c
            - `b` add b

            File: `m_join.py`

            Pull it, then run: `alembic upgrade head`
            A database at `c` runs `b`, then the merge.
            A database at `b` runs `c`, then the merge.

            Nothing collides.
            """);
  }

  @Test
  void plainTextHasNoMarks() {
    assertThat(note("a:; b: a; c: a; d: a", List.of(), Optional.empty()).plain())
        .isEqualTo(
            """
            Merged 2 heads of the migrations into m
            On 2026-11-02 10:20.

            - c add c
            - b add b

            File: m_join.py

            Pull it, then run: alembic upgrade heads
            A database at c runs b, then the merge.
            A database at b runs c, then the merge.
            """);
  }

  @Test
  void manyRevisionsAreNotAllNamed() {
    assertThat(note("a:; b: a; x1: a; x2: x1; x3: x2; c: x3", List.of(), Optional.empty()).plain())
        .contains(
            "A database at c runs b, then the merge.",
            "A database at b runs 4 revisions, x1 to c, then the merge.");
  }

  @Test
  void aMergeThatIsThereIsToldAsItsPlanWas() {
    AlembicProject project = AlembicProject.in(folder.resolve("made"), "a:; b: a; c: a; m: b c");
    Workspace workspace = project.read();
    Node merge = workspace.graph().find(new RevisionId("m")).orElseThrow();
    assertThat(made(workspace, merge).orElseThrow().markdown())
        .isEqualTo(
            """
            **Merged 2 heads of the migrations into `m`**
            By Jane, 2026-11-02 10:20.

            - `b` add b
            - `c` add c

            File: `m_add_m.py`

            Pull it, then run: `alembic upgrade head`
            A database at `b` runs `c`, then the merge.
            A database at `c` runs `b`, then the merge.
            """);
    assertThat(made(workspace, workspace.graph().find(new RevisionId("b")).orElseThrow()))
        .isEmpty();
  }

  private static Optional<TeamNote> made(Workspace workspace, Node node) {
    return TeamNote.of(
        workspace.graph(),
        node,
        path -> String.valueOf(Path.of(path).getFileName()),
        Optional.of("Jane"),
        Instant.parse("2026-11-02T10:20:30Z").atZone(ZoneOffset.UTC),
        List.of());
  }
}
