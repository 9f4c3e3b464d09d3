package lynearm.operation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a revision file does, in the order of its text.
public record Operations(List<Step> upgrade, List<Step> downgrade) {

  public Operations {
    upgrade = List.copyOf(upgrade);
    downgrade = List.copyOf(downgrade);
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
