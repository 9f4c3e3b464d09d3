package lynearm.doctor;

import java.util.List;
import lynearm.revision.RevisionId;

/// Something that can be done about a revision that is not there.
///
/// @param title the act, as it stands on a button: "Restore from git"
/// @param why what makes it likely, as a sentence
/// @param from the git name that a file comes from; empty if none does
/// @param onto what the children would follow; empty if they stay as they are or become bases
public record Offer(
    Kind kind, String title, String why, String from, List<RevisionId> onto, RemedyPlan plan) {

  /// What would be done.
  public enum Kind {
    /// The file comes back as a commit of the past had it.
    RESTORE,
    /// The file comes back as it was before its last change.
    EARLIER,
    /// The file comes from another git branch.
    IMPORT,
    /// The children follow what the missing revision followed.
    AROUND,
    /// The children follow another revision.
    ONTO
  }

  public Offer {
    onto = List.copyOf(onto);
  }

  /// Whether it can be carried out.
  public boolean isPossible() {
    return plan instanceof RemedyPlan.Ready;
  }
}
