package lynearm.ui.timeline;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import lynearm.elsewhere.GraphHistory;
import lynearm.elsewhere.GraphMoment;
import lynearm.elsewhere.Parting;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.git.GitRepository;
import lynearm.ui.common.Background;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// The commits of the checked-out branch that changed the graph, and which of them is looked at.
/// After the newest of them come the checked-out files themselves. Read in the background while the
/// timeline is shown.
public final class TimelineViewModel {

  private static final String CHECKED_OUT = "HEAD";

  private final Background.Lane reading;
  private final TimelineActions actions;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<GraphMoment>> moments =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Parting>> partings =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper elsewhere = new ReadOnlyStringWrapper("");
  private Optional<Workspace> open = Optional.empty();
  private Optional<Read> read = Optional.empty();
  private Optional<CommitId> viewed = Optional.empty();
  private String viewedName = "";
  private boolean partingWanted;

  /// What a history was read from.
  private record Read(CommitId tip, Workspace of) {
    boolean isStillRight(CommitId now, Workspace open) {
      return tip.equals(now) && isOf(open);
    }

    boolean isOf(Workspace open) {
      return of.environment().equals(open.environment()) && of.opened().equals(open.opened());
    }
  }

  /// A history, unless it would be the same as before.
  private record Outcome(Optional<Read> read, Optional<GraphHistory> history, String why) {}

  public TimelineViewModel(Background background, TimelineActions actions) {
    this.actions = actions;
    reading = background.lane();
    shown.subscribe((_, now) -> shownOrNot(now));
  }

  /// Whether the timeline is shown. What is not shown is not read.
  public BooleanProperty shownProperty() {
    return shown;
  }

  /// The commits that changed the graph, the newest last.
  public ReadOnlyObjectProperty<List<GraphMoment>> momentsProperty() {
    return moments.getReadOnlyProperty();
  }

  /// The place among them of the one that is looked at; as many as there are, for the checked-out
  /// files.
  public ReadOnlyIntegerProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  /// Since when the heads of now stand side by side, the earliest first.
  public ReadOnlyObjectProperty<List<Parting>> partingsProperty() {
    return partings.getReadOnlyProperty();
  }

  /// What hinders or is going on; perhaps empty.
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /// What the window shows if that is neither one of the commits nor the checked-out files; else
  /// empty.
  public ReadOnlyStringProperty elsewhereProperty() {
    return elsewhere.getReadOnlyProperty();
  }

  /// Where the history is read.
  public Background.Lane reading() {
    return reading;
  }

  /// What is looked at, unless it is the checked-out files.
  public Optional<GraphMoment> moment() {
    int place = position.get();
    return place < moments.get().size() ? Optional.of(moments.get().get(place)) : Optional.empty();
  }

