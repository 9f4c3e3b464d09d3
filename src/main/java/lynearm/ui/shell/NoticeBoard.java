package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.controlsfx.control.NotificationPane;
import org.controlsfx.control.action.Action;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows notices at the foot of the window's content, one at a time, with what can be done about
/// them. Good news goes by itself; what can be acted on stays until the next notice.
final class NoticeBoard {

  private static final Duration READING_TIME = Duration.seconds(6);

  private final NotificationPane outer = pane("start-notices");
  private final NotificationPane inner = pane("notices");
  private Runnable afterwards = () -> {};
  private final PauseTransition timeToRead = new PauseTransition(READING_TIME);

  NoticeBoard() {
    timeToRead.setOnFinished(_ -> hide());
  }

  /// What to do once a person has answered a notice, such as giving the keyboard back.
  void setAfterwards(Runnable action) {
    afterwards = action;
  }

  private static NotificationPane pane(String id) {
    NotificationPane pane = new NotificationPane();
    pane.setId(id);
    pane.setShowFromTop(false);
    return pane;
  }

  /// Everything, for notices while nothing is open.
  NotificationPane aroundAll(Node content) {
    outer.setContent(content);
    return outer;
  }

  /// What is open, for notices that must not cover the panels beside it.
  NotificationPane aroundOpened(Node content) {
    inner.setContent(content);
    return inner;
  }

  private void hide() {
    outer.hide();
    inner.hide();
  }

  void show(Notice notice) {
    timeToRead.stop();
    NotificationPane pane = inner.getScene() == null ? outer : inner;
    pane.getActions().setAll(notice.actions().stream().map(command -> action(command)).toList());
    pane.setGraphic(icon(notice.kind()));
    pane.setText(notice.next().isEmpty() ? notice.what() : notice.what() + "\n" + notice.next());
    pane.show();
    pane.applyCss();
    pane.lookupAll(".notification-bar .button-bar").forEach(NoticeBoard::narrow);
    pane.lookupAll(".notification-bar .label").forEach(NoticeBoard::tellWhole);
    if (notice.actions().isEmpty() && notice.kind() != Notice.Kind.NOT_DONE) {
      timeToRead.playFromStart();
    }
  }

  /// Leaves the text the width that equal buttons would take from it.
  private static void narrow(Node buttons) {
    if (buttons instanceof ButtonBar bar) {
      bar.setButtonMinWidth(0);
      for (Node each : bar.getButtons()) {
        ButtonBar.setButtonUniformSize(each, false);
        if (each instanceof Region button) {
          button.getStyleClass().add(Styles.SMALL);
          button.setPrefWidth(Region.USE_COMPUTED_SIZE);
          button.setMinWidth(Region.USE_PREF_SIZE);
        }
      }
    }
  }

  /// What there is no room for is in the tooltip; of a path its end is seen, which tells more.
  private static void tellWhole(Node text) {
    if (text instanceof Label label && !label.getText().isEmpty()) {
      label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      label.setTooltip(new Tooltip(label.getText()));
    }
  }

  private Action action(Command command) {
    return new Action(
        command.textProperty().get(),
        _ -> {
          hide();
          command.run();
          afterwards.run();
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
