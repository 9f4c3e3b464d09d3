package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import lynearm.layout.MapLayout;

/// Invisible regions over the cards that are seen, for screen readers and other tools that know
/// nodes only. They are recycled and let the mouse through.
final class CardMarkers extends Pane {

  private static final int MOST = 400;

  private final List<Region> pool = new ArrayList<>();

  CardMarkers() {
    setMouseTransparent(true);
    setManaged(false);
  }

  void place(MapPicture picture, Viewport port, int[] seen) {
    int count = Math.min(seen.length, MOST);
    while (pool.size() < count) {
      Region marker = new Region();
      marker.setManaged(false);
      marker.setAccessibleRole(AccessibleRole.LIST_ITEM);
      pool.add(marker);
      getChildren().add(marker);
    }
    MapLayout layout = picture.layout();
    for (int i = 0; i < count; i++) {
      int item = seen[i];
      Region marker = pool.get(i);
      String prefix = picture.graph().isFold(item) ? "run-" : "rev-";
      marker.setId(prefix + picture.node(item).id());
      marker.setAccessibleText(picture.spoken(item));
      marker.resizeRelocate(
          port.screenX(layout.left(item)),
          port.screenY(layout.top(item)),
          layout.width(item) * port.scaleX(),
          layout.height(item) * port.scaleY());
      marker.setVisible(true);
    }
    for (int i = count; i < pool.size(); i++) {
      pool.get(i).setVisible(false);
      pool.get(i).setId(null);
    }
  }
}
