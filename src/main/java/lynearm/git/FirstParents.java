package lynearm.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/// The states that a branch went through, newest first: a commit, its first parent, the first
/// parent of that, and so on (git-log: `--first-parent`). What came by a merge came in one step.
///
/// As long as the [GitObjects] that it came from; for one thread at a time.
public final class FirstParents {

  private final Path root;
  private final RevWalk walk;
  private final StoredPaths paths;
  private final Set<ObjectId> shallow;
  private @Nullable RevCommit next;
  private @Nullable RevCommit current;
  private Set<Path> asked = Set.of();
  private byte[][][] askedNames = new byte[0][][];

  FirstParents(
      Path root, RevWalk walk, StoredObjects objects, Set<ObjectId> shallow, RevCommit tip) {
    this.root = root;
    this.walk = walk;
    this.shallow = shallow;
    paths = new StoredPaths(objects);
    next = tip;
  }

  /// Goes to the next commit, the first time to the tip.
  ///
  /// @return whether there is one
  public boolean goOn() throws IOException {
    RevCommit here = next;
    current = here;
    if (here == null) {
      return false;
    }
    return Guarded.call(() -> {
      walk.parseHeaders(here);
      next = here.getParentCount() == 0 ? null : here.getParent(0);
      return true;
    });
  }

  private RevCommit here() {
    RevCommit here = current;
    if (here == null) {
      throw new IllegalStateException("There is no commit to be asked");
    }
    return here;
  }

  public CommitId commit() {
    return new CommitId(here().name());
  }

  /// Whether the commit has several parents.
  public boolean isMerge() {
    return here().getParentCount() > 1;
  }

  /// The parent that is gone to next.
  public Optional<CommitId> parent() {
    return Optional.ofNullable(next).map(parent -> new CommitId(parent.name()));
  }

  /// Whether the commit has parents that were not fetched.
  public boolean isCutOff() {
    return shallow.contains(here());
  }

  /// What lies at these paths in the commit. The cost is that of reading those folders above them
  /// that are otherwise than in the commit before. Paths outside of the repository are left out.
  public TreePrint print(Set<Path> places) throws IOException {
    if (!asked.equals(places)) {
      asked = Set.copyOf(places);
      askedNames =
          asked.stream()
              .filter(it -> it.startsWith(root))
              .map(it -> StoredPaths.names(GitPaths.below(root, it)))
              .toArray(byte[][][]::new);
    }
    ObjectId tree = here().getTree();
    @Nullable ObjectId[] ids = new ObjectId[askedNames.length];
    return Guarded.call(() -> {
      for (int i = 0; i < ids.length; i++) {
        ids[i] = paths.find(tree, askedNames[i]);
      }
      return new TreePrint(ids);
    });
  }
}
