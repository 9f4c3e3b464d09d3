package lynearm.cli;

import java.io.IOException;
import java.util.Optional;
import lynearm.change.ChangeWriter;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.workspace.Undoing;
import picocli.CommandLine.Command;

/// Does again what was taken back last.
@Command(
    name = RedoCommand.NAME,
    description = "Do again what was taken back last, unless something was written since.",
    mixinStandardHelpOptions = true)
final class RedoCommand extends TurningCommand {

  static final String NAME = "redo";

  @Override
  String name() {
    return NAME;
  }

  @Override
  Optional<WrittenChange> next(ChangeWriter writer) throws IOException {
    return writer.nextRedo();
  }

  @Override
  String nothing() {
    return "There is nothing to do again: nothing was taken back since the last change.";
  }

  @Override
  UndoResult look(Undoing undoing, long id) {
    return undoing.lookAtRedo(id);
  }

  @Override
  UndoResult turn(Undoing undoing, long id) {
    return undoing.redo(id);
  }
}
