package lynearm.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.layout.MapLayout;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.sample.SyntheticHistory;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What reading, graph and layouts cost in a warm program, beside what can't be saved.
@Tag("bench")
class ReadingBenchTest {

  private static final int REVISIONS = 10_000;
  private static final int LANES = 6;
  private static final long SEED = 7;
  private static final int ROUNDS = 9;

  private final PrintStream out = System.out;

  @TempDir Path folder;

  @Test
  void readingBesideReadingTheBytes() throws Exception {
    Path versions = SyntheticHistory.write(folder, REVISIONS, LANES, SEED);
    List<Path> files;
    try (Stream<Path> found = Files.list(versions)) {
      files = found.toList();
    }
    double bytes = median(() -> sizeOf(files));
    double all = median(() -> opened(new WorkspaceReader()));
    out.printf(
        "%d revisions: bytes %.0f ms, reading and graph %.0f ms, ratio %.2f%n",
        REVISIONS, bytes, all, all / bytes);

    WorkspaceReader reader = new WorkspaceReader();
    Workspace before = opened(reader);
    Path changed = files.getFirst();
    String text = Files.readString(changed);
    List<Integer> rounds = new ArrayList<>();
    double one =
        median(() -> {
          rounds.add(1);
          Files.writeString(changed, text + "\n".repeat(rounds.size()));
          return reader.reload(before, Progress.IGNORED);
        });
    out.printf("one changed file until the new graph: %.0f ms%n", one);
  }

  @Test
  void layoutsAreLinear() throws Exception {
    double[] map = new double[2];
    double[] log = new double[2];
    int[] sizes = {10_000, 100_000};
    for (int i = 0; i < sizes.length; i++) {
      FoldedGraph graph = FoldedGraph.unfolded(lanes(sizes[i]));
      map[i] = median(() -> MapLayout.of(graph));
      log[i] = median(() -> LogLayout.of(graph));
      out.printf("%d revisions: map %.0f ms, log %.0f ms%n", sizes[i], map[i], log[i]);
    }
    out.printf("ten times as many: map %.1f, log %.1f%n", map[1] / map[0], log[1] / log[0]);
  }

  private static RevisionGraph lanes(int revisions) {
    List<Revision> all = new ArrayList<>(revisions);
    for (int i = 0; i < revisions; i++) {
      List<RevisionId> parents = new ArrayList<>();
      if (i >= LANES) {
        parents.add(new RevisionId("r" + (i - LANES)));
        if (i % (7 * LANES) == 0) {
          parents.add(new RevisionId("r" + (i - LANES + 1)));
        }
      }
      all.add(
          new Revision(
              new RevisionId("r" + i),
              Path.of("r" + i + ".py"),
              parents,
              List.of(),
              List.of(),
              "",
              Map.of()));
    }
    return RevisionGraph.of(all);
  }

  private Workspace opened(WorkspaceReader reader) {
    return switch (reader.open(folder, Optional.empty(), Progress.IGNORED)) {
      case OpenResult.Opened(Workspace workspace) -> workspace;
      case OpenResult.NothingFound nothing -> throw new IllegalStateException(nothing.what());
    };
  }

  private static long sizeOf(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.readAllBytes(file).length;
    }
    return size;
  }

  private static double median(Callable<?> work) throws Exception {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      if (work.call() == null) {
        throw new IllegalStateException("nothing came of it");
      }
      times.add((System.nanoTime() - start) / 1e6);
    }
    return times.stream().sorted().skip(ROUNDS / 2).findFirst().orElseThrow();
  }
}
