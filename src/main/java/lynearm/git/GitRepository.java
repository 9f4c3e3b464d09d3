package lynearm.git;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/// A git repository with a work tree. Only its place is kept; every question opens it anew, so
/// answers are never stale and nothing needs closing. Safe for use by several threads.
///
/// @see RevisionHistory
/// @see WorkingFiles
/// @see GitWriter
public final class GitRepository {

  /// Folders of refs, of which many make watching dear.
  private static final int MOST_WATCHED = 512;

  private final Path root;
  private final Path gitFolder;
  private final Path commonFolder;
  private final GitHome home;

  GitRepository(Path root, Path gitFolder, Path commonFolder, GitHome home) {
    this.root = root;
    this.gitFolder = gitFolder;
    this.commonFolder = commonFolder;
    this.home = home;
  }

  /// The repository that a folder belongs to: its own, or the nearest above. Linked worktrees and
  /// submodules are repositories too. Runs and writes nothing.
  public static GitLookup around(Path folder) {
    return around(folder, GitHome.ofThisMachine());
  }

  /// As [#around(Path)], for a person whose git settings lie elsewhere.
  public static GitLookup around(Path folder, GitHome home) {
    return new RepositoryFinder(home).around(folder);
  }

  /// Whether a folder is a bare repository, or the inner folder of one, so that no files are
  /// checked out in it.
  public static boolean isBare(Path folder) {
    return RepositoryFinder.looksLikeRepository(folder);
  }

  /// The work tree: the folder that holds the checked-out files, with symbolic links resolved.
  public Path root() {
    return root;
  }

  Path gitFolder() {
    return gitFolder;
  }

  Path commonFolder() {
    return commonFolder;
  }

  GitHome home() {
    return home;
  }

  /// What is checked out, what it follows, and what is unfinished.
  public GitAnswer<RepositoryState> state() {
    return Access.to(this, this::state);
  }

  RepositoryState state(Repository repository) throws IOException {
    Head head = head(repository);
    Config own = GitSettings.readOwn(home, gitFolder, commonFolder);
    return new RepositoryState(head, head.branch().flatMap(it -> upstream(own, it)), ongoing());
  }

  /// The names of its branches, that of a branch without commits too if it is checked out.
  public GitAnswer<BranchNames> branchNames() {
    return Access.to(this, this::branchNames);
  }

