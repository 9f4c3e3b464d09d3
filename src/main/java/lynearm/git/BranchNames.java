package lynearm.git;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// The branches of a repository by name, and what another may be called.
///
/// @param taken the names that there are
public record BranchNames(Set<String> taken) {

  private static final String FORBIDDEN = "~^:?*[\\";
  private static final String LOCK = ".lock";

  /// The longest name of a file, less the suffix that git gives it while writing.
  private static final int LONGEST_PART = 250;

  public BranchNames {
    taken = Set.copyOf(taken);
  }

  /// Why a new branch can't be called this, in a sentence; empty if it can (git-check-ref-format
  /// with `--branch`, and what is taken). Linear in the length of the name.
  public Optional<String> whyNot(String name) {
    if (name.isEmpty()) {
      return Optional.of("Give the branch a name.");
    }
    return unfit(name).or(() -> taken(name));
  }

  private static Optional<String> unfit(String name) {
    Optional<String> character =
        name.codePoints()
            .filter(it -> it <= ' ' || it == 0x7F || FORBIDDEN.indexOf(it) >= 0)
            .mapToObj(BranchNames::shown)
            .findFirst();
    if (character.isPresent()) {
      return Optional.of("A branch name can't hold " + character.get() + ".");
    }
    if (name.startsWith("-")) {
      return Optional.of("A branch name can't begin with a hyphen.");
    }
    if (name.equals("HEAD") || name.equals("@")) {
      return Optional.of(name + " is git's word for what is checked out.");
    }
    if (name.contains("..") || name.contains("@{")) {
      return Optional.of(
          "A branch name can't hold " + (name.contains("..") ? "two dots in a row" : "@{") + ".");
    }
    if (name.endsWith(".")) {
      return Optional.of("A branch name can't end with a dot.");
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      return Optional.of("A branch name can't hold half a character.");
    }
    for (String part : name.split("/", -1)) {
      if (part.isEmpty()) {
        return Optional.of("A branch name needs something before and after each slash.");
      }
      if (part.startsWith(".") || part.endsWith(LOCK)) {
        return Optional.of("No part of a branch name can begin with a dot or end with .lock.");
      }
      if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
        return Optional.of("The branch name is too long.");
      }
    }
    return Optional.empty();
  }

  private static String shown(int character) {
    if (character == ' ') {
      return "spaces";
    }
    return character < ' ' || character == 0x7F
        ? "control characters"
        : Character.toString(character);
  }

  private Optional<String> taken(String name) {
    if (taken.contains(name)) {
      return Optional.of("There is a branch " + name + " already.");
    }
    for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
      String folder = name.substring(0, end);
      if (taken.contains(folder)) {
        return Optional.of(
            "There is a branch " + folder + ", so none can be called " + folder + "/….");
      }
    }
    return taken.stream()
        .filter(it -> it.startsWith(name + "/"))
        .sorted()
        .findFirst()
        .map(it -> "There is a branch " + it + ", so none can be called " + name + ".");
  }
}
