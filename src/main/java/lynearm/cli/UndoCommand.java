package lynearm.cli;

import java.io.IOException;
import java.util.Optional;
import lynearm.change.ChangeWriter;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.workspace.Undoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Takes back what Lynearm wrote last, as long as nobody edited it since.
@Command(
    name = UndoCommand.NAME,
    description = {
      "Take back what Lynearm wrote last; again for what it wrote before that.",
      "What was staged of it leaves the index of git; what was committed stays committed.",
    },
    mixinStandardHelpOptions = true)
final class UndoCommand extends TurningCommand {

  static final String NAME = "undo";

  @Option(
      names = "--list",
      description = "List what Lynearm wrote, the last change first; change nothing.")
  boolean list;

  @Override
  String name() {
    return NAME;
  }

  @Override
  boolean listOnly() {
    return list;
  }

  @Override
  boolean leavesIndex() {
    return true;
  }

  @Override
  Optional<WrittenChange> next(ChangeWriter writer) throws IOException {
    return writer.nextUndo();
  }

  @Override
  String nothing() {
    return "There is nothing to undo: Lynearm has written nothing here that is not taken back.";
  }

  @Override
  UndoResult look(Undoing undoing, long id) {
    return undoing.lookAtUndo(id);
  }

  @Override
  UndoResult turn(Undoing undoing, long id) {
    return undoing.undo(id);
  }
}
