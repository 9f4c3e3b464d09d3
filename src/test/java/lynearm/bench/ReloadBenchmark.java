package lynearm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// One changed file among many, until the new graph is there.
@State(Scope.Benchmark)
public class ReloadBenchmark {

  /// Where the project lies.
  @Param("")
  public String project;

  private final WorkspaceReader reader = new WorkspaceReader();
  private Workspace shown;
  private Path changing;
  private String text;
  private int changes;

  @Setup
  public void open() throws IOException {
    Path folder = Path.of(project);
    changing = Disk.files(folder).getFirst();
    text = Files.readString(changing);
    shown = Disk.open(reader, folder);
  }

  @Setup(Level.Invocation)
  public void change() throws IOException {
    Files.writeString(changing, text + "#".repeat(++changes) + "\n");
  }

  @TearDown
  public void changeBack() throws IOException {
    Files.writeString(changing, text);
  }

  @Benchmark
  public Workspace oneChangedFile() {
    shown = Disk.opened(reader.reload(shown, Progress.IGNORED));
    return shown;
  }
}
