package lynearm.layout;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.stream.IntStream;

/// The order of the rows of a log: every item above those that its links lead to, runs kept whole.
///
/// ```text
/// h1          of two heads the one with the longer history comes first;
/// a           its run goes on down to the place where it forked;
/// │ h2        there the other run follows whole,
/// │ b
/// f           and then what both share
/// ```
///
/// Parts that no link joins follow one another. Links that would close a cycle are left out of the
/// order; [#isClosing] tells them. Cost: O(V + E), and a sort of the heads.
final class LogOrder {

  private static final byte NEW = 0;
  private static final byte OPEN = 1;
  private static final byte DONE = 2;
  private static final int NONE = -1;

  private final FoldedGraph graph;

  /// Links of item `i` are numbered `first[i]` to `first[i + 1]`: parents, then dependencies.
  private final int[] first;

  private final int[] targets;
  private final BitSet closing;
  private final Branches branches;
  private final int[] part;
  private final int[] items;

  LogOrder(FoldedGraph graph) {
    this.graph = graph;
    branches = graph.branches();
    int size = graph.size();
    first = new int[size + 1];
    for (int i = 0; i < size; i++) {
      first[i + 1] = first[i] + graph.parentsOf(i).length + graph.dependenciesOf(i).length;
    }
    closing = new BitSet(first[size]);
    targets = new int[first[size]];
    for (int i = 0; i < size; i++) {
      int[] parents = graph.parentsOf(i);
      int[] dependencies = graph.dependenciesOf(i);
      System.arraycopy(parents, 0, targets, first[i], parents.length);
      System.arraycopy(dependencies, 0, targets, first[i] + parents.length, dependencies.length);
    }
    part = new int[size];
    int[] waiting = countLinksTo(size);
    findClosingLinks(waiting);
    joinParts();
    items = order(waiting);
  }

  /// Items from top to bottom.
  int[] items() {
    return items;
  }

  /// Whether the link number `link` of this item, counted over its parents and then its
  /// dependencies, leads back up.
  boolean isClosing(int item, int link) {
    return closing.get(first[item] + link);
  }

  private int[] countLinksTo(int size) {
    int[] counts = new int[size];
    for (int target : targets) {
      counts[target]++;
    }
    return counts;
  }

  /// Goes through the graph depth first, from the items that nothing leads to and then from what is
  /// left.
  private void findClosingLinks(int[] linksTo) {
    int size = graph.size();
    byte[] state = new byte[size];
    int[] stack = new int[size];
    int[] next = Arrays.copyOf(first, size);
    for (int pass = 0; pass < 2; pass++) {
      for (int start = 0; start < size; start++) {
        if (state[start] == NEW && (pass == 1 || linksTo[start] == 0)) {
          findClosingLinksFrom(start, state, stack, next);
        }
      }
    }
  }

  private void findClosingLinksFrom(int start, byte[] state, int[] stack, int[] next) {
    int depth = 0;
    stack[depth++] = start;
    state[start] = OPEN;
    while (depth > 0) {
      int item = stack[depth - 1];
      if (next[item] == first[item + 1]) {
        state[item] = DONE;
        depth--;
        continue;
      }
      int link = next[item]++;
      int target = targets[link];
      switch (state[target]) {
        case OPEN -> closing.set(link);
        case DONE -> {}
        default -> {
          state[target] = OPEN;
          stack[depth++] = target;
        }
      }
    }
  }

  private void joinParts() {
    Arrays.setAll(part, i -> i);
    for (int item = 0; item < part.length; item++) {
      for (int link = first[item]; link < first[item + 1]; link++) {
        int a = partOf(item);
        int b = partOf(targets[link]);
        part[Math.max(a, b)] = Math.min(a, b);
      }
    }
  }

  private int partOf(int item) {
    int at = item;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }

  private int[] order(int[] waiting) {
    int size = graph.size();
    closing.stream().forEach(link -> waiting[targets[link]]--);
    int[] stack = new int[size];
    int depth = 0;
    for (int top : topsLastToFirst(waiting)) {
      stack[depth++] = top;
    }
    int[] order = new int[size];
    int placed = 0;
    while (depth > 0) {
      int item = stack[--depth];
      order[placed++] = item;
      // what its branch goes on to comes on top of the stack, then the first parent
      int goesOn = NONE;
      for (int link = first[item + 1] - 1; link >= first[item]; link--) {
        int target = targets[link];
        if (!closing.get(link) && --waiting[target] == 0) {
          if (branches.continues(item, target)) {
            goesOn = target;
          } else {
            stack[depth++] = target;
          }
        }
      }
      if (goesOn != NONE) {
        stack[depth++] = goesOn;
      }
    }
    return order;
  }

  private int[] topsLastToFirst(int[] waiting) {
    int[] firstOfPart = new int[part.length];
    Arrays.fill(firstOfPart, Integer.MAX_VALUE);
    for (int item = 0; item < part.length; item++) {
      int owner = partOf(item);
      firstOfPart[owner] = Math.min(firstOfPart[owner], branches.branchOf(item));
    }
    Comparator<Integer> longestFirst =
        Comparator.<Integer>comparingInt(item -> firstOfPart[partOf(item)])
            .thenComparingInt(branches::branchOf);
    return IntStream.range(0, waiting.length)
        .filter(item -> waiting[item] == 0)
        .boxed()
        .sorted(longestFirst.reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
