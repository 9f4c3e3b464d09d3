package lynearm.change;

import java.util.List;

/// What came of taking a change back, or of doing it again.
public sealed interface UndoResult {

  /// It was done, or would be.
  ///
  /// @param change the change as it stands then
  /// @param edits what becomes of which file by it
  record Done(WrittenChange change, List<FileEdit> edits) implements UndoResult {
    public Done {
      edits = List.copyOf(edits);
    }
  }

  /// Nothing was done.
  ///
  /// @param what the fact
  /// @param next what to do now
  /// @param edited files that were edited since: from what the change left there, to what is there
  ///   now
  record Refused(String what, String next, List<FileEdit> edited) implements UndoResult {
    public Refused {
      edited = List.copyOf(edited);
    }
  }
}
