package lynearm.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MoveNoteTest {

  @TempDir private Path folder;

  private static int number(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow().index();
  }

  @Test
  void aMoveIsToldWithWhatGoesAlongAndWhatItMeans() {
    Workspace workspace = AlembicProject.in(folder, "a:; b: a; c: b; d: a").read();
    RevisionGraph graph = workspace.graph();
    MovePlan plan = new MovePlanner(workspace).plan(number(graph, "c"), number(graph, "d"));

    assertThat(new MoveNote(graph, (MovePlan.Ready) plan).plain())
        .isEqualTo(
            """
            b comes after d now, before that a.

            With it go c.

            A database that has run b but not d would take it for done, and skip it. One that has\
             run everything needs "alembic stamp --purge c" afterwards. For all others nothing is\
             lost.
            """);
  }

  @Test
  void aDetachedMergeIsToldWithWhatIsGone() {
    Workspace workspace = AlembicProject.in(folder, "a:; b: a; c: a; d: b c; e: d").read();
    RevisionGraph graph = workspace.graph();
    MovePlan plan = new DetachPlanner(workspace).plan(number(graph, "d"), Optional.empty());

    assertThat(new MoveNote(graph, (MovePlan.Ready) plan).plain())
        .contains("c comes after b now, before that a.\n")
        .contains("e comes after c now, before that d.\n")
        .contains("Deleted, as nothing is left to be merged: d.\n");
  }
}
