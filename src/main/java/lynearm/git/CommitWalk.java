package lynearm.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevFlag;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Goes through commits and tells what each of them changed in some folders. Folders that are alike
/// are not looked into. For one thread at a time.
final class CommitWalk {

  private final GitRepository place;
  private final Path root;
  private final Repository repository;
  private final ObjectReader reader;

  CommitWalk(GitRepository place, Repository repository, ObjectReader reader) {
    this.place = place;
    root = place.root();
    this.repository = repository;
    this.reader = reader;
  }

  /// Through all commits that a branch, a tag or `HEAD` leads to; see [GitObjects#walk].
  boolean reached(
      Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    List<String> paths = GitPaths.below(root, places);
    return Guarded.call(() -> {
      try (RevWalk walk = new RevWalk(reader)) {
        for (RevCommit tip : tips(walk)) {
          walk.markStart(tip);
        }
        return walk(walk::next, walk, paths, most, cancelled, visitor);
      }
    });
  }

  /// Through those that reflogs know or that lie in files of their own; see [GitObjects#walkLost].
  boolean lost(Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    List<String> paths = GitPaths.below(root, places);
    Leftovers leftovers = new Leftovers(place.gitFolder(), place.commonFolder(), cancelled);
    return Guarded.call(() -> {
      try (RevWalk walk = new RevWalk(reader)) {
        Set<ObjectId> candidates = leftovers.logged();
        candidates.addAll(leftovers.loose(Constants.TYPE_COMMIT));
        for (ObjectId candidate : candidates) {
          Optional<RevCommit> commit = commit(walk, candidate);
          if (commit.isPresent()) {
            walk.markStart(commit.get());
          }
        }
        for (RevCommit tip : tips(walk)) {
          walk.markUninteresting(tip);
        }
        return walk(walk::next, walk, paths, most, cancelled, visitor) && leftovers.isWhole();
      }
    });
  }

  /// Through all that nothing leads to; see [GitObjects#walkUnreached].
  boolean unreached(
      Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    List<String> paths = GitPaths.below(root, places);
    Leftovers leftovers = new Leftovers(place.gitFolder(), place.commonFolder(), cancelled);
    return Guarded.call(() -> {
      try (RevWalk walk = new RevWalk(reader)) {
        walk.setRetainBody(false);
        Optional<RevFlag> reached = marked(walk, cancelled);
        if (reached.isEmpty()) {
          return false;
        }
        Set<ObjectId> candidates = leftovers.logged();
        candidates.addAll(leftovers.loose(Constants.TYPE_COMMIT));
        candidates.addAll(leftovers.packedCommits());
        List<RevCommit> unreached = new ArrayList<>();
        for (ObjectId candidate : candidates) {
          commit(walk, candidate).filter(it -> !it.has(reached.get())).ifPresent(unreached::add);
        }
        unreached.sort(Comparator.comparingInt(RevCommit::getCommitTime).reversed());
        Iterator<RevCommit> each = unreached.iterator();
        Commits commits = () -> each.hasNext() ? each.next() : null;
        return walk(commits, walk, paths, most, cancelled, visitor) && leftovers.isWhole();
      }
    });
  }

  /// Which commits added some files on the way to a commit; see [GitObjects#additions].
  Map<Path, CommitId> additions(
      CommitId tip,
      Collection<CommitId> without,
      Collection<Path> wanted,
      int most,
      BooleanSupplier cancelled)
      throws IOException {
    Map<String, Path> paths = new HashMap<>();
    for (Path file : wanted) {
      if (file.startsWith(root)) {
        paths.put(GitPaths.below(root, file), file);
      }
    }
    return paths.isEmpty()
        ? Map.of()
        : Guarded.call(() -> additions(tip, without, paths, most, cancelled));
  }

  private Map<Path, CommitId> additions(
      CommitId tip,
      Collection<CommitId> without,
      Map<String, Path> paths,
      int most,
      BooleanSupplier cancelled)
      throws IOException {
    Map<Path, CommitId> added = new HashMap<>();
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    try (RevWalk walk = new RevWalk(reader);
        TreeWalk trees = new BoundedTreeWalk(reader)) {
      walk.setRetainBody(false);
      walk.sort(RevSort.TOPO);
      walk.markStart(walk.parseCommit(ObjectId.fromString(tip.value())));
      for (CommitId excluded : without) {
        walk.markUninteresting(walk.parseCommit(ObjectId.fromString(excluded.value())));
      }
      TreeFilter filter =
          AndTreeFilter.create(
              PathFilterGroup.createFromStrings(paths.keySet()), TreeFilter.ANY_DIFF);
      RevCommit commit = walk.next();
      for (int i = 0; i < most && commit != null && !cancelled.getAsBoolean(); i++) {
        if (!shallow.contains(commit)) {
          for (String path : addedIn(commit, walk, trees, filter)) {
            Path file = paths.get(path);
            if (file != null) {
              added.put(file, commitId(commit)); // an older commit that added it counts more
            }
          }
        }
        commit = walk.next();
      }
    }
    return added;
  }

