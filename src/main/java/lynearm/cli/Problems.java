package lynearm.cli;

import java.io.PrintWriter;
import java.util.List;
import lynearm.revision.Problem;

/// The problems met on the way to an answer.
final class Problems {

  /// Beyond this many, nobody reads them.
  private static final int MOST_PRINTED = 200;

  private Problems() {}

  /// Whether this makes the answer doubtful, so that the exit status tells of it. A configuration
  /// that works but surely is not meant so, or a file that Alembic passes over, does not.
  static boolean counts(Problem problem) {
    return switch (problem.kind()) {
      case DOUBTFUL_CONFIGURATION, IGNORED_FILE -> false;
      case UNREADABLE_FILE,
          SYNTAX,
          NO_HEADER,
          BAD_HEADER,
          COMPUTED_HEADER,
          BAD_ID,
          DUPLICATE_ID,
          MISSING_PARENT,
          MISSING_DEPENDENCY,
          LABEL_CLASH,
          CYCLE,
          CONFIGURATION ->
          true;
    };
  }

  /// The exit status of an answer that was given.
  static int status(List<Problem> problems) {
    return problems.stream().anyMatch(Problems::counts)
        ? CommandLineProgram.PROBLEMS_FOUND
        : CommandLineProgram.DONE;
  }

  static void print(List<Problem> problems, PrintWriter err) {
    List<String> sentences = problems.stream().map(Sentences::of).distinct().toList();
    sentences.stream().limit(MOST_PRINTED).forEach(err::println);
    if (sentences.size() > MOST_PRINTED) {
      err.println(
          Sentences.own(
              "There are %,d more problems; --json tells all."
                  .formatted(sentences.size() - MOST_PRINTED)));
    }
  }
}
