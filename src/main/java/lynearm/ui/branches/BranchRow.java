package lynearm.ui.branches;

import java.util.Optional;
import lynearm.collision.CollisionReport;
import lynearm.collision.Verdict;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.Outlook;
import lynearm.elsewhere.RefHeads;
import lynearm.git.BranchTip;

/// A branch or tag as the list shows it.
///
/// @param place how urgent it is among the others; the lowest first
/// @param future what becomes of the history when it lands; none for tags and for the target, and
///   while it is not known
/// @param isTarget whether the others land in it
/// @param isCheckedOut whether it is at the checked-out commit
public record BranchRow(
    int place, RefHeads heads, Optional<Future> future, boolean isTarget, boolean isCheckedOut) {

  public String name() {
    return heads.ref().name();
  }

  BranchTip.Kind kind() {
    return heads.ref().kind();
  }

  Optional<Outlook> outlook() {
    return future.map(Future::outlook);
  }

  /// What becomes of the history, in a few words.
  String outlookWords() {
    if (isTarget) {
      return "others land here";
    }
    return future
        .map(it ->
            it.words() + headsThen().filter(_ -> changesHeads(it)).map(BranchRow::count).orElse(""))
        .orElse("");
  }

  private static boolean changesHeads(Future future) {
    return future.outlook() == Outlook.FORKS || future.outlook() == Outlook.JOINS;
  }

  /// Whether there would be more heads if it would land.
  boolean isFork() {
    return future.filter(Future::isFork).isPresent();
  }

  private static String count(int heads) {
    return ": " + heads + (heads == 1 ? " head" : " heads");
  }

  /// How many heads there would be, if it would land.
  Optional<Integer> headsThen() {
    return future.filter(it -> it.graph().isPresent()).map(it -> it.heads().size());
  }

  /// How many revisions it brings.
  int brought() {
    return future.map(it -> it.brought().size()).orElse(0);
  }

  /// What both sides come to, in a few words; empty if nothing was compared.
  String collisions() {
    return future
        .flatMap(Future::collisions)
        .map(CollisionReport::verdict)
        .map(BranchRow::words)
        .orElse("");
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case COLLIDES -> "collides";
      case ORDER_MATTERS -> "order matters";
      case UNKNOWN_PARTS -> "partly unknown";
      case NOTHING_FOUND -> "none found";
    };
  }

  /// Who wrote the newest commit, and when.
  String last() {
    return heads
        .last()
        .map(commit -> commit.authorName() + ", " + commit.authoredAt().toLocalDate())
        .orElse("");
  }

  /// The same with the day first, so that its order is that of time.
  String lastByDay() {
    return heads
        .last()
        .map(commit -> commit.authoredAt().toLocalDate() + "  " + commit.authorName())
        .orElse("");
  }

  /// What becomes of the history at more length; empty if there is no more to be said.
  String outlookDetail() {
    return future.map(Future::why).orElse("");
  }

  /// What is wrong with the heads that it has now, or why they can't be told; empty if all is well.
  String headsDoubt() {
    return heads.why().isEmpty() ? heads.fault() : heads.why();
  }

  /// All of it, for screen readers.
  String spoken() {
    return "%s %s, %s%s%s%s"
        .formatted(
            kind().word(),
            name(),
            headsText(),
            outlookWords().isEmpty() ? "" : ", " + outlookWords(),
            collisions().isEmpty() ? "" : ", " + collisions(),
            last().isEmpty() ? "" : ", last commit by " + last());
  }

  /// The heads that it has now.
  String headsText() {
    int count = heads.heads().size();
    String doubt = heads.fault().isEmpty() ? "" : ", but " + heads.fault();
    return heads.why().isEmpty() ? count + (count == 1 ? " head" : " heads") + doubt : heads.why();
  }
}
