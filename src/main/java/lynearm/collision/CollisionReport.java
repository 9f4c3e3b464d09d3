package lynearm.collision;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was found between some heads, each with each.
///
/// @param pairs in the order in which the heads were given
public record CollisionReport(List<Pair> pairs) {
  public CollisionReport {
    pairs = List.copyOf(pairs);
  }

  /// All findings, the gravest first; of one grade in the order of the pairs.
  public List<Finding> findings() {
    return pairs.stream()
        .flatMap(pair -> pair.findings().stream())
        .sorted(java.util.Comparator.comparing(Finding::grade))
        .toList();
  }

  /// How many findings there are of each grade that has any.
  public Map<Grade, Integer> counts() {
    Map<Grade, Integer> counts = new EnumMap<>(Grade.class);
    findings().forEach(finding -> counts.merge(finding.grade(), 1, Integer::sum));
    return counts;
  }

  /// What all of it comes to.
  public Verdict verdict() {
    Map<Grade, Integer> counts = counts();
    if (counts.keySet().stream().anyMatch(Grade::isCollision)) {
      return Verdict.COLLIDES;
    }
    if (counts.containsKey(Grade.ORDER_MATTERS)) {
      return Verdict.ORDER_MATTERS;
    }
    return counts.containsKey(Grade.UNKNOWN) ? Verdict.UNKNOWN_PARTS : Verdict.NOTHING_FOUND;
  }

  /// The verdict in a sentence.
  public String summary() {
    Map<Grade, Integer> counts = counts();
    int unknown = counts.getOrDefault(Grade.UNKNOWN, 0);
    String rest =
        unknown == 0
            ? ""
            : "; " + (unknown == 1 ? "1 step" : unknown + " steps") + " could not be followed";
    return switch (verdict()) {
      case COLLIDES -> {
        int collisions =
            counts.getOrDefault(Grade.SAME_CHANGE_TWICE, 0)
                + counts.getOrDefault(Grade.CONTRADICTION, 0);
        yield (collisions == 1 ? "1 collision" : collisions + " collisions") + rest + ".";
      }
      case ORDER_MATTERS -> "It matters which side runs first" + rest + ".";
      case UNKNOWN_PARTS, NOTHING_FOUND -> "Nothing collides in what could be read" + rest + ".";
    };
  }
}
