package lynearm.operation;

import java.util.List;
import java.util.Optional;

/// One operation where it stands in a file.
///
/// @param operation what is done
/// @param lines where the statement stands that does it; within a helper function if it is there
/// @param conditions all that must hold for it, the outermost first
/// @param loop the head of the innermost loop around it that could not be followed round by round
/// @param attempted whether the file goes on if it fails, by `try`
public record Step(
    Operation operation,
    Direction direction,
    Lines lines,
    List<Condition> conditions,
    Optional<String> loop,
    boolean attempted) {

  public Step {
    conditions = List.copyOf(conditions);
  }

  Step(
      Operation operation,
      Direction direction,
      Lines lines,
      List<Condition> conditions,
      Optional<String> loop) {
    this(operation, direction, lines, conditions, loop, false);
  }

  /// A step of a function of which nothing can be told, for this reason.
  public static Step untold(String reason, Direction direction) {
    return new Step(
        new Operation.Unknown(reason, "", List.of()),
        direction,
        new Lines(1, 1),
        List.of(),
        Optional.empty());
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
