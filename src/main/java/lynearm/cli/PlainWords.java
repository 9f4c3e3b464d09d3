package lynearm.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Understands the usual words of the commands that scripts and prompts call, each option apart and
/// once. Loading picocli takes longer than most answers; it gets whatever is not understood here,
/// mistakes and cries for help among it.
final class PlainWords {

  private final CommandLineProgram program;
  private final Iterator<String> words;
  private final Set<String> seen = new HashSet<>();
  private @Nullable ReadingCommand command;

  private PlainWords(CommandLineProgram program, List<String> words) {
    this.program = program;
    this.words = words.iterator();
  }

  /// The command that these words call, its options and those of the program set; nothing if that
  /// is for picocli to say. The program may then have been changed, so it must not be used.
  static Optional<ReadingCommand> command(List<String> words, CommandLineProgram program) {
    PlainWords plain = new PlainWords(program, words);
    while (plain.words.hasNext()) {
      if (!plain.take(plain.words.next())) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(plain.command)
        .filter(command -> !(command instanceof ShowCommand show) || !show.revision.isEmpty());
  }

  private boolean take(String word) {
    if (word.startsWith("-")) {
      return takeOption(word);
    }
    if (command == null) {
      command = called(word);
      return command != null;
    }
    if (command instanceof ShowCommand show && show.revision.isEmpty() && isValue(word)) {
      show.revision = word;
      return true;
    }
    return false;
  }

  private @Nullable ReadingCommand called(String word) {
    ReadingCommand called =
        switch (word) {
          case HeadsCommand.NAME -> new HeadsCommand();
          case BranchesCommand.NAME -> new BranchesCommand();
          case HistoryCommand.NAME -> new HistoryCommand();
          case ShowCommand.NAME -> new ShowCommand();
          default -> null;
        };
    if (called != null) {
      called.program = program;
    }
    return called;
  }

  private boolean takeOption(String option) {
    return switch (option) {
      case "-C" -> takeFolder();
      case "-c", "--config" -> {
        String file = value("-c");
        program.place.configurations = file == null ? List.of() : List.of(file);
        yield file != null;
      }
      case "-n", "--name" -> {
        program.place.section = Optional.ofNullable(value("-n"));
        yield program.place.section.isPresent();
      }
      default -> command != null && seen.add(shortForm(option)) && takeFlag(command, option);
    };
  }

  private boolean takeFolder() {
    String folder = value("-C");
    if (folder == null) {
      return false;
    }
    try {
      program.place.directory = Path.of(folder);
      return true;
    } catch (InvalidPathException _) {
      return false;
    }
  }

  private static String shortForm(String option) {
    return switch (option) {
      case "--verbose" -> "-v";
      case "--rev-range" -> "-r";
      default -> option;
    };
  }

  private boolean takeFlag(ReadingCommand called, String option) {
    if (option.equals("--json")) {
      called.json = true;
      return true;
    }
    if (called instanceof HistoryCommand history && shortForm(option).equals("-r")) {
      history.range = Optional.ofNullable(value("range"));
      return history.range.isPresent();
    }
    if (called instanceof HeadsCommand heads && option.equals("--resolve-dependencies")) {
      heads.resolveDependencies = true;
      return true;
    }
    return shortForm(option).equals("-v") && makeVerbose(called);
  }

  private static boolean makeVerbose(ReadingCommand called) {
    if (called instanceof HeadsCommand heads) {
      heads.verbose = true;
    } else if (called instanceof BranchesCommand branches) {
      branches.verbose = true;
    } else if (called instanceof HistoryCommand history) {
      history.verbose = true;
    } else {
      return false;
    }
    return true;
  }

  /// The next word, as the value of an option that has none yet.
  private @Nullable String value(String option) {
    if (!seen.add(option) || !words.hasNext()) {
      return null;
    }
    String value = words.next();
    return isValue(value) ? value : null;
  }

  /// Whether a word stands for nothing but itself.
  private static boolean isValue(String word) {
    return !word.isEmpty() && "-@\"'".indexOf(word.charAt(0)) < 0;
  }
}
