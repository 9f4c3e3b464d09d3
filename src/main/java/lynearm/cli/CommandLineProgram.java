package lynearm.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The commands of Lynearm. They print the very lines that Alembic prints.
@Command(
    name = "lynearm",
    description = "Answers about an Alembic migration history, without running Python.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:done, and problems were found", "2:not done"},
    subcommands = {
      HeadsCommand.class,
      HistoryCommand.class,
      BranchesCommand.class,
      ShowCommand.class,
      MergeCommand.class,
      EnvironmentsCommand.class,
    })
public final class CommandLineProgram {

  static final int DONE = 0;
  static final int PROBLEMS_FOUND = 1;
  static final int NOT_DONE = 2;

  private static final Set<String> COMMANDS =
      Set.of("heads", "history", "branches", "show", "merge", "environments", "help");

  @Mixin Place place = new Place();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Print where an unexpected error came from.")
  boolean debug;

  /// Whether these words are for the command line rather than for the window.
  public static boolean understands(List<String> words) {
    return !words.isEmpty()
        && (words.getFirst().startsWith("-") || COMMANDS.contains(words.getFirst()));
  }

  /// Runs a command and prints to the standard streams.
  ///
  /// @return the exit status
  public static int run(List<String> words) {
    try (PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8)) {
      return run(words, out, err);
    }
  }

  /// Runs a command and prints to these writers.
  ///
  /// @return the exit status
  public static int run(List<String> words, PrintWriter out, PrintWriter err) {
    CommandLineProgram program = new CommandLineProgram();
    CommandLine line = new CommandLine(program).setOut(out).setErr(err);
    line.setExecutionExceptionHandler(
        (failure, _, _) -> {
          err.println("lynearm: " + sentence(failure));
          if (program.debug) {
            failure.printStackTrace(err);
          }
          return NOT_DONE;
        });
    line.setParameterExceptionHandler(
        (failure, _) -> {
          err.println("lynearm: " + failure.getMessage() + ". Try: lynearm --help");
          return NOT_DONE;
        });
    int status = line.execute(words.toArray(String[]::new));
    out.flush();
    return status;
  }

  private static String sentence(Exception failure) {
    if (failure instanceof Failure) {
      return String.valueOf(failure.getMessage());
    }
    return "unexpected "
        + failure.getClass().getSimpleName()
        + ": "
        + failure.getMessage()
        + " (--debug shows more)";
  }
}
