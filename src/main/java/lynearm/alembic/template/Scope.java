package lynearm.alembic.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.python.PythonValue;
import org.jspecify.annotations.Nullable;

/// What the names in a template mean while it is rendered.
final class Scope {

  private final Map<String, PythonValue> variables;
  private final Map<String, PythonValue> builtIns;
  private final Set<String> localNames;
  private final Map<String, PythonValue> moduleValues = new HashMap<>();
  private final Map<String, PythonValue> localValues = new HashMap<>();
  private Optional<LoopValue> loop = Optional.empty();

  /// @param variables what Alembic hands over
  /// @param localNames names that some part of the template binds: they mean nothing before that
  Scope(
      Map<String, PythonValue> variables,
      Map<String, PythonValue> builtIns,
      Set<String> localNames) {
    this.variables = Map.copyOf(variables);
    this.builtIns = builtIns;
    this.localNames = new HashSet<>(localNames);
  }

  PythonValue find(String name) {
    if (name.equals("loop") && loop.isPresent()) {
      return loop.get();
    }
    if (localNames.contains(name)) {
      return bound(localValues.get(name), name);
    }
    PythonValue constant = moduleValues.get(name);
    return constant != null
        ? constant
        : BuiltIns.find(name, variables, builtIns, Undefined.UNDEFINED);
  }

  /// What a name means in `<%! %>`, where there are no variables.
  PythonValue findInModule(String name) {
    PythonValue constant = moduleValues.get(name);
    return constant != null
        ? constant
        : bound(BuiltIns.find(name, Map.of(), builtIns, Undefined.UNDEFINED), name);
  }

  private static PythonValue bound(@Nullable PythonValue value, String name) {
    if (value == null || value == Undefined.UNDEFINED) {
      throw TemplateFault.rendering("nothing is bound to " + name + " here");
    }
    return value;
  }

  void bind(String name, PythonValue value) {
    localValues.put(name, value);
  }

  void bindInModule(String name, PythonValue value) {
    moduleValues.put(name, value);
  }

  Optional<LoopValue> loop() {
    return loop;
  }

  void enter(Optional<LoopValue> inner) {
    loop = inner;
  }
}
