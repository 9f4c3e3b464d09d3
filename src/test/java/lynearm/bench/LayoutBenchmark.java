package lynearm.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.layout.MapLayout;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The places of all cards and rows, nothing folded.
@State(Scope.Benchmark)
public class LayoutBenchmark {

  @Param("1000")
  public int revisions;

  @Param("6")
  public int lanes;

  @Param("14")
  public int mergeEvery;

  @Param("7")
  public long seed;

  private RevisionGraph graph;

  /// A history of the shape that the generator writes, but only in memory.
  @Setup
  public void history() {
    graph = history(revisions, lanes, mergeEvery, seed);
  }

  /// Such a history of any size.
  public static RevisionGraph history(int revisions, int lanes, int mergeEvery, long seed) {
    Random random = new Random(seed);
    RevisionId[] tips = new RevisionId[lanes];
    List<Revision> all = new ArrayList<>(revisions);
    for (int i = 0; i < revisions; i++) {
      int lane = random.nextInt(lanes);
      int other = random.nextInt(lanes);
      List<RevisionId> parents = new ArrayList<>();
      if (i > 0) {
        parents.add(tips[lane] == null ? all.getFirst().id() : tips[lane]);
        boolean isMerge = mergeEvery > 0 && random.nextInt(mergeEvery) == 0;
        if (isMerge && tips[other] != null && !parents.contains(tips[other])) {
          parents.add(tips[other]);
          tips[other] = new RevisionId("r" + i);
        }
      }
      tips[lane] = new RevisionId("r" + i);
      all.add(
          new Revision(
              tips[lane], Path.of("r" + i + ".py"), parents, List.of(), List.of(), "", Map.of()));
    }
    return RevisionGraph.of(all);
  }

  /// A graph keeps what both layouts need, so each call gets one of its own.
  @Benchmark
  public MapLayout map() {
    return MapLayout.of(FoldedGraph.unfolded(graph));
  }

  @Benchmark
  public LogLayout log() {
    return LogLayout.of(FoldedGraph.unfolded(graph));
  }
}
