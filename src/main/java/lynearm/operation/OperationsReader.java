package lynearm.operation;

import java.util.List;
import java.util.Optional;
import lynearm.python.BodyStatement;
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
    return new Operations(
        steps(code.statements(), Direction.UPGRADE), steps(code.statements(), Direction.DOWNGRADE));
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

  private static List<Step> steps(List<BodyStatement> statements, Direction direction) {
    Recorder recorder = new Recorder(direction);
    Frame module = new Frame(null);
    Interpreter interpreter = new Interpreter(module, recorder);
    try {
      interpreter.runModule(statements);
      recorder.keepOperationsOnLoading();
      Optional<Symbol> function = module.lookUp(direction.function());
      if (function.isPresent() && function.get() instanceof Symbol.Function found) {
        recorder.moveTo(new Lines(found.definition().line(), found.definition().line()));
        interpreter.runFunction(found);
      } else {
        recorder.moveTo(new Lines(1, 1));
        if (function.isPresent()) {
          recorder.unknown(direction.function() + "() is not written in this file", "");
        } else {
          recorder.record(new Operation.Stop("AttributeError: no " + direction.function() + "()"));
        }
      }
    } catch (TooMuchException e) {
      recorder.giveUp("the file asks for too much to be followed to its end");
    }
    return recorder.steps();
  }
}
