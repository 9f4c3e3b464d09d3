package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import lynearm.ui.common.Background;
import lynearm.ui.common.CopiedText;

/// Hands files to other programs of the system. None is started but when a person asks for it, and
/// one that fails is told of in a sentence.
final class SystemPrograms {

  /// What opens a file may stay as long as the file is open; that is no failure.
  private static final long PATIENCE_SECONDS = 5;

  private final Background.Lane lane;
  private final Consumer<Notice> notices;
  private final String system;

  SystemPrograms(Background background, Consumer<Notice> notices) {
    lane = background.lane();
    this.notices = notices;
    system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
  }

  /// Opens a file with the program that the system has for it.
  void open(Path file) {
    start(file, opening(file));
  }

  /// Shows a file in the file manager; where that can't point at a file, its folder.
  void reveal(Path file) {
    Path folder = file.getParent() == null ? file : file.getParent();
    start(
        file,
        system.startsWith("mac")
            ? List.of("open", "-R", file.toString())
            : system.startsWith("windows")
                ? List.of("explorer", "/select," + file)
                : opening(folder));
  }

  private List<String> opening(Path path) {
    if (system.startsWith("mac")) {
      return List.of("open", path.toString());
    }
    return system.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", path.toString())
        : List.of("xdg-open", path.toString());
  }

  private void start(Path file, List<String> command) {
    if (!Files.exists(file)) {
      notices.accept(
          Notice.notDone(
              file.getFileName() + " is not there any more", "Read again to see what is."));
      return;
    }
    lane.start(
        "Opening",
        _ -> failed(command),
        failed -> {
          if (failed) {
            tell(file, command.getFirst() + " found no program for it.");
          }
        },
        _ -> tell(file, command.getFirst() + " is not installed or can't be started."));
  }

  private boolean failed(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    // The explorer of Windows answers 1 even when all is well.
    return ended && process.exitValue() != 0 && !command.getFirst().equals("explorer");
  }

  private void tell(Path file, String why) {
    notices.accept(
        new Notice(
            Notice.Kind.NOT_DONE,
            "The system could not open " + file.getFileName(),
            why,
            List.of(Command.of("Copy path", () -> CopiedText.put(file.toString())))));
  }
}
