package lynearm.ui.timeline;

import atlantafx.base.theme.Styles;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import lynearm.elsewhere.GraphMoment;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// A slider over the commits that changed the graph, with a mark where the number of heads changed,
/// and a line of words about the one that is looked at.
public final class TimelineView extends VBox {

  private static final Duration STEP = Duration.millis(700);
  private static final double MARK_WIDTH = 3;
  private static final double MARK_HEIGHT = 9;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;

  private final TimelineViewModel model;
  private final Slider slider = new Slider();
  private final Pane marks = new Pane();
  private final Label when = new Label();
  private final Label what = new Label();
  private final Label heads = new Label();
  private final Label changes = new Label();
  private final Button play;
  private final Button before;
  private final Button after;
  private final Button markBefore;
  private final Button markAfter;
  private final Button parting;
  private final Timeline playing = new Timeline();
  private boolean following;
  private boolean opening;

  /// @param close puts the timeline away
  public TimelineView(TimelineViewModel model, Runnable close) {
    this.model = model;
    setId("timeline");
    getStyleClass().add("timeline");
    play = button("timeline-play", Feather.PLAY, "Play the history of the graph", this::playOrStop);
    before = button("timeline-before", Feather.CHEVRON_LEFT, "One commit back", () -> stepBy(-1));
    after = button("timeline-after", Feather.CHEVRON_RIGHT, "One commit on", () -> stepBy(1));
    markBefore =
        button(
            "timeline-mark-before",
            Feather.SKIP_BACK,
            "Back to where the number of heads changed",
            () -> stepToMark(false));
    markAfter =
        button(
            "timeline-mark-after",
            Feather.SKIP_FORWARD,
            "On to where the number of heads changed",
            () -> stepToMark(true));
    parting = new Button("When did the second head appear?", new FontIcon(Feather.HELP_CIRCLE));
    parting.setId("timeline-parting");
    parting.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    parting.setMinWidth(Region.USE_PREF_SIZE);
    parting.setOnAction(_ -> model.showParting());
    Button away = button("timeline-close", Feather.X, "Close the history of the graph", close);
    getChildren().addAll(words(away), controls());
    playing.setCycleCount(Timeline.INDEFINITE);
    playing.getKeyFrames().setAll(new KeyFrame(STEP, _ -> playOn()));
    model.momentsProperty().subscribe(this::show);
    model.positionProperty().subscribe(this::tell);
    model.statusProperty().subscribe(this::tell);
    model.elsewhereProperty().subscribe(this::tell);
    model.shownProperty().subscribe(this::stop);
    marks.widthProperty().subscribe(this::placeMarks);
  }

  private HBox words(Node away) {
    when.getStyleClass().add(Styles.TEXT_BOLD);
    when.setMinWidth(Region.USE_PREF_SIZE);
    when.setId("timeline-when");
    heads.setMinWidth(Region.USE_PREF_SIZE);
    heads.setId("timeline-heads");
    heads.getStyleClass().add("timeline-heads");
    what.setMinWidth(60);
    what.setId("timeline-what");
    changes.getStyleClass().addAll("revision-id", Styles.TEXT_MUTED);
    changes.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox line = new HBox(when, heads, what, changes, space, parting, away);
    line.getStyleClass().add("timeline-words");
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private HBox controls() {
    slider.setId("timeline-slider");
    slider.setAccessibleText("Commits that changed the graph");
    slider.setMin(0);
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider
        .valueProperty()
        .subscribe(value -> {
          if (!following) {
            stop();
            model.goTo((int) Math.round(value.doubleValue()));
          }
        });
    slider.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveElsewhere);
    marks.setMouseTransparent(true);
    StackPane track = new StackPane(marks, slider);
    HBox.setHgrow(track, Priority.ALWAYS);
    HBox controls = new HBox(play, markBefore, before, track, after, markAfter);
    controls.getStyleClass().add("timeline-controls");
    controls.setAlignment(Pos.CENTER_LEFT);
    return controls;
  }

  /// While a branch is viewed the slider stands at its end already, so that the keys which lead
  /// there would change nothing.
  private void leaveElsewhere(KeyEvent event) {
    boolean leadsToEnd = event.getCode() == KeyCode.END || event.getCode() == KeyCode.RIGHT;
    if (leadsToEnd && !model.elsewhereProperty().get().isEmpty()) {
      stop();
      model.goTo(model.momentsProperty().get().size());
      event.consume();
    }
  }

