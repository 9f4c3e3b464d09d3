package lynearm.ui.changes;

import lynearm.change.UndoResult;

/// Hears what came of undo and redo.
public interface ChangesListener {

  void undone(UndoResult.Done done);

  void redone(UndoResult.Done done);

  void refused(UndoResult.Refused refused);

  /// It could not even be tried.
  void failed(Exception failure);
}
