package lynearm.graph;

import static lynearm.graph.Drawn.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevisionGraphTest {

  private static int at(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow().index();
  }

  private static String names(List<Node> nodes) {
    return String.join(" ", Cases.ids(nodes));
  }

  private static String names(RevisionGraph graph, int[] nodes) {
    return names(IntStream.of(nodes).mapToObj(graph::node).toList());
  }

  private static Revision revision(String id, String... parents) {
    return new Revision(
        new RevisionId(id),
        Path.of("/project/versions", id + ".py"),
        List.of(parents).stream().map(RevisionId::new).toList(),
        List.of(),
        List.of(),
        "",
        Map.of());
  }

  @Test
  void emptyHistoryHasNothingAndIsNotRefused() {
    RevisionGraph graph = RevisionGraph.of(List.of());
    assertThat(graph.heads()).isEmpty();
    assertThat(graph.refusal()).isEmpty();
    assertThat(graph.components()).isEmpty();
    assertThat(graph.problems()).isEmpty();
  }

  @Test
  void headsAndBasesComeInLoadOrder() {
    RevisionGraph graph = graph("m <- n, a <- c, a <- b");
    assertThat(names(graph.heads())).isEqualTo("n c b");
    assertThat(names(graph.bases())).isEqualTo("m a");
  }

  @Test
  void headThatOthersDependOnIsEffectiveOnly() {
    RevisionGraph graph = graph("a <- b, x <- y ~> b");
    assertThat(names(graph.heads())).isEqualTo("b y");
    assertThat(names(graph.realHeads())).isEqualTo("y");
    assertThat(names(graph.effectiveHeads())).isEqualTo("b");
    assertThat(graph.flags(at(graph, "b"))).containsExactly(Flag.HEAD, Flag.EFFECTIVE_HEAD);
  }

  @Test
  void sameParentTwiceMakesAMergePoint() {
    RevisionGraph graph = graph("a a <- b");
    assertThat(graph.isMergePoint(at(graph, "b"))).isTrue();
    assertThat(names(graph, graph.parentsOf(at(graph, "b")))).isEqualTo("a");
    assertThat(graph.isBranchPoint(at(graph, "a"))).isFalse();
  }

  @Test
  void dependencyThatAnAncestorHasIsLeftOut() {
    RevisionGraph graph = graph("x, y, a ~> x, a <- b ~> x y");
    assertThat(names(graph, graph.allDownOf(at(graph, "b")))).isEqualTo("a x y");
    assertThat(names(graph, graph.normalisedDownOf(at(graph, "b")))).isEqualTo("a y");
  }

  @Test
  void dependencyMayNameALabel() {
    RevisionGraph graph = graph("a [expand], b ~> expand");
    assertThat(names(graph, graph.dependenciesOf(at(graph, "b")))).isEqualTo("a");
    assertThat(graph.find(new BranchLabel("expand")).orElseThrow().id().value()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a <- b [x], b <- c                 | a b c
          a <- b [x], a <- c                 | b
          a <- b, b <- c [x], a <- d         | b c
          a <- b [x], b <- c, a <- d, c d <- m | b c m
          a <- b, b <- c [x], d ~> b         | c
          a <- b, b <- c [x], d ~> c         | a b c
          """)
  void labelsSpreadUpAlwaysAndDownOnFreeEnds(String drawing, String labelled) {
    RevisionGraph graph = graph(drawing);
    assertThat(
            names(
                graph.files().stream()
                    .filter(node -> !graph.labels(node.index()).isEmpty())
                    .toList()))
        .isEqualTo(labelled);
  }

  @Test
  void missingParentIsAGhostAndEverythingElseIsDrawn() {
    RevisionGraph graph = graph("?z <- b, b <- c");
    assertThat(graph.size()).isEqualTo(3);
    assertThat(graph.fileCount()).isEqualTo(2);
    assertThat(graph.flags(at(graph, "z"))).containsExactly(Flag.MISSING);
    assertThat(names(graph.heads())).isEqualTo("c");
    assertThat(graph.refusal()).contains(new AlembicError("KeyError", "'z'"));
    assertThat(graph.guardedRefusal()).isEqualTo(graph.refusal());
    assertThat(graph.warnings())
        .containsExactly("Revision z referenced from z -> b (head), make b is not present");
    assertThat(graph.problems())
        .singleElement()
        .extracting(Problem::kind, Problem::what)
        .containsExactly(
            Problem.Kind.MISSING_PARENT, "down_revision of b names z, which is not there.");
  }

  @Test
  void missingParentThatIsAFileNameGetsAHint() {
    RevisionGraph graph = graph("0003, ?0003_add_x <- b");
    assertThat(graph.problems().getFirst().next())
        .isEqualTo("Alembic refuses every command. A whole id is needed; 0003 begins alike.");
  }

  @Test
  void fileWithAnIdOfAnotherIsReplacedButStays() {
    RevisionGraph graph = graph("a <- b, a <- c, a <- b");
    assertThat(graph.fileCount()).isEqualTo(4);
    assertThat(graph.refusal()).isEmpty();
    assertThat(names(graph.heads())).isEqualTo("b c b");
    assertThat(graph.flags(1)).contains(Flag.REPLACED, Flag.DUPLICATE);
    assertThat(graph.flags(3)).contains(Flag.DUPLICATE).doesNotContain(Flag.REPLACED);
    assertThat(graph.warnings()).containsExactly("Revision b is present more than once");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          b <- b             | LoopDetected            | Self-loop is detected in revisions (b)            | SELF_LOOP
          b ~> b             | DependencyLoopDetected  | Dependency self-loop is detected in revisions (b) | DEPENDENCY_SELF_LOOP
          b <- c, c <- b     | CycleDetected           | Cycle is detected in revisions (c, b)             | CYCLE
          a ~> b, a <- b     | DependencyCycleDetected | Dependency cycle is detected in revisions (a, b)  | DEPENDENCY_CYCLE
          """)
  void fourKindsOfCyclesAreNamed(String drawing, String error, String message, Cycle.Kind kind) {
    RevisionGraph graph = graph(drawing);
    assertThat(graph.refusal()).contains(new AlembicError(error, message));
    assertThat(graph.guardedRefusal()).contains(new AlembicError("CommandError", message));
    assertThat(graph.cycles()).singleElement().extracting(Cycle::kind).isEqualTo(kind);
    assertThat(graph.problems()).extracting(Problem::kind).contains(Problem.Kind.CYCLE);
    assertThat(graph.isInCycle(at(graph, "b"))).isTrue();
    assertThat(kind.words()).isEqualTo(message.substring(0, message.indexOf(" is detected")));
  }

  @Test
  void cycleThatEscapesAlembicEndsAndIsCalledACycle() {
    RevisionGraph graph = graph("a <- x ~> y, a <- y ~> x, x y <- e");
    assertThat(graph.refusal()).isEmpty();
    assertThat(new Symbols(graph).history())
        .isEqualTo(
            new Answer.Refused<>(
                new AlembicError(
                    "CommandError", "Dependency cycle is detected in revisions (x, y)"),
                List.of()));
  }

  @Test
  void computedParentIsNeitherABaseNorDropped() {
    Revision computed =
        new Revision(
            new RevisionId("b"),
            Path.of("/project/versions/b.py"),
            List.of(),
            List.of(),
            List.of(),
            "",
            Map.of(Header.DOWN_REVISION, 7));
    RevisionGraph graph = RevisionGraph.of(List.of(computed));
    assertThat(graph.bases()).isEmpty();
    assertThat(names(graph.heads())).isEqualTo("b");
    assertThat(graph.refusal()).isEmpty();
    assertThat(graph.flags(0)).containsExactly(Flag.HEAD, Flag.COMPUTED);
  }

  @Test
  void labelThatIsAnIdIsRefusedWithoutHidingTheRevision() {
    RevisionGraph graph = graph("a, b [a]");
    assertThat(graph.refusal())
        .contains(
            new AlembicError(
                "RevisionError", "Branch name 'a' in revision b already used by revision a"));
    assertThat(graph.find(new RevisionId("a")).orElseThrow().index()).isZero();
    assertThat(graph.problems()).extracting(Problem::kind).contains(Problem.Kind.LABEL_CLASH);
  }

  @Test
  void graphPlusARevisionIsAnotherGraph() {
    RevisionGraph graph = graph("a <- b, a <- c");
    RevisionGraph after = graph.plus(revision("m", "b", "c"));
    assertThat(names(graph.heads())).isEqualTo("b c");
    assertThat(names(after.heads())).isEqualTo("m");
    assertThat(after.isMergePoint(3)).isTrue();
  }

  @Test
  void branchesPartWhereTheirLinesMeet() {
    RevisionGraph graph = graph("a <- b, b <- c, b <- d, d <- e");
    assertThat(names(graph.forkPoints(at(graph, "c"), at(graph, "e")))).isEqualTo("b");
    assertThat(names(graph.forkPoints(at(graph, "d"), at(graph, "e")))).isEqualTo("d");
    assertThat(graph.isAncestor(at(graph, "a"), at(graph, "e"))).isTrue();
    assertThat(graph.isAncestor(at(graph, "e"), at(graph, "a"))).isFalse();
    assertThat(graph.isAncestor(at(graph, "a"), at(graph, "a"))).isFalse();
  }

  @Test
  void pathGoesOverDependenciesToo() {
    RevisionGraph graph = graph("a <- b, x <- y ~> b");
    assertThat(names(graph.pathBetween(at(graph, "a"), at(graph, "y")))).isEqualTo("y b a");
    assertThat(graph.pathBetween(at(graph, "x"), at(graph, "b"))).isEmpty();
  }

  @Test
  void componentsAreWhatNoLinkJoins() {
    RevisionGraph graph = graph("a <- b, x <- y, p, q ~> y");
    assertThat(graph.components())
        .extracting(Object::toString)
        .containsExactly("{0, 1}", "{2, 3, 5}", "{4}");
  }

  @Test
  void longHistoryNeedsNoDeepStack() {
    RevisionGraph graph =
        RevisionGraph.of(
            IntStream.range(0, 30_000)
                .mapToObj(i -> i == 0 ? revision("r0") : revision("r" + i, "r" + (i - 1)))
                .toList());
    assertThat(graph.refusal()).isEmpty();
    assertThat(graph.cycles()).isEmpty();
    assertThat(new Symbols(graph).history().value()).hasSize(30_000);
    assertThat(graph.pathBetween(0, 29_999)).hasSize(30_000);
  }
}
