package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// An immutable graph of revisions in load order.
///
/// ```
///   e   f     heads: e, f (f is an effective head if e depends on it)
///   | \ |
///   c   d     e is a merge point, a is a branch point
///    \ /
///     a       base: a
/// ```
///
/// Nodes are numbered: files first, in load order, then ghosts in the order in which they are first
/// named. Arrays handed out must not be changed.
///
/// Of files with the same id, others can only mean the last one, as Alembic has it. The earlier are
/// *replaced*: they stay nodes with links to their parents, and Alembic goes on counting each as a
/// head, but their parents don't count them as children in any of Alembic's terms.
///
/// Where Alembic refuses to work ([#refusal()]) the graph still answers everything, for drawing.
/// Building takes O(V + E), and so does every question that doesn't say otherwise; the answers to
/// those about the whole graph are kept. Safe to use from several threads.
public final class RevisionGraph {

  private static final int HIDDEN = -1;

  private final List<Node> nodes;
  private final int fileCount;
  private final Map<RevisionId, Integer> byId;
  private final Map<String, Integer> byLabel;
  private final BitSet replaced;
  private final BitSet duplicates = new BitSet();
  private final BitSet isHead;
  private final Links parents;
  private final Links dependencies;
  private final Links mapParents;

  private final Lazy<Links> allLinks;
  private final Lazy<Links> mapLinks;
  private final Lazy<Links> normalisedLinks;
  private final Lazy<MapBuild> build;
  private final Lazy<BranchLabels> labels;
  private final Lazy<List<Cycle>> cycles;
  private final Lazy<BitSet> inCycle;
  private final Lazy<List<Problem>> problems;
  private final Lazy<List<BitSet>> components;

  private RevisionGraph(List<Revision> revisions) {
    List<Node> all = new ArrayList<>(revisions.size() + 1);
    Map<RevisionId, Integer> ids = HashMap.newHashMap(revisions.size());
    replaced = new BitSet();
    byLabel = new LinkedHashMap<>();
    for (Revision revision : revisions) {
      Integer earlier = ids.put(revision.id(), all.size());
      if (earlier != null) {
        replaced.set(earlier);
        duplicates.set(earlier);
        duplicates.set(all.size());
      }
      all.add(new Node(all.size(), revision.id(), Optional.of(revision)));
    }
    fileCount = all.size();
    for (Node node : all) {
      for (BranchLabel label : file(node).branchLabels()) {
        if (!ids.containsKey(new RevisionId(label.value()))) {
          byLabel.putIfAbsent(label.value(), node.index());
        }
      }
    }
    int[][] up = new int[fileCount][];
    int[][] needed = new int[fileCount][];
    for (int i = 0; i < fileCount; i++) {
      up[i] = named(revisions.get(i).downRevisions(), all, ids);
      needed[i] = depended(revisions.get(i), all, ids);
    }
    nodes = List.copyOf(all);
    byId = ids;
    parents = Links.of(padded(up, nodes.size()));
    dependencies = Links.of(padded(needed, nodes.size()));
    mapParents = asInMap(parents);
    isHead = new BitSet(fileCount);
    for (int i = 0; i < fileCount; i++) {
      isHead.set(i, mapParents.upFrom(i).length == 0);
    }

    allLinks = new Lazy<>(() -> parents.and(dependencies));
    mapLinks = new Lazy<>(() -> asInMap(allLinks.get()));
    normalisedLinks = new Lazy<>(() -> Normalisation.of(this));
    build = new Lazy<>(() -> MapBuild.of(this));
    labels = new Lazy<>(() -> BranchLabels.of(this));
    cycles = new Lazy<>(() -> Cycles.of(this));
    inCycle = new Lazy<>(this::findInCycle);
    problems = new Lazy<>(() -> GraphProblems.of(this));
    components = new Lazy<>(() -> Connections.components(allLinks.get()));
  }

  private static int[] named(
      List<RevisionId> parents, List<Node> nodes, Map<RevisionId, Integer> ids) {
    if (parents.isEmpty()) {
      return Links.NONE;
    }
    if (parents.size() == 1) {
      return new int[] {numberOf(parents.getFirst(), nodes, ids)};
    }
    Set<Integer> targets = new LinkedHashSet<>();
    parents.forEach(parent -> targets.add(numberOf(parent, nodes, ids)));
    return numbers(targets);
  }

