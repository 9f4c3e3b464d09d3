package lynearm.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import lynearm.python.ImportResolver;
import lynearm.python.ModuleCode;

/// What the modules that a revision file imports bind their names to, as far as they are at hand.
/// Each is read once; how many is bounded, whatever they import in their turn.
final class ImportedModules {
  private static final int MOST_READ = 60;
  private static final int LARGEST = 1_000_000;
  private static final int MOST_HOPS = 8;

  private static final Pattern ACTING =
      Pattern.compile(
          "\\b(?:op|execute|executemany|exec_driver_sql|create_all|drop_all|run_sync|run_async"
              + "|upgrade|subprocess|system|Popen)\\b");

  private final ImportResolver resolver;
  private final Map<String, Optional<Frame>> frames = new HashMap<>();
  private final Map<String, Optional<Symbol>> symbols = new HashMap<>();
  private final Map<String, Step> acts = new HashMap<>();
  private final List<String> busy = new ArrayList<>();
  private int read;

  ImportedModules(ImportResolver resolver) {
    this.resolver = resolver;
  }

  /// What a full name stands for, over modules that pass it on; nothing if no module of the project
  /// binds it to something that can be followed.
  ///
  /// @param path such as `app.migrations.tools.add_audit`
  Optional<Symbol> symbol(String path) {
    Optional<Symbol> known = symbols.get(path);
    if (known != null) {
      return known;
    }
    String at = path;
    for (int hop = 0; hop < MOST_HOPS; hop++) {
      Optional<Symbol> bound = bound(at);
      if (bound.isPresent() && bound.get() instanceof Symbol.Named(String next)) {
        if (next.equals(at) || next.startsWith(at + ".")) {
          break;
        }
        at = next;
        continue;
      }
      Optional<Symbol> found = bound.filter(ImportedModules::canBeFollowed);
      if (found.isEmpty() && hop > 0 && bound.isEmpty()) {
        found = Optional.of(new Symbol.Named(at));
      }
      symbols.put(path, found);
      return found;
    }
    symbols.put(path, Optional.empty());
    return Optional.empty();
  }

  private static boolean canBeFollowed(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Constant _,
          Symbol.Function _,
          Symbol.Lambda _,
          Symbol.Table _,
          Symbol.LocalClass _,
          Symbol.Sequence _,
          Symbol.Mapping _ ->
          true;
      default -> false;
    };
  }

  private Optional<Symbol> bound(String path) {
    for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
      Optional<Frame> frame = frame(path.substring(0, dot));
      if (frame.isPresent()) {
        String[] members = path.substring(dot + 1).split("\\.", -1);
        Optional<Symbol> symbol = frame.get().lookUp(members[0]);
        for (int i = 1; i < members.length && symbol.isPresent(); i++) {
          symbol = memberOf(symbol.get(), members[i]);
        }
        return symbol;
      }
    }
    return Optional.empty();
  }

  private static Optional<Symbol> memberOf(Symbol symbol, String name) {
    return switch (symbol) {
      case Symbol.Named(String path) -> Optional.of(new Symbol.Named(path + "." + name));
      case Symbol.LocalClass local ->
          Optional.ofNullable(local.members().get(lynearm.python.PythonValue.of(name)));
      default -> Optional.empty();
    };
  }

  private Optional<Frame> frame(String module) {
    Optional<Frame> known = frames.get(module);
    if (known != null) {
      return known;
    }
    if (busy.contains(module) || busy.size() >= MOST_HOPS || read >= MOST_READ) {
      return Optional.empty();
    }
    Optional<ImportResolver.ModuleFile> file = resolver.find(module);
    Optional<Frame> frame = Optional.empty();
    if (file.isPresent() && file.get().bytes().length <= LARGEST) {
      read++;
      busy.add(module);
      frame = loaded(module, file.get());
      busy.removeLast();
    }
    frames.put(module, frame);
    return frame;
  }

  /// What a module of the project does to the database when it is loaded, by itself or with the
  /// packages around it; nothing if nothing of the kind is seen, or it is not at hand.
  ///
  /// @param module its absolute name
  Optional<Step> actOnLoading(String module) {
    for (int dot = module.indexOf('.'); dot >= 0; dot = module.indexOf('.', dot + 1)) {
      frame(module.substring(0, dot));
    }
    frame(module);
    for (String name = module; !name.isEmpty(); ) {
      Step act = acts.get(name);
      if (act != null) {
        return Optional.of(act);
      }
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    return Optional.empty();
  }

  /// Whether a step concerns a database. Calls that cannot be followed stand in almost every module
  /// and make classes and constants; only those by which databases are worked with count.
  private static boolean isAct(Step step) {
    return !(step.operation() instanceof Operation.Unknown unknown)
        || unknown.reason().contains("SQL")
        || ACTING.matcher(unknown.text()).find();
  }

  private Optional<Frame> loaded(String module, ImportResolver.ModuleFile file) {
    ModuleCode code = ModuleCode.read(file.bytes());
    if (code.problem().isPresent()) {
      return Optional.empty();
    }
    int dot = module.lastIndexOf('.');
    String around = file.isPackage() ? module : dot < 0 ? "" : module.substring(0, dot);
    Frame frame = Frame.ofImported(around);
    Recorder recorder = new Recorder(Direction.UPGRADE);
    try {
      new Interpreter(frame, recorder, this).runModule(code.statements());
    } catch (TooMuchException e) {
      return Optional.empty();
    }
    recorder.steps().stream()
        .filter(ImportedModules::isAct)
        .findFirst()
        .ifPresent(step -> acts.put(module, step));
    return Optional.of(frame);
  }
}
