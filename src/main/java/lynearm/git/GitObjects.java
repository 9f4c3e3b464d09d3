package lynearm.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jgit.errors.AmbiguousObjectException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.RevisionSyntaxException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.jspecify.annotations.Nullable;

/// The branches, commits and files of a repository, read straight from its objects: no work tree,
/// no index, no filter. Open while one question is answered, so that nothing is read twice; to be
/// closed then. For one thread at a time.
///
/// All methods throw an [IOException] whose message is a sentence, but for its full stop, if the
/// repository lacks something (as shallow and partial clones do) or is damaged.
public final class GitObjects implements AutoCloseable {

  private static final String ORIGIN = Constants.DEFAULT_REMOTE_NAME;
  private static final int MOST_MOVES = 300;

  private final GitRepository place;
  private final Path root;
  private final Repository repository;
  private final ObjectReader reader;
  private final RevWalk commits;
  private final StoredObjects objects;
  private final StoredFolders folders;
  private final StoredFiles files;
  private final ContentMerge merge;
  private final CommitWalk walks;
  private @Nullable MergeRules rules;

  private GitObjects(GitRepository place, Repository repository) {
    this.place = place;
    root = place.root();
    this.repository = repository;
    this.reader = repository.newObjectReader();
    commits = new RevWalk(reader);
    commits.setRetainBody(false);
    objects = new StoredObjects(reader);
    folders = new StoredFolders(objects);
    files = new StoredFiles(objects);
    merge = new ContentMerge(files);
    walks = new CommitWalk(place, repository, reader);
  }

  /// Opens the objects of a repository.
  public static GitAnswer<GitObjects> open(GitRepository place) {
    QuietSystemReader.install();
    try {
      return GitAnswer.given(new GitObjects(place, Access.open(place)));
    } catch (RefusedException e) {
      return new GitAnswer.Refused<>(e.reason());
    } catch (IOException | RuntimeException e) {
      return GitAnswer.refused(
          "The git repository in " + place.root() + " can't be read: " + Access.reason(e) + ".",
          "");
    }
  }

  // ---- names

  /// The commit that a name means, as `git rev-parse` understands names: a branch, a tag, an id or
  /// its beginning, `HEAD~2`.
  public Optional<CommitId> commit(String name) throws IOException {
    try {
      ObjectId id = name.isBlank() ? null : repository.resolve(name + "^{commit}");
      return Optional.ofNullable(id).map(GitObjects::commitId);
    } catch (AmbiguousObjectException e) {
      throw new IOException(name + " is the beginning of several ids", e);
    } catch (RevisionSyntaxException | IncorrectObjectTypeException _) {
      return Optional.empty();
    } catch (RuntimeException _) {
      return Optional.empty();
    }
  }

  private static CommitId commitId(ObjectId id) {
    return new CommitId(id.name());
  }

