package lynearm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import lynearm.sample.SyntheticHistory;

/// Runs the commands once on a made-up project, for the JVM to keep what it loaded and linked on
/// the way (its AOT cache). What is not met here is loaded anew at each start.
final class Rehearsal {

  private static final int REVISIONS = 60;
  private static final int LANES = 3;
  private static final long SEED = 7;

  private Rehearsal() {}

  /// @param args an empty folder to make the project in
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    SyntheticHistory.write(folder, REVISIONS, LANES, SEED);
    makeOld(folder);
    for (List<String> words :
        List.of(
            List.of("heads"),
            List.of("heads", "-v", "--resolve-dependencies"),
            List.of("branches", "-v"),
            List.of("history"),
            List.of("history", "-v", "-r", "base:heads"),
            List.of("show", "heads"),
            List.of("heads", "--json"))) {
      Main.main(
          Stream.concat(Stream.of("-C", folder.toString()), words.stream()).toArray(String[]::new));
    }
  }

  /// What was written just now is not kept for the next run.
  private static void makeOld(Path folder) throws IOException {
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, yesterday);
      }
    }
  }
}
