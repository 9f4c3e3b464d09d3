package lynearm.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/// Lets every file travel from the checked-out commit to the one that added it. At each commit a
/// file goes on to the first parent that has it unchanged, else to one that has another state of
/// it, else it was added here. Only commits that some file reaches are looked at. At a commit whose
/// files are known from earlier the way ends.
final class HistoryWalk implements AutoCloseable {

  private static final int BATCH_FILES = 100;
  private static final int BATCH_COMMITS = 2000;

  /// Fewer commits than this are looked at again as quickly as they are read from a file.
  private static final int WORTH_KEEPING = 400;

  /// Empty files are all alike, so that their content tells nothing about a rename.
  private static final ObjectId EMPTY_FILE =
      ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

  /// A file on its way back, under the name it had at that time.
  private static final class Traveller {
    final Path file;
    final String name;
    String path;
    @Nullable RevCommit changed;
    @Nullable RevCommit added;

    /// What is known of the rest of the way.
    FileHistory rest = new FileHistory(Optional.empty(), Optional.empty());

    Traveller(Path file, String path) {
      this.file = file;
      this.name = path;
      this.path = path;
    }
  }

  /// What differs between a commit and one of its parents, within the places.
  private static final class Difference {
    /// Files of the commit that the parent has otherwise, or has not.
    final Map<String, ObjectId> changed = new HashMap<>();

    /// Those among them that the parent has not at all.
    final Set<String> added = new HashSet<>();
  }

  private final Places places;
  private final Consumer<Map<Path, FileHistory>> batches;
  private final BooleanSupplier cancelled;
  private final Repository repository;
  private final RevWalk commits;
  private final TreeWalk trees;
  private final Set<ObjectId> shallow;
  private final Set<String> earlierNames = new HashSet<>();
  private final Map<RevCommit, List<Traveller>> waiting = new HashMap<>();
  private final PriorityQueue<RevCommit> queue =
      new PriorityQueue<>(Comparator.comparingInt(RevCommit::getCommitTime).reversed());
  private final Map<Path, FileHistory> found = new LinkedHashMap<>();
  private final Map<RevCommit, Commit> descriptions = new HashMap<>();
  private final Set<Traveller> news = new LinkedHashSet<>();
  private final Map<CommitId, Map<String, FileHistory>> known;
  private final Map<String, FileHistory> byPath = new HashMap<>();
  private CommitId head = new CommitId("");
  private TreeFilter filter;
  private int seen;

  /// @param known files of some commits, by git's path
  HistoryWalk(
      Repository repository,
      Places places,
      Map<CommitId, Map<String, FileHistory>> known,
      Consumer<Map<Path, FileHistory>> batches,
      BooleanSupplier cancelled)
      throws IOException {
    this.repository = repository;
    this.places = places;
    this.known = known;
    this.batches = batches;
    this.cancelled = cancelled;
    shallow = repository.getObjectDatabase().getShallowCommits();
    commits = new RevWalk(repository);
    commits.setRetainBody(false);
    trees = new BoundedTreeWalk(repository, commits.getObjectReader());
    filter = AndTreeFilter.create(places.filter(earlierNames), TreeFilter.ANY_DIFF);
  }

  RevisionHistory run() throws IOException {
    Optional<ObjectId> checkedOut = Access.headOf(repository);
    if (checkedOut.isEmpty() || places.isEmpty()) {
      return new RevisionHistory(Map.of(), true);
    }
    RevCommit start = commits.parseCommit(checkedOut.get());
    head = new CommitId(start.name());
    send(start, filesOf(start));
    while (!queue.isEmpty()) {
      if (cancelled.getAsBoolean()) {
        deliver();
        return new RevisionHistory(found, false);
      }
      RevCommit commit = queue.remove();
      List<Traveller> travellers = waiting.remove(commit);
      if (travellers != null) {
        pass(commit, travellers);
      }
      if (news.size() >= BATCH_FILES || ++seen % BATCH_COMMITS == 0) {
        deliver();
      }
    }
    deliver();
    return new RevisionHistory(found, true);
  }

  /// The checked-out commit.
  CommitId head() {
    return head;
  }

  /// What was found, by git's path.
  Map<String, FileHistory> byPath() {
    return byPath;
  }

  /// Whether it took so long that the next time should be quicker.
  boolean isWorthKeeping() {
    return seen >= WORTH_KEEPING;
  }

  private List<Traveller> filesOf(RevCommit commit) throws IOException {
    trees.setFilter(places.filter(Set.of()));
    trees.setRecursive(true);
    trees.reset(commit.getTree());
    List<Traveller> files = new ArrayList<>();
    while (trees.next()) {
      if (isFile(trees.getRawMode(0))) {
        String path = trees.getPathString();
        files.add(new Traveller(places.toPath(path), path));
      }
    }
    return files;
  }

  private static boolean isFile(int mode) {
    return FileMode.REGULAR_FILE.equals(mode)
        || FileMode.EXECUTABLE_FILE.equals(mode)
        || FileMode.SYMLINK.equals(mode);
  }

  private void send(RevCommit commit, Collection<Traveller> travellers) {
    if (travellers.isEmpty()) {
      return;
    }
    waiting
        .computeIfAbsent(
            commit,
            newcomer -> {
              queue.add(newcomer);
              return new ArrayList<>();
            })
        .addAll(travellers);
  }