  /// All branches, those of this repository first, by name. One of another repository that has the
  /// same name and commit as one of this repository is told there alone.
  public List<BranchTip> branches() throws IOException {
    return Guarded.call(() -> {
      Map<String, List<String>> alike = new HashMap<>();
      List<BranchTip> remote = new ArrayList<>();
      List<Ref> local = repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS);
      Map<String, ObjectId> here = new HashMap<>();
      local.forEach(ref -> here.put(shortName(ref), ref.getObjectId()));
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES)) {
        ObjectId tip = ref.getObjectId();
        if (ref.isSymbolic() || tip == null) {
          continue;
        }
        String name = shortName(ref);
        String there = name.substring(name.indexOf('/') + 1);
        if (tip.equals(here.get(there))) {
          alike.computeIfAbsent(there, _ -> new ArrayList<>()).add(name);
        } else {
          remote.add(new BranchTip(name, BranchTip.Kind.REMOTE, commitId(tip), List.of()));
        }
      }
      List<BranchTip> all = new ArrayList<>();
      for (Ref ref : local) {
        ObjectId tip = ref.getObjectId();
        if (tip != null && !ref.isSymbolic()) {
          String name = shortName(ref);
          List<String> others = alike.getOrDefault(name, List.of());
          all.add(new BranchTip(name, BranchTip.Kind.LOCAL, commitId(tip), others));
        }
      }
      all.addAll(remote);
      return all;
    });
  }

  /// All tags that mean a commit, by name.
  public List<BranchTip> tags() throws IOException {
    return Guarded.call(() -> {
      List<BranchTip> tags = new ArrayList<>();
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
        if (commits.peel(commits.parseAny(ref.getObjectId())) instanceof RevCommit commit) {
          tags.add(new BranchTip(shortName(ref), BranchTip.Kind.TAG, commitId(commit), List.of()));
        }
      }
      return tags;
    });
  }

  private static String shortName(Ref ref) {
    return Repository.shortenRefName(ref.getName());
  }

  /// The branch that others are usually merged into: what `origin` calls its own, else the first of
  /// `origin/main`, `origin/master`, `main`, `master` that is there.
  public Optional<String> defaultBranch() throws IOException {
    return Guarded.call(() -> {
      Ref head = repository.exactRef(Constants.R_REMOTES + ORIGIN + "/" + Constants.HEAD);
      if (head != null && head.isSymbolic() && head.getObjectId() != null) {
        return Optional.of(shortName(head.getTarget()));
      }
      for (String prefix : List.of(Constants.R_REMOTES + ORIGIN + "/", Constants.R_HEADS)) {
        for (String name : List.of("main", Constants.MASTER)) {
          if (repository.exactRef(prefix + name) != null) {
            return Optional.of(Repository.shortenRefName(prefix + name));
          }
        }
      }
      return Optional.empty();
    });
  }

  /// Whether history ends here at commits whose parents were not fetched.
  public boolean isShallow() throws IOException {
    return Guarded.call(() -> !repository.getObjectDatabase().getShallowCommits().isEmpty());
  }

  /// What tells this repository, with as much of its history as was fetched, from others.
  public String describedPlace() throws IOException {
    return Guarded.call(() -> {
      List<String> ends =
          repository.getObjectDatabase().getShallowCommits().stream()
              .map(ObjectId::name)
              .sorted()
              .toList();
      return place.commonFolder() + "\n" + root + "\n" + ends;
    });
  }

  /// How often something was wanted until now that this clone has not, as in partial clones. An
  /// answer during which that became more may lack files.
  public int absences() {
    return objects.absences();
  }

  // ---- files

  /// The files of a commit. Folders are read when they are looked into, each distinct one once.
  public TreeFiles files(CommitId commit) throws IOException {
    return Guarded.call(() -> {
      ObjectId tree = commits.parseCommit(id(commit)).getTree();
      return new TreeFiles(root, new StoredFolder(new GitObjectId(tree), folders), files);
    });
  }

  /// No files at all.
  public TreeFiles nothing() {
    return new TreeFiles(root, new EmptyFolder(), files);
  }

  /// The files as they would be after a git merge: what each side changed since the base. Only what
  /// is asked for is joined, unless something was taken away from the places that matter: then all
  /// that differs is looked through for renamed files and moved folders, as git does it.
  ///
  /// @param places the files and folders that matter
  public TreeFiles joined(TreeFiles base, TreeFiles ours, TreeFiles theirs, Collection<Path> places)
      throws IOException {
    return joined(base, ours, theirs, places, rules());
  }

  /// The same for two bases of a merge, which have a base themselves.
  public TreeFiles joinedBases(
      TreeFiles base, TreeFiles ours, TreeFiles theirs, Collection<Path> places)
      throws IOException {
    return joined(base, ours, theirs, places, MergeRules.OF_BASES);
  }

  private MergeRules rules() throws IOException {
    MergeRules known = rules;
    if (known == null) {
      known = Guarded.call(() -> MergeRules.of(place.settings(repository)));
      rules = known;
    }
    return known;
  }

  private TreeFiles joined(
      TreeFiles base,
      TreeFiles ours,
      TreeFiles theirs,
      Collection<Path> places,
      MergeRules following)
      throws IOException {
    TreeFolder was = base.top();
    TreeFolder mine = ours.top();
    TreeFolder other = theirs.top();
    List<String> paths = GitPaths.below(root, places);
    if (!Removals.matter(was, mine, other, paths)) {
      return new TreeFiles(root, JoinedFolder.of(was, mine, other, merge), files, ours.moves());
    }
    MovedJoin.Named named =
        MovedJoin.of(was, mine, other, files, following, path -> isIn(paths, path));
    return new TreeFiles(
        root,
        JoinedFolder.of(named.base(), named.ours(), named.theirs(), merge),
        files,
        ours.moves().and(named.moves()));
  }

  private static boolean isIn(List<String> places, String path) {
    return places.isEmpty()
        || places.stream().anyMatch(it -> path.equals(it) || path.startsWith(it + "/"));
  }

  // ---- history

  /// What a commit says about itself.
  public Commit describe(CommitId commit) throws IOException {
    return Guarded.call(() -> {
      RevCommit found = commits.parseCommit(id(commit));
      commits.parseBody(found);
      return Access.describe(found);
    });
  }

  /// Whether one commit is in the history of another, or the same.
  public boolean contains(CommitId tip, CommitId other) throws IOException {
    return Guarded.call(
        () -> commits.isMergedInto(commits.parseCommit(id(other)), commits.parseCommit(id(tip))));
  }

  /// The best common ancestors, of which `git merge` takes what two sides changed: usually one,
  /// none for histories that have nothing to do with each other.
  ///
  /// @param ours the parents of what is merged into, if that is no commit yet; else the commit
  public List<CommitId> mergeBases(Collection<CommitId> ours, CommitId theirs) throws IOException {
    return Guarded.call(() -> {
      Map<CommitId, RevCommit> bases = new LinkedHashMap<>();
      for (CommitId side : ours) {
        commits.reset();
        commits.setRevFilter(RevFilter.MERGE_BASE);
        commits.markStart(commits.parseCommit(id(side)));
        commits.markStart(commits.parseCommit(id(theirs)));
        for (RevCommit base = commits.next(); base != null; base = commits.next()) {
          bases.put(commitId(base), base);
        }
      }
      commits.reset();
      commits.setRevFilter(RevFilter.ALL);
      List<CommitId> best = new ArrayList<>();
      for (Map.Entry<CommitId, RevCommit> base : bases.entrySet()) {
        boolean isOlder = false;
        for (RevCommit other : bases.values()) {
          isOlder |= !other.equals(base.getValue()) && commits.isMergedInto(base.getValue(), other);
        }
        if (!isOlder) {
          best.add(base.getKey());
        }
      }
      return best;
    });
  }

  /// Who added some files on the way to a commit.
  ///
  /// @param without commits whose history is not looked at
  /// @param wanted files of the commit
  /// @param most how many commits are looked at; files that were added before are left out
  /// @param cancelled asked at every commit
  public Map<Path, Commit> additions(
      CommitId tip,
      Collection<CommitId> without,
      Collection<Path> wanted,
      int most,
      BooleanSupplier cancelled)
      throws IOException {
    Map<Path, Commit> described = new HashMap<>();
    for (Map.Entry<Path, CommitId> added :
        walks.additions(tip, without, wanted, most, cancelled).entrySet()) {
      described.put(added.getKey(), describe(added.getValue()));
    }
    return described;
  }

  /// Goes through all commits that a branch, a tag or `HEAD` leads to, newest first, and shows
  /// those that changed something in some folders. Folders that are alike are not looked into.
  ///
  /// @param places all files if there are none, or if one is the root
  /// @param most how many commits are looked at
  /// @return whether there were no more commits, and nobody stopped it
  public boolean walk(
      Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    return walks.reached(places, most, cancelled, visitor);
  }

  /// As [#walk], for commits that no branch, tag or `HEAD` leads to any more: those that reflogs
  /// know, also of other worktrees, and those that lie in files of their own. Rebases, amended
  /// commits and resets leave such behind; git throws them away after some weeks.
  public boolean walkLost(
      Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    return walks.lost(places, most, cancelled, visitor);
  }

  /// As [#walkLost], for all commits that git still has and nothing leads to, packs among them.
  /// Each is looked at by itself, so that it is no matter if what came before one is thrown away.
  /// Cost: a few bytes of each object, and all commits that something leads to.
  public boolean walkUnreached(
      Collection<Path> places, int most, BooleanSupplier cancelled, HistoryVisitor visitor)
      throws IOException {
    return walks.unreached(places, most, cancelled, visitor);
  }

  /// How what is checked out went away from a commit last: by an amended commit, a rebase, a reset,
  /// or because another branch was checked out. Empty if the reflog of `HEAD` does not tell.
  public Optional<Departure> departure(CommitId commit) {
    Leftovers leftovers = new Leftovers(place.gitFolder(), place.commonFolder(), () -> false);
    return leftovers.moves().stream()
        .filter(move -> !move.from().equals(move.to()))
        .limit(MOST_MOVES)
        .filter(move -> has(move.from(), commit) && !has(move.to(), commit))
        .findFirst();
  }

  private boolean has(CommitId tip, CommitId other) {
    try {
      return contains(tip, other);
    } catch (IOException _) {
      return false; // thrown away already
    }
  }

  /// The commits that changed a file, the newest first, of all branches and tags; as `git log --all
  /// -- FILE` has them.
  ///
  /// @param most how many are told
  public List<Commit> log(Path file, int most, BooleanSupplier cancelled) throws IOException {
    List<CommitId> ids = new ArrayList<>();
    walk(
        List.of(file),
        Integer.MAX_VALUE,
        cancelled,
        (commit, _) -> {
          ids.add(commit);
          return ids.size() < most;
        });
    List<Commit> commits = new ArrayList<>();
    for (CommitId id : ids) {
      commits.add(describe(id));
    }
    return commits;
  }

  /// Contents that lie in files of their own, whether any commit has them or not: what was staged
  /// once and never committed among them.
  public void looseContents(BooleanSupplier cancelled, Consumer<GitObjectId> visitor) {
    Leftovers leftovers = new Leftovers(place.gitFolder(), place.commonFolder(), cancelled);
    for (ObjectId id : leftovers.loose(Constants.TYPE_BLOB)) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      visitor.accept(new GitObjectId(id));
    }
  }

  /// All packs, also of repositories that this one borrows from.
  ///
  /// @throws IOException if not all of them could be told
  public List<ObjectPack> packs() throws IOException {
    return ObjectPack.in(ObjectFolders.withBorrowed(place.commonFolder().resolve("objects")));
  }

  /// The states that a branch went through, newest first.
  public FirstParents firstParents(CommitId tip) throws IOException {
    return Guarded.call(() ->
        new FirstParents(
            root,
            commits,
            objects,
            repository.getObjectDatabase().getShallowCommits(),
            commits.parseCommit(id(tip))));
  }

  /// The content of a file, unless it has more bytes than these.
  public Optional<byte[]> read(GitObjectId file, int largest) throws IOException {
    return files.size(file) > largest ? Optional.empty() : Optional.of(files.read(file));
  }

  /// The content of a file.
  public byte[] read(GitObjectId file) throws IOException {
    return files.read(file);
  }

  private static ObjectId id(CommitId commit) {
    return ObjectId.fromString(commit.value());
  }

  @Override
  public void close() {
    commits.close();
    reader.close();
    repository.close();
  }
}
