package lynearm.ui.common;

import java.util.Optional;
import java.util.OptionalInt;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.look.NodeFacts;

/// What the map and the log show together: one graph, one selection, one folding.
public final class HistoryViewModel {

  private final ObjectProperty<Optional<FoldedGraph>> shown =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<NodeSelection> selection =
      new SimpleObjectProperty<>(NodeSelection.empty());
  private final ObjectProperty<NodeFacts> facts = new SimpleObjectProperty<>(NodeFacts.NONE);
  private final ObjectProperty<Emphasis> emphasis = new SimpleObjectProperty<>(Emphasis.NONE);
  private final ObjectProperty<OptionalInt> hovered =
      new SimpleObjectProperty<>(OptionalInt.empty());

  /// The graph as it is folded now; empty until something is open.
  public ObjectProperty<Optional<FoldedGraph>> shownProperty() {
    return shown;
  }

  public ObjectProperty<NodeSelection> selectionProperty() {
    return selection;
  }

  /// Authors, dates and git states; replaced as they become known.
  public ObjectProperty<NodeFacts> factsProperty() {
    return facts;
  }

  /// What stands out while the rest is dimmed.
  public ObjectProperty<Emphasis> emphasisProperty() {
    return emphasis;
  }

  /// What stands out of this graph; nothing if the emphasis is about another one.
  public Optional<Emphasis> emphasisOf(RevisionGraph graph) {
    return Optional.of(emphasis.get()).filter(its -> its.isOf(graph));
  }

  /// The node under the mouse in either view.
  public ObjectProperty<OptionalInt> hoveredProperty() {
    return hovered;
  }

  /// The node that has the keyboard, if it is still there.
  public Optional<Node> lead() {
    return shown
        .get()
        .flatMap(folded -> {
          OptionalInt lead = selection.get().lead();
          return lead.isPresent() && lead.getAsInt() < folded.graph().size()
              ? Optional.of(folded.graph().node(lead.getAsInt()))
              : Optional.empty();
        });
  }
}