  /// Follows what is open. Whether another commit is checked out is looked at by [#refresh()]
  /// alone.
  ///
  /// @param now what is checked out
  public void show(Workspace now) {
    boolean another = open.filter(it -> it.opened().equals(now.opened())).isEmpty();
    open = Optional.of(now);
    if (another) {
      forget();
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
    moments.set(List.of());
    partings.set(List.of());
    follow(Optional.empty(), "");
    status.set("");
    partingWanted = false;
  }

  /// The window shows something else now.
  ///
  /// @param commit the commit that it shows, if it is one
  /// @param name what it is called; empty for the checked-out files
  public void follow(Optional<CommitId> commit, String name) {
    viewed = commit;
    viewedName = name;
    List<GraphMoment> all = moments.get();
    OptionalInt place =
        commit
            .map(id ->
                IntStream.range(0, all.size())
                    .filter(it -> all.get(it).commit().id().equals(id))
                    .findFirst())
            .orElseGet(OptionalInt::empty);
    position.set(place.orElse(all.size()));
    elsewhere.set(place.isPresent() ? "" : name);
  }

  private void shownOrNot(boolean now) {
    if (now) {
      refresh();
    } else {
      reading.cancel();
      if (moment().isPresent()) {
        goTo(moments.get().size());
      }
    }
  }

  /// Looks whether another commit is checked out.
  public void refresh() {
    if (!shown.get() || open.isEmpty()) {
      return;
    }
    Workspace of = open.get();
    Optional<GitRepository> repository = of.repository();
    if (repository.isEmpty()) {
      status.set("This folder is not in a git repository.");
      return;
    }
    Optional<Read> before = read;
    if (moments.get().isEmpty()) {
      status.set("Reading the history of the graph…");
    }
    reading.start(
        "Reading the history of the graph",
        progress -> read(repository.get(), of, before, progress),
        this::arrived,
        failure -> status.set("The history could not be read: " + failure.getMessage()));
  }

  private static Outcome read(
      GitRepository repository, Workspace of, Optional<Read> before, Progress progress)
      throws IOException {
    return switch (GitObjects.open(repository)) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) ->
          new Outcome(Optional.empty(), Optional.empty(), reason.what());
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        try (objects) {
          Optional<CommitId> tip = objects.commit(CHECKED_OUT);
          if (tip.isEmpty()) {
            yield new Outcome(Optional.empty(), Optional.empty(), "There is no commit yet.");
          }
          if (before.filter(it -> it.isStillRight(tip.get(), of)).isPresent()) {
            yield new Outcome(before, Optional.empty(), "");
          }
          yield new Outcome(
              Optional.of(new Read(tip.get(), of)),
              Optional.of(GraphHistory.of(objects, of, tip.get(), _ -> {}, progress)),
              "");
        }
      }
    };
  }

  private void arrived(Outcome outcome) {
    read = outcome.read();
    status.set(outcome.why());
    outcome.history().ifPresent(this::show);
    if (partingWanted) {
      partingWanted = false;
      showParting();
    }
  }

  private void show(GraphHistory history) {
    Optional<CommitId> before = moment().map(it -> it.commit().id());
    moments.set(history.moments());
    partings.set(history.partings());
    if (viewed.isPresent() || !viewedName.isEmpty()) {
      follow(viewed, viewedName);
    } else {
      follow(before, "");
    }
    if (history.moments().isEmpty()) {
      status.set("No commit of this branch has the environment yet.");
    } else if (!history.complete()) {
      status.set("Not all of history is in this clone.");
    }
  }

  // ---- going

  /// Looks at a moment; with as many as there are, at the checked-out files.
  public void goTo(int place) {
    int wanted = Math.clamp(place, 0, moments.get().size());
    if (wanted == position.get() && elsewhere.get().isEmpty()) {
      return;
    }
    position.set(wanted);
    elsewhere.set("");
    moment().ifPresentOrElse(it -> actions.view(it.commit().id().value()), actions::viewCheckedOut);
  }

  /// Looks at the moment before, or after.
  public void step(int by) {
    goTo(position.get() + by);
  }

  /// Whether a moment has a mark: the number of heads changed, and not because the first came.
  static boolean isMark(GraphMoment moment) {
    return moment.changesHeadCount() && !moment.headsBefore().isEmpty();
  }

  /// Looks at the next moment at which the number of heads changed, or at the one before.
  public void stepToMark(boolean forward) {
    mark(forward).ifPresent(this::goTo);
  }

  /// Whether there is such a moment.
  public boolean hasMark(boolean forward) {
    return mark(forward).isPresent();
  }

  private OptionalInt mark(boolean forward) {
    List<GraphMoment> all = moments.get();
    int at = Math.min(position.get(), all.size()); // there may be fewer than there were
    IntStream places = forward ? IntStream.range(at + 1, all.size()) : IntStream.range(0, at);
    IntStream marks = places.filter(place -> isMark(all.get(place)));
    return forward ? marks.findFirst() : marks.max();
  }

  /// Looks at the moment since when there are several of the heads that are shown, and tells who
  /// brought it about.
  public void showParting() {
    if (!shown.get() || reading.runningProperty().get()) {
      partingWanted = true;
      shown.set(true);
      return;
    }
    Optional<GitRepository> repository = open.flatMap(Workspace::repository);
    if (viewed.isEmpty() || repository.isEmpty()) {
      showParting(partings.get());
      return;
    }
    Workspace of = open.orElseThrow();
    CommitId tip = viewed.get();
    reading.start(
        "Looking for where the heads parted",
        progress -> {
          try (GitObjects objects = GitObjects.open(repository.get()).orThrow()) {
            return GraphHistory.of(objects, of, tip, _ -> {}, progress).partings();
          }
        },
        this::showParting,
        failure -> status.set("The history could not be read: " + failure.getMessage()));
  }

  private void showParting(List<Parting> known) {
    if (known.isEmpty()) {
      actions.tellNoParting();
      return;
    }
    Parting first = known.getFirst();
    places(first.since()).ifPresent(this::goTo);
    actions.tell(first);
  }

  private OptionalInt places(GraphMoment moment) {
    return IntStream.range(0, moments.get().size())
        .filter(place -> moments.get().get(place).commit().id().equals(moment.commit().id()))
        .findFirst();
  }

  /// The ids of what came and went at a moment, in a few words.
  public static String changes(GraphMoment moment) {
    List<String> parts = new ArrayList<>();
    moment.came().forEach(it -> parts.add("+" + it.id().shortForm()));
    moment.gone().forEach(it -> parts.add("−" + it.id().shortForm()));
    moment.relinked().forEach(it -> parts.add("~" + it.shortForm()));
    int most = 4;
    return parts.size() <= most
        ? String.join(" ", parts)
        : String.join(" ", parts.subList(0, most)) + " and " + (parts.size() - most) + " more";
  }
}
