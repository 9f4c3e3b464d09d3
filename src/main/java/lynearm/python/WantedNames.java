package lynearm.python;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The names of a module whose bindings are asked for. Made once for many modules.
public final class WantedNames {

  private final Set<String> all;
  private final Set<String> required;
  private final Words words;

  /// @param all the names to tell the bindings of
  /// @param required those among them that the module surely binds if it is any use: an import of
  ///   everything from an unknown module is then taken to bind them
  public WantedNames(Set<String> all, Set<String> required) {
    this.all = Set.copyOf(all);
    this.required = Set.copyOf(required);
    this.words = new Words(all.stream().filter(WantedNames::isAscii).toList());
  }

  private static boolean isAscii(String name) {
    return !name.isEmpty() && name.chars().allMatch(it -> it < 128);
  }

  Set<String> all() {
    return all;
  }

  Set<String> required() {
    return required;
  }

  /// The wanted name that a token is, as far as it is written in ASCII.
  @Nullable String find(Tokens tokens, int index) {
    return tokens.find(index, words);
  }
}
