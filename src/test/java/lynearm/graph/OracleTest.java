package lynearm.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The graph agrees with a plain way of working everything out from the definitions.
class OracleTest {

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void graphAgreesWithTheDefinitions(int seed) {
    List<Revision> revisions = randomHistory(new Random(seed));
    RevisionGraph graph = RevisionGraph.of(revisions);
    Oracle oracle = new Oracle(revisions);

    assertThat(graph.refusal()).isEmpty();
    assertThat(Cases.ids(graph.heads()))
        .isEqualTo(oracle.loadOrder(id -> oracle.children(id).isEmpty()));
    assertThat(Cases.ids(graph.realHeads()))
        .isEqualTo(oracle.loadOrder(id -> oracle.allChildren(id).isEmpty()));
    assertThat(Cases.ids(graph.branchPoints()))
        .isEqualTo(oracle.loadOrder(id -> oracle.children(id).size() > 1));
    for (Node node : graph.nodes()) {
      String id = node.id().value();
      assertThat(ids(graph, graph.normalisedDownOf(node.index()))).isEqualTo(oracle.normalised(id));
      assertThat(
              graph.labels(node.index()).stream()
                  .map(BranchLabel::value)
                  .collect(Collectors.toSet()))
          .isEqualTo(oracle.labels(id));
      assertThat(
              graph.ancestorsOf(node.index()).stream()
                  .mapToObj(i -> graph.node(i).id().value())
                  .collect(Collectors.toSet()))
          .isEqualTo(oracle.below(id));
    }
    assertThat(Cases.ids(new Symbols(graph).history().value())).isEqualTo(oracle.history());
  }

  private static List<String> ids(RevisionGraph graph, int[] nodes) {
    return IntStream.of(nodes).mapToObj(i -> graph.node(i).id().value()).toList();
  }

  private static List<Revision> randomHistory(Random random) {
    List<Revision> history = new ArrayList<>();
    int size = 1 + random.nextInt(24);
    double merging = random.nextDouble() * 0.5;
    double depending = random.nextDouble() * 0.5;
    int reach = 1 + random.nextInt(8);
    for (int i = 0; i < size; i++) {
      Set<RevisionId> parents = new LinkedHashSet<>();
      Set<Reference> dependencies = new LinkedHashSet<>();
      if (i > 0 && random.nextInt(12) > 0) {
        parents.add(earlier(i, reach, random));
        while (random.nextDouble() < merging) {
          parents.add(earlier(i, reach, random));
        }
      }
      while (i > 0 && random.nextDouble() < depending) {
        dependencies.add(new Reference(earlier(i, i, random).value()));
      }
      history.add(
          new Revision(
              new RevisionId("r" + i),
              Path.of("/v/r" + i + ".py"),
              List.copyOf(parents),
              random.nextInt(6) == 0 ? List.of(new BranchLabel("label" + i)) : List.of(),
              List.copyOf(dependencies),
              "",
              Map.of()));
    }
    Collections.shuffle(history, random);
    return history;
  }

  private static RevisionId earlier(int i, int reach, Random random) {
    return new RevisionId("r" + Math.max(0, i - 1 - random.nextInt(reach)));
  }

  /// Everything by definition, over ids and sets, as slow as it likes.
  private static final class Oracle {

    private final Map<String, Revision> byId = new TreeMap<>();
    private final List<String> order;
    private final Map<String, Set<String>> children = new HashMap<>();
    private final Map<String, Set<String>> allChildren = new HashMap<>();
    private final Map<String, Set<String>> above = new HashMap<>();
    private final Map<String, Set<String>> below = new HashMap<>();
    private final Map<String, Set<String>> belowAll = new HashMap<>();

    Oracle(List<Revision> revisions) {
      revisions.forEach(revision -> byId.put(revision.id().value(), revision));
      order = revisions.stream().map(revision -> revision.id().value()).toList();
    }

    private Revision revision(String id) {
      return Objects.requireNonNull(byId.get(id));
    }

    List<String> loadOrder(Predicate<String> condition) {
      return order.stream().filter(condition).toList();
    }

    List<String> down(String id) {
      return revision(id).downRevisions().stream().map(RevisionId::value).toList();
    }

    List<String> dependencies(String id) {
      return revision(id).dependsOn().stream().map(Reference::text).toList();
    }

    Set<String> children(String id) {
      return children.computeIfAbsent(id, _ -> those(other -> down(other).contains(id)));
    }

    Set<String> allChildren(String id) {
      return allChildren.computeIfAbsent(
          id, _ -> those(other -> down(other).contains(id) || dependencies(other).contains(id)));
    }

    private Set<String> those(Predicate<String> condition) {
      return order.stream().filter(condition).collect(Collectors.toSet());
    }

    Set<String> below(String id) {
      Set<String> known = below.get(id);
      if (known == null) {
        known = new TreeSet<>();
        for (String parent : down(id)) {
          known.add(parent);
          known.addAll(below(parent));
        }
        below.put(id, known);
      }
      return known;
    }

    Set<String> above(String id) {
      return above.computeIfAbsent(id, _ -> those(other -> below(other).contains(id)));
    }

    List<String> normalised(String id) {
      Set<String> inherited =
          below(id).stream().flatMap(a -> dependencies(a).stream()).collect(Collectors.toSet());
      Set<String> all = new LinkedHashSet<>(down(id));
      dependencies(id).stream().filter(d -> !inherited.contains(d)).forEach(all::add);
      return List.copyOf(all);
    }

    Set<String> belowAll(String id) {
      Set<String> known = belowAll.get(id);
      if (known == null) {
        known = new TreeSet<>(Set.of(id));
        for (String next : normalised(id)) {
          known.addAll(belowAll(next));
        }
        belowAll.put(id, known);
      }
      return known;
    }

    Set<String> labels(String id) {
      return order.stream()
          .filter(other -> reaches(other, id))
          .flatMap(other -> revision(other).branchLabels().stream())
          .map(BranchLabel::value)
          .collect(Collectors.toSet());
    }

    private boolean isPlain(String id) {
      return allChildren(id).size() <= 1 && down(id).size() <= 1;
    }

    private boolean reaches(String labelled, String id) {
      if (id.equals(labelled) || above(labelled).contains(id)) {
        return true;
      }
      if (!isPlain(labelled) || !above(labelled).stream().allMatch(this::isPlain)) {
        return false;
      }
      String at = labelled;
      while (isPlain(at)) {
        if (at.equals(id)) {
          return true;
        }
        if (down(at).isEmpty()) {
          return false;
        }
        at = down(at).getFirst();
      }
      return false;
    }

    List<String> history() {
      Set<String> todo = new HashSet<>(order);
      List<String> tips = new ArrayList<>(loadOrder(id -> allChildren(id).isEmpty()));
      List<String> output = new ArrayList<>();
      int current = 0;
      while (!tips.isEmpty()) {
        String tip = tips.get(current);
        int i = current;
        int above =
            IntStream.range(0, tips.size())
                .filter(j -> j != i && belowAll(tips.get(j)).contains(tip))
                .findFirst()
                .orElse(-1);
        if (above >= 0) {
          current = above;
          continue;
        }
        output.add(tip);
        todo.remove(tip);
        List<String> next =
            normalised(tip).stream().filter(id -> todo.contains(id) && !tips.contains(id)).toList();
        if (next.isEmpty()) {
          tips.remove(current);
          current = Math.max(current - 1, 0);
        } else {
          tips.set(current, next.getFirst());
          tips.addAll(next.subList(1, next.size()));
        }
      }
      return output;
    }
  }
}
