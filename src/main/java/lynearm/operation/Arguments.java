package lynearm.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.Expression;

/// What a call is given.
///
/// @param open whether there may be more that only running can tell, from `*` or `**`
record Arguments(List<Given> positional, Map<String, Given> keywords, boolean open) {

  static final Arguments NONE = new Arguments(List.of(), Map.of(), false);

  /// @param source the expression that stands in the call
  record Given(Symbol symbol, Expression source) {}

  Arguments {
    positional = List.copyOf(positional);
  }

  Optional<Given> at(int index) {
    return index < positional.size() ? Optional.of(positional.get(index)) : Optional.empty();
  }

  Optional<Given> named(String name) {
    return Optional.ofNullable(keywords.get(name));
  }

  /// The argument of a parameter that may be given either way.
  Optional<Given> get(int index, String... names) {
    for (String name : names) {
      if (keywords.containsKey(name)) {
        return named(name);
      }
    }
    return at(index);
  }

  boolean anyPowerful() {
    return positional.stream().anyMatch(given -> given.symbol().isPowerful())
        || keywords.values().stream().anyMatch(given -> given.symbol().isPowerful());
  }
}
