package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Collects the steps of a function while it is followed, with the conditions and loops around.
final class Recorder {
  private static final int MOST_STEPS = 2_000;

  private final Direction direction;
  private final List<Step> steps = new ArrayList<>();
  private final List<Condition> conditions = new ArrayList<>();
  private final List<String> loops = new ArrayList<>();
  private final List<Step> doubts = new ArrayList<>();
  private Lines lines = new Lines(1, 1);
  private int frozen;
  private int attempts;

  Recorder(Direction direction) {
    this.direction = direction;
  }

  List<Step> steps() {
    return steps;
  }

  Direction direction() {
    return direction;
  }

  Lines lines() {
    return lines;
  }

  void moveTo(Lines newLines) {
    if (frozen == 0) {
      lines = newLines;
    }
  }

  /// Keeps the lines where they are while code of another file is followed.
  void freeze() {
    frozen++;
  }

  void thaw() {
    frozen--;
  }

  /// What has been taken on trust.
  List<Step> doubts() {
    return doubts;
  }

  void record(Operation operation) throws TooMuchException {
    if (steps.size() >= MOST_STEPS) {
      throw new TooMuchException();
    }
    Step step = stepOf(operation);
    boolean again =
        operation instanceof Operation.Unknown && !steps.isEmpty() && steps.getLast().equals(step);
    if (!again) {
      steps.add(step);
    }
  }

  /// Notes that something was taken to do nothing, or nothing else, though it might.
  void doubt(String reason, String text) throws TooMuchException {
    doubt(new Operation.Unknown(reason, text, List.of()));
  }

  void doubt(Operation.Unknown what) throws TooMuchException {
    if (doubts.size() >= MOST_STEPS) {
      throw new TooMuchException();
    }
    Step step = stepOf(what);
    if (doubts.isEmpty() || !doubts.getLast().equals(step)) {
      doubts.add(step);
    }
  }

  void unknown(String reason, String text) throws TooMuchException {
    record(new Operation.Unknown(reason, text, List.of()));
  }

  private Step stepOf(Operation operation) {
    return new Step(
        operation,
        direction,
        lines,
        List.copyOf(conditions),
        loops.isEmpty() ? Optional.empty() : Optional.of(loops.getLast()),
        attempts > 0);
  }

  /// What happens until the attempt is left may be ended by an error that is caught.
  void enterAttempt() {
    attempts++;
  }

  void leaveAttempt() {
    attempts--;
  }

  /// Of what happens when the file is loaded only true operations count: loading runs code of other
  /// files in almost every migration, to fetch constants and classes. The rest is in doubt.
  void keepOperationsOnLoading() {
    for (Step step : steps) {
      if (step.operation() instanceof Operation.Unknown) {
        doubts.add(step);
      }
    }
    steps.removeIf(step -> step.operation() instanceof Operation.Unknown);
    conditions.clear();
  }

  /// Notes that not everything has been followed.
  void giveUp(String reason) {
    steps.add(
        new Step(
            new Operation.Unknown(reason, "", List.of()),
            direction,
            lines,
            List.of(),
            Optional.empty()));
  }

  /// How many conditions hold now; for [#leave].
  int depth() {
    return conditions.size();
  }

  void enter(Condition condition) {
    conditions.add(condition);
  }

  void enterAll(List<Condition> more) {
    conditions.addAll(more);
  }

  /// Drops the conditions entered since.
  void leave(int depth) {
    while (conditions.size() > depth) {
      conditions.removeLast();
    }
  }

  /// Those entered since.
  List<Condition> since(int depth) {
    return List.copyOf(conditions.subList(depth, conditions.size()));
  }

  void enterLoop(String head) {
    loops.add(head);
  }

  void leaveLoop() {
    loops.removeLast();
  }

  boolean isLooping() {
    return !loops.isEmpty();
  }
}
