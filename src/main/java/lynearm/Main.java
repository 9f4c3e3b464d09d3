package lynearm;

import java.util.List;
import lynearm.cli.CommandLineProgram;
import lynearm.ui.shell.LynearmWindow;

/// Starts Lynearm: a subcommand answers on the command line and ends, without JavaFX being loaded;
/// anything else opens the window.
public final class Main {

  private static final String WINDOW = "window";

  private Main() {}

  public static void main(String[] args) {
    List<String> words = List.of(args);
    if (words.isEmpty()) {
      LynearmWindow.open(words);
    } else if (words.getFirst().equals(WINDOW)) {
      LynearmWindow.open(words.subList(1, words.size()));
    } else if (CommandLineProgram.understands(words)) {
      System.exit(CommandLineProgram.run(words));
    } else {
      LynearmWindow.open(words);
    }
  }
}
