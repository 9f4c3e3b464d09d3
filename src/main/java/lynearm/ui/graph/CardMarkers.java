package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.animation.PauseTransition;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import lynearm.layout.MapLayout;
import org.jspecify.annotations.Nullable;

/// Invisible regions over the cards that are seen, for screen readers and other tools that know
/// nodes only. They are recycled and let the mouse through. While the map moves they wait, for they
/// cost more than the picture.
final class CardMarkers extends Pane {

  private static final int MOST = 800;
  private static final Duration REST = Duration.millis(60);

  private final List<Region> pool = new ArrayList<>();
  private Map<Integer, Region> markers = new HashMap<>();
  private final PauseTransition rest = new PauseTransition(REST);
  private @Nullable MapPicture shown;
  private @Nullable Viewport placed;
  private int[] placedOver = {};
  private Runnable placing = () -> {};

  CardMarkers() {
    setMouseTransparent(true);
    setManaged(false);
    rest.setOnFinished(_ -> placing.run());
  }

  /// Puts them over these cards, as soon as the map stands still; at once if it is another map.
  void follow(MapPicture picture, Viewport port, int[] seen) {
    if (picture.equals(shown) && port.equals(placed) && Arrays.equals(seen, placedOver)) {
      return;
    }
    placing = () -> place(picture, port, seen);
    if (picture.equals(shown)) {
      rest.playFromStart();
    } else {
      rest.stop();
      placing.run();
    }
  }

  private void place(MapPicture picture, Viewport port, int[] seen) {
    placing = () -> {};
    placed = port;
    placedOver = seen;
    if (!picture.equals(shown)) {
      markers.values().forEach(this::retire);
      markers.clear();
      shown = picture;
    }
    int count = seen.length > MOST ? 0 : seen.length;
    Map<Integer, Region> kept = HashMap.newHashMap(count);
    for (int i = 0; i < count; i++) {
      Region marker = markers.remove(seen[i]);
      if (marker != null) {
        kept.put(seen[i], marker);
      }
    }
    markers.values().forEach(this::retire);
    markers = kept;
    MapLayout layout = picture.layout();
    for (int i = 0; i < count; i++) {
      int item = seen[i];
      Region marker = markers.computeIfAbsent(item, its -> marker(picture, its));
      marker.resizeRelocate(
          port.screenX(layout.left(item)),
          port.screenY(layout.top(item)),
          layout.width(item) * port.scaleX(),
          layout.height(item) * port.scaleY());
    }
  }

  private void retire(Region marker) {
    marker.setVisible(false);
    marker.setId(null);
    pool.add(marker);
  }

  /// A marker for an item that has just come into sight.
  private Region marker(MapPicture picture, int item) {
    Region marker;
    if (pool.isEmpty()) {
      marker = new Region();
      marker.setManaged(false);
      marker.setAccessibleRole(AccessibleRole.LIST_ITEM);
      getChildren().add(marker);
    } else {
      marker = pool.removeLast();
    }
    String prefix = picture.graph().isFold(item) ? "run-" : "rev-";
    marker.setId(prefix + picture.node(item).id());
    marker.setAccessibleText(picture.spoken(item));
    marker.setVisible(true);
    return marker;
  }
}
