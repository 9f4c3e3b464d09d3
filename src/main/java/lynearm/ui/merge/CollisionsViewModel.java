package lynearm.ui.merge;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.collision.CollisionReport;
import lynearm.collision.Place;
import lynearm.graph.RevisionGraph;
import lynearm.ui.common.Background;

/// Whether what the heads to be merged do goes together; found out in the background, anew when
/// other heads or another history are asked for.
public final class CollisionsViewModel {

  /// What is known of it.
  public sealed interface State {
    record Reading() implements State {}

    record Found(CollisionReport report) implements State {}

    record Failed(String reason) implements State {}
  }

  private record Asked(RevisionGraph graph, List<Integer> nodes) {}

  private final Background.Lane reading;
  private final Consumer<Place> visit;
  private final ReadOnlyObjectWrapper<Optional<State>> state =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Asked> asked = Optional.empty();

  /// @param reading where files are read and compared
  /// @param visit shows a place in the history
  public CollisionsViewModel(Background.Lane reading, Consumer<Place> visit) {
    this.reading = reading;
    this.visit = visit;
  }

  /// Compares these nodes of a snapshot, unless they are what was asked for last.
  public void show(
      RevisionGraph graph, List<Integer> nodes, Background.Work<CollisionReport> finder) {
    Optional<Asked> wanted = Optional.of(new Asked(graph, List.copyOf(nodes)));
    if (nodes.size() < 2) {
      clear();
      return;
    }
    if (wanted.equals(asked)) {
      return;
    }
    asked = wanted;
    state.set(Optional.of(new State.Reading()));
    reading.start(
        "Comparing what the heads do",
        finder,
        report -> state.set(Optional.of(new State.Found(report))),
        failure -> state.set(Optional.of(new State.Failed(String.valueOf(failure.getMessage())))));
  }

  /// Tells what was compared already; nothing, if there is nothing to be told.
  public void tell(Optional<CollisionReport> report) {
    clear();
    state.set(report.map(State.Found::new));
  }

  /// Nothing is compared any more.
  public void clear() {
    asked = Optional.empty();
    reading.cancel();
    state.set(Optional.empty());
  }

  /// What is known; nothing while nothing is asked.
  public ReadOnlyObjectProperty<Optional<State>> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /// Shows one of the places of a finding.
  public void visit(Place place) {
    visit.accept(place);
  }
}
