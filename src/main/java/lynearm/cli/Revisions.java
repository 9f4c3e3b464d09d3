package lynearm.cli;

import java.util.List;
import java.util.regex.Pattern;

/// Words that name revisions. One may be a number of steps, `-1`, as Alembic's command line has it;
/// any other word with a hyphen in front is an option that doesn't exist.
final class Revisions {

  private static final Pattern OPTION = Pattern.compile("-(?!\\d+$).*", Pattern.DOTALL);

  private Revisions() {}

  /// @param command what they were said to
  /// @throws Failure if one of the words is an option
  static void check(List<String> words, String command) throws Failure {
    List<String> options = words.stream().filter(OPTION.asMatchPredicate()).toList();
    if (!options.isEmpty()) {
      throw new Failure(
          (options.size() == 1 ? "Unknown option: '" : "Unknown options: '")
              + String.join("', '", options)
              + "'.",
          "Try: " + CommandLineProgram.NAME + " " + command + " --help");
    }
  }
}
