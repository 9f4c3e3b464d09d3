package lynearm.ui.branches;

import javafx.scene.Node;
import lynearm.elsewhere.Outlook;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The sign of what becomes of a history, by shape and colour.
public final class OutlookIcon {

  private OutlookIcon() {}

  public static Node of(Outlook outlook) {
    FontIcon icon = new FontIcon(shape(outlook));
    icon.getStyleClass().addAll("outlook", styleClass(outlook));
    return icon;
  }

  /// The sign of a history that has a fault already.
  static Node ofFault() {
    FontIcon icon = new FontIcon(Feather.ALERT_CIRCLE);
    icon.getStyleClass().addAll("outlook", "outlook-danger");
    return icon;
  }

  private static Feather shape(Outlook outlook) {
    return switch (outlook) {
      case FORKS -> Feather.GIT_BRANCH;
      case BREAKS -> Feather.X_OCTAGON;
      case CONFLICTS -> Feather.ALERT_TRIANGLE;
      case TWICE -> Feather.COPY;
      case LEAVES_OUT -> Feather.EYE_OFF;
      case UNKNOWN -> Feather.HELP_CIRCLE;
      case UNRELATED, ELSEWHERE -> Feather.SLASH;
      case JOINS -> Feather.GIT_MERGE;
      case GROWS -> Feather.ARROW_UP;
      case NOTHING -> Feather.MINUS;
      case MERGED -> Feather.CHECK;
    };
  }

  private static String styleClass(Outlook outlook) {
    return switch (outlook) {
      case FORKS, CONFLICTS -> "outlook-warning";
      case BREAKS, TWICE, LEAVES_OUT -> "outlook-danger";
      case UNKNOWN, UNRELATED, ELSEWHERE -> "outlook-unknown";
      case JOINS, GROWS -> "outlook-fine";
      case NOTHING, MERGED -> "outlook-quiet";
    };
  }
}
