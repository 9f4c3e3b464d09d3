package lynearm.operation;

import java.util.List;
import java.util.Optional;
import lynearm.python.ModuleCode;
import lynearm.python.SyntaxProblem;

/// Reads what a revision file does. Nothing is run, and no other file is opened: what calls code of
/// other files is [Operation.Unknown].
///
/// Has no state; one reader may serve many threads. Linear in the size of the file, and bounded
/// where a file asks for more, by loops or calls, than any migration needs.
public final class OperationsReader {
  private static final int LARGEST = 4_000_000;

  /// Reads the bytes of a file, in the encoding it declares.
  public Operations read(byte[] bytes) {
    if (bytes.length > LARGEST) {
      return untold("the file is too large to be followed", 1);
    }
    return read(ModuleCode.read(bytes));
  }

  /// Reads text that is decoded already.
  public Operations read(String text) {
    if (text.length() > LARGEST) {
      return untold("the file is too large to be followed", 1);
    }
    return read(ModuleCode.read(text));
  }

  private static Operations read(ModuleCode code) {
    if (code.problem().isPresent()) {
      SyntaxProblem problem = code.problem().get();
      return untold("Python cannot read the file: " + problem.what(), problem.line());
    }
    Frame module = new Frame(null);
    Recorder upgrade = new Recorder(Direction.UPGRADE);
    try {
      new Interpreter(module, upgrade).runModule(code.statements());
    } catch (TooMuchException e) {
      return untold("the file asks for too much to be followed to its end", 1);
    }
    upgrade.keepOperationsOnLoading();
    Recorder downgrade = new Recorder(Direction.DOWNGRADE);
    follow(module, upgrade);
    follow(module, downgrade);
    return new Operations(upgrade.steps(), downgrade.steps());
  }

  private static Operations untold(String reason, int line) {
    return new Operations(
        List.of(untold(reason, line, Direction.UPGRADE)),
        List.of(untold(reason, line, Direction.DOWNGRADE)));
  }

  private static Step untold(String reason, int line, Direction direction) {
    return new Step(
        new Operation.Unknown(reason, "", List.of()),
        direction,
        new Lines(line, line),
        List.of(),
        Optional.empty());
  }

  /// Follows the function of a direction, if the module has it.
  private static void follow(Frame module, Recorder recorder) {
    String name = recorder.direction().function();
    Optional<Symbol> function = module.lookUp(name);
    try {
      if (function.isPresent() && function.get() instanceof Symbol.Function found) {
        recorder.moveTo(new Lines(found.definition().line(), found.definition().line()));
        new Interpreter(module, recorder).runFunction(found);
        return;
      }
      recorder.moveTo(new Lines(1, 1));
      if (function.isPresent()) {
        recorder.unknown(name + "() is not written in this file", "");
      } else {
        recorder.record(new Operation.Stop("AttributeError: no " + name + "()"));
      }
    } catch (TooMuchException e) {
      recorder.giveUp("the file asks for too much to be followed to its end");
    }
  }
}
