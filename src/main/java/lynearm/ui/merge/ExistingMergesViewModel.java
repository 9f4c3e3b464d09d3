package lynearm.ui.merge;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.elsewhere.ExistingMerge;
import lynearm.graph.RevisionGraph;
import lynearm.ui.common.Background;

/// Whether other git branches have a merge of the same heads already; looked for in the background,
/// anew when other heads or another history are asked for.
public final class ExistingMergesViewModel {

  private record Asked(RevisionGraph graph, List<Integer> nodes) {}

  private final Background.Lane reading;
  private final ReadOnlyObjectWrapper<List<ExistingMerge>> merges =
      new ReadOnlyObjectWrapper<>(List.of());
  private Optional<Asked> asked = Optional.empty();

  /// @param reading where branches are read
  public ExistingMergesViewModel(Background.Lane reading) {
    this.reading = reading;
  }

  /// Looks for merges of these nodes of a snapshot, unless they are what was asked for last.
  public void show(
      RevisionGraph graph, List<Integer> nodes, Background.Work<List<ExistingMerge>> search) {
    if (nodes.size() < 2) {
      clear();
      return;
    }
    Optional<Asked> wanted = Optional.of(new Asked(graph, List.copyOf(nodes)));
    if (wanted.equals(asked)) {
      return;
    }
    clear();
    asked = wanted;
    // a merge can be planned without knowing, so a failure is none of it
    reading.start("Looking at other branches", search, merges::set, _ -> merges.set(List.of()));
  }

  /// Nothing is looked for any more.
  public void clear() {
    asked = Optional.empty();
    reading.cancel();
    merges.set(List.of());
  }

  /// What was found; none while it is looked for.
  public ReadOnlyObjectProperty<List<ExistingMerge>> mergesProperty() {
    return merges.getReadOnlyProperty();
  }
}
