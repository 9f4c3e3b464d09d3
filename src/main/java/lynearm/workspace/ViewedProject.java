package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.git.GitObjects;
import lynearm.revision.Revision;
import org.jspecify.annotations.Nullable;

/// Reads what the revision files of a workspace do together with the modules of the project that
/// they call, each from where it is shown: disk or a commit. Open while one question is answered;
/// for one thread at a time.
public final class ViewedProject implements AutoCloseable {

  private final Workspace workspace;
  private final ProjectBodies disk;
  private final TreeBodies stored = new TreeBodies();
  private final Map<Path, CommitId> commits = new HashMap<>();
  private final Map<CommitId, TreeBodies.OfCommit> bodies = new HashMap<>();
  private @Nullable GitObjects objects;

  public ViewedProject(Workspace workspace) {
    this.workspace = workspace;
    disk = new ProjectBodies(workspace);
    workspace.graph().files().stream()
        .flatMap(node -> node.revision().stream())
        .forEach(this::placeInGit);
  }

  private void placeInGit(Revision revision) {
    workspace.viewed().commitOf(revision).ifPresent(commit -> commits.put(revision.file(), commit));
  }

  /// Reads one file, here and now.
  ///
  /// @throws IOException if it can't be read, or is too large; its message says so
  public Body read(Path file) throws IOException {
    Optional<CommitId> commit = Optional.ofNullable(commits.get(file));
    return commit.isEmpty() ? disk.read(file) : bodiesOf(commit.get()).read(file);
  }

  private TreeBodies.OfCommit bodiesOf(CommitId commit) throws IOException {
    TreeBodies.OfCommit known = bodies.get(commit);
    if (known == null) {
      known = stored.in(objects().files(commit), workspace.settings());
      bodies.put(commit, known);
    }
    return known;
  }

  private GitObjects objects() throws IOException {
    GitObjects open = objects;
    if (open == null) {
      open = StoredBodies.objectsOf(workspace);
      objects = open;
    }
    return open;
  }

  @Override
  public void close() {
    if (objects != null) {
      objects.close();
    }
  }
}
