package lynearm.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.openjdk.jol.info.GraphLayout;

/// How much an opened project keeps in memory, object by object. A process of its own, for it takes
/// leave to look into objects of the JDK.
final class KeptMemory {

  private KeptMemory() {}

  /// The bytes that the snapshot of a project keeps, and the reader with its cache.
  static long of(Path project) throws IOException, InterruptedException {
    List<String> output =
        new Run(
                Run.java(
                    "-Djol.magicFieldOffset=true",
                    "-Djdk.attach.allowAttachSelf=true",
                    "-XX:+EnableDynamicAgentLoading",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-cp",
                    System.getProperty("java.class.path"),
                    KeptMemory.class.getName(),
                    project.toString()),
                project)
            .output();
    return Long.parseLong(output.getLast());
  }

  /// Prints the number, after the graph has worked out what it does only when asked.
  public static void main(String[] args) {
    WorkspaceReader reader = new WorkspaceReader();
    Workspace workspace = Disk.open(reader, Path.of(args[0]));
    workspace.graph().labels(0);
    workspace.graph().normalisedDownOf(0);
    workspace.graph().components();
    workspace.graph().isInCycle(0);
    System.out.println(GraphLayout.parseInstance(workspace, reader).totalSize());
  }
}