  /// The files that a commit has and none of its parents.
  private static List<String> addedIn(
      RevCommit commit, RevWalk walk, TreeWalk trees, TreeFilter filter) throws IOException {
    compare(commit, walk, trees, filter);
    List<String> added = new ArrayList<>();
    while (trees.next()) {
      boolean isNew = trees.getRawMode(0) != FileMode.TYPE_MISSING;
      for (int i = 1; i < trees.getTreeCount(); i++) {
        isNew &= trees.getRawMode(i) == FileMode.TYPE_MISSING;
      }
      if (isNew) {
        added.add(trees.getPathString());
      }
    }
    return added;
  }

  /// Marks all commits that a branch, a tag or `HEAD` leads to and that are there.
  ///
  /// @return the mark; none if it was cancelled
  private Optional<RevFlag> marked(RevWalk walk, BooleanSupplier cancelled) throws IOException {
    RevFlag reached = walk.newFlag("reached");
    Deque<RevCommit> left = new ArrayDeque<>(tips(walk));
    while (!left.isEmpty()) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      RevCommit commit = left.remove();
      if (commit.has(reached)) {
        continue;
      }
      commit.add(reached);
      try {
        walk.parseHeaders(commit);
      } catch (MissingObjectException _) {
        continue; // a part of the history was never fetched
      }
      left.addAll(List.of(commit.getParents()));
    }
    return Optional.of(reached);
  }

  /// The commit that an id or a tag leads to, if it is there and is one.
  private static Optional<RevCommit> commit(RevWalk walk, ObjectId id) {
    try {
      return walk.peel(walk.parseAny(id)) instanceof RevCommit commit
          ? Optional.of(commit)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty(); // thrown away, or never fetched
    }
  }

  private List<RevCommit> tips(RevWalk walk) throws IOException {
    List<RevCommit> tips = new ArrayList<>();
    for (Ref ref : repository.getRefDatabase().getRefs()) {
      if (ref.getObjectId() != null) {
        commit(walk, ref.getObjectId()).ifPresent(tips::add);
      }
    }
    return tips;
  }

  /// Commits, one after the other.
  private interface Commits {
    @Nullable RevCommit next() throws IOException;
  }

  private boolean walk(
      Commits commits,
      RevWalk walk,
      List<String> paths,
      int most,
      BooleanSupplier cancelled,
      HistoryVisitor visitor)
      throws IOException {
    TreeFilter filter =
        paths.isEmpty()
            ? TreeFilter.ANY_DIFF
            : AndTreeFilter.create(PathFilterGroup.createFromStrings(paths), TreeFilter.ANY_DIFF);
    Set<ObjectId> shallow = repository.getObjectDatabase().getShallowCommits();
    walk.setRetainBody(false);
    try (TreeWalk trees = new BoundedTreeWalk(reader)) {
      boolean isWhole = shallow.isEmpty();
      RevCommit commit = commits.next();
      for (int i = 0; commit != null; i++) {
        if (i >= most || cancelled.getAsBoolean()) {
          return false;
        }
        List<FileChange> changes = List.of();
        try {
          changes = shallow.contains(commit) ? changes : changes(commit, walk, trees, filter);
        } catch (MissingObjectException | CorruptObjectException _) {
          isWhole = false; // a partial clone without these folders, or folders made to hurt
        }
        if (!changes.isEmpty() && !visitor.visit(commitId(commit), changes)) {
          return false;
        }
        commit = commits.next();
      }
      return isWhole;
    } catch (MissingObjectException _) {
      return false; // a part of the history was never fetched, or is thrown away already
    }
  }

  private List<FileChange> changes(
      RevCommit commit, RevWalk walk, TreeWalk trees, TreeFilter filter) throws IOException {
    compare(commit, walk, trees, filter);
    List<FileChange> changes = new ArrayList<>();
    while (trees.next()) {
      boolean isChanged = true;
      for (int i = 1; i < trees.getTreeCount(); i++) {
        isChanged &= !trees.idEqual(0, i);
      }
      if (isChanged) {
        changes.add(
            new FileChange(
                root.resolve(trees.getPathString()), content(trees, 1), content(trees, 0)));
      }
    }
    return changes;
  }

  /// Puts a commit and all of its parents that are there side by side.
  private static void compare(RevCommit commit, RevWalk walk, TreeWalk trees, TreeFilter filter)
      throws IOException {
    trees.reset();
    trees.setFilter(filter);
    trees.setRecursive(true);
    trees.addTree(commit.getTree());
    for (RevCommit parent : commit.getParents()) {
      if (isThere(parent, walk)) {
        trees.addTree(parent.getTree());
      }
    }
    if (trees.getTreeCount() == 1) {
      trees.addTree(new EmptyTreeIterator());
    }
  }

  /// Of commits that nothing leads to, the parents may be thrown away already.
  private static boolean isThere(RevCommit parent, RevWalk walk) throws IOException {
    try {
      walk.parseHeaders(parent);
      return true;
    } catch (MissingObjectException _) {
      return false;
    }
  }

  private static Optional<GitObjectId> content(TreeWalk trees, int tree) {
    int mode = trees.getRawMode(tree);
    return FileMode.REGULAR_FILE.equals(mode) || FileMode.EXECUTABLE_FILE.equals(mode)
        ? Optional.of(new GitObjectId(trees.getObjectId(tree)))
        : Optional.empty();
  }

  private static CommitId commitId(ObjectId id) {
    return new CommitId(id.name());
  }
}
