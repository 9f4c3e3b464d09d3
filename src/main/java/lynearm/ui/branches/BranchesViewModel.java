package lynearm.ui.branches;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lynearm.elsewhere.BranchList;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.FutureHeads;
import lynearm.elsewhere.FutureReport;
import lynearm.elsewhere.RefHeads;
import lynearm.git.BranchTip;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.git.GitRepository;
import lynearm.ui.common.Background;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// The git branches of what is open: the heads of each, what becomes of the history when it lands,
/// and which of them are looked at. Read in the background, and again when a ref or the target
/// changes.
public final class BranchesViewModel {

  private final Background background;
  private final Background.Lane reading;
  private final Background.Lane joining;

  private final ObservableList<BranchRow> rows = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> chosenTarget =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<FutureReport>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<GitRefusal>> refusal =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty tags = new SimpleBooleanProperty();
  private final ObjectProperty<List<String>> chosen = new SimpleObjectProperty<>(List.of());
  private final ReadOnlyObjectWrapper<Optional<Look>> look =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Workspace> open = Optional.empty();
  private Optional<Read> read = Optional.empty();

  /// What a list was read from.
  private record Read(List<BranchTip> refs, Optional<String> target, Workspace of) {

    boolean isStillRight(List<BranchTip> now, Optional<String> wanted, Workspace open) {
      return refs.equals(now) && target.equals(wanted) && isOf(open);
    }

    boolean isOf(Workspace open) {
      return of.environment().equals(open.environment()) && of.opened().equals(open.opened());
    }
  }

  /// A list, unless it would be the same as before.
  private record Outcome(Optional<Read> read, Optional<BranchList> list) {}

  /// What is looked at.
  ///
  /// @param names one branch, or several that all land
  /// @param target what they land in, if that is known
  /// @param rows what is listed of them
  /// @param future what becomes of the history; none for a tag or the target, and while it is
  ///   worked out
  /// @param why why it can't be told; perhaps empty
  public record Look(
      List<String> names,
      Optional<String> target,
      List<BranchRow> rows,
      Optional<Future> future,
      String why) {
    public Look {
      names = List.copyOf(names);
      rows = List.copyOf(rows);
    }
  }

  public BranchesViewModel(Background background) {
    this.background = background;
    reading = background.lane();
    joining = background.lane();
    chosenTarget.subscribe((_, _) -> refresh());
    tags.subscribe((_, _) -> refresh());
    chosen.subscribe((_, _) -> lookAtChosen());
  }

  /// All branches, the most urgent first, and tags if they are wanted.
  public ObservableList<BranchRow> rows() {
    return rows;
  }

  /// What the branches land in, if a person chose it; else it is the default branch.
  public ObjectProperty<Optional<String>> chosenTargetProperty() {
    return chosenTarget;
  }

  /// What becomes of the target, once that is known.
  public ReadOnlyObjectProperty<Optional<FutureReport>> reportProperty() {
    return report.getReadOnlyProperty();
  }

  /// Why it can't be told what becomes of the history, if so.
  public ReadOnlyObjectProperty<Optional<GitRefusal>> refusalProperty() {
    return refusal.getReadOnlyProperty();
  }

  /// Whether tags are listed too.
  public BooleanProperty tagsProperty() {
    return tags;
  }

  /// The branches that are chosen, by name.
  public ObjectProperty<List<String>> chosenProperty() {
    return chosen;
  }

  /// What is looked at; none while nothing is chosen.
  public ReadOnlyObjectProperty<Optional<Look>> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /// Where the list is read.
  public Background.Lane reading() {
    return reading;
  }

  /// Lists the branches of this, unless they are listed already. Whether they have moved is looked
  /// at by [#refresh()] alone, so that this may be called for whatever is shown of one project.
  ///
  /// @param now what is checked out
  public void show(Workspace now) {
    boolean another = open.filter(it -> it.opened().equals(now.opened())).isEmpty();
    open = Optional.of(now);
    if (another) {
      forget();
      chosenTarget.set(Optional.empty());
    }
    if (read.filter(it -> it.isOf(now)).isEmpty()) {
      refresh();
    }
  }

  /// Nothing is open any more.
  public void clear() {
    open = Optional.empty();
    reading.cancel();
    forget();
  }

  private void forget() {
    read = Optional.empty();
    rows.clear();
    report.set(Optional.empty());
    refusal.set(Optional.empty());
    chosen.set(List.of());
  }

  /// Looks whether any branch has moved.
  public void refresh() {
    Optional<GitRepository> repository = open.flatMap(Workspace::repository);
    if (repository.isEmpty()) {
      reading.cancel();
      forget();
      return;
    }
    Workspace of = open.orElseThrow();
    Optional<String> target = chosenTarget.get();
    boolean withTags = tags.get();
    Optional<Read> before = read;
    reading.start(
        "Reading branches",
        progress -> list(repository.get(), of, target, withTags, before, progress),
        outcome -> {
          read = outcome.read();
          outcome.list().ifPresent(this::show);
        },
        failure -> refusal.set(Optional.of(new GitRefusal(reason(failure), ""))));
  }

