package lynearm.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Tries every way in which what is drawn in one lane of a small log can stand in as many lanes as
/// there are now, the first lane as it is, and counts what crosses.
final class AllLanes {

  /// What stands in one lane without a break, from its first row to its last.
  private record Strand(int lane, int top, int bottom) {
    boolean meets(Strand other) {
      return top <= other.bottom && other.top <= bottom;
    }
  }

  /// A link from a strand in this row to a strand in the next.
  private record Step(int row, int from, int to) {}

  private final List<Strand> strands = new ArrayList<>();
  private final List<List<Step>> steps = new ArrayList<>();
  private final int lanes;

  AllLanes(LogLayout log) {
    lanes = log.width();
    Map<Integer, Integer> above = new HashMap<>();
    for (int row = 0; row < log.rows(); row++) {
      Map<Integer, Integer> at = new HashMap<>();
      List<Integer> into = row == 0 ? List.of() : segments(log, row - 1);
      for (int segment : into) {
        int to = LogLayout.toLane(segment);
        if (LogLayout.fromLane(segment) == to) {
          int strand = above.get(to);
          strands.set(strand, new Strand(to, strands.get(strand).top, row));
          at.put(to, strand);
        }
      }
      for (int segment : into) {
        begin(LogLayout.toLane(segment), row, at);
      }
      begin(log.lane(row), row, at);
      List<Step> its = new ArrayList<>();
      for (int segment : into) {
        its.add(
            new Step(
                row - 1,
                above.get(LogLayout.fromLane(segment)),
                at.get(LogLayout.toLane(segment))));
      }
      steps.add(its);
      above = at;
    }
  }

  private static List<Integer> segments(LogLayout log, int row) {
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < log.segmentCount(row); i++) {
      if (LogLayout.kind(log.segment(row, i)) == LinkKind.PARENT) {
        all.add(log.segment(row, i));
      }
    }
    return all;
  }

  private void begin(int lane, int row, Map<Integer, Integer> at) {
    if (!at.containsKey(lane)) {
      at.put(lane, strands.size());
      strands.add(new Strand(lane, row, row));
    }
  }

  /// How many strands can stand elsewhere.
  int movable() {
    return (int) strands.stream().filter(strand -> strand.lane > 0).count();
  }

  int crossings() {
    return crossings(strands.stream().mapToInt(Strand::lane).toArray());
  }

  int leastCrossings() {
    return leastFrom(0, new int[strands.size()], Integer.MAX_VALUE);
  }

  private int leastFrom(int strand, int[] lane, int least) {
    if (strand == lane.length) {
      return Math.min(least, crossings(lane));
    }
    if (strands.get(strand).lane == 0) {
      lane[strand] = 0;
      return leastFrom(strand + 1, lane, least);
    }
    int found = least;
    for (int its = 1; its < lanes; its++) {
      if (isFree(its, strand, lane)) {
        lane[strand] = its;
        found = leastFrom(strand + 1, lane, found);
      }
    }
    return found;
  }

  private boolean isFree(int its, int strand, int[] lane) {
    for (int other = 0; other < strand; other++) {
      if (lane[other] == its && strands.get(other).meets(strands.get(strand))) {
        return false;
      }
    }
    return true;
  }

  private int crossings(int[] lane) {
    int found = 0;
    for (List<Step> between : steps) {
      for (Step one : between) {
        for (Step other : between) {
          if (lane[one.from] < lane[other.from] && lane[one.to] > lane[other.to]) {
            found++;
          }
        }
      }
    }
    return found;
  }
}
