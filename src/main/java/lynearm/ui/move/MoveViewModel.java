package lynearm.ui.move;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lynearm.graph.RevisionGraph;
import lynearm.move.Advice;
import lynearm.move.Adviser;
import lynearm.move.ConfiguredDatabase;
import lynearm.move.Evidence;
import lynearm.move.MovePlan;
import lynearm.move.Standing;
import lynearm.ui.common.Background;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// The state of the panel that moves: the wish, what would come of it, and the advice, worked out
/// anew whenever something of that changes.
public final class MoveViewModel {

  private final Background.Lane planning;
  private final Clock clock;
  private final Consumer<MovePlan.Ready> write;
  private final ReadOnlyObjectWrapper<Optional<Preview>> preview =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final StringProperty rows = new SimpleStringProperty("");
  private final BooleanProperty insists = new SimpleBooleanProperty();
  private final BooleanBinding impossible;
  private Optional<Workspace> workspace = Optional.empty();
  private Optional<Wish> asked = Optional.empty();
  private Optional<Wish> wish = Optional.empty();

  /// @param planning where plans are worked out
  /// @param write writes what was previewed
  public MoveViewModel(Background.Lane planning, Clock clock, Consumer<MovePlan.Ready> write) {
    this.planning = planning;
    this.clock = clock;
    this.write = write;
    impossible =
        Bindings.createBooleanBinding(
            () -> possible().isEmpty(), preview, insists, planning.runningProperty());
    rows.subscribe((_, _) -> replan());
  }

  /// Shows what would come of a wish. Asked for the same again, it stays swapped if it was.
  public void show(Workspace open, Wish wanted) {
    workspace = Optional.of(open);
    if (!asked.equals(Optional.of(wanted))) {
      asked = Optional.of(wanted);
      wish = asked;
      insists.set(false);
    }
    replan();
  }

  /// Nothing is being moved any more.
  public void clear() {
    planning.cancel();
    workspace = Optional.empty();
    asked = Optional.empty();
    wish = Optional.empty();
    insists.set(false);
    preview.set(Optional.empty());
  }

  /// What would come of the wish; empty while nothing is wished, or while it is being worked out
  /// first.
  public ReadOnlyObjectProperty<Optional<Preview>> previewProperty() {
    return preview.getReadOnlyProperty();
  }

  /// The rows of the version table of a database to think of, as typed.
  public StringProperty rowsProperty() {
    return rows;
  }

  /// Whether the person insists although something published speaks against it.
  public BooleanProperty insistsProperty() {
    return insists;
  }

  /// Whether what is shown can't be written.
  public BooleanBinding impossibleBinding() {
    return impossible;
  }

  /// The other way round.
  public void swap() {
    if (workspace.isPresent() && wish.isPresent()) {
      wish = Optional.of(wish.get().swapped(workspace.get().graph()));
      insists.set(false);
      replan();
    }
  }

  /// Writes what is previewed, if it can be.
  public void confirm() {
    possible().ifPresent(write);
  }

  private Optional<MovePlan.Ready> possible() {
    if (planning.runningProperty().get()
        || !(preview.get().map(Preview::plan).orElse(null) instanceof MovePlan.Ready ready)) {
      return Optional.empty();
    }
    boolean isOpen =
        preview
            .get()
            .flatMap(Preview::advice)
            .filter(advice -> !advice.forbids() || (insists.get() && advice.mayInsist()))
            .isPresent();
    return isOpen ? Optional.of(ready) : Optional.empty();
  }

  private void replan() {
    if (workspace.isEmpty() || wish.isEmpty()) {
      return;
    }
    Workspace open = workspace.get();
    Wish wanted = wish.get();
    List<String> typed =
        Arrays.stream(rows.get().split("[\\s,]+", -1)).filter(row -> !row.isEmpty()).toList();
    planning.start(
        "Working out the move",
        progress -> preview(open, wanted, typed, progress),
        made -> preview.set(Optional.of(made)),
        failure ->
            preview.set(
                Optional.of(
                    new Preview(
                        wanted,
                        open.graph(),
                        new MovePlan.Refused(
                            "The move could not be worked out: " + failure.getMessage(),
                            "Reload with F5 and try again."),
                        Optional.empty()))));
  }

  private Preview preview(Workspace open, Wish wanted, List<String> typed, Progress progress) {
    RevisionGraph graph = open.graph();
    MovePlan plan = wanted.plan(open);
    if (!(plan instanceof MovePlan.Ready ready)) {
      return new Preview(wanted, graph, plan, Optional.empty());
    }
    Optional<MovePlan.Ready> opposite =
        wanted.swapped(graph).plan(open) instanceof MovePlan.Ready other
            ? Optional.of(other)
            : Optional.empty();
    Set<Path> files = new LinkedHashSet<>(Adviser.files(graph, ready));
    opposite.ifPresent(other -> files.addAll(Adviser.files(graph, other)));
    List<Standing> databases = new ArrayList<>(ConfiguredDatabase.of(open).stream().toList());
    if (!typed.isEmpty()) {
      databases.add(new Standing("The database", typed));
    }
    Evidence evidence =
        Evidence.about(files, open.git(), databases, clock.instant(), progress::isCancelled);
    Advice advice = new Adviser(graph, evidence).advise(ready, opposite);
    return new Preview(wanted, graph, plan, Optional.of(advice));
  }
}
