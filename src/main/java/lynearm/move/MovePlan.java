package lynearm.move;

import java.util.List;
import lynearm.change.Change;
import lynearm.revision.RevisionId;

/// What moving revisions would do: ready to be written, or refused with the reason.
public sealed interface MovePlan {

  /// Can be written as it is.
  ///
  /// @param moved the revisions that get other ancestors, in load order: those whose parent changes
  ///   and all that come after them
  /// @param relinked those among them whose file gets another parent, in the order of the edits
  /// @param deleted the merges that go away
  /// @param change the writing, with the graph after it
  /// @param done what to say once it is written: "Moved b onto c"
  /// @param notes what the person should know beforehand, in sentences
  record Ready(
      List<RevisionId> moved,
      List<RevisionId> relinked,
      List<RevisionId> deleted,
      Change change,
      String done,
      List<String> notes)
      implements MovePlan {
    public Ready {
      moved = List.copyOf(moved);
      relinked = List.copyOf(relinked);
      deleted = List.copyOf(deleted);
      notes = List.copyOf(notes);
    }
  }

  /// Will not be written.
  ///
  /// @param what why not
  /// @param next what to do instead
  record Refused(String what, String next) implements MovePlan {}
}
