package lynearm.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a revision file does, in the order of its text.
///
/// @param doubts what was taken to do nothing, or nothing else, by its looks alone: calls into
///   other files named like questions, SQL with computed values, things done while the file is
///   loaded. Each is an [Operation.Unknown]. Who describes a file may pass over them; who promises
///   something about it may not.
public record Operations(List<Step> upgrade, List<Step> downgrade, List<Step> doubts) {

  public Operations {
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
    doubts = List.copyOf(doubts);
  }

  /// What was taken on trust in one of the two functions.
  public List<Step> doubts(Direction direction) {
    return doubts.stream().filter(step -> step.direction() == direction).toList();
  }

  /// What one of the two functions does.
  public List<Step> steps(Direction direction) {
    return direction == Direction.UPGRADE ? upgrade : downgrade;
  }

  /// Whether neither function does anything, as in a merge.
  public boolean isEmpty() {
    return upgrade.isEmpty() && downgrade.isEmpty();
  }

  /// What to find the file by, of both directions, each fact once.
  public Set<Fact> facts() {
    Set<Fact> facts = new LinkedHashSet<>();
    upgrade.forEach(step -> Fact.addTo(facts, step.operation()));
    downgrade.forEach(step -> Fact.addTo(facts, step.operation()));
    return facts;
  }
}
