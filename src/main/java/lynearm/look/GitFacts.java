package lynearm.look;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.git.FileHistory;
import lynearm.git.FileHolder;
import lynearm.git.FileHolders;
import lynearm.git.FileState;
import lynearm.git.FileStatus;
import lynearm.git.GitAnswer;
import lynearm.git.GitRepository;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;

/// Who wrote a revision and when, from git where it knows and from the file where it does not.
/// Immutable; grows by making a new one as the history is walked. No record, for properties compare
/// the old with the new, and comparing thousands of files takes long.
public final class GitFacts implements NodeFacts {

  private final Map<Path, FileHistory> commits;
  private final Optional<WorkingFiles> files;
  private final DayStyle days;
  private final Map<Path, List<String>> branches;
  private final Map<RevisionId, String> guests;
  private final boolean awaited;

  /// @param commits what is known of each file's commits by now; not changed any more
  /// @param files how each file stands against the index and the checked-out commit
  /// @param branches the branches that have each file
  /// @param guests the branch that brings each revision which is not there
  /// @param awaited whether git is being asked, so that there will be authors
  private GitFacts(
      Map<Path, FileHistory> commits,
      Optional<WorkingFiles> files,
      DayStyle days,
      Map<Path, List<String>> branches,
      Map<RevisionId, String> guests,
      boolean awaited) {
    this.commits = commits;
    this.files = files;
    this.days = days;
    this.branches = branches;
    this.guests = guests;
    this.awaited = awaited;
  }

  public static GitFacts unknown() {
    return new GitFacts(Map.of(), Optional.empty(), DayStyle.ISO, Map.of(), Map.of(), false);
  }

  /// @param more whether git is being asked for more, so that room is kept for it
  public GitFacts awaiting(boolean more) {
    return new GitFacts(commits, files, days, branches, guests, more);
  }

  public GitFacts with(Map<Path, FileHistory> more) {
    Map<Path, FileHistory> all = new HashMap<>(commits);
    all.putAll(more);
    return new GitFacts(all, files, days, branches, guests, awaited);
  }

  public GitFacts with(WorkingFiles now) {
    return new GitFacts(commits, Optional.of(now), days, branches, guests, awaited);
  }

  /// @param now which branches have which files, the checked-out one aside
  public GitFacts with(FileHolders now) {
    Map<Path, List<String>> names = new HashMap<>();
    now.holders()
        .forEach((file, holders) ->
            names.put(
                file,
                holders.stream()
                    .filter(holder -> holder.kind() != FileHolder.Kind.TAG)
                    .map(FileHolder::name)
                    .toList()));
    return new GitFacts(commits, files, days, names, guests, awaited);
  }

  /// @param now the branch that brings each revision which is not there
  public GitFacts withGuests(Map<RevisionId, String> now) {
    return new GitFacts(commits, files, days, branches, Map.copyOf(now), awaited);
  }

  @Override
  public boolean hasGuests() {
    return !guests.isEmpty();
  }

  @Override
  public Optional<String> guestOf(Node node) {
    return Optional.ofNullable(guests.get(node.id()));
  }

  @Override
  public List<String> branches(Node node) {
    Optional<String> guest = guestOf(node);
    if (guest.isPresent()) {
      return List.of(guest.get());
    }
    return node.revision()
        .map(revision -> branches.getOrDefault(revision.file(), List.of()))
        .orElse(List.of());
  }

  /// All that git knows of the files below these folders, at once; nothing where git refuses. Cost:
  /// a walk over the history.
  public static GitFacts read(GitRepository git, Collection<Path> folders) {
    GitFacts facts = unknown();
    if (WorkingFiles.read(git, folders) instanceof GitAnswer.Given<WorkingFiles>(var files)) {
      facts = facts.with(files);
    }
    return RevisionHistory.read(git, folders, _ -> {}, () -> false)
            instanceof GitAnswer.Given<RevisionHistory>(var history)
        ? facts.with(Map.copyOf(history.files()))
        : facts;
  }

  /// How each file stands, once that is known.
  public Optional<WorkingFiles> files() {
    return files;
  }

  /// The same facts with days shown like this.
  public GitFacts showing(DayStyle style) {
    return new GitFacts(commits, files, style, branches, guests, awaited);
  }

  @Override
  public String shownDay(Node node) {
    return days.of(NodeFacts.dayOf(date(node)), Clock.system(ZoneId.systemDefault()));
  }

  @Override
  public String author(Node node) {
    return added(node).map(Commit::authorName).orElse("");
  }

  @Override
  public boolean hasAuthors() {
    return awaited || files.isPresent() || !commits.isEmpty();
  }

  @Override
  public String date(Node node) {
    return added(node)
        .map(commit -> commit.authoredAt().format(DateTimeFormatter.ISO_LOCAL_DATE))
        .orElseGet(() -> NodeFacts.day(node));
  }

  @Override
  public String commit(Node node) {
    return node.revision()
        .map(revision -> commits.get(revision.file()))
        .flatMap(FileHistory::lastChanged)
        .map(commit -> commit.id().shortForm())
        .orElse("");
  }

  @Override
  public boolean isUncommitted(Node node) {
    return state(node).map(GitFacts::isUncommitted).orElse(false);
  }

  private static boolean isUncommitted(FileState state) {
    return switch (state) {
      case NEW, STAGED, MODIFIED, CONFLICTED -> true;
      case UNCHANGED, DELETED, IGNORED -> false;
    };
  }

  /// How the file of this node stands, if there is a repository that knows.
  public Optional<FileState> state(Node node) {
    return node.revision()
        .flatMap(revision -> files.flatMap(known -> known.status(revision.file())))
        .map(FileStatus::state);
  }

  /// The commit that brought the file of this node.
  public Optional<Commit> added(Node node) {
    return node.revision()
        .map(revision -> commits.get(revision.file()))
        .flatMap(FileHistory::added);
  }
}
