package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import lynearm.revision.RevisionId;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The way back to the merge that was left to look at something in it. Not there while there is no
/// such merge.
final class BackToMerge extends HBox {

  private static final int MOST_NAMED = 3;

  private final Label which = new Label();

  BackToMerge(WaysOut ways) {
    setId("back-to-merge");
    getStyleClass().add("back-to-merge");
    setAlignment(Pos.CENTER_LEFT);
    Button back = new Button("Back to the merge", new FontIcon(Feather.ARROW_LEFT));
    back.getStyleClass().addAll(Styles.SMALL);
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setTooltip(new Tooltip("Show the merge again, as you left it (Ctrl+M)"));
    back.setOnAction(_ -> ways.backToMerge());
    which.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    getChildren().addAll(back, which);
    ways.leftProperty().subscribe(this::show);
  }

  private void show(List<RevisionId> heads) {
    setVisible(!heads.isEmpty());
    setManaged(!heads.isEmpty());
    String names =
        heads.stream()
            .limit(MOST_NAMED)
            .map(RevisionId::shortForm)
            .collect(Collectors.joining(", "));
    int others = heads.size() - MOST_NAMED;
    which.setText("of " + names + (others > 0 ? " and " + others + " more" : ""));
  }
}
