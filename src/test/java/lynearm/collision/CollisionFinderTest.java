package lynearm.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.OperationsReader;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Body;
import lynearm.workspace.CorpusProject;
import lynearm.workspace.Progress;
import lynearm.workspace.ProjectBodies;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which revisions are compared, and what comes of whole histories.
class CollisionFinderTest {

  @TempDir private Path folder;

  private Workspace drawn(String history) {
    return AlembicProject.in(folder, history).read();
  }

  private static Pair pair(Workspace workspace, String one, String other) {
    return report(workspace, one, other).pairs().getFirst();
  }

  private static CollisionReport report(Workspace workspace, String... ids) {
    RevisionGraph graph = workspace.graph();
    List<Integer> nodes =
        List.of(ids).stream()
            .map(id -> graph.find(new RevisionId(id)).orElseThrow().index())
            .toList();
    return new CollisionFinder(graph, new ProjectBodies(workspace)::read)
        .find(nodes, Progress.IGNORED);
  }

  private static List<String> ids(Side side) {
    return side.revisions().stream().map(RevisionId::value).toList();
  }

  // d   e
  // b   c
  // └─a─┘
  @Test
  void onlyWhatASideHasForItselfIsCompared() {
    Pair pair = pair(drawn("a:; b: a; c: a; d: b; e: c"), "d", "e");

    assertThat(ids(pair.left())).containsExactly("b", "d");
    assertThat(ids(pair.right())).containsExactly("c", "e");
  }

  @Test
  void dependenciesBelongToASide() {
    Pair pair = pair(drawn("a:; b: a; x:; c: a ~x; y: x"), "b", "c");

    assertThat(ids(pair.left())).containsExactly("b");
    assertThat(ids(pair.right())).containsExactlyInAnyOrder("x", "c").endsWith("c");
  }

  @Test
  void unrelatedRootsHaveAllForThemselves() {
    Pair pair = pair(drawn("a:; b: a; x:; y: x"), "b", "y");

    assertThat(ids(pair.left())).containsExactly("a", "b");
    assertThat(ids(pair.right())).containsExactly("x", "y");
  }

  @Test
  void whatAnEarlierMergeJoinedIsInCommon() {
    Pair pair = pair(drawn("a:; b: a; c: a; m: b c; d: m; e: c"), "d", "e");

    assertThat(ids(pair.left())).containsExactly("b", "m", "d");
    assertThat(ids(pair.right())).containsExactly("e");
  }

  @Test
  void severalAreComparedEachWithEach() {
    CollisionReport report = report(drawn("a:; b: a; c: a; d: a"), "b", "c", "d");

    assertThat(report.pairs())
        .extracting(pair -> pair.left().head() + " " + pair.right().head())
        .containsExactly("b c", "b d", "c d");
    assertThat(report.verdict()).isEqualTo(Verdict.NOTHING_FOUND);
  }

  @Test
  void aMissingFileIsUnknown() {
    Workspace workspace = drawn("a:; b: gone; c: a");
    CollisionReport report =
        new CollisionFinder(
                workspace.graph(), _ -> new Body("", new OperationsReader().read(UPGRADE)))
            .find(
                List.of(
                    workspace.graph().find(new RevisionId("b")).orElseThrow().index(),
                    workspace.graph().find(new RevisionId("c")).orElseThrow().index()),
                Progress.IGNORED);

    assertThat(report.findings())
        .anyMatch(it -> it.grade() == Grade.UNKNOWN && it.sentence().contains("file is missing"));
  }

  private static final String UPGRADE =
      "from alembic import op\ndef upgrade():\n    op.drop_table('a')\n";

  @Test
  void aFileThatCannotBeReadIsUnknown() {
    Workspace workspace = drawn("a:; b: a; c: a");
    Bodies bodies =
        file -> {
          if (file.getFileName().toString().startsWith("b_")) {
            throw new IOException("no permission");
          }
          return new Body(UPGRADE, new OperationsReader().read(UPGRADE));
        };
    CollisionReport report =
        new CollisionFinder(workspace.graph(), bodies).find(List.of(1, 2), Progress.IGNORED);

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN_PARTS);
    assertThat(report.summary())
        .isEqualTo("Nothing collides in what could be read; 1 step could not be followed.");
  }

  static List<Path> recordings() {
    return CorpusProject.recordings();
  }

  /// The recordings hold no bodies, so every revision is given one that meets all others.
  @ParameterizedTest
  @MethodSource("recordings")
  void realMergesAreCompared(Path recording) {
    RevisionGraph graph = CorpusProject.write(recording, folder).project().read().graph();
    Body body = new Body(UPGRADE, new OperationsReader().read(UPGRADE));
    CollisionFinder finder = new CollisionFinder(graph, _ -> body);
    for (Node merge : graph.mergePoints()) {
      List<Integer> parents = IntStream.of(graph.parentsOf(merge.index())).boxed().toList();
      for (Pair pair : finder.find(parents, Progress.IGNORED).pairs()) {
        boolean both = !pair.left().revisions().isEmpty() && !pair.right().revisions().isEmpty();
        assertThat(pair.findings().isEmpty()).as(merge.id().value()).isEqualTo(!both);
      }
    }
  }
}
