package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import lynearm.operation.Fact;
import lynearm.revision.Revision;

/// Reads what the revision files of a workspace do, be they on disk or in commits. Safe for use by
/// several threads.
public final class ViewedBodies {

  private final BodyReader disk = new BodyReader();

  /// Reads one file, here and now.
  ///
  /// @throws IOException if it can't be read, or is too large to be shown; its message says so
  public Body read(Workspace workspace, Revision revision) throws IOException {
    if (workspace.viewed().commitOf(revision).isEmpty()) {
      return disk.read(revision.file());
    }
    try (StoredBodies stored = StoredBodies.of(workspace)) {
      return stored.read(revision);
    }
  }

  /// Reads the facts of all files of a workspace, and waits for them. One that can't be read has no
  /// facts.
  ///
  /// @param batch hears what is known so far, now and then and at the end; from any thread, one
  ///   call after the other
  /// @return everything
  /// @throws IOException if they are in git, and that can't be read
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public BodyFacts readFacts(
      Workspace workspace, Progress progress, Consumer<? super BodyFacts> batch)
      throws IOException {
    List<Revision> all =
        workspace.graph().files().stream().flatMap(node -> node.revision().stream()).toList();
    List<Revision> inGit =
        all.stream().filter(it -> workspace.viewed().commitOf(it).isPresent()).toList();
    List<Path> onDisk =
        all.stream()
            .filter(it -> workspace.viewed().commitOf(it).isEmpty())
            .map(Revision::file)
            .toList();
    BodyFacts fromDisk = disk.readFacts(onDisk, progress, inGit.isEmpty() ? batch : _ -> {});
    if (inGit.isEmpty()) {
      return fromDisk;
    }
    Map<Path, Set<Fact>> known = new HashMap<>();
    onDisk.forEach(file -> known.put(file, fromDisk.of(file)));
    try (StoredBodies stored = StoredBodies.of(workspace)) {
      BodyFacts facts = stored.readFacts(inGit, known, progress, batch);
      batch.accept(facts);
      return facts;
    }
  }
}
