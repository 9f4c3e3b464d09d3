package lynearm.ui.shell;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The two ways out of two heads, one beside the other: merge them, or move one onto the other.
/// There is a choice only while two revisions are selected.
final class WaySwitch extends HBox {

  private final WaysOut ways;
  private final ToggleButton merge = new ToggleButton("Merge", new FontIcon(Feather.GIT_MERGE));
  private final ToggleButton move =
      new ToggleButton("Move onto", new FontIcon(Feather.CORNER_DOWN_LEFT));

  WaySwitch(WaysOut ways) {
    this.ways = ways;
    setId("way-switch");
    getStyleClass().add("way-switch");
    merge.setId("way-merge");
    merge.setTooltip(new Tooltip("Join the heads by a merge migration"));
    move.setId("way-move");
    move.setTooltip(new Tooltip("Give one branch the other head as its parent (Ctrl+Shift+M)"));
    merge.setOnAction(_ -> choose(false));
    move.setOnAction(_ -> choose(true));
    getChildren().add(new SegmentedButton(merge, move));
    refresh();
  }

  private void choose(boolean moving) {
    ways.movingProperty().set(moving);
    refresh();
  }

  /// Follows what is selected and chosen.
  void refresh() {
    setVisible(ways.canMove());
    setManaged(ways.canMove());
    merge.setSelected(!ways.movingProperty().get());
    move.setSelected(ways.movingProperty().get());
  }
}
