package lynearm.ui.graph;

import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import lynearm.layout.FoldedGraph;
import lynearm.look.Badge;
import lynearm.look.Spoken;
import lynearm.ui.common.HistoryViewModel;

/// Tells a screen reader which revision of the map has the keyboard, for the canvas itself says
/// nothing.
final class MapVoice {

  private static final String MAP = "Map of the revisions";

  private final Node map;
  private final HistoryViewModel history;

  private MapVoice(Node map, HistoryViewModel history) {
    this.map = map;
    this.history = history;
  }

  static void install(Node map, HistoryViewModel history) {
    MapVoice voice = new MapVoice(map, history);
    history.selectionProperty().subscribe(voice::tell);
    history.shownProperty().subscribe(voice::tell);
    voice.tell();
  }

  private void tell() {
    String text = lead().map(lead -> lead + ". " + MAP).orElse(MAP);
    if (!text.equals(map.getAccessibleText())) {
      map.setAccessibleText(text);
      map.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }
  }

  private Optional<String> lead() {
    Optional<FoldedGraph> shown = history.shownProperty().get();
    return history
        .lead()
        .map(node -> {
          FoldedGraph folded = shown.orElseThrow();
          int item = folded.itemOf(node.index());
          String revision =
              Spoken.revision(
                  folded.graph(),
                  node,
                  Badge.of(folded.graph(), node.index(), history.factsProperty().get()));
          String selected =
              history.selectionProperty().get().contains(node.index()) ? ", selected" : "";
          return folded.item(item) instanceof FoldedGraph.Item.Fold fold
              ? "%d revisions folded, from %s".formatted(fold.nodes().size(), revision)
              : revision + selected;
        });
  }
}
