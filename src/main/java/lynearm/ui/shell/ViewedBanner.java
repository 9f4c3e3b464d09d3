package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says that what is shown is not what is checked out, and leads back.
final class ViewedBanner extends HBox {

  private final Label what = new Label();
  private final Label detail = new Label();
  private final Button back = new Button("Back to your own files");

  ViewedBanner(WindowViewModel model) {
    setId("viewed-banner");
    getStyleClass().add("viewed-banner");
    setAlignment(Pos.CENTER_LEFT);
    what.setId("viewed-what");
    what.getStyleClass().add(Styles.TEXT_BOLD);
    what.setMinWidth(Region.USE_PREF_SIZE);
    detail.setMinWidth(0);
    detail.getStyleClass().add(Styles.TEXT_MUTED);
    HBox.setHgrow(detail, Priority.ALWAYS);
    detail.setMaxWidth(Double.MAX_VALUE);
    Label readOnly = new Label("Not checked out: read-only");
    readOnly.setMinWidth(Region.USE_PREF_SIZE);
    readOnly.getStyleClass().add(Styles.TEXT_MUTED);
    back.setId("viewed-back");
    back.getStyleClass().add(Styles.SMALL);
    back.setMinWidth(Region.USE_PREF_SIZE);
    back.setOnAction(_ -> model.view(new Viewing.Wish.CheckedOut()));
    getChildren().addAll(new FontIcon(Feather.EYE), what, detail, readOnly, back);
    model.viewing().seenProperty().subscribe(this::show);
  }

  private void show(Optional<Viewing.Seen> seen) {
    boolean elsewhere = seen.filter(it -> !it.workspace().viewed().isCheckedOut()).isPresent();
    setVisible(elsewhere);
    setManaged(elsewhere);
    what.setText(seen.map(Viewing.Seen::what).orElse(""));
    detail.setText(seen.map(Viewing.Seen::detail).orElse(""));
    detail.setTooltip(detail.getText().isEmpty() ? null : new Tooltip(detail.getText()));
  }
}
