package lynearm.doctor;

import java.util.Optional;
import lynearm.git.Departure;

/// How a commit came to be one that no branch or tag leads to.
final class LeftBehind {

  private static final String AMENDED = "commit (amend)";
  private static final String MOVING = "checkout: moving from ";

  private LeftBehind() {}

  /// Whether another commit was put in its place, with the same message and what was changed.
  static boolean isAmended(Departure departure) {
    return departure.note().startsWith(AMENDED);
  }

  /// Tells it.
  ///
  /// @param departure what the log of `HEAD` tells
  static String sentence(Optional<Departure> departure) {
    return departure.map(it -> by(it.note())).orElse("A rebase, a reset or a deleted branch left")
        + " that commit behind: no branch or tag leads to it any more, and git will throw it away"
        + " some time.";
  }

  private static String by(String note) {
    if (note.startsWith(AMENDED)) {
      return "Amending left";
    }
    if (note.startsWith("rebase") || note.startsWith("pull --rebase")) {
      return "A rebase left";
    }
    if (note.startsWith("reset:")) {
      return "A reset left";
    }
    return note.startsWith(MOVING)
        ? branch(note.substring(MOVING.length()))
        : "Another branch was checked out, which left";
  }

  /// @param rest "work to main"
  private static String branch(String rest) {
    int end = rest.indexOf(" to ");
    String name = end < 0 ? "" : rest.substring(0, end);
    return name.isEmpty() || name.matches("[0-9a-f]{40}")
        ? "It was made without a branch, and checking out another left"
        : "Moving or deleting the git branch " + name + " left";
  }
}
