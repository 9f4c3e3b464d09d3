package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lynearm.git.CommitId;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.operation.Fact;
import lynearm.operation.OperationsReader;
import lynearm.revision.Revision;

/// Reads what revision files of commits do, for workspaces that show what is not checked out. Open
/// while one question is answered; for one thread at a time.
public final class StoredBodies implements AutoCloseable {

  private static final int FIRST_BATCH = 64;

  private final OperationsReader reader = new OperationsReader();
  private final Map<CommitId, TreeFiles> trees = new HashMap<>();
  private final Viewed viewed;
  private final GitObjects objects;

  private StoredBodies(Viewed viewed, GitObjects objects) {
    this.viewed = viewed;
    this.objects = objects;
  }

  /// @throws IOException if git can't be read; its message says why
  public static StoredBodies of(Workspace workspace) throws IOException {
    return new StoredBodies(workspace.viewed(), objectsOf(workspace));
  }

  /// @throws IOException if git can't be read; its message says why
  static GitObjects objectsOf(Workspace workspace) throws IOException {
    if (workspace.repository().isEmpty()) {
      throw new IOException(workspace.opened() + " is not in a git repository");
    }
    return GitObjects.open(workspace.repository().get()).orThrow();
  }

  /// Reads one file, here and now.
  ///
  /// @throws IOException if it can't be read, or is too large; its message says so
  public Body read(Revision revision) throws IOException {
    byte[] bytes = bytesOf(revision);
    return new Body(new String(bytes, StandardCharsets.UTF_8), reader.read(bytes));
  }

  private byte[] bytesOf(Revision revision) throws IOException {
    Optional<CommitId> commit = viewed.commitOf(revision);
    if (commit.isEmpty()) {
      throw new IOException(revision.file() + " is not read from git");
    }
    TreeFiles tree = trees.get(commit.get());
    if (tree == null) {
      tree = objects.files(commit.get());
      trees.put(commit.get(), tree);
    }
    return tree.read(revision.file());
  }

  /// Reads the facts of all these files. One that can't be read has none.
  ///
  /// @param before facts of other files, which are told with them
  /// @param batch hears what is known so far, each time that has doubled
  /// @return everything
  /// @throws java.util.concurrent.CancellationException if the progress says so
  BodyFacts readFacts(
      Collection<Revision> revisions,
      Map<Path, Set<Fact>> before,
      Progress progress,
      Consumer<? super BodyFacts> batch) {
    int wanted = before.size() + revisions.size();
    Map<Path, Set<Fact>> known = new HashMap<>(before);
    int nextBatch = Math.max(FIRST_BATCH, 2 * known.size());
    for (Revision revision : revisions) {
      progress.check();
      known.put(revision.file(), factsOf(revision));
      progress.report("Reading what revisions do", known.size(), wanted);
      if (known.size() >= nextBatch) {
        nextBatch = 2 * known.size();
        batch.accept(new BodyFacts(Map.copyOf(known), wanted));
      }
    }
    return new BodyFacts(Map.copyOf(known), wanted);
  }

  private Set<Fact> factsOf(Revision revision) {
    try {
      return BodyReader.usable(reader.read(bytesOf(revision)).facts().stream())
          .collect(Collectors.toUnmodifiableSet());
    } catch (IOException _) {
      return Set.of(); // found by its headers alone
    }
  }

  @Override
  public void close() {
    objects.close();
  }
}
