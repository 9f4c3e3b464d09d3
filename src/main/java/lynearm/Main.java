package lynearm;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import lynearm.cli.CommandLineProgram;
import lynearm.ui.shell.LynearmWindow;

/// Starts Lynearm: a subcommand answers on the command line and ends, without JavaFX being loaded;
/// a path, or nothing, opens the window.
public final class Main {

  private static final String WINDOW = "window";

  private Main() {}

  public static void main(String[] args) {
    // Pictures for files are drawn by Java2D, which must not open anything of its own.
    System.setProperty("java.awt.headless", "true");
    List<String> words = List.of(args);
    if (words.isEmpty()) {
      end(LynearmWindow.open(words));
    } else if (words.getFirst().equals(WINDOW)) {
      end(LynearmWindow.open(words.subList(1, words.size())));
    } else if (CommandLineProgram.understands(words) || !isThere(words.getFirst())) {
      end(CommandLineProgram.run(words));
    } else {
      end(LynearmWindow.open(words));
    }
  }

  /// Leaving by the end of `main` is quicker: `System.exit` looks for somebody who logs it.
  private static void end(int status) {
    if (status != 0) {
      System.exit(status);
    }
  }

  private static boolean isThere(String path) {
    try {
      return !path.isEmpty() && Files.exists(Path.of(path));
    } catch (InvalidPathException _) {
      return false;
    }
  }
}
