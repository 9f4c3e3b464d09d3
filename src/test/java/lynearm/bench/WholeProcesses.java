package lynearm.bench;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Times whole processes, in turn, so that whatever else the machine does falls on all alike.
final class WholeProcesses {

  private static final String OURS = "lynearm heads";
  private static final String FIRST = "lynearm heads, nothing kept from before";
  private static final String THEIRS = "alembic heads";

  private final Table table;
  private final StagedProgram program;
  private final Optional<Path> alembic = Run.find("alembic");
  private final Optional<Path> python = Run.find("python3");

  WholeProcesses(Table table, StagedProgram program) {
    this.table = table;
    this.program = program;
  }

  /// What there is to compare with, for the head of the table.
  String rival() throws IOException, InterruptedException {
    if (alembic.isEmpty()) {
      return "There is no alembic on the search path: nothing to compare with.";
    }
    List<String> version = new Run(command("--version"), Path.of("").toAbsolutePath()).output();
    return String.join(" ", version) + ", " + alembic.get();
  }

  private List<String> command(String word) {
    return List.of(alembic.orElseThrow().toString(), word);
  }

  /// @param budget how many times faster than Alembic the command is meant to be
  void measure(Path project, int revisions, int rounds, int budget)
      throws IOException, InterruptedException {
    Map<String, Run> runs = new LinkedHashMap<>();
    letFilesSettle(project);
    runs.put(OURS, program.heads(project));
    runs.put(FIRST, program.firstHeads(project));
    alembic.ifPresent(_ -> runs.put(THEIRS, new Run(command("heads"), project)));
    python.ifPresent(
        it -> runs.put("python3 -c pass", new Run(List.of(it.toString(), "-c", "pass"), project)));
    runs.put(
        "java, a main method that does nothing",
        new Run(
            Run.java("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classes(), nothing()),
            project));
    Map<String, Double> medians = inTurn(runs, rounds);
    medians.forEach((name, median) -> {
      if (name.equals(THEIRS)) {
        double ratio = median / ours(medians);
        table.ratio(name, revisions, median, ratio, "of lynearm heads; budget ≥ " + budget + " ×");
      } else if (name.equals(FIRST)) {
        table.ratio(name, revisions, median, median / ours(medians), "of lynearm heads");
      } else {
        table.time(name, revisions, median);
      }
    });
    if (alembic.isPresent()) {
      boolean same = sorted(runs.get(OURS)).equals(sorted(runs.get(THEIRS)));
      table.note(same ? "Both print the same heads." : "They print different heads!");
    }
  }

  /// Files that were written just now are not kept from one call to the next.
  private static void letFilesSettle(Path project) throws IOException {
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    try (Stream<Path> files = Files.walk(project)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, yesterday);
      }
    }
  }

  private static double ours(Map<String, Double> medians) {
    return medians.getOrDefault(OURS, Double.NaN);
  }

  /// Releases of Alembic before 1.10 list files in any order.
  private static List<String> sorted(Run run) throws IOException, InterruptedException {
    return run.output().stream().sorted().toList();
  }

  private static String nothing() {
    return Nothing.class.getName();
  }

  /// Only the folder in which the test classes lie.
  private static String classes() {
    try {
      return Path.of(Nothing.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Double> inTurn(Map<String, Run> runs, int rounds)
      throws IOException, InterruptedException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int round = 0; round <= rounds; round++) {
      for (Map.Entry<String, Run> run : runs.entrySet()) {
        double time = run.getValue().milliseconds();
        if (round > 0) {
          times.computeIfAbsent(run.getKey(), _ -> new ArrayList<>()).add(time);
        }
      }
    }
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, all) ->
        medians.put(name, all.stream().sorted().skip(rounds / 2).findFirst().orElseThrow()));
    return medians;
  }
}
