package lynearm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Reading a whole project, beside merely reading the same bytes.
@State(Scope.Benchmark)
public class ReadingBenchmark {

  /// Where the project lies.
  @Param("")
  public String project;

  private Path folder;
  private List<Path> files;

  @Setup
  public void find() throws IOException {
    folder = Path.of(project);
    files = Disk.files(folder);
  }

  /// Every revision file with `Files.readAllBytes`, one after the other.
  @Benchmark
  public long bytes() throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.readAllBytes(file).length;
    }
    return size;
  }

  /// The same on all cores.
  @Benchmark
  public long bytesOnAllCores() {
    return files.parallelStream().mapToLong(ReadingBenchmark::sizeOf).sum();
  }

  private static long sizeOf(Path file) {
    try {
      return Files.readAllBytes(file).length;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From the folder to the graph and its problems: finding the environment, its settings, listing,
  /// reading. Nothing is kept from an earlier time.
  @Benchmark
  public Workspace readingAndGraph() {
    return Disk.open(new WorkspaceReader(), folder);
  }
}
