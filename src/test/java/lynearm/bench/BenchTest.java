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
    reading(projects);
    reload(projects.get(usual), usual);
    memory(projects, sizes);
    layouts(setting, sizes);
    processes(setting, projects.get(usual));
    table.print(out);
  }

  private void say(String format, Object... values) {
    out.printf(format + "%n", values);
    out.flush();
  }

  private void reading(Map<Integer, Path> projects) throws Exception {
    table.part(
        "Reading, inside a warm program",
        "JMH: a fresh JVM for each line, 40 + 31 calls (10,000: 12 + 15, 100,000: 3 + 5), of which"
            + " the",
        "first warm up; median of the others. Files in the page cache, the same for every line.");
    List<Map<String, Double>> all = new ArrayList<>();
    for (Map.Entry<Integer, Path> project : projects.entrySet()) {
      int size = project.getKey();
      say("reading %,d revisions", size);
      Map<String, Double> times =
          InProcess.forSize(size).of(ReadingBenchmark.class, project.getValue());
      double bytes = time(times, "bytes");
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
  }

  private static double time(Map<String, Double> times, String name) {
    return times.getOrDefault(name, Double.NaN);
  }

  private void growth(List<Map<String, Double>> all, String name, String shown) {
    for (int i = 1; i < all.size(); i++) {
      double times = time(all.get(i), name) / time(all.get(i - 1), name);
      table.note(
          "%s: ten times the revisions cost %.1f × the time%s"
              .formatted(shown, times, i == 1 ? " (to the middle size)" : " (to the largest)"));
    }
  }

  private void reload(Path project, int size) throws Exception {
    say("one changed file among %,d", size);
    table.part(
        "One changed file, inside a warm program",
        "As above. Only the reload is timed, from the question whether anything changed to the new"
            + " graph.");
    InProcess rounds = InProcess.forSize(size);
    double reload = time(rounds.of(ReloadBenchmark.class, project), "oneChangedFile");
    table.ratio("one changed file", size, reload, reload / 50, "of the budget, ≤ 50 ms");
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

  private void layouts(Setting setting, List<Integer> sizes) throws Exception {
    table.part("Layouts, nothing folded, inside a warm program", "As above.");
    List<Map<String, Double>> all = new ArrayList<>();
    for (int size : sizes) {
      say("layouts of %,d revisions", size);
      Map<String, Double> times =
          InProcess.forSize(size / 10).of(LayoutBenchmark.class, setting, size);
      for (String name : List.of("map", "log")) {
        table.ratio(name, size, time(times, name), time(times, name) / 250, "of 250 ms");
      }
      all.add(times);
    }
    growth(all, "map", "map");
    growth(all, "log", "log");
    table.note("Budget: 100,000 in ≤ 250 ms each, ten times the revisions in ≤ 12 × the time");
  }

  private void processes(Setting setting, Path project) throws Exception {
    say("whole processes");
    StagedProgram program =
        StagedProgram.of(Path.of("").toAbsolutePath(), folder.resolve("program"));
    WholeProcesses processes = new WholeProcesses(table, program);
    table.part(
        "Whole processes, in turn",
        "From start to end, %d rounds (%d at the larger size) after one that doesn't count; median."
            .formatted(ROUNDS_SMALL, ROUNDS_LARGE),
        "lynearm: packaging/lynearm as it is called, with its check for a stale build and its"
            + " start",
        "cache, on the classes of this build. " + processes.rival(),
        "Alembic has its byte code from the round that doesn't count.");
    processes.measure(setting.project(SMALL_PROJECT), SMALL_PROJECT, ROUNDS_SMALL, 3);
    processes.measure(project, setting.revisions(), ROUNDS_LARGE, 10);
  }
}
