package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The order in which Alembic walks revisions, newest first: along one line as far as it goes, and
/// a branch point after all that lies above it. Source: Alembic, revision map, "topological sort".
///
/// Alembic keeps *tips*, each with the set of all its ancestors, and emits the current tip unless
/// another tip has it as an ancestor. Here a count of live revisions directly above stands for
/// these sets: a node is live while it is still to come or a live node links to it, so that a tip
/// is an ancestor of another tip exactly if something live links to it. That takes O(V + E), and a
/// search only where a line runs into one that must be walked first.
final class HistoryOrder {

  /// Above this size a history with a cycle in it is refused without trying whether Alembic's walk
  /// would get through.
  private static final int LITERAL_LIMIT = 5_000;

  private static final int NOT_FOUND = -1;
  private static final int FIRST_BUDGET = 64;

  private final RevisionGraph graph;
  private final Links links;
  private final BitSet todo;
  private final int[] output;
  private int emitted;

  private HistoryOrder(RevisionGraph graph, BitSet todo) {
    this.graph = graph;
    this.links = graph.normalisedLinks();
    this.todo = (BitSet) todo.clone();
    output = new int[todo.cardinality()];
  }

  /// These nodes in order, beginning at the heads that are among them.
  static int[] of(RevisionGraph graph, BitSet nodes, BitSet heads) {
    BitSet starts = (BitSet) heads.clone();
    starts.and(nodes);
    int[] positions = graph.mapPositions();
    int[] tips =
        starts.stream()
            .boxed()
            .sorted(Comparator.comparingInt(node -> positions[node]))
            .mapToInt(Integer::intValue)
            .toArray();
    HistoryOrder order = new HistoryOrder(graph, nodes);
    BitSet region = order.links.below(starts);
    int[] rank = order.ranks(region);
    if (rank.length > 0) {
      order.new Walk(region, rank, tips).run();
    } else {
      order.walkLiterally(tips);
    }
    if (order.emitted < order.output.length) {
      throw Raised.assertion();
    }
    return order.output;
  }

  /// Numbers that grow from descendants' parents to descendants; nothing if there is a cycle.
  private int[] ranks(BitSet region) {
    int[] rank = new int[links.size()];
    int[] bottomUp = links.bottomUp();
    for (int i = 0; i < bottomUp.length; i++) {
      rank[bottomUp[i]] = i + 1;
    }
    return region.stream().anyMatch(node -> rank[node] == 0) ? Links.NONE : rank;
  }

  private void emit(int node) {
    todo.clear(node);
    output[emitted++] = node;
  }

  private boolean goesStraightOn(int node) {
    return graph.parentsOf(node).length == links.downFrom(node).length
        && !graph.isMergePoint(node)
        && graph.parentsOf(node).length == 1;
  }

  /// The walk where nothing leads back to itself.
  private final class Walk {

    private final BitSet region;
    private final int[] rank;
    private final int[] liveAbove = new int[links.size()];
    private final BitSet isTip = new BitSet();
    private final BitSet isGone = new BitSet();
    private final int[] seenIn = new int[links.size()];
    private final List<Integer> tips = new ArrayList<>();
    private int searches;

    Walk(BitSet region, int[] rank, int[] starts) {
      this.region = region;
      this.rank = rank;
      region.stream()
          .forEach(node -> {
            for (int next : links.downFrom(node)) {
              liveAbove[next]++;
            }
          });
      for (int start : starts) {
        tips.add(start);
        isTip.set(start);
      }
    }

    void run() {
      int current = 0;
      while (!tips.isEmpty()) {
        int node = tips.get(current);
        if (liveAbove[node] > 0) {
          current = tipAbove(node);
          continue;
        }
        emit(node);
        int[] next =
            IntStream.of(links.downFrom(node)).filter(n -> todo.get(n) && !isTip.get(n)).toArray();
        isTip.clear(node);
        IntStream.of(next).forEach(isTip::set);
        leave(node);
        if (next.length == 0) {
          tips.remove(/* index */ current);
          current = Math.max(current - 1, 0);
        } else {
          tips.set(current, next[0]);
          for (int i = 1; i < next.length; i++) {
            tips.add(next[i]);
          }
        }
      }
    }

    /// Takes a node out, and with it what is neither a tip nor has anything live above it any more.
    private void leave(int node) {
      Stack leaving = new Stack(node);
      isGone.set(node);
      while (!leaving.isEmpty()) {
        for (int next : links.downFrom(leaving.pop())) {
          if (--liveAbove[next] == 0 && !isTip.get(next) && !isGone.get(next)) {
            isGone.set(next);
            leaving.push(next);
          }
        }
      }
    }

