package lynearm.collision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Operation;
import lynearm.workspace.Body;
import lynearm.workspace.Progress;

/// Finds out whether what some heads do since they parted goes together, without running it: from
/// the text of every `upgrade()` that one head needs, over parents and `depends_on`, and the other
/// does not.
///
/// What cannot be followed is told as unknown, never passed over. The history that both have in
/// common is read too where one changes or takes away what the other may need, since foreign keys,
/// views and triggers of that time tie tables together. Each file is read once; the rest grows with
/// the operations, and with the product of those that meet on one table.
public final class CollisionFinder {
  private final RevisionGraph graph;
  private final Bodies bodies;
  private final Map<Path, Body> read = new HashMap<>();
  private final Map<List<Integer>, Ties> ties = new HashMap<>();

  public CollisionFinder(RevisionGraph graph, Bodies bodies) {
    this.graph = graph;
    this.bodies = bodies;
  }

  /// Compares each of these revisions with each. What a pair has in common with an earlier one is
  /// told there alone.
  ///
  /// @param heads two at least; a revision that another needs has nothing of its own beside it
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public CollisionReport find(List<Integer> heads, Progress progress) {
    List<Pair> pairs = new ArrayList<>();
    Set<Object> told = new HashSet<>();
    for (int i = 0; i < heads.size(); i++) {
      for (int k = i + 1; k < heads.size(); k++) {
        progress.check();
        pairs.add(pair(heads.get(i), heads.get(k), told, progress));
      }
    }
    return new CollisionReport(pairs);
  }

  private Pair pair(int one, int other, Set<Object> told, Progress progress) {
    Branching branching = Branching.of(graph, one, other);
    SideReading left = SideReading.of(graph, branching.left(), file -> body(file, progress));
    SideReading right = SideReading.of(graph, branching.right(), file -> body(file, progress));
    List<Finding> findings =
        PairFinder.find(
                graph.node(one).id(),
                graph.node(other).id(),
                left,
                right,
                () -> ties(branching.common(), progress))
            .stream()
            .filter(finding -> told.add(both(finding)))
            .toList();
    return new Pair(
        side(one, branching.left(), left), side(other, branching.right(), right), findings);
  }

  private Ties ties(List<Integer> common, Progress progress) {
    Ties known = ties.get(common);
    if (known == null) {
      known =
          Ties.of(
              SideReading.of(
                  graph,
                  common,
                  file -> {
                    progress.check();
                    return bodies.read(file);
                  }));
      ties.put(common, known);
    }
    return known;
  }

  /// What is the same in two pairs: the places, not the heads above them.
  private static Object both(Finding finding) {
    Set<Optional<Place>> places = new HashSet<>();
    places.add(finding.left());
    places.add(finding.right());
    return List.of(places, finding.grade(), finding.subject());
  }

  private Side side(int head, List<Integer> nodes, SideReading reading) {
    int steps =
        (int)
            reading.steps().stream()
                .filter(it -> !(it.step().operation() instanceof Operation.Unknown))
                .count();
    return new Side(
        graph.node(head).id(),
        nodes.stream().map(node -> graph.node(node).id()).toList(),
        steps,
        reading.untold().size());
  }

  private Body body(Path file, Progress progress) throws IOException {
    Body known = read.get(file);
    if (known == null) {
      progress.check();
      known = bodies.read(file);
      read.put(file, known);
    }
    return known;
  }
}
