package lynearm.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the program costs beside what can't be saved, as one table. Asserts no figure.
@Tag("bench")
class BenchTest {

  private static final int SMALL_PROJECT = 300;
  private static final int ROUNDS_SMALL = 15;
  private static final int ROUNDS_LARGE = 5;
  private static final int BRANCHES = 50;
  private static final int COMMITS = 50_000;

  private final PrintStream out = System.out;
  private final Table table = new Table();

  @TempDir Path folder;

  @Test
  void measures() throws Exception {
    Setting setting = Setting.of(folder.resolve("projects"));
    int usual = setting.revisions();
    List<Integer> sizes = List.of(usual / 10, usual, usual * 10);
    Map<Integer, Path> projects = new java.util.TreeMap<>();
    for (int size : sizes) {
      say("writing a project of %,d revisions", size);
      projects.put(size, setting.project(size));
    }
    double bytes = reading(projects, usual);
    reload(projects.get(usual), usual, bytes);
    memory(projects, sizes);
    layouts(setting, sizes, bytes);
    branches(usual / 10);
    past(usual / 10);
    processes(setting, projects.get(usual));
    table.print(out);
  }

  private void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }

  /// Gives what reading the bytes of the usual size takes.
  private double reading(Map<Integer, Path> projects, int usual) throws Exception {
    double bytesOfUsual = Double.NaN;
    table.part(
        "Reading, inside a warm program",
        "JMH: a fresh JVM for each line; calls to warm up + calls of which the median counts are",
        InProcess.inWords() + ". Files in the page cache, the same for every line.");
    List<Map<String, Double>> all = new ArrayList<>();
    for (Map.Entry<Integer, Path> project : projects.entrySet()) {
      int size = project.getKey();
      say("reading %,d revisions", size);
      InProcess rounds = InProcess.forSize(size);
      Map<String, Double> times = rounds.of(ReadingBenchmark.class, project.getValue());
      times.putAll(rounds.of(GraphBenchmark.class, project.getValue()));
      double bytes = time(times, "bytes");
      bytesOfUsual = size == usual ? bytes : bytesOfUsual;
      table.time("bytes, Files.readAllBytes in a loop", size, bytes);
      double parallel = time(times, "bytesOnAllCores");
      table.ratio("bytes, on all cores", size, parallel, parallel / bytes, "of the loop");
      double reading = time(times, "readingAndGraph");
      table.ratio("reading and graph", size, reading, reading / bytes, "of the loop; budget ≤ 2 ×");
      double graph = time(times, "graph");
      table.ratio("graph alone", size, graph, graph / bytes, "of the loop");
      all.add(times);
    }
    growth(all, "readingAndGraph", "reading and graph");
    growth(all, "graph", "graph alone");
    return bytesOfUsual;
  }

  private static double time(Map<String, Double> times, String name) {
    return times.getOrDefault(name, Double.NaN);
  }

  private void growth(List<Map<String, Double>> all, String name, String shown) {
    List<String> times = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      times.add("%.1f ×".formatted(time(all.get(i), name) / time(all.get(i - 1), name)));
    }
    table.note(
        "%s: each time ten times the revisions cost %s the time"
            .formatted(shown, String.join(", then ", times)));
  }

  private void reload(Path project, int size, double bytes) throws Exception {
    say("one changed file among %,d", size);
    table.part(
        "One changed file, inside a warm program",
        "As above. Only the reload is timed, from the question whether anything changed to the new"
            + " graph.");
    InProcess rounds = InProcess.forSize(size);
    double reload = time(rounds.of(ReloadBenchmark.class, project), "oneChangedFile");
    table.ratio(
        "one changed file", size, reload, reload / bytes, "of reading all bytes; budget ≤ 50 ms");
  }

  private void memory(Map<Integer, Path> projects, List<Integer> sizes) throws Exception {
    table.part(
        "Memory kept",
        "JOL adds up every object that the snapshot and the reader with its cache hold, in a JVM"
            + " of",
        "their own. What the next revision costs is the difference between two sizes, so that what",
        "is there once for all doesn't count.");
    long before = 0;
    int smaller = 0;
    for (int size : sizes.subList(0, 2)) {
      long bytes = KeptMemory.of(projects.get(size));
      table.other("kept", size, "%,d bytes".formatted(bytes));
      if (smaller > 0) {
        table.other(
            "each revision",
            size,
            "%,d bytes; budget ≤ 2,048".formatted((bytes - before) / (size - smaller)));
      }
      before = bytes;
      smaller = size;
    }
  }

  private void layouts(Setting setting, List<Integer> sizes, double bytes) throws Exception {
    table.part("Layouts, nothing folded, inside a warm program", "As above.");
    List<Map<String, Double>> all = new ArrayList<>();
    for (int size : sizes) {
      say("layouts of %,d revisions", size);
      Map<String, Double> times =
          InProcess.forSize(size / 10).of(LayoutBenchmark.class, setting, size);
      String ofBytes =
          "of the bytes of %,d%s"
              .formatted(setting.revisions(), size == 100_000 ? "; budget ≤ 250 ms" : "");
      for (String name : List.of("map", "log")) {
        double milliseconds = time(times, name);
        table.ratio(name, size, milliseconds, milliseconds / bytes, ofBytes);
      }
      all.add(times);
    }
    growth(all, "map", "map");
    growth(all, "log", "log");
    table.note("Budget: ten times the revisions cost ≤ 12 × the time.");
  }

  private void branches(int size) throws Exception {
    say("%,d revisions on %d branches", size, BRANCHES);
    table.part(
        "Branches, inside a warm program",
        "As above. The yardstick is JGit alone: the entries of the version folder of each of "
            + BRANCHES,
        "branches, and each content once. Nothing is kept from an earlier call.");
    Path repository = BenchRepository.withBranches(folder.resolve("branches"), size, BRANCHES);
    Map<String, Double> times = new InProcess(30, 21).of(BranchesBenchmark.class, repository);
    double plain = time(times, "treesAndNewBlobs");
    table.time("folders and new contents, JGit alone", size, plain);
    double heads = time(times, "headsOfEachBranch");
    table.ratio("heads of each branch", size, heads, heads / plain, "of JGit; budget ≤ 2 ×");
    double future = time(times, "future");
    table.ratio("futures, collisions included", size, future, future / plain, "of JGit");
  }

  private void past(int size) throws Exception {
    say("%,d revisions over %,d commits", size, COMMITS);
    table.part(
        "The past, inside a warm program",
        "As above, %,d commits. The yardstick is JGit alone: each commit and its top folder."
            .formatted(COMMITS));
    Path repository = BenchRepository.withLongPast(folder.resolve("past"), COMMITS, size);
    Map<String, Double> times = new InProcess(2, 5).of(PastBenchmark.class, repository);
    double plain = time(times, "commitsAndTopFolders");
    table.time("commits and top folders, JGit alone", size, plain);
    for (Map.Entry<String, String> row :
        List.of(
            Map.entry("facts", "who added and changed each file"),
            Map.entry("factsAgain", "the same for the second time"),
            Map.entry("historyOfTheGraph", "history of the graph"))) {
      double took = time(times, row.getKey());
      table.ratio(row.getValue(), size, took, took / plain, "of JGit");
    }
  }

  private void processes(Setting setting, Path project) throws Exception {
    say("whole processes");
    try (StagedProgram program =
        StagedProgram.of(Path.of("").toAbsolutePath(), folder.resolve("program"))) {
      processes(setting, project, new WholeProcesses(table, program));
    }
  }

  private void processes(Setting setting, Path project, WholeProcesses processes) throws Exception {
    table.part(
        "Whole processes, in turn",
        "From start to end, %d rounds (%d at the larger size) after one that doesn't count; median."
            .formatted(ROUNDS_SMALL, ROUNDS_LARGE),
        "lynearm: packaging/lynearm as it is called, with its check for a stale build and its"
            + " start",
        "cache, on the classes of this build. " + processes.rival(),
        "Alembic has its byte code from the round that doesn't count, lynearm what it kept of the",
        "files then; the line below says what it takes without that.");
    processes.measure(setting.project(SMALL_PROJECT), SMALL_PROJECT, ROUNDS_SMALL, 3);
    processes.measure(project, setting.revisions(), ROUNDS_LARGE, 10);
  }
}
