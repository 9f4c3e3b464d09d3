package lynearm.ui.shell;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.stage.Window;
import javafx.util.Duration;
import org.controlsfx.control.Notifications;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices in the corner of the window, with what can be done about them.
final class NoticeBoard {

  private static final Duration LONG = Duration.seconds(20);
  private static final Duration SHORT = Duration.seconds(6);

  private final Window window;

  NoticeBoard(Window window) {
    this.window = window;
  }

  void show(Notice notice) {
    if (!window.isShowing()) {
      return;
    }
    List<Action> actions =
        notice.actions().stream()
            .map(
                command ->
                    new Action(command.textProperty().get(), _ -> command.run()))
            .toList();
    Notifications.create()
        .owner(window)
        .position(Pos.BOTTOM_RIGHT)
        .title(notice.what())
        .text(notice.next())
        .graphic(icon(notice.kind()))
        .hideAfter(actions.isEmpty() && notice.kind() != Notice.Kind.NOT_DONE ? SHORT : LONG)
        .threshold(3, Notifications.create().title("More has happened").text(""))
        .action(actions.toArray(Action[]::new))
        .show();
  }

  private static Node icon(Notice.Kind kind) {
    FontIcon icon =
        new FontIcon(
            switch (kind) {
              case DONE -> Feather.CHECK_CIRCLE;
              case NOT_DONE -> Feather.ALERT_TRIANGLE;
              case NEWS -> Feather.REFRESH_CW;
            });
    icon.getStyleClass()
        .add(
            switch (kind) {
              case DONE -> "success";
              case NOT_DONE -> "warning";
              case NEWS -> "accent";
            });
    return icon;
  }
}
