package lynearm.cli;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/// Words that name revisions. One may be a number of steps, `-1`, as Alembic's command line has it;
/// any other word with a hyphen in front is an option that doesn't exist.
final class Revisions {

  private static final Pattern OPTION = Pattern.compile("-(?!\\d+$).*", Pattern.DOTALL);

  private Revisions() {}

  /// @throws UnmatchedArgumentException if one of the words is an option
  static void check(List<String> words, CommandSpec spec) {
    List<String> options = words.stream().filter(OPTION.asMatchPredicate()).toList();
    if (!options.isEmpty()) {
      throw new UnmatchedArgumentException(spec.commandLine(), options);
    }
  }
}
