package lynearm;

import java.io.IOException;
import java.nio.file.Path;
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
}