    /// The first tip that lies above this one. It is looked for from both ends in turn, each time
    /// further, for either may be much longer than the other.
    private int tipAbove(int node) {
      int found = NOT_FOUND;
      for (int budget = FIRST_BUDGET; found == NOT_FOUND; budget *= 4) {
        found = lookDown(node, budget);
        if (found == NOT_FOUND) {
          found = lookUp(node, budget);
        }
      }
      return found;
    }

    /// From the tips, first to last, down to the goal; not below its rank.
    private int lookDown(int goal, int budget) {
      searches++;
      int left = budget;
      for (int i = 0; i < tips.size(); i++) {
        int start = tips.get(i);
        if (start == goal || seenIn[start] == searches || rank[start] < rank[goal]) {
          continue;
        }
        Stack open = new Stack(start);
        seenIn[start] = searches;
        while (!open.isEmpty()) {
          if (left-- == 0) {
            return NOT_FOUND;
          }
          for (int next : links.downFrom(open.pop())) {
            if (next == goal) {
              return i;
            }
            if (rank[next] > rank[goal] && seenIn[next] != searches) {
              seenIn[next] = searches;
              open.push(next);
            }
          }
        }
      }
      throw new IllegalStateException("no tip above node " + goal);
    }

    /// From the start up over all that is live; the first of the tips met.
    private int lookUp(int start, int budget) {
      searches++;
      int left = budget;
      Stack open = new Stack(start);
      while (!open.isEmpty()) {
        if (left-- == 0) {
          return NOT_FOUND;
        }
        for (int above : links.upFrom(open.pop())) {
          if (region.get(above) && !isGone.get(above) && seenIn[above] != searches) {
            seenIn[above] = searches;
            open.push(above);
          }
        }
      }
      for (int i = 0; i < tips.size(); i++) {
        if (seenIn[tips.get(i)] == searches) {
          return i;
        }
      }
      throw new IllegalStateException("no tip above node " + start);
    }
  }

  /// Numbers still to be looked at.
  private static final class Stack {

    private int[] items = new int[16];
    private int size;

    Stack(int first) {
      push(first);
    }

    void push(int item) {
      if (size == items.length) {
        items = Arrays.copyOf(items, 2 * size);
      }
      items[size++] = item;
    }

    int pop() {
      return items[--size];
    }

    boolean isEmpty() {
      return size == 0;
    }
  }

  /// The walk as Alembic does it, for a history in which a cycle has escaped its check. Where
  /// Alembic would go round for ever, it is a dependency cycle.
  private void walkLiterally(int[] starts) {
    if (output.length > LITERAL_LIMIT) {
      throw dependencyCycle();
    }
    List<Integer> tips = new ArrayList<>();
    List<BitSet> ancestors = new ArrayList<>();
    for (int start : starts) {
      tips.add(start);
      ancestors.add(links.below(start));
    }
    int current = 0;
    int moves = 0;
    while (!tips.isEmpty()) {
      int node = tips.get(current);
      int above = otherWith(ancestors, current, node);
      if (above >= 0) {
        if (moves++ > tips.size()) {
          throw dependencyCycle();
        }
        current = above;
        continue;
      }
      moves = 0;
      if (todo.get(node)) {
        emit(node);
      }
      int[] next =
          IntStream.of(links.downFrom(node))
              .filter(n -> todo.get(n) && !tips.contains(n))
              .toArray();
      if (next.length == 0) {
        tips.remove(/* index */ current);
        ancestors.remove(/* index */ current);
        current = Math.max(current - 1, 0);
        continue;
      }
      tips.set(current, next[0]);
      if (goesStraightOn(node)) {
        ancestors.get(current).clear(node);
        continue;
      }
      ancestors.set(current, links.below(next[0]));
      for (int i = 1; i < next.length; i++) {
        tips.add(next[i]);
        ancestors.add(links.below(next[i]));
      }
    }
  }

  private static int otherWith(List<BitSet> ancestors, int current, int node) {
    for (int i = 0; i < ancestors.size(); i++) {
      if (i != current && ancestors.get(i).get(node)) {
        return i;
      }
    }
    return -1;
  }

  private Raised dependencyCycle() {
    String ids =
        graph.cycles().stream()
            .flatMap(cycle -> cycle.nodes().stream())
            .map(node -> node.id().value())
            .distinct()
            .sorted(MapBuild.BY_CODE_POINT)
            .collect(Collectors.joining(", "));
    return Raised.revision("Dependency cycle is detected in revisions (" + ids + ")");
  }
}
