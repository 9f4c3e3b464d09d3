package lynearm.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The graph agrees with a plain way of working everything out from the definitions.
@Tag("fuzz")
class GraphFuzzTest {

  private static final int QUESTIONS = 12;

  @Test
  void soundGraphsAgreeWithTheDefinitions() throws InterruptedException {
    Fuzz.tries(
        2,
        random -> {
          List<Revision> revisions = MadeUpHistory.sound(random);
          RevisionGraph graph = RevisionGraph.of(revisions);
          PlainHistory plain = new PlainHistory(revisions);

          assertThat(graph.refusal()).isEmpty();
          assertThat(plain.refusal()).isEmpty();
          sameTerms(graph, plain);
          sameNodes(graph, plain);
          assertThat(ids(new Symbols(graph).history().value()))
              .isEqualTo(plain.history("base", "heads"));
        });
  }

  @Test
  void symbolsAndRangesMeanWhatTheDefinitionsSay() throws InterruptedException {
    Fuzz.tries(
        2,
        random -> {
          List<Revision> revisions = MadeUpHistory.sound(random);
          Symbols symbols = new Symbols(RevisionGraph.of(revisions));
          PlainHistory plain = new PlainHistory(revisions);
          List<String> words = plain.symbols();
          for (int i = 0; i < QUESTIONS; i++) {
            String word = pick(words, random);
            String symbol = random.nextBoolean() ? word : pick(words, random) + "@" + word;
            if (!symbol.startsWith("head") && !symbol.startsWith("base@")) {
              same(symbol, symbols.show(symbol), () -> plain.meaning(symbol));
            }
            String lower = pick(words, random);
            same(
                lower + ":" + word,
                symbols.history(lower + ":" + word),
                () -> plain.history(lower, word));
          }
        });
  }

  @Test
  void spoiledGraphsAreRefusedAsTheDefinitionsSay() throws InterruptedException {
    Fuzz.tries(
        2,
        random -> {
          List<Revision> revisions = MadeUpHistory.spoiled(random);
          RevisionGraph graph = RevisionGraph.of(revisions);
          everythingIsAnswered(graph, random);
          if (hasDuplicates(revisions)) {
            return;
          }
          PlainHistory plain = new PlainHistory(revisions);
          if (plain.hasParentByLabel()) {
            return;
          }
          String refusal = graph.refusal().map(GraphFuzzTest::shown).orElse("");
          assertThat(refusal).as("%s", revisions).startsWith(plain.refusal());
          assertThat(refusal.isEmpty()).isEqualTo(plain.refusal().isEmpty());
          sameTerms(graph, plain);
          for (Node node : graph.nodes()) {
            assertThat(graph.isInCycle(node.index())).isEqualTo(plain.isInCycle(id(node)));
          }
          assertThat(graph.problems().isEmpty()).isEqualTo(refusal.isEmpty() && !plain.hasCycle());
          if (refusal.isEmpty() && !plain.hasCycle()) {
            sameNodes(graph, plain);
          }
        });
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static boolean hasDuplicates(List<Revision> revisions) {
    Set<RevisionId> ids = new HashSet<>();
    return revisions.stream().anyMatch(revision -> !ids.add(revision.id()));
  }

  private static String shown(AlembicError error) {
    return error.className() + ": " + error.message();
  }

  private static String id(Node node) {
    return node.id().value();
  }

  private static List<String> ids(List<Node> nodes) {
    return nodes.stream().map(GraphFuzzTest::id).toList();
  }

  private static List<String> ids(RevisionGraph graph, int[] nodes) {
    return ids(IntStream.of(nodes).mapToObj(graph::node).toList());
  }

  private static Set<String> ids(RevisionGraph graph, BitSet nodes) {
    return Set.copyOf(ids(graph, nodes.stream().toArray()));
  }

  private static void sameTerms(RevisionGraph graph, PlainHistory plain) {
    assertThat(ids(graph.heads())).isEqualTo(plain.heads());
    assertThat(ids(graph.realHeads())).isEqualTo(plain.realHeads());
    assertThat(ids(graph.effectiveHeads())).isEqualTo(plain.effectiveHeads());
    assertThat(ids(graph.bases())).isEqualTo(plain.bases());
    assertThat(ids(graph.realBases())).isEqualTo(plain.realBases());
    assertThat(ids(graph.branchPoints())).isEqualTo(plain.branchPoints());
    assertThat(ids(graph.mergePoints())).isEqualTo(plain.mergePoints());
  }

  private static void sameNodes(RevisionGraph graph, PlainHistory plain) {
    for (Node node : graph.nodes()) {
      int number = node.index();
      String id = id(node);
      assertThat(ids(graph, graph.parentsOf(number)))
          .isEqualTo(plain.down(id).stream().distinct().toList());
      assertThat(ids(graph, graph.childrenOf(number))).isEqualTo(plain.next(id));
      assertThat(ids(graph, graph.allDownOf(number))).isEqualTo(plain.allDown(id));
      assertThat(ids(graph, graph.normalisedDownOf(number))).isEqualTo(plain.normalised(id));
      assertThat(ids(graph, graph.ancestorsOf(number)))
          .isEqualTo(PlainHistory.beyond(id, plain::down));
      assertThat(ids(graph, graph.descendantsOf(number)))
          .isEqualTo(PlainHistory.beyond(id, plain::next));
      assertThat(graph.labels(number).stream().map(BranchLabel::value).collect(Collectors.toSet()))
          .as("labels of %s", id)
          .isEqualTo(plain.labels(id));
    }
  }

  private static void same(
      String question, Answer<List<Node>> answer, Supplier<List<String>> plain) {
    List<String> expected;
    try {
      expected = plain.get();
    } catch (PlainHistory.Refused refused) {
      assertThat(answer).as(question).isInstanceOf(Answer.Refused.class);
      if (answer instanceof Answer.Refused<List<Node>>(var error, _)) {
        assertThat(error.message()).as(question).startsWith(refused.getMessage());
      }
      return;
    }
    assertThat(answer).as(question).isInstanceOf(Answer.Given.class);
    assertThat(ids(answer.value())).as(question).isEqualTo(expected);
  }

  /// Each question ends, whatever the answer.
  private static void everythingIsAnswered(RevisionGraph graph, Random random) {
    Symbols symbols = new Symbols(graph);
    symbols.heads();
    symbols.history();
    if (graph.size() == 0) {
      return;
    }
    for (Node node : graph.nodes()) {
      graph.flags(node.index());
      graph.labels(node.index());
      graph.normalisedDownOf(node.index());
    }
    assertThat(graph.problems()).noneMatch(problem -> problem.what().isBlank());
    String one = id(pick(graph.nodes(), random));
    String other = id(pick(graph.nodes(), random));
    for (String symbol : List.of(one, one + "@head", one + "@" + other, "-1", one + "@-2")) {
      symbols.show(symbol);
      symbols.parents(List.of(symbol), random.nextBoolean());
      symbols.dependencies(List.of(symbol));
    }
    for (String range : List.of(one + ":" + other, ":" + one + "+2", one + "-1:", "-3:" + other)) {
      symbols.history(range);
    }
    symbols.current(List.of(one, other));
  }
}
