package lynearm.ui.common;

import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A fact and what to do about it, set apart from what stands around it. Both wrap.
public final class Callout extends HBox {

  /// How pressing it is.
  public enum Kind {
    NOTE,
    WARNING,
    DANGER
  }

  private final VBox texts;

  /// @param what the fact
  /// @param next what follows and what to do; may be empty
  public Callout(Kind kind, String what, String next) {
    getStyleClass().addAll("callout", styleClass(kind));
    FontIcon icon =
        new FontIcon(
            switch (kind) {
              case NOTE -> Feather.INFO;
              case WARNING -> Feather.ALERT_TRIANGLE;
              case DANGER -> Feather.ALERT_CIRCLE;
            });
    texts = new VBox(wrapped(what, Styles.TEXT_BOLD));
    if (!next.isEmpty()) {
      texts.getChildren().add(wrapped(next, "callout-next"));
    }
    texts.getStyleClass().add("callout-texts");
    HBox.setHgrow(texts, Priority.ALWAYS);
    getChildren().addAll(icon, texts);
  }

  /// Adds something below the words, such as buttons for what to do.
  public Callout with(Node below) {
    texts.getChildren().add(below);
    return this;
  }

  private static String styleClass(Kind kind) {
    return switch (kind) {
      case NOTE -> "callout-note";
      case WARNING -> "callout-warning";
      case DANGER -> "callout-danger";
    };
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
