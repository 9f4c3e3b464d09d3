package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.elsewhere.Additions;
import lynearm.git.FileHistory;
import lynearm.git.FileHolders;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRepository;
import lynearm.git.HistoryCache;
import lynearm.git.Ongoing;
import lynearm.git.RefTips;
import lynearm.git.RepositoryState;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;
import lynearm.look.GitFacts;
import lynearm.revision.ReadResult;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.merge.GitReasons;
import lynearm.workspace.Progress;
import lynearm.workspace.Viewed;
import lynearm.workspace.Workspace;

/// What git knows of what is open: where it stands, and who wrote which file and when.
final class GitReading {

  private static final GitReasons NO_GIT = GitReasons.both("not in a git repository");

  private final OpenProject project;
  private final Background background;
  private final Settings settings;
  private final Consumer<Notice> notices;
  private final Background.Lane lane;
  private final HistoryCache kept = HistoryCache.usual();
  private final ReadOnlyObjectWrapper<Optional<RepositoryState>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RefTips>> tips =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<GitReasons> reasons = new ReadOnlyObjectWrapper<>(NO_GIT);
  private Optional<String> person = Optional.empty();
  private Viewed read = new Viewed.CheckedOut();

  GitReading(
      OpenProject project, Background background, Settings settings, Consumer<Notice> notices) {
    this.project = project;
    this.background = background;
    this.settings = settings;
    this.notices = notices;
    lane = background.lane();
    reasons.bind(Bindings.createObjectBinding(this::reasons, project.workspaceProperty(), state));
    settings.datesProperty().subscribe(now -> set(facts().showing(now.style())));
  }

  ReadOnlyObjectProperty<Optional<RepositoryState>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Where branches and tags stand. Changes when something is fetched, committed or checked out, so
  /// that whoever shows branches reads them again.
  ReadOnlyObjectProperty<Optional<RefTips>> tipsProperty() {
    return tips.getReadOnlyProperty();
  }

  /// Why new files can't be staged or committed.
  ReadOnlyObjectProperty<GitReasons> reasonsProperty() {
    return reasons.getReadOnlyProperty();
  }

  /// What the person is called.
  Optional<String> person() {
    return person;
  }

  GitFacts facts() {
    return project.history().factsProperty().get() instanceof GitFacts facts
        ? facts
        : GitFacts.unknown();
  }

  private void set(GitFacts now) {
    project.history().factsProperty().set(now);
  }

  boolean isBusy() {
    return lane.runningProperty().get();
  }

  /// Something else is open, of which nothing is known.
  void forget() {
    tips.set(Optional.empty());
    forgetFacts();
  }

  private void forgetFacts() {
    set(GitFacts.unknown().showing(settings.datesProperty().get().style()));
  }

  /// Nothing is open any more.
  void close() {
    lane.cancel();
    state.set(Optional.empty());
    tips.set(Optional.empty());
  }

  /// Reads anew what git knows of this.
  void read(Workspace now) {
    Optional<GitRepository> repository = now.repository();
    if (repository.isEmpty()) {
      state.set(Optional.empty());
      tips.set(Optional.empty());
      person = Optional.empty();
      return;
    }
    showing(now.viewed());
    set(facts().awaiting(true));
    if (now.viewed().isWhollyInGit()) {
      readElsewhere(repository.get(), now);
      return;
    }
    lane.start(
        "Reading git",
        progress -> {
          GitAnswer<RevisionHistory> history = read(repository.get(), foldersOf(now), progress);
          readBranches(repository.get(), now, progress);
          Map<Path, FileHistory> guests = additions(repository.get(), now, progress);
          background.onScreen(() -> set(facts().with(guests)));
          return history;
        },
        answer ->
            given(answer)
                .ifPresentOrElse(
                    known -> set(facts().with(Map.copyOf(known.files()))),
                    () -> set(facts().awaiting(false))),
        failure -> {
          set(facts().awaiting(false));
          notices.accept(
              Notice.notDone(
                  "The git history could not be read",
                  "Authors and dates are not shown. " + Notice.reason(failure)));
        });
  }

  /// What is known of files that are checked out says nothing of those of another commit.
  private void showing(Viewed now) {
    if (!now.equals(read)) {
      read = now;
      forgetFacts();
      if (now instanceof Viewed.Joined joined) {
        Map<RevisionId, String> guests = new HashMap<>();
        joined.guests().forEach((id, branch) -> guests.put(id, branch.name()));
        set(facts().withGuests(guests));
      }
    }
  }

  private void readElsewhere(GitRepository repository, Workspace now) {
    lane.start(
        "Reading git",
        progress -> {
          tellWhereItStands(repository);
          return additions(repository, now, progress);
        },
        known -> set(facts().with(known)),
        _ -> {});
  }

  private static Map<Path, FileHistory> additions(
      GitRepository repository, Workspace now, Progress progress) {
    if (now.viewed().isCheckedOut()
        || !(GitObjects.open(repository) instanceof GitAnswer.Given<GitObjects>(var objects))) {
      return Map.of();
    }
    try (objects) {
      return Additions.of(objects, now, progress);
    } catch (IOException _) {
      return Map.of(); // who wrote them is not shown then, and nothing else
    }
  }

  private static Set<Path> foldersOf(Workspace now) {
    return now.files().stream()
        .map(file -> file.file().getParent())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  /// Tells the rest while the history, which takes longest, is still being read.
  private GitAnswer<RevisionHistory> read(GitRepository git, Set<Path> folders, Progress progress) {
    tellWhereItStands(git);
    GitAnswer<WorkingFiles> files = WorkingFiles.read(git, folders);
    given(files).ifPresent(known -> background.onScreen(() -> set(facts().with(known))));
    return RevisionHistory.read(
        git,
        folders,
        kept,
        batch -> background.onScreen(() -> set(facts().with(batch))),
        progress::isCancelled);
  }

  private void tellWhereItStands(GitRepository git) {
    GitAnswer<RepositoryState> stands = git.state();
    GitAnswer<RefTips> refs = RefTips.read(git);
    GitAnswer<String> name = git.personName();
    background.onScreen(() -> {
      state.set(given(stands));
      tips.set(given(refs));
      person = given(name);
    });
  }

  /// Which other branches have which files.
  private void readBranches(GitRepository git, Workspace now, Progress progress) {
    List<Path> files = now.files().stream().map(ReadResult::file).toList();
    given(FileHolders.read(git, files, progress::isCancelled))
        .ifPresent(known -> background.onScreen(() -> set(facts().with(known))));
  }

  private static <T> Optional<T> given(GitAnswer<T> answer) {
    return answer instanceof GitAnswer.Given<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  private GitReasons reasons() {
    if (project.repository().isEmpty()) {
      return NO_GIT;
    }
    return state
        .get()
        .map(known ->
            new GitReasons(
                Optional.empty(),
                Optional.of(known.ongoing())
                    .filter(ongoing -> ongoing != Ongoing.NOTHING)
                    .map(ongoing -> ongoing.words() + " is not finished")))
        .orElseGet(() -> GitReasons.both("git could not be read yet"));
  }
}
