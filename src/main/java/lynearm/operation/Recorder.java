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
  private Lines lines = new Lines(1, 1);

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
    lines = newLines;
  }

  void record(Operation operation) throws TooMuchException {
    if (steps.size() >= MOST_STEPS) {
      throw new TooMuchException();
    }
    Step step =
        new Step(
            operation,
            direction,
            lines,
            List.copyOf(conditions),
            loops.isEmpty() ? Optional.empty() : Optional.of(loops.getLast()));
    boolean again =
        operation instanceof Operation.Unknown && !steps.isEmpty() && steps.getLast().equals(step);
    if (!again) {
      steps.add(step);
    }
  }

  void unknown(String reason, String text) throws TooMuchException {
    record(new Operation.Unknown(reason, text, List.of()));
  }

  /// Of what happens when the file is loaded only true operations count: loading runs code of other
  /// files in almost every migration, to fetch constants and classes.
  void keepOperationsOnLoading() {
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
