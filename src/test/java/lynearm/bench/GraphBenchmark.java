package lynearm.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lynearm.graph.RevisionGraph;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.workspace.WorkspaceReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Building the graph of revisions that have been read.
@State(Scope.Benchmark)
public class GraphBenchmark {

  /// Where the project lies.
  @Param("")
  public String project;

  private List<Revision> revisions;

  @Setup
  public void read() throws IOException {
    Path folder = Path.of(project);
    revisions =
        Disk.open(new WorkspaceReader(), folder).files().stream()
            .map(ReadResult.Read.class::cast)
            .map(ReadResult.Read::revision)
            .toList();
    int files = Disk.files(folder).size();
    if (revisions.size() != files) {
      throw new IllegalStateException(revisions.size() + " of " + files + " files were read");
    }
  }

  /// With everything that is worked out of it only when asked.
  @Benchmark
  public int graph() {
    RevisionGraph graph = RevisionGraph.of(revisions);
    return graph.refusal().hashCode()
        + graph.heads().size()
        + graph.labels(0).size()
        + graph.problems().size()
        + graph.normalisedDownOf(0).length;
  }
}
