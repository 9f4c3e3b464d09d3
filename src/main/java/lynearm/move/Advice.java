package lynearm.move;

import java.util.List;

/// Whether to move revisions or to merge instead, and why.
///
/// @param what the advice, as a sentence
/// @param stake what moving means for databases that have run the moved revisions only; empty if it
///   means nothing
/// @param reasons the facts behind it, those that count most first
/// @param otherWay whether moving the other branch onto this one is free; then it is worth a look
public record Advice(
    Verdict verdict, String what, String stake, List<Reason> reasons, boolean otherWay) {

  /// What to do.
  public enum Verdict {
    /// Moving is safe as far as can be told.
    MOVE,
    /// Nothing that is known speaks against moving, but little is known.
    EITHER,
    /// Moving would do harm; merge.
    MERGE
  }

  public Advice {
    reasons = List.copyOf(reasons);
  }

  /// Whether moving is not to be offered.
  public boolean forbids() {
    return verdict == Verdict.MERGE;
  }

  /// Whether a person who knows better may insist: no database that is known would come to harm.
  public boolean mayInsist() {
    return reasons.stream().noneMatch(reason -> reason.weight() == Reason.Weight.HARM);
  }
}