  private void pass(RevCommit commit, List<Traveller> arrived) throws IOException {
    if (shallow.contains(commit)) {
      return;
    }
    List<Traveller> left = unknown(commit, arrived);
    if (left.isEmpty()) {
      return;
    }
    List<Difference> differences = new ArrayList<>();
    for (RevCommit parent : commit.getParents()) {
      commits.parseHeaders(parent);
      Difference difference = difference(commit, parent);
      differences.add(difference);
      List<Traveller> same = new ArrayList<>();
      List<Traveller> other = new ArrayList<>();
      for (Traveller traveller : left) {
        (difference.changed.containsKey(traveller.path) ? other : same).add(traveller);
      }
      send(parent, same);
      left = other;
      if (left.isEmpty()) {
        return;
      }
    }
    for (Traveller traveller : left) {
      if (traveller.changed == null) {
        traveller.changed = commit;
        news.add(traveller);
      }
    }
    passChanged(commit, left, differences);
  }

  /// Those of which no earlier run of the program found out the rest.
  private List<Traveller> unknown(RevCommit commit, List<Traveller> arrived) {
    Map<String, FileHistory> files = known.get(new CommitId(commit.name()));
    if (files == null) {
      return arrived;
    }
    List<Traveller> left = new ArrayList<>();
    for (Traveller traveller : arrived) {
      FileHistory rest = files.get(traveller.path);
      if (rest == null) {
        left.add(traveller);
      } else {
        traveller.rest = rest;
        news.add(traveller);
      }
    }
    return left;
  }

  private void passChanged(RevCommit commit, List<Traveller> changed, List<Difference> differences)
      throws IOException {
    List<Traveller> left = changed;
    for (int i = 0; i < differences.size(); i++) {
      Set<String> added = differences.get(i).added;
      List<Traveller> here = new ArrayList<>();
      List<Traveller> missing = new ArrayList<>();
      left.forEach(it -> (added.contains(it.path) ? missing : here).add(it));
      send(commit.getParent(i), here);
      left = missing;
    }
    for (int i = 0; i < differences.size() && !left.isEmpty(); i++) {
      left = passRenamed(commit, commit.getParent(i), left, differences.get(i));
    }
    for (Traveller traveller : left) {
      traveller.added = commit;
      news.add(traveller);
    }
  }

  /// Sends on the files whose content the parent has under a name that is gone in the commit.
  ///
  /// @return the others
  private List<Traveller> passRenamed(
      RevCommit commit, RevCommit parent, List<Traveller> added, Difference difference)
      throws IOException {
    Map<ObjectId, List<String>> gone = new HashMap<>();
    for (Traveller traveller : added) {
      ObjectId content = difference.changed.get(traveller.path);
      if (content != null && !content.equals(EMPTY_FILE)) {
        gone.put(content, new ArrayList<>());
      }
    }
    trees.setFilter(TreeFilter.ANY_DIFF);
    trees.setRecursive(true);
    trees.reset(commit.getTree(), parent.getTree());
    while (trees.next()) {
      if (trees.getRawMode(0) == 0 && isFile(trees.getRawMode(1))) {
        List<String> names = gone.get(trees.getObjectId(1));
        if (names != null) {
          names.add(trees.getPathString());
        }
      }
    }
    List<Traveller> renamed = new ArrayList<>();
    List<Traveller> left = new ArrayList<>();
    for (Traveller traveller : added) {
      List<String> names =
          gone.getOrDefault(difference.changed.get(traveller.path), new ArrayList<>());
      if (names.isEmpty()) {
        left.add(traveller);
        continue;
      }
      String earlier = takeBest(names, traveller.path);
      traveller.path = earlier;
      renamed.add(traveller);
      if (!places.contain(earlier) && earlierNames.add(earlier)) {
        filter = AndTreeFilter.create(places.filter(earlierNames), TreeFilter.ANY_DIFF);
      }
    }
    send(parent, renamed);
    return left;
  }

  private static String takeBest(List<String> names, String path) {
    String last = path.substring(path.lastIndexOf('/') + 1);
    int best = 0;
    for (int i = names.size() - 1; i >= 0; i--) {
      if (names.get(i).endsWith("/" + last) || names.get(i).equals(last)) {
        best = i;
      }
    }
    return names.remove(best);
  }

  private Difference difference(RevCommit commit, RevCommit parent) throws IOException {
    Difference difference = new Difference();
    if (commit.getTree().equals(parent.getTree())) {
      return difference;
    }
    trees.setFilter(filter);
    trees.setRecursive(true);
    trees.reset(commit.getTree(), parent.getTree());
    while (trees.next()) {
      if (isFile(trees.getRawMode(0))) {
        String path = trees.getPathString();
        difference.changed.put(path, trees.getObjectId(0));
        if (!isFile(trees.getRawMode(1))) {
          difference.added.add(path);
        }
      }
    }
    return difference;
  }

  private void deliver() throws IOException {
    if (news.isEmpty()) {
      return;
    }
    Map<Path, FileHistory> batch = new LinkedHashMap<>();
    for (Traveller traveller : news) {
      FileHistory history =
          new FileHistory(
              described(traveller.added).or(traveller.rest::added),
              described(traveller.changed).or(traveller.rest::lastChanged));
      batch.put(traveller.file, history);
      byPath.put(traveller.name, history);
    }
    news.clear();
    found.putAll(batch);
    batches.accept(Map.copyOf(batch));
  }

  private Optional<Commit> described(@Nullable RevCommit commit) throws IOException {
    if (commit == null) {
      return Optional.empty();
    }
    Commit known = descriptions.get(commit);
    if (known == null) {
      commits.parseBody(commit);
      known = Access.describe(commit);
      commit.disposeBody();
      descriptions.put(commit, known);
    }
    return Optional.of(known);
  }

  @Override
  public void close() {
    trees.close();
    commits.close();
  }
}