  private Outcome list(
      GitRepository repository,
      Workspace of,
      Optional<String> target,
      boolean withTags,
      Optional<Read> before,
      Progress progress)
      throws IOException {
    return switch (GitObjects.open(repository)) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) ->
          new Outcome(
              Optional.empty(),
              Optional.of(
                  new BranchList(
                      List.of(), Optional.empty(), Optional.empty(), Optional.of(reason))));
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        try (objects) {
          List<BranchTip> refs = BranchList.refs(objects, withTags);
          if (before.filter(it -> it.isStillRight(refs, target, of)).isPresent()) {
            yield new Outcome(before, Optional.empty());
          }
          Consumer<BranchList> soFar =
              list ->
                  background.onScreen(() -> {
                    if (!progress.isCancelled() && rows.isEmpty()) {
                      show(list);
                    }
                  });
          yield new Outcome(
              Optional.of(new Read(refs, target, of)),
              Optional.of(BranchList.read(objects, of, refs, target, progress, soFar)));
        }
      }
    };
  }

  private void show(BranchList list) {
    Map<String, Integer> places = new HashMap<>();
    Map<String, Future> futures = new HashMap<>();
    list.report()
        .ifPresent(known ->
            known
                .futures()
                .forEach(future -> {
                  String name = future.branches().getFirst();
                  places.put(name, places.size());
                  futures.put(name, future);
                }));
    Optional<String> target = list.report().map(FutureReport::target);
    List<BranchRow> now = new ArrayList<>();
    for (RefHeads heads : list.refs()) {
      String name = heads.ref().name();
      boolean isTarget =
          target.filter(it -> it.equals(name) || heads.ref().alsoAs().contains(it)).isPresent();
      now.add(
          new BranchRow(
              isTarget ? -1 : places.getOrDefault(name, list.refs().size()),
              heads,
              Optional.ofNullable(futures.get(name)),
              isTarget,
              heads.ref().kind() == BranchTip.Kind.LOCAL
                  && list.checkedOut().filter(heads.ref().tip()::equals).isPresent()));
    }
    now.sort(Comparator.comparingInt(BranchRow::place));
    List<String> kept = chosen.get();
    rows.setAll(now);
    report.set(list.report());
    refusal.set(list.refusal());
    chosen.set(kept.stream().filter(name -> row(name).isPresent()).toList());
    lookAtChosen();
  }

  /// What is listed of a branch.
  public Optional<BranchRow> row(String name) {
    return rows.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private void lookAtChosen() {
    joining.cancel();
    List<String> names = chosen.get();
    if (names.isEmpty()) {
      look.set(Optional.empty());
      return;
    }
    List<BranchRow> its = names.stream().flatMap(name -> row(name).stream()).toList();
    Optional<String> target = report.get().map(FutureReport::target);
    if (names.size() == 1) {
      look.set(
          Optional.of(
              new Look(
                  names, target, its, its.stream().findFirst().flatMap(BranchRow::future), "")));
      return;
    }
    List<String> landing =
        names.stream().filter(name -> row(name).filter(BranchRow::isTarget).isEmpty()).toList();
    look.set(Optional.of(new Look(landing, target, its, Optional.empty(), "")));
    join(landing, target, its);
  }

  /// What becomes of the history if several land.
  private void join(List<String> names, Optional<String> target, List<BranchRow> its) {
    Optional<GitRepository> repository = open.flatMap(Workspace::repository);
    if (repository.isEmpty() || target.isEmpty() || names.isEmpty()) {
      return;
    }
    Workspace of = open.orElseThrow();
    joining.start(
        "Joining branches",
        progress -> together(repository.get(), of, target, names, progress),
        answer ->
            look.set(
                Optional.of(
                    switch (answer) {
                      case GitAnswer.Given<Future>(Future future) ->
                          new Look(names, target, its, Optional.of(future), "");
                      case GitAnswer.Refused<Future>(GitRefusal reason) ->
                          new Look(names, target, its, Optional.empty(), reason.what() + ".");
                    })),
        failure ->
            look.set(Optional.of(new Look(names, target, its, Optional.empty(), reason(failure)))));
  }

  private static GitAnswer<Future> together(
      GitRepository repository,
      Workspace of,
      Optional<String> target,
      List<String> names,
      Progress progress)
      throws IOException {
    GitAnswer<GitObjects> answer = GitObjects.open(repository);
    if (answer instanceof GitAnswer.Refused<GitObjects>(GitRefusal reason)) {
      return new GitAnswer.Refused<>(reason);
    }
    try (GitObjects objects = ((GitAnswer.Given<GitObjects>) answer).value()) {
      return switch (FutureHeads.ofAll(objects, of, target, names, progress)) {
        case GitAnswer.Refused<FutureReport>(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
        case GitAnswer.Given<FutureReport>(FutureReport joined) ->
            GitAnswer.given(joined.futures().getFirst());
      };
    }
  }

  private static String reason(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.toString() : message + ".";
  }
}