  private static Button button(String id, Feather icon, String text, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText(text);
    button.setTooltip(new Tooltip(text));
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// Gives the keyboard to the slider, as soon as there is something to go through.
  public void open() {
    opening = slider.isDisabled();
    slider.requestFocus();
  }

  private void show(List<GraphMoment> moments) {
    following = true;
    slider.setMax(Math.max(1, moments.size()));
    following = false;
    placeMarks();
    tell();
    if (opening && !slider.isDisabled()) {
      open();
    }
  }

  /// A mark over each moment at which the number of heads changed.
  private void placeMarks() {
    List<GraphMoment> all = model.momentsProperty().get();
    marks.getChildren().clear();
    double thumb = 16;
    double length = marks.getWidth() - thumb;
    if (length <= 0) {
      return;
    }
    for (int place = 0; place < all.size(); place++) {
      GraphMoment moment = all.get(place);
      if (TimelineViewModel.isMark(moment)) {
        Region mark = new Region();
        mark.getStyleClass()
            .addAll("timeline-mark", moment.moreHeads() > 0 ? "more-heads" : "fewer-heads");
        mark.resizeRelocate(
            Math.rint(thumb / 2 + length * place / all.size() - MARK_WIDTH / 2),
            moment.moreHeads() > 0 ? 0 : marks.getHeight() - MARK_HEIGHT,
            MARK_WIDTH,
            MARK_HEIGHT);
        mark.setManaged(false);
        marks.getChildren().add(mark);
      }
    }
  }

  private void tell() {
    following = true;
    slider.setValue(model.positionProperty().get());
    following = false;
    Optional<GraphMoment> moment = model.moment();
    boolean any = !model.momentsProperty().get().isEmpty();
    String elsewhere = model.elsewhereProperty().get();
    String now = elsewhere.isEmpty() ? "Now" : "Not among these commits";
    when.setText(moment.map(it -> DAY.format(it.commit().authoredAt())).orElse(any ? now : ""));
    heads.setText(moment.map(TimelineView::headsText).orElse(""));
    heads.getStyleClass().removeAll("more-heads", "fewer-heads");
    moment
        .filter(TimelineViewModel::isMark)
        .ifPresent(
            it -> heads.getStyleClass().add(it.moreHeads() > 0 ? "more-heads" : "fewer-heads"));
    what.setText(
        moment
            .map(it -> it.commit().authorName() + ": " + it.commit().subject())
            .orElseGet(() ->
                any && model.statusProperty().get().isEmpty()
                    ? elsewhere.isEmpty() ? "Your own files" : elsewhere
                    : model.statusProperty().get()));
    changes.setText(moment.map(TimelineViewModel::changes).orElse(""));
    slider.setDisable(!any);
    play.setDisable(!any);
    before.setDisable(!any || model.positionProperty().get() == 0);
    after.setDisable(moment.isEmpty() && elsewhere.isEmpty());
    markBefore.setDisable(!model.hasMark(false));
    markAfter.setDisable(!model.hasMark(true));
    slider.setAccessibleHelp(
        String.join(", ", List.of(when.getText(), heads.getText(), what.getText())));
  }

  private static String headsText(GraphMoment moment) {
    if (!moment.isThere()) {
      return "no environment";
    }
    int count = moment.heads().size();
    String change = moment.moreHeads() == 0 ? "" : " (%+d)".formatted(moment.moreHeads());
    return count + (count == 1 ? " head" : " heads") + change;
  }

  private void stepBy(int by) {
    stop();
    model.step(by);
  }

  private void stepToMark(boolean forward) {
    stop();
    model.stepToMark(forward);
  }

  // ---- playing

  private void playOrStop() {
    if (playing.getStatus() == Timeline.Status.RUNNING) {
      stop();
      return;
    }
    if (model.moment().isEmpty()) {
      model.goTo(0);
    }
    ((FontIcon) play.getGraphic()).setIconCode(Feather.PAUSE);
    playing.playFromStart();
  }

  private void playOn() {
    if (model.moment().isEmpty()) {
      stop();
    } else {
      model.step(1);
    }
  }

  private void stop() {
    playing.stop();
    ((FontIcon) play.getGraphic()).setIconCode(Feather.PLAY);
  }
}
