package lynearm.cli;

import java.util.regex.Pattern;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;

/// What goes to standard error, a line each.
final class Sentences {

  private static final Pattern BREAKS =
      Pattern.compile("\\s*[\\p{Cntrl}\\x80-\\x9F\u2028\u2029\u202A-\u202E\u2066-\u2069]+\\s*");

  private Sentences() {}

  /// The same text without line ends and other control characters.
  static String oneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  /// A line of the program itself.
  static String own(String text) {
    return CommandLineProgram.NAME + ": " + oneLine(text);
  }

  /// A fact and what to do about it.
  static String joined(String what, String next) {
    String fact = what.isEmpty() || what.endsWith(".") ? what : what + ".";
    return next.isEmpty() ? fact : fact + " " + next;
  }

  /// What Alembic says: its own words, or the last line of its traceback.
  static String of(AlembicError error) {
    if (error.isCommandError()) {
      return error.message();
    }
    return error.message().isEmpty()
        ? "Alembic ends here in a traceback: " + error.className()
        : error.className() + ": " + error.message();
  }

  /// A problem, its place first, as compilers print it.
  static String of(Problem problem) {
    String place = problem.at().map(Object::toString).orElse(CommandLineProgram.NAME);
    return oneLine(
        place
            + (Problems.counts(problem) ? ": " : ": warning: ")
            + joined(problem.what(), problem.next()));
  }
}
