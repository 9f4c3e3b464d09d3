package lynearm.python;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The modules that one file imports, each read once for each name. Bounded, whatever they import
/// in their turn.
final class Modules {
  private static final int MOST_READ = 50;
  private static final int DEEPEST = 8;
  private static final Set<String> TYPING = Set.of("typing", "typing_extensions");

  private final ImportResolver resolver;
  private final Map<String, Optional<Binding>> known = new HashMap<>();
  private int read;
  private int depth;

  Modules(ImportResolver resolver) {
    this.resolver = resolver;
  }

  /// Whether a module is at hand.
  boolean has(String module) {
    return resolver.find(module).isPresent();
  }

  /// What a module binds a name to; nothing if it does not.
  Optional<Binding> member(String module, String name) throws UnknownValueException {
    if (TYPING.contains(module) && name.equals("TYPE_CHECKING")) {
      return Optional.of(new Binding.Known(PythonValue.FALSE, 1));
    }
    String key = module + ":" + name;
    Optional<Binding> before = known.get(key);
    if (before != null) {
      return before;
    }
    ImportResolver.ModuleFile file =
        resolver
            .find(module)
            .orElseThrow(() ->
                new UnknownValueException(
                    "it is imported from " + module + ", which is not in this repository"));
    if (read >= MOST_READ || depth >= DEEPEST) {
      throw new UnknownValueException("it is imported through too many modules");
    }
    read++;
    depth++;
    try {
      String around = file.isPackage() ? module : parent(module);
      Optional<Binding> binding =
          PythonModule.read(
                  file.bytes(),
                  () -> module,
                  Optional.of(around),
                  new WantedNames(Set.of(name), Set.of()),
                  this)
              .binding(name);
      known.put(key, binding);
      return binding;
    } finally {
      depth--;
    }
  }

  /// The package that a module is in; empty text at the top.
  static String parent(String module) {
    int dot = module.lastIndexOf('.');
    return dot < 0 ? "" : module.substring(0, dot);
  }
}
