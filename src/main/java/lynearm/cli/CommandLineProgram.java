package lynearm.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// The commands of Lynearm. They print the very lines that Alembic prints.
@Command(
    name = CommandLineProgram.NAME,
    description = {
      "Answers about an Alembic migration history, without running Python: the same lines as"
          + " Alembic, or the same facts as data. With a path instead of a command, or with"
          + " nothing, the window opens.",
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:Done. What is merely doubtful is told on standard error and doesn't count.",
      "1:Done, but there are problems: Alembic would stop at some of the files, or only running"
          + " them could tell what they declare. Standard error lists them.",
      "2:Not done. Standard error says why, in Alembic's own words where Alembic refuses too.",
    },
    subcommands = {
      HeadsCommand.class,
      BranchesCommand.class,
      HistoryCommand.class,
      ShowCommand.class,
      CurrentCommand.class,
      EnvironmentsCommand.class,
      MergeCommand.class,
      CollisionsCommand.class,
      MoveCommand.class,
      DetachCommand.class,
      UndoCommand.class,
      RedoCommand.class,
      FutureCommand.class,
      WhereCommand.class,
      RestoreCommand.class,
      ReparentCommand.class,
      WhenCommand.class,
      GraphCommand.class,
      CompletionCommand.class,
      ManCommand.class,
    })
public final class CommandLineProgram {

  static final String NAME = "lynearm";

  static final int DONE = 0;
  static final int PROBLEMS_FOUND = 1;
  static final int NOT_DONE = 2;

  private static final Set<String> COMMANDS =
      Set.of(
          "heads",
          "branches",
          "history",
          "show",
          "current",
          "environments",
          "merge",
          "collisions",
          MoveCommand.NAME,
          DetachCommand.NAME,
          UndoCommand.NAME,
          RedoCommand.NAME,
          "future",
          "where",
          RestoreCommand.NAME,
          ReparentCommand.NAME,
          WhenCommand.NAME,
          "graph",
          "completion",
          "man");

  @Mixin Place place = new Place();

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show where in the program an error came from.")
  boolean debug;

  private final PrintWriter out;
  private final PrintWriter err;
  private Optional<PrintStream> stream = Optional.empty();

  CommandLineProgram() {
    this(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()));
  }

  CommandLineProgram(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /// Where answers are printed.
  PrintWriter out() {
    return out;
  }

  /// Prints these very bytes where answers are printed.
  void printBytes(byte[] bytes) {
    if (stream.isEmpty()) {
      out.print(new String(bytes, StandardCharsets.UTF_8));
      return;
    }
    out.flush();
    stream.get().write(bytes, 0, bytes.length);
    stream.get().flush();
  }

  /// Where problems and errors are printed.
  PrintWriter err() {
    return err;
  }

  /// Whether these words are for the command line rather than for the window.
  public static boolean understands(List<String> words) {
    return !words.isEmpty()
        && (words.getFirst().startsWith("-") || COMMANDS.contains(words.getFirst()));
  }

  /// Runs a command and prints to the standard streams.
  ///
  /// @return the exit status
  public static int run(List<String> words) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(words, out, err, Optional.of(System.out));
  }

  /// Runs a command and prints to these writers.
  ///
  /// @return the exit status
  public static int run(List<String> words, PrintWriter out, PrintWriter err) {
    return run(words, out, err, Optional.empty());
  }

  private static int run(
      List<String> words, PrintWriter out, PrintWriter err, Optional<PrintStream> stream) {
    CommandLineProgram program = new CommandLineProgram(out, err);
    Optional<ReadingCommand> plain = PlainWords.command(words, program);
    CommandLineProgram asked =
        plain.isPresent() ? program : new CommandLineProgram(out, err).printingTo(stream);
    int status = plain.isPresent() ? asked.answer(plain.get()) : asked.understand(words);
    out.flush();
    err.flush();
    asked.place.keep();
    return status;
  }

  private CommandLineProgram printingTo(Optional<PrintStream> bytes) {
    stream = bytes;
    return this;
  }

  private int answer(ReadingCommand command) {
    try {
      return command.call();
    } catch (Failure | RuntimeException | StackOverflowError | OutOfMemoryError failure) {
      return told(failure);
    }
  }

  /// The words of this program as picocli understands them.
  CommandLine commandLine() {
    CommandLine line = new CommandLine(this).setOut(out).setErr(err);
    line.getSubcommands()
        .values()
        .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
    return line;
  }

  /// Lets picocli see what is wanted.
  private int understand(List<String> words) {
    CommandLine line = commandLine();
    line.setExecutionExceptionHandler((failure, _, _) -> told(failure));
    line.setParameterExceptionHandler((failure, _) -> {
      String command = failure.getCommandLine().getCommandSpec().qualifiedName();
      err.println(Sentences.own(misused(failure) + " Try: " + command + " --help"));
      return NOT_DONE;
    });
    try {
      return line.execute(words.toArray(String[]::new));
    } catch (StackOverflowError | OutOfMemoryError failure) {
      return told(failure);
    }
  }

  private int told(Throwable failure) {
    err.println(
        Sentences.own(
            failure instanceof Failure
                ? String.valueOf(failure.getMessage())
                : "Lynearm could not go on: " + failure + ". --debug shows where."));
    if (debug) {
      failure.printStackTrace(err);
    }
    return NOT_DONE;
  }

  private static String misused(ParameterException failure) {
    boolean noCommandYet = failure.getCommandLine().getParent() == null;
    if (noCommandYet
        && failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().getFirst();
      List<String> close =
          unmatched.getSuggestions().stream()
              .filter(name -> !word.isEmpty() && name.charAt(0) == word.charAt(0))
              .toList();
      return "There is neither a command nor a file or folder called "
          + (word.isEmpty() ? "\"\"" : word)
          + "."
          + (close.isEmpty() ? "" : " Similar: " + String.join(", ", close) + ".");
    }
    String message = Sentences.oneLine(String.valueOf(failure.getMessage()));
    return message.endsWith(".") ? message : message + ".";
  }
}
