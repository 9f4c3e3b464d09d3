package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import lynearm.git.Commit;
import lynearm.git.GitObjects;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReading;

/// Finds out when the heads of the newest state parted, while somebody goes back over the states.
///
/// ```
///   A   B      the line of A is A and a, that of B is B and b
///   |   |
///   a   b      both lines are there as long as some head is above a or A,
///    \ /       and another above b or B
///     c
/// ```
///
/// Three heads that parted one after another give two partings, not three.
final class Partings {

  /// Who wrote a revision is looked for among so many commits.
  private static final int MOST_COMMITS = 5000;

  private final GitObjects objects;
  private final Progress progress;
  private final List<Pair> open = new ArrayList<>();
  private final List<Parted> parted = new ArrayList<>();
  private final Map<RevisionId, Integer> order = new HashMap<>();
  private int looks;

  /// Two heads, and what each has that the other has not.
  private record Pair(
      RevisionId one,
      RevisionId other,
      Set<RevisionId> line,
      Set<RevisionId> otherLine,
      Optional<RevisionId> parent) {}

  private record Parted(Pair pair, int look, Parting parting) {}

  Partings(GitObjects objects, Optional<TreeReading.Found> newest, Progress progress) {
    this.objects = objects;
    this.progress = progress;
    newest.ifPresent(found -> begin(found.graph()));
  }

  private void begin(RevisionGraph graph) {
    graph.files().forEach(node -> order.put(node.id(), node.index()));
    List<Node> heads = Comparison.heads(graph).stream().limit(GraphHistory.MOST_HEADS).toList();
    List<BitSet> below =
        heads.stream().map(head -> reached(graph, Set.of(head.id()), graph::parentsOf)).toList();
    for (int i = 0; i < heads.size(); i++) {
      for (int k = i + 1; k < heads.size(); k++) {
        open.add(pair(graph, heads.get(i), heads.get(k), below.get(i), below.get(k)));
      }
    }
  }

  private static Pair pair(RevisionGraph graph, Node one, Node other, BitSet mine, BitSet yours) {
    BitSet common = (BitSet) mine.clone();
    common.and(yours);
    Optional<RevisionId> parent =
        common.stream()
            .filter(node -> graph.nextOf(node).length > 0)
            .filter(node -> !hasChildIn(graph, node, common))
            .mapToObj(node -> graph.node(node).id())
            .findFirst();
    return new Pair(one.id(), other.id(), ids(graph, mine, yours), ids(graph, yours, mine), parent);
  }

  private static boolean hasChildIn(RevisionGraph graph, int node, BitSet nodes) {
    for (int child : graph.nextOf(node)) {
      if (nodes.get(child)) {
        return true;
      }
    }
    return false;
  }

  private static Set<RevisionId> ids(RevisionGraph graph, BitSet nodes, BitSet without) {
    BitSet own = (BitSet) nodes.clone();
    own.andNot(without);
    Set<RevisionId> ids = new HashSet<>();
    own.stream().forEach(node -> ids.add(graph.node(node).id()));
    return ids;
  }

  /// The nodes with these ids, and all that they lead to.
  private static BitSet reached(
      RevisionGraph graph, Set<RevisionId> ids, IntFunction<int[]> steps) {
    BitSet reached = new BitSet(graph.size());
    Deque<Integer> left = new ArrayDeque<>();
    for (RevisionId id : ids) {
      graph.find(id).filter(node -> !node.isMissing()).ifPresent(node -> left.add(node.index()));
    }
    while (!left.isEmpty()) {
      int node = left.remove();
      if (!reached.get(node)) {
        reached.set(node);
        for (int next : steps.apply(node)) {
          left.add(next);
        }
      }
    }
    return reached;
  }

  /// Whether nothing more can be found out, so that nobody needs to go on.
  boolean isDone() {
    return open.isEmpty();
  }

