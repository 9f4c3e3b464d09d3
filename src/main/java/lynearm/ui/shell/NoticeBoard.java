package lynearm.ui.shell;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices at the foot of the window's content, one at a time, with what can be done about
/// them. Good news goes by itself; what can be acted on stays until the next notice.
final class NoticeBoard {

  private static final Duration READING_TIME = Duration.seconds(6);

  private final NotificationPane pane = new NotificationPane();
  private final PauseTransition timeToRead = new PauseTransition(READING_TIME);

  NoticeBoard() {
    pane.setId("notices");
    pane.setShowFromTop(false);
    timeToRead.setOnFinished(_ -> pane.hide());
  }

  /// The pane around this content.
  NotificationPane around(Node content) {
    pane.setContent(content);
    return pane;
  }

  void show(Notice notice) {
    timeToRead.stop();
    pane.getActions().setAll(notice.actions().stream().map(command -> action(command)).toList());
    pane.setGraphic(icon(notice.kind()));
    pane.setText(notice.next().isEmpty() ? notice.what() : notice.what() + ".  " + notice.next());
    pane.show();
    if (notice.actions().isEmpty() && notice.kind() != Notice.Kind.NOT_DONE) {
      timeToRead.playFromStart();
    }
  }

  private Action action(Command command) {
    return new Action(
        command.textProperty().get(),
        _ -> {
          pane.hide();
          command.run();
        });
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
