package lynearm.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.python.ImportResolver;
import lynearm.python.ModuleCode;
import lynearm.python.SyntaxProblem;

/// Reads what a revision file does. Nothing is run. Calls into other files are followed if their
/// modules are at hand, and are [Operation.Unknown] otherwise.
///
/// Has no state; one reader may serve many threads. Linear in the size of the file, and bounded
/// where a file asks for more, by loops or calls, than any migration needs.
public final class OperationsReader {
  private static final int LARGEST = 4_000_000;

  /// Reads the bytes of a file, in the encoding it declares.
  public Operations read(byte[] bytes) {
    return read(bytes, ImportResolver.NONE);
  }

  /// Reads the bytes of a file together with what it imports.
  ///
  /// @param imports finds the modules that are followed. What is done there is told at the line of
  ///   the call.
  public Operations read(byte[] bytes, ImportResolver imports) {
    if (bytes.length > LARGEST) {
      return untold("the file is too large to be followed", 1);
    }
    return read(ModuleCode.read(bytes), imports);
  }

  /// Reads text that is decoded already.
  public Operations read(String text) {
    if (text.length() > LARGEST) {
      return untold("the file is too large to be followed", 1);
    }
    return read(ModuleCode.read(text), ImportResolver.NONE);
  }

  private static Operations read(ModuleCode code, ImportResolver imports) {
    if (code.problem().isPresent()) {
      SyntaxProblem problem = code.problem().get();
      return untold("Python cannot read the file: " + problem.what(), problem.line());
    }
    Frame module = new Frame(null);
    ImportedModules imported = new ImportedModules(imports);
    Recorder upgrade = new Recorder(Direction.UPGRADE);
    try {
      new Interpreter(module, upgrade, imported).runModule(code.statements());
    } catch (TooMuchException e) {
      return untold("the file asks for too much to be followed to its end", 1);
    }
    upgrade.keepOperationsOnLoading();
    Recorder downgrade = new Recorder(Direction.DOWNGRADE);
    follow(module, upgrade, imported);
    follow(module, downgrade, imported);
    List<Step> doubts = new ArrayList<>(upgrade.doubts());
    doubts.addAll(downgrade.doubts());
    return new Operations(upgrade.steps(), downgrade.steps(), doubts);
  }

  private static Operations untold(String reason, int line) {
    return new Operations(
        List.of(untold(reason, line, Direction.UPGRADE)),
        List.of(untold(reason, line, Direction.DOWNGRADE)),
        List.of());
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
  private static void follow(Frame module, Recorder recorder, ImportedModules imported) {
    String name = recorder.direction().function();
    Optional<Symbol> bound = module.lookUp(name);
    Optional<Symbol> function =
        bound.isPresent() && bound.get() instanceof Symbol.Named(String path)
            ? imported.symbol(path).or(() -> bound)
            : bound;
    try {
      if (function.isPresent() && function.get() instanceof Symbol.Function found) {
        recorder.moveTo(new Lines(found.definition().line(), found.definition().line()));
        new Interpreter(module, recorder, imported).runFunction(found);
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
