package lynearm.collision;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lynearm.operation.Certainty;
import lynearm.operation.Condition;
import lynearm.operation.Operation;
import lynearm.operation.Sentence;
import lynearm.operation.Step;

/// A step of a side with its place.
///
/// @param number its place among all steps of the side
/// @param code all lines of it, and its SQL
record Occurrence(int number, Step step, Place place, String code) {
  private static final Pattern IF_MISSING =
      Pattern.compile(
          "if_not_exists\\s*=\\s*True|checkfirst\\s*=\\s*True|\\bif\\s+not\\s+exists\\b|\\bor\\s+replace\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern IF_THERE =
      Pattern.compile(
          "if_exists\\s*=\\s*True|checkfirst\\s*=\\s*True|\\bif\\s+exists\\b",
          Pattern.CASE_INSENSITIVE);

  /// Whether it surely runs once.
  boolean isCertain() {
    return step.certainty() == Certainty.UNCONDITIONAL && !step.attempted();
  }

  /// Whether it does nothing if the thing is there.
  boolean minds() {
    return IF_MISSING.matcher(code).find();
  }

  /// Whether it does nothing if the thing is not there.
  boolean mindsAbsence() {
    return IF_THERE.matcher(code).find();
  }

  /// Under what circumstances it runs; nothing if always.
  Optional<String> circumstances() {
    String text = Sentence.ofCircumstances(step).plainText();
    if (step.attempted()) {
      text = text.isEmpty() ? "errors there are caught" : text + "; errors there are caught";
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  /// Whether no database ever runs both, by the dialects that their conditions name.
  boolean isApartFrom(Occurrence other) {
    for (Condition mine : step.conditions()) {
      for (Condition theirs : other.step.conditions()) {
        if (mine.dialects().isPresent()
            && theirs.dialects().isPresent()
            && areApart(mine.dialects().get(), theirs.dialects().get())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean areApart(Condition.Dialects one, Condition.Dialects other) {
    if (one.included()) {
      return one.names().stream().noneMatch(other::contains);
    }
    return other.included() && other.names().stream().noneMatch(one::contains);
  }

  /// Whether nothing but rows are read or written by it through SQL or SQLAlchemy.
  boolean runsSql() {
    return step.operation() instanceof Operation.RunSql;
  }

  static String code(List<String> lines, Step step) {
    int first = Math.max(0, step.lines().first() - 1);
    int last = Math.min(lines.size(), step.lines().last());
    String written = first < last ? String.join("\n", lines.subList(first, last)) : "";
    return step.operation() instanceof Operation.RunSql(String text, _)
        ? written + "\n" + text
        : written;
  }
}