  /// Looks at a step from one state to the next, going back.
  ///
  /// @param moment the step
  /// @param before the graph before it; none if there was none
  /// @param isExact whether that is known
  void look(GraphMoment moment, Optional<RevisionGraph> before, boolean isExact) {
    looks++;
    List<Pair> still = new ArrayList<>();
    for (Pair pair : open) {
      progress.check();
      if (before.isPresent() && areApart(pair, before.get())) {
        still.add(pair);
      } else {
        parted.add(new Parted(pair, looks, parting(pair, moment, before, isExact)));
      }
    }
    open.clear();
    open.addAll(still);
  }

  private static boolean areApart(Pair pair, RevisionGraph graph) {
    BitSet mine = headsAbove(graph, pair.line());
    BitSet yours = headsAbove(graph, pair.otherLine());
    if (mine.isEmpty() || yours.isEmpty()) {
      return false;
    }
    mine.or(yours);
    return mine.cardinality() > 1;
  }

  private static BitSet headsAbove(RevisionGraph graph, Set<RevisionId> ids) {
    BitSet above = reached(graph, ids, graph::nextOf);
    BitSet heads = new BitSet();
    above.stream().filter(graph::isHead).forEach(heads::set);
    return heads;
  }

  private Parting parting(
      Pair pair, GraphMoment moment, Optional<RevisionGraph> before, boolean isExact) {
    Set<RevisionId> known = new HashSet<>();
    before.ifPresent(graph -> graph.files().forEach(node -> known.add(node.id())));
    List<Revision> began = new ArrayList<>();
    for (Set<RevisionId> line : List.of(pair.line(), pair.otherLine())) {
      if (line.stream().noneMatch(known::contains)) {
        began.addAll(beginnings(line, moment));
      }
    }
    began.sort(Comparator.comparingInt(it -> order.getOrDefault(it.id(), 0)));
    return new Parting(
        pair.one(), pair.other(), moment, isExact, pair.parent(), brought(began, moment));
  }

  /// Those of a line that the moment brought, and that stand on nothing else that it brought there.
  private static List<Revision> beginnings(Set<RevisionId> line, GraphMoment moment) {
    Set<RevisionId> came = new HashSet<>();
    moment.came().stream().map(Revision::id).filter(line::contains).forEach(came::add);
    return moment.came().stream()
        .filter(it -> came.contains(it.id()))
        .filter(it -> it.downRevisions().stream().noneMatch(came::contains))
        .toList();
  }

  private List<Brought> brought(List<Revision> revisions, GraphMoment moment) {
    Map<Path, Commit> added = added(revisions, moment);
    return revisions.stream()
        .map(it ->
            new Brought(
                it,
                it.file(),
                moment.heads().contains(it.id()),
                Optional.ofNullable(added.get(it.file()))))
        .toList();
  }

  /// Which commits added the files: of a merge, those on the line that it joined in.
  private Map<Path, Commit> added(List<Revision> revisions, GraphMoment moment) {
    Map<Path, Commit> added = new HashMap<>();
    List<Path> files = revisions.stream().map(Revision::file).toList();
    if (!moment.isMerge() || moment.parent().isEmpty()) {
      files.forEach(file -> added.put(file, moment.commit()));
      return added;
    }
    try {
      return objects.additions(
          moment.commit().id(),
          List.of(moment.parent().get()),
          files,
          MOST_COMMITS,
          progress::isCancelled);
    } catch (IOException _) {
      return added; // history that was not fetched hides who wrote a file, and nothing else
    }
  }

  /// One parting less than there are heads, the earliest first.
  List<Parting> found() {
    Map<RevisionId, RevisionId> joined = new HashMap<>();
    List<Parting> found = new ArrayList<>();
    for (Parted pair : parted) {
      RevisionId one = last(joined, pair.pair().one());
      RevisionId other = last(joined, pair.pair().other());
      if (!one.equals(other)) {
        joined.put(other, one);
        found.add(pair.parting());
      }
    }
    return found.reversed();
  }

  private static RevisionId last(Map<RevisionId, RevisionId> joined, RevisionId id) {
    RevisionId at = id;
    for (RevisionId next = joined.get(at); next != null; next = joined.get(at)) {
      at = next;
    }
    return at;
  }
}
