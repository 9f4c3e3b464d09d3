package lynearm.fuzz;

import java.nio.file.Path;
import lynearm.change.ChangeWriter;
import lynearm.change.Scene;
import lynearm.change.UndoResult;
import lynearm.change.WriteResult;

/// A program that writes a change, takes it back, does it again, and so on until it is killed.
final class EndlessWriter {

  private EndlessWriter() {}

  public static void main(String[] args) {
    Scene scene = Scene.at(Path.of(args[0]));
    ChangeWriter writer = scene.writer();
    if (!(writer.write(scene.change()) instanceof WriteResult.Written(var change))) {
      throw new IllegalStateException("nothing was written");
    }
    System.out.println("writing");
    while (true) {
      require(writer.undo(change.id()));
      require(writer.redo(change.id()));
    }
  }

  private static void require(UndoResult result) {
    if (result instanceof UndoResult.Refused refused) {
      throw new IllegalStateException(refused.toString());
    }
  }
}