  BranchNames branchNames(Repository repository) throws IOException {
    Stream<String> known =
        repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS).stream()
            .map(ref -> ref.getName().substring(Constants.R_HEADS.length()));
    Stream<String> current = head(repository).branch().stream().map(GitBranch::name);
    return new BranchNames(Stream.concat(known, current).collect(Collectors.toSet()));
  }

  /// What the person is called, as commits made here would say; refused if git doesn't know.
  public GitAnswer<String> personName() {
    return Access.to(
        this,
        repository ->
            Identity.author(settings(repository), ZonedDateTime.now(ZoneOffset.UTC)).getName());
  }

  /// All settings that hold here, the person's own included.
  Config settings(Repository repository) throws IOException {
    String branch = head(repository).branch().map(GitBranch::name).orElse("");
    return GitSettings.read(home, gitFolder, commonFolder, branch);
  }

  private Head head(Repository repository) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    if (head == null) {
      throw new RefusedException(
          "The git repository in " + root + " has no readable HEAD.", "Git facts are not shown.");
    }
    ObjectId tip = head.getObjectId();
    if (!head.isSymbolic()) {
      if (tip == null) {
        throw new RefusedException("The HEAD of " + root + " names no commit.", "");
      }
      return new Head.Detached(new CommitId(tip.name()));
    }
    GitBranch branch = new GitBranch(Repository.shortenRefName(head.getTarget().getName()));
    return tip == null
        ? new Head.Unborn(branch)
        : new Head.OnBranch(branch, new CommitId(tip.name()));
  }

  private static Optional<String> upstream(Config config, GitBranch branch) {
    @Nullable String remote = config.getString("branch", branch.name(), "remote");
    @Nullable String merge = config.getString("branch", branch.name(), "merge");
    if (remote == null || merge == null) {
      return Optional.empty();
    }
    String name = Repository.shortenRefName(merge);
    return Optional.of(remote.equals(".") ? name : remote + "/" + name);
  }

  /// What was begun here and is not finished (git-status: "You are currently …").
  Ongoing ongoing() {
    if (Files.exists(gitFolder.resolve("rebase-merge"))
        || Files.exists(gitFolder.resolve("rebase-apply"))) {
      return Ongoing.REBASE;
    }
    if (Files.exists(gitFolder.resolve("MERGE_HEAD"))) {
      return Ongoing.MERGE;
    }
    if (Files.exists(gitFolder.resolve("CHERRY_PICK_HEAD"))) {
      return Ongoing.CHERRY_PICK;
    }
    if (Files.exists(gitFolder.resolve("REVERT_HEAD"))) {
      return Ongoing.REVERT;
    }
    if (Files.exists(gitFolder.resolve("sequencer"))) {
      return Ongoing.SEQUENCE;
    }
    return Files.exists(gitFolder.resolve("BISECT_LOG")) ? Ongoing.BISECT : Ongoing.NOTHING;
  }

  /// The folders in which a change means that answers may differ, those that are there: of `HEAD`,
  /// the index and what is unfinished, of settings, and all those of refs, in whatever form, so
  /// that a fetch counts too. Not what is below them.
  public List<Path> foldersToWatch() {
    Set<Path> folders = new LinkedHashSet<>(List.of(gitFolder, commonFolder));
    for (String unfinished : List.of("sequencer", "rebase-merge", "rebase-apply")) {
      folders.add(gitFolder.resolve(unfinished));
    }
    folders.add(commonFolder.resolve("info"));
    for (Path place : List.of(gitFolder, commonFolder)) {
      folders.addAll(withAllBelow(place.resolve("refs")));
      folders.addAll(withAllBelow(place.resolve("reftable")));
    }
    return folders.stream().filter(Files::isDirectory).toList();
  }

  private static List<Path> withAllBelow(Path folder) {
    List<Path> found = new ArrayList<>();
    Deque<Path> left = new ArrayDeque<>(List.of(folder));
    while (!left.isEmpty() && found.size() < MOST_WATCHED) {
      Path next = left.remove();
      found.add(next);
      try (DirectoryStream<Path> inside =
          Files.newDirectoryStream(next, it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))) {
        inside.forEach(left::add);
      } catch (IOException | DirectoryIteratorException _) {
        found.remove(next); // not there, or not to be looked into
      }
    }
    return found;
  }

  /// Where a file lies in the work tree, with `/` between the names; none if it lies outside or in
  /// the repository's own folder. Symbolic links in its folders are resolved first.
  Optional<String> pathOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return Optional.empty();
    }
    return relative(realOf(folder.normalize()).resolve(file.getFileName()));
  }

  /// As [#pathOf], for a folder. The work tree itself is the empty text.
  Optional<String> pathOfFolder(Path folder) {
    return relative(realOf(folder.toAbsolutePath().normalize()));
  }

  private static Path realOf(Path folder) {
    Path existing = folder;
    while (existing != null && !Files.isDirectory(existing)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return folder;
    }
    try {
      return existing.toRealPath().resolve(existing.relativize(folder));
    } catch (IOException _) {
      return folder;
    }
  }

  private Optional<String> relative(Path real) {
    if (!real.startsWith(root)) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    for (Path name : root.relativize(real)) {
      names.add(name.toString());
    }
    return names.stream().anyMatch(".git"::equalsIgnoreCase)
        ? Optional.empty()
        : Optional.of(String.join("/", names));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GitRepository that
        && root.equals(that.root)
        && gitFolder.equals(that.gitFolder);
  }

  @Override
  public int hashCode() {
    return root.hashCode();
  }

  @Override
  public String toString() {
    return root.toString();
  }
}