  private int[] depended(Revision revision, List<Node> nodes, Map<RevisionId, Integer> ids) {
    if (revision.dependsOn().isEmpty() || dependsOnEmptyText(revision)) {
      return Links.NONE;
    }
    Set<Integer> targets = new LinkedHashSet<>();
    for (Reference reference : revision.dependsOn()) {
      Integer labelled = byLabel.get(reference.text());
      targets.add(
          numberOf(
              labelled != null ? nodes.get(labelled).id() : new RevisionId(reference.text()),
              nodes,
              ids));
    }
    return numbers(targets);
  }

  /// Whether `depends_on` is the empty text alone, which Alembic takes for no dependency.
  private static boolean dependsOnEmptyText(Revision revision) {
    return revision.dependsOn().size() == 1 && revision.dependsOn().getFirst().text().isEmpty();
  }

  private static int numberOf(RevisionId id, List<Node> nodes, Map<RevisionId, Integer> ids) {
    Integer known = ids.get(id);
    if (known != null) {
      return known;
    }
    ids.put(id, nodes.size());
    nodes.add(new Node(nodes.size(), id, Optional.empty()));
    return nodes.size() - 1;
  }

  private static int[] numbers(Set<Integer> targets) {
    return targets.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[][] padded(int[][] rows, int size) {
    int[][] all = Arrays.copyOf(rows, size);
    Arrays.fill(all, rows.length, size, Links.NONE);
    return all;
  }

  private static Revision file(Node node) {
    return node.revision().orElseThrow();
  }

  /// The graph of these revisions, which are in load order.
  public static RevisionGraph of(List<Revision> revisionsInLoadOrder) {
    return new RevisionGraph(revisionsInLoadOrder);
  }

  /// The graph with one more revision at the end of the load order, as it is once that file has
  /// been written. This graph stays as it is. O(V + E).
  public RevisionGraph plus(Revision revision) {
    List<Revision> all = new ArrayList<>(fileCount + 1);
    files().forEach(node -> all.add(file(node)));
    all.add(revision);
    return new RevisionGraph(all);
  }

  /// The ids that are named but have no file.
  public Set<RevisionId> missing() {
    return nodes.subList(fileCount, nodes.size()).stream()
        .map(Node::id)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// How many nodes there are, ghosts included.
  public int size() {
    return nodes.size();
  }

  /// How many revision files there are; their nodes are 0 to this number, exclusive.
  public int fileCount() {
    return fileCount;
  }

  /// All nodes, by number.
  public List<Node> nodes() {
    return nodes;
  }

  /// The nodes that have a file, in load order.
  public List<Node> files() {
    return nodes.subList(0, fileCount);
  }

  public Node node(int index) {
    return nodes.get(index);
  }

  /// The node with this exact id: of two files with one id the later, as Alembic has it.
  public Optional<Node> find(RevisionId id) {
    return Optional.ofNullable(byId.get(id)).map(nodes::get);
  }

  /// The node whose file declares this label.
  public Optional<Node> find(BranchLabel label) {
    return Optional.ofNullable(byLabel.get(label.value())).map(nodes::get);
  }

  /// Numbers of the nodes named in `down_revision`, in declared order, each once.
  public int[] parentsOf(int node) {
    return parents.downFrom(node);
  }

  /// Numbers of the nodes that name this one in `down_revision`, in load order.
  public int[] childrenOf(int node) {
    return parents.upFrom(node);
  }

  /// Numbers of the nodes named in `depends_on`, in declared order, each once.
  public int[] dependenciesOf(int node) {
    return dependencies.downFrom(node);
  }

  /// Numbers of the nodes that name this one in `depends_on`, in load order.
  public int[] dependentsOf(int node) {
    return dependencies.upFrom(node);
  }

  /// Parents, then dependencies, each once: Alembic's `_all_down_revisions`.
  public int[] allDownOf(int node) {
    return allLinks.get().downFrom(node);
  }

  /// Parents, then those dependencies that no ancestor names as its own, each once: Alembic's
  /// `_normalized_down_revisions`, which it walks for everything it runs and prints.
  public int[] normalisedDownOf(int node) {
    return normalisedLinks.get().downFrom(node);
  }

  /// Alembic's `nextrev`: [#childrenOf(int)] as far as replaced files don't matter to Alembic.
  public int[] nextOf(int node) {
    return mapParents.upFrom(node);
  }

  /// The place of each node's id in Alembic's map: a file that replaces another takes its place.
  int[] mapPositions() {
    int[] positions = IntStream.range(0, nodes.size()).toArray();
    for (int i = replaced.length() - 1; i >= 0; i = replaced.previousSetBit(i - 1)) {
      positions[inMap(i)] = i;
    }
    return positions;
  }

  /// The node that Alembic finds under this one's id.
  int inMap(int node) {
    return Objects.requireNonNull(byId.get(nodes.get(node).id()));
  }

  /// Links as Alembic's map has them. Replaced files are not in it, unless under a label of theirs:
  /// then they still count as children, by their id and so as the files that replaced them.
  private Links asInMap(Links drawn) {
    if (replaced.isEmpty()) {
      return drawn;
    }
    int[] seenAs = IntStream.range(0, nodes.size()).toArray();
    replaced.stream().forEach(i -> seenAs[i] = byLabel.containsValue(i) ? inMap(i) : HIDDEN);
    return drawn.seenAs(seenAs, mapPositions());
  }

  boolean hasReplaced() {
    return !replaced.isEmpty();
  }

  /// `down_revision` as Alembic's map has it.
  Links mapParents() {
    return mapParents;
  }

  /// `down_revision` and `depends_on` as Alembic's map has them.
  Links mapLinks() {
    return mapLinks.get();
  }

  /// What Alembic walks to run and to print.
  Links normalisedLinks() {
    return normalisedLinks.get();
  }

  /// All drawn links of `down_revision`.
  Links parentLinks() {
    return parents;
  }

  /// All drawn links of both kinds.
  Links allLinks() {
    return allLinks.get();
  }

  /// Labels and the nodes that declare them, in load order.
  Map<String, Integer> declaredLabels() {
    return byLabel;
  }

  /// Whether no revision names this file as a parent. A ghost is no head.
  public boolean isHead(int node) {
    return isHead.get(node);
  }

  /// Whether no revision names this file as a parent or as a dependency.
  public boolean isRealHead(int node) {
    return isHead.get(node) && mapLinks.get().upFrom(node).length == 0;
  }

  /// Whether this file is a head that some revision depends on.
  public boolean isEffectiveHead(int node) {
    return isHead.get(node) && !isRealHead(node);
  }

  /// Whether this file has no parent. One whose parent is computed is no base.
  public boolean isBase(int node) {
    return node < fileCount && file(nodes.get(node)).isBase();
  }

  /// Whether this file has neither a parent nor anything in `depends_on`, not even the empty text.
  public boolean isRealBase(int node) {
    return isBase(node)
        && file(nodes.get(node)).dependsOn().isEmpty()
        && !file(nodes.get(node)).isComputed(Header.DEPENDS_ON);
  }

  /// Whether more than one revision names this node as a parent.
  public boolean isBranchPoint(int node) {
    return mapParents.upFrom(node).length > 1;
  }

  /// Whether more than one revision names this node as a parent or as a dependency.
  public boolean isRealBranchPoint(int node) {
    return mapLinks.get().upFrom(node).length > 1;
  }

  /// Whether this file names more than one parent, even the same twice.
  public boolean isMergePoint(int node) {
    return node < fileCount && file(nodes.get(node)).isMergePoint();
  }

  /// Whether a later file with the same id has taken this one's place.
  public boolean isReplaced(int node) {
    return replaced.get(node);
  }

  /// Whether this node leads back to itself, over parents or dependencies.
  public boolean isInCycle(int node) {
    return inCycle.get().get(node);
  }

  /// Everything to be said of a node.
  public Set<Flag> flags(int node) {
    EnumSet<Flag> flags = EnumSet.noneOf(Flag.class);
    set(flags, Flag.HEAD, isHead(node));
    set(flags, Flag.EFFECTIVE_HEAD, isEffectiveHead(node));
    set(flags, Flag.BASE, isBase(node));
    set(flags, Flag.BRANCH_POINT, isBranchPoint(node));
    set(flags, Flag.MERGE_POINT, isMergePoint(node));
    set(flags, Flag.MISSING, node >= fileCount);
    set(flags, Flag.REPLACED, isReplaced(node));
    set(flags, Flag.DUPLICATE, duplicates.get(node));
    set(flags, Flag.COMPUTED, node < fileCount && !file(nodes.get(node)).computed().isEmpty());
    set(flags, Flag.IN_CYCLE, isInCycle(node));
    return flags;
  }

  private static void set(Set<Flag> flags, Flag flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }

  private List<Node> where(IntPredicate condition) {
    return IntStream.range(0, fileCount).filter(condition).mapToObj(nodes::get).toList();
  }

  /// The heads, in load order, effective ones included: what `alembic heads` lists. Of duplicate
  /// ids the replaced files are among them.
  public List<Node> heads() {
    return isHead.stream().mapToObj(nodes::get).toList();
  }

  /// The heads that no revision depends on either, in load order: what the symbol `heads` means.
  public List<Node> realHeads() {
    return where(this::isRealHead);
  }

  /// The heads that some revision depends on, in load order.
  public List<Node> effectiveHeads() {
    return where(this::isEffectiveHead);
  }

  /// The files without a parent, in load order.
  public List<Node> bases() {
    return where(this::isBase);
  }

  /// The files with neither parents nor dependencies, in load order.
  public List<Node> realBases() {
    return where(this::isRealBase);
  }

  /// The files that more than one revision names as a parent, in load order.
  public List<Node> branchPoints() {
    return where(this::isBranchPoint);
  }

  /// The files that name more than one parent, in load order.
  public List<Node> mergePoints() {
    return where(this::isMergePoint);
  }

  /// The labels of a node after Alembic has spread them along their branches, in the load order of
  /// the files that declare them. O(number of labelled revisions below).
  public List<BranchLabel> labels(int node) {
    return labels.get().of(node);
  }

  /// What Alembic raises instead of working on this history, as `heads` shows it (outside of any
  /// guard); nothing if it works.
  public Optional<AlembicError> refusal() {
    return build.get().refusal();
  }

  /// [#refusal()] as `history`, `show` and `merge` show it: errors about revisions have become a
  /// `CommandError` with the same text.
  public Optional<AlembicError> guardedRefusal() {
    return build.get().refusal().map(MapBuild::guarded);
  }

  /// What Alembic warns of while it reads this history, in order.
  public List<String> warnings() {
    return build.get().warnings();
  }

  /// All cycles, those along parents first.
  public List<Cycle> cycles() {
    return cycles.get();
  }

  private BitSet findInCycle() {
    BitSet members = new BitSet();
    cycles.get().forEach(cycle -> cycle.nodes().forEach(node -> members.set(node.index())));
    return members;
  }

  /// What is wrong with this history as a whole. Faults within a file are told by its reader.
  public List<Problem> problems() {
    return problems.get();
  }

  /// All nodes below this one along `down_revision`, without itself.
  public BitSet ancestorsOf(int node) {
    BitSet all = parents.below(node);
    all.clear(node);
    return all;
  }

  /// All nodes above this one along `down_revision`, without itself.
  public BitSet descendantsOf(int node) {
    BitSet all = parents.above(node);
    all.clear(node);
    return all;
  }

  /// Whether going down from the descendant along `down_revision` leads to the ancestor. A node is
  /// no ancestor of itself.
  public boolean isAncestor(int ancestor, int descendant) {
    return ancestor != descendant && parents.below(descendant).get(ancestor);
  }

  /// The nodes at or below both along `down_revision`.
  public BitSet commonAncestors(int one, int other) {
    BitSet common = parents.below(one);
    common.and(parents.below(other));
    return common;
  }

  /// Where two nodes parted: those [#commonAncestors(int, int)] that no other of them lies above,
  /// in load order. None if they have nothing in common; several if they parted from several.
  public List<Node> forkPoints(int one, int other) {
    BitSet common = commonAncestors(one, other);
    return common.stream()
        .filter(node -> Arrays.stream(parents.upFrom(node)).noneMatch(common::get))
        .mapToObj(nodes::get)
        .toList();
  }

  /// The parts of the graph that no link of either kind joins, by their first node.
  public List<BitSet> components() {
    return components.get().stream().map(part -> (BitSet) part.clone()).toList();
  }

  /// A shortest way along links of both kinds, from either to the other; both ends included, the
  /// upper one first. Empty if neither lies above the other.
  public List<Node> pathBetween(int one, int other) {
    List<Integer> path = Connections.path(allLinks.get(), one, other);
    return (path.isEmpty() ? Connections.path(allLinks.get(), other, one) : path)
        .stream().map(nodes::get).toList();
  }
}
