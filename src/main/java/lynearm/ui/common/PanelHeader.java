package lynearm.ui.common;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The head of a panel that previews a change: what it does, what becomes of the files by it, and
/// the button that puts the panel away.
public final class PanelHeader extends HBox {

  private final Label title = new Label();
  private final Label effect = new Label();

  /// @param titleId the id of the title
  /// @param closeText what the button does, for screen readers
  /// @param close puts the panel away
  public PanelHeader(String titleId, String closeText, Runnable close) {
    title.setId(titleId);
    title.getStyleClass().add(Styles.TITLE_4);
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    effect.getStyleClass().add(Styles.TEXT_MUTED);
    effect.setWrapText(true);
    effect.setMinHeight(Region.USE_PREF_SIZE);
    VBox texts = new VBox(title, effect);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Button away = new Button(null, new FontIcon(Feather.X));
    away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    away.setAccessibleText(closeText);
    away.setTooltip(new Tooltip("Close (Escape)"));
    away.setOnAction(_ -> close.run());
    getChildren().addAll(texts, away);
    getStyleClass().add("way-header");
  }

  /// @param what what the change does
  /// @param files what becomes of the files; may be empty
  public void tell(String what, String files) {
    title.setText(what);
    effect.setText(files);
  }
}
