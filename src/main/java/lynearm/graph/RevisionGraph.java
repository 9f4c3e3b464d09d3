package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// An immutable graph of revisions in load order.
///
/// Nodes are numbered: files first, in load order, then ghosts in the order in which they are first
/// named. Arrays handed out must not be changed.
public final class RevisionGraph {

  private static final int[] NONE = {};

  private final List<Node> nodes;
  private final int fileCount;
  private final Map<RevisionId, Integer> byId;
  private final int[][] parents;
  private final int[][] children;
  private final int[][] dependencies;
  private final int[][] dependents;

  private RevisionGraph(List<Revision> revisions) {
    List<Node> all = new ArrayList<>();
    Map<RevisionId, Integer> ids = new HashMap<>();
    Map<String, Integer> labels = new HashMap<>();
    for (Revision revision : revisions) {
      ids.put(revision.id(), all.size());
      revision.branchLabels().forEach(label -> labels.put(label.value(), all.size()));
      all.add(new Node(all.size(), revision.id(), Optional.of(revision)));
    }
    fileCount = all.size();
    List<int[]> up = new ArrayList<>();
    List<int[]> needed = new ArrayList<>();
    for (Revision revision : revisions) {
      LinkedHashSet<Integer> targets = new LinkedHashSet<>();
      for (RevisionId parent : revision.downRevisions()) {
        targets.add(ids.computeIfAbsent(parent, id -> addGhost(all, id)));
      }
      up.add(targets.stream().mapToInt(Integer::intValue).toArray());
      targets.clear();
      for (Reference reference : revision.dependsOn()) {
        if (reference.text().isEmpty()) {
          continue;
        }
        Integer labelled = labels.get(reference.text());
        targets.add(
            labelled != null
                ? labelled
                : ids.computeIfAbsent(new RevisionId(reference.text()), id -> addGhost(all, id)));
      }
      needed.add(targets.stream().mapToInt(Integer::intValue).toArray());
    }
    nodes = List.copyOf(all);
    byId = Map.copyOf(ids);
    parents = padded(up, nodes.size());
    dependencies = padded(needed, nodes.size());
    children = reversed(parents);
    dependents = reversed(dependencies);
  }

  private static int addGhost(List<Node> nodes, RevisionId id) {
    nodes.add(new Node(nodes.size(), id, Optional.empty()));
    return nodes.size() - 1;
  }

  private static int[][] padded(List<int[]> rows, int size) {
    int[][] all = rows.toArray(new int[size][]);
    Arrays.fill(all, rows.size(), size, NONE);
    return all;
  }

  private static int[][] reversed(int[][] links) {
    int[] counts = new int[links.length];
    for (int[] targets : links) {
      for (int target : targets) {
        counts[target]++;
      }
    }
    int[][] back = new int[links.length][];
    for (int i = 0; i < links.length; i++) {
      back[i] = counts[i] == 0 ? NONE : new int[counts[i]];
    }
    for (int i = links.length - 1; i >= 0; i--) {
      for (int target : links[i]) {
        back[target][--counts[target]] = i;
      }
    }
    return back;
  }

  /// The graph of these revisions, which are in load order.
  public static RevisionGraph of(List<Revision> revisionsInLoadOrder) {
    return new RevisionGraph(revisionsInLoadOrder);
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

  public Node node(int index) {
    return nodes.get(index);
  }

  /// The node with this exact id: of two files with one id the later, as Alembic has it.
  public Optional<Node> find(RevisionId id) {
    return Optional.ofNullable(byId.get(id)).map(nodes::get);
  }

  /// Numbers of the nodes named in `down_revision`, in declared order, each once.
  public int[] parentsOf(int node) {
    return parents[node];
  }

  /// Numbers of the nodes that name this one in `down_revision`, in load order.
  public int[] childrenOf(int node) {
    return children[node];
  }

  /// Numbers of the nodes named in `depends_on`, in declared order, each once.
  public int[] dependenciesOf(int node) {
    return dependencies[node];
  }

  /// Numbers of the nodes that name this one in `depends_on`, in load order.
  public int[] dependentsOf(int node) {
    return dependents[node];
  }

  /// Whether no revision names this file as a parent. A ghost is no head.
  public boolean isHead(int node) {
    return node < fileCount && children[node].length == 0;
  }

  /// The heads, in load order.
  public List<Node> heads() {
    return nodes.stream().filter(node -> isHead(node.index())).toList();
  }

  /// All nodes below this one along `down_revision`, without itself.
  public BitSet ancestorsOf(int node) {
    return reach(node, parents);
  }

  /// All nodes above this one along `down_revision`, without itself.
  public BitSet descendantsOf(int node) {
    return reach(node, children);
  }

  private BitSet reach(int start, int[][] links) {
    BitSet seen = new BitSet(nodes.size());
    int[] stack = new int[nodes.size() + 1];
    int depth = 0;
    stack[depth++] = start;
    while (depth > 0) {
      for (int next : links[stack[--depth]]) {
        if (!seen.get(next)) {
          seen.set(next);
          stack[depth++] = next;
        }
      }
    }
    seen.clear(start);
    return seen;
  }
}
