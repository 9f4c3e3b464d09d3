package lynearm.ui.graph;

import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.graph.Node;
import lynearm.look.Badge;
import lynearm.revision.Revision;

/// Everything about the revision under the mouse that is too long for its card.
final class HoverCard extends VBox {

  private static final double WIDEST = 420;
  private static final double DISTANCE = 14;

  HoverCard() {
    getStyleClass().add("hover-card");
    setMouseTransparent(true);
    setManaged(false);
    setVisible(false);
    setMaxWidth(WIDEST);
  }

  /// Shows the item beside the mouse, inside an area of this size.
  void show(MapPicture picture, int item, double x, double y, double width, double height) {
    getChildren().clear();
    Node node = picture.node(item);
    if (picture.graph().isFold(item)) {
      line("message", picture.title(item));
      line("fact", picture.span(item));
      line("fact", "Double-click or press Enter to show them.");
    } else {
      line("message", node.revision().map(Revision::doc).orElse("This revision has no file."));
      line("id", node.id().value());
      line("fact", picture.byLine(item));
      line(
          "fact",
          picture.badgesOf(item).stream().map(Badge::word).collect(Collectors.joining(", ")));
      line("fact", node.revision().map(its -> String.valueOf(its.file().getFileName())).orElse(""));
    }
    applyCss();
    double wide = Math.min(WIDEST, prefWidth(Region.USE_COMPUTED_SIZE));
    double high = prefHeight(wide);
    double left = x + DISTANCE + wide > width ? Math.max(4, x - DISTANCE - wide) : x + DISTANCE;
    double top = y + DISTANCE + high > height ? Math.max(4, y - DISTANCE - high) : y + DISTANCE;
    resizeRelocate(left, top, wide, high);
    setVisible(true);
  }

  void hide() {
    setVisible(false);
  }

  private void line(String styleClass, String text) {
    if (text.isBlank()) {
      return;
    }
    Label label = new Label(text.strip());
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    getChildren().add(label);
  }
}
