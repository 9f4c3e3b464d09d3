package lynearm.doctor;

import java.util.List;
import java.util.stream.Stream;
import lynearm.change.Change;
import lynearm.revision.RevisionId;

/// What a remedy would do: ready to be written, or refused with the reason.
public sealed interface RemedyPlan {

  /// Can be written as it is.
  ///
  /// @param restored the revisions whose files come back, the one that was asked for first
  /// @param relinked the revisions that get another parent
  /// @param change the writing, with the graph after it
  /// @param done what to say once it is written: "Restored d1d1"
  /// @param warnings what speaks against it, in sentences
  /// @param notes what else the person should know beforehand, in sentences
  record Ready(
      List<RevisionId> restored,
      List<RevisionId> relinked,
      Change change,
      String done,
      List<String> warnings,
      List<String> notes)
      implements RemedyPlan {
    public Ready {
      restored = List.copyOf(restored);
      relinked = List.copyOf(relinked);
      warnings = List.copyOf(warnings);
      notes = List.copyOf(notes);
    }

    /// The same, with more that speaks against it and more to know.
    Ready with(List<String> moreWarnings, List<String> moreNotes) {
      return new Ready(
          restored,
          relinked,
          change,
          done,
          Stream.concat(moreWarnings.stream(), warnings.stream()).toList(),
          Stream.concat(moreNotes.stream(), notes.stream()).toList());
    }
  }

  /// Will not be written.
  ///
  /// @param what why not
  /// @param next what to do instead
  record Refused(String what, String next) implements RemedyPlan {}
}
