package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// One operation where it stands in a file.
///
/// @param operation what is done
/// @param lines where the statement stands that does it; within a helper function if it is there
/// @param conditions all that must hold for it, the outermost first
/// @param loop the head of the innermost loop around it that could not be followed round by round
public record Step(
    Operation operation,
    Direction direction,
    Lines lines,
    List<Condition> conditions,
    Optional<String> loop) {

  public Step {
    conditions = List.copyOf(conditions);
  }

  public Certainty certainty() {
    if (operation instanceof Operation.Unknown) {
      return Certainty.UNKNOWN;
    }
    if (loop.isPresent()) {
      return Certainty.REPEATED;
    }
    return conditions.isEmpty() ? Certainty.UNCONDITIONAL : Certainty.CONDITIONAL;
  }

  /// Whether it may be carried out on a database, as far as the conditions name databases.
  ///
  /// @param dialect as SQLAlchemy calls it: `postgresql`, `sqlite`
  public boolean concerns(String dialect) {
    return conditions.stream()
        .allMatch(condition -> condition.dialects().map(d -> d.contains(dialect)).orElse(true));
  }

  /// What it does, as a sentence.
  public Sentence sentence() {
    return Sentence.of(this);
  }
}
