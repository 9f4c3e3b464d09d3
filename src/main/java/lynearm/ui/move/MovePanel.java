package lynearm.ui.move;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.graph.RevisionGraph;
import lynearm.move.Advice;
import lynearm.move.MovePlan;
import lynearm.move.Reason;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Callout;
import lynearm.ui.common.ConfirmKey;
import lynearm.ui.common.CopiedText;
import lynearm.ui.common.DiffView;
import lynearm.ui.common.PanelHeader;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The move, seen before it is written: which onto which, the advice and its reasons, the graph now
/// and after, every touched line, and the one button that writes it.
public final class MovePanel extends VBox {

  /// Draws a small picture of a graph with the nodes that are concerned.
  @FunctionalInterface
  public interface GraphPicture {
    Region of(RevisionGraph graph, Set<Integer> concerned);
  }

  private static final double PICTURE_HEIGHT = 168;

  private final MoveViewModel model;
  private final GraphPicture picture;
  private final Function<Path, String> pathText;

  private final PanelHeader header;
  private final HBox ids = new HBox();
  private final VBox advice = new VBox();
  private final HBox pictures = new HBox();
  private final VBox notes = new VBox(6);
  private final VBox files = new VBox();
  private final VBox database;
  private final CheckBox insist = new CheckBox("Move although others may have run it");
  private final Button move = new Button("Move");
  private final Button copy = new Button("Copy difference");
  private Consumer<RevisionId> findOut = _ -> {};
  private Optional<Preview> pictured = Optional.empty();

  /// @param picture draws graphs as the map does
  /// @param pathText how a path is shown, such as relative to the repository
  /// @param close puts the panel away
  public MovePanel(
      MoveViewModel model, GraphPicture picture, Function<Path, String> pathText, Runnable close) {
    this.model = model;
    this.picture = picture;
    this.pathText = pathText;
    header = new PanelHeader("move-title", "Close the panel", close);
    setId("move-panel");
    getStyleClass().add("way-panel");
    ConfirmKey.of(this, move);
    database = part("A database stands at", rowsField());
    ScrollPane body = new ScrollPane(body());
    body.setFitToWidth(true);
    body.getStyleClass().addAll("way-body", "move-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header, body, footer());
    model.previewProperty().subscribe(this::show);
  }

  /// @param wanted finds out where a revision went that a database names and no file declares
  public void offer(Consumer<RevisionId> wanted) {
    findOut = wanted;
  }

  private TextField rowsField() {
    TextField rows = new TextField();
    rows.setId("move-rows");
    rows.setPromptText("ids in its alembic_version table");
    rows.setTooltip(new Tooltip("What the database would skip is told above"));
    rows.setAccessibleText("Rows of the version table of a database");
    rows.textProperty().bindBidirectional(model.rowsProperty());
    return rows;
  }

  private VBox body() {
    Button swap = new Button("Swap", new FontIcon(Feather.REPEAT));
    swap.setId("move-swap");
    swap.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    swap.setMinWidth(Region.USE_PREF_SIZE);
    swap.setTooltip(new Tooltip("The other way round"));
    swap.setOnAction(_ -> model.swap());
    ids.getStyleClass().add("move-direction");
    ids.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(ids, Priority.ALWAYS);
    HBox direction = new HBox(ids, swap);
    direction.setAlignment(Pos.CENTER_LEFT);
    advice.setId("move-advice");
    advice.getStyleClass().add("move-advice");
    pictures.getStyleClass().add("move-pictures");
    files.getStyleClass().add("move-files");
    VBox body = new VBox(direction, advice, pictures, notes, files, database);
    body.getStyleClass().add("way-parts");
    return body;
  }

  private VBox footer() {
    move.setId("move-confirm");
    move.getStyleClass().add(Styles.ACCENT);
    move.setTooltip(new Tooltip("Write the differences shown above (Ctrl+Enter)"));
    move.disableProperty().bind(model.impossibleBinding());
    move.setOnAction(_ -> model.confirm());
    copy.setOnAction(_ -> copyDifference());
    insist.setId("move-insist");
    insist.selectedProperty().bindBidirectional(model.insistsProperty());
    HBox buttons = new HBox(move, copy);
    buttons.setAlignment(Pos.CENTER_LEFT);
    buttons.setSpacing(8);
    VBox footer = new VBox(insist, buttons);
    footer.getStyleClass().add("move-footer");
    return footer;
  }

  private void copyDifference() {
    if (model.previewProperty().get().map(Preview::plan).orElse(null)
        instanceof MovePlan.Ready ready) {
      CopiedText.put(
          ready.change().edits().stream()
              .map(edit -> difference(edit).text())
              .collect(Collectors.joining()));
    }
  }

  private FileDiff difference(FileEdit edit) {
    return FileDiff.of(edit, pathText.apply(edit.path()));
  }

  private void show(Optional<Preview> preview) {
    if (preview.isEmpty()) {
      pictured = Optional.empty();
      return;
    }
    Preview now = preview.get();
    showDirection(now);
    switch (now.plan()) {
      case MovePlan.Ready ready -> showReady(now, ready);
      case MovePlan.Refused(String what, String next) -> {
        header.tell(now.wish() instanceof Wish.Detach ? "Detach merge" : "Move onto", "");
        advice.getChildren().setAll(new Callout(Callout.Kind.WARNING, what, next));
      }
    }
    boolean isReady = now.plan() instanceof MovePlan.Ready;
    for (Region region : List.of(pictures, files, database)) {
      setShown(region, isReady);
    }
    setShown(notes, isReady && !notes.getChildren().isEmpty());
    copy.setDisable(!isReady);
    Optional<Advice> given = now.advice();
    setShown(insist, given.filter(it -> it.forbids() && it.mayInsist()).isPresent());
  }

  private void showDirection(Preview now) {
    List<Node> parts = new ArrayList<>();
    switch (now.wish()) {
      case Wish.Onto(RevisionId revision, RevisionId onto) -> {
        if (now.plan() instanceof MovePlan.Ready ready) {
          parts.addAll(moved(ready, revision));
        } else {
          parts.add(id(revision));
          parts.add(muted("onto"));
          parts.add(id(onto));
        }
      }
      case Wish.Detach(RevisionId merge, Optional<RevisionId> stays) -> {
        if (now.plan() instanceof MovePlan.Ready ready && !ready.relinked().isEmpty()) {
          parts.addAll(relinked(ready));
        } else {
          parts.add(muted("Without"));
          parts.add(id(merge));
          stays.ifPresent(parent -> parts.addAll(List.of(muted("and onto"), id(parent))));
        }
      }
    }
    ids.getChildren().setAll(parts);
  }

  /// What goes with the revision that the title names, which is the one whose file is edited: all
  /// up to the one that was asked for.
  private static List<Node> moved(MovePlan.Ready ready, RevisionId asked) {
    if (ready.moved().size() == 1) {
      return List.of(muted("alone"));
    }
    return ready.relinked().contains(asked)
        ? List.of(muted("with all after it, " + ready.moved().size() + " revisions"))
        : List.of(muted("with all after it, up to"), id(asked));
  }

  /// What goes where, so that the merge is not needed.
  private static List<Node> relinked(MovePlan.Ready ready) {
    RevisionId first = ready.relinked().getFirst();
    List<Node> parts = new ArrayList<>(List.of(id(first), muted("goes onto")));
    ready
        .change()
        .graphAfter()
        .find(first)
        .flatMap(lynearm.graph.Node::revision)
        .flatMap(revision -> revision.downRevisions().stream().findFirst())
        .ifPresent(parent -> parts.add(id(parent)));
    return parts;
  }

  private void showReady(Preview now, MovePlan.Ready ready) {
    int edited = ready.relinked().size();
    header.tell(
        ready.change().title(),
        (ready.deleted().isEmpty() ? "Edits " : "Deletes the merge and edits ")
            + (edited == 1 ? "one file" : edited + " files")
            + ". Nothing else is changed.");
    move.setText(ready.deleted().isEmpty() ? "Move" : "Detach merge");
    now.advice().ifPresent(this::showAdvice);
    notes
        .getChildren()
        .setAll(
            ready.notes().stream().map(note -> new Callout(Callout.Kind.NOTE, note, "")).toList());
    files.getChildren().setAll(ready.change().edits().stream().map(this::file).toList());
    showPictures(now, ready);
  }

  private void showAdvice(Advice given) {
    Callout.Kind kind =
        switch (given.verdict()) {
          case MOVE -> Callout.Kind.NOTE;
          case EITHER -> Callout.Kind.WARNING;
          case MERGE -> Callout.Kind.DANGER;
        };
    advice.getChildren().setAll(new Callout(kind, given.what(), ""));
    given.reasons().forEach(reason -> advice.getChildren().add(reason(reason)));
    if (given.otherWay()) {
      advice
          .getChildren()
          .add(line(Feather.REPEAT, "Nothing speaks against the other way round: Swap."));
    }
    if (!given.stake().isEmpty()) {
      HBox stake = line(Feather.DATABASE, given.stake());
      stake.getStyleClass().add(Styles.TEXT_MUTED);
      advice.getChildren().add(stake);
    }
  }

  /// The words of a line, and below them a way to find out.
  private VBox asked(HBox line, Reason.UnknownRow unknown) {
    Hyperlink link = new Hyperlink("Find out where it went…");
    link.setId("move-find-out");
    link.setOnAction(_ -> findOut.accept(new RevisionId(unknown.row())));
    VBox both = new VBox(line.getChildren().getLast(), link);
    HBox.setHgrow(both, Priority.ALWAYS);
    return both;
  }

  private HBox reason(Reason reason) {
    HBox line =
        line(
            switch (reason.weight()) {
              case FOR -> Feather.CHECK;
              case CAUTION -> Feather.INFO;
              case AGAINST, HARM -> Feather.X_OCTAGON;
            },
            reason.sentence());
    if (reason instanceof Reason.UnknownRow unknown) {
      line.getChildren().setAll(line.getChildren().getFirst(), asked(line, unknown));
    }
    if (reason.weight().compareTo(Reason.Weight.CAUTION) > 0) {
      line.getStyleClass().add("against");
    }
    return line;
  }

  private static HBox line(Feather icon, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(label, Priority.ALWAYS);
    HBox line = new HBox(new FontIcon(icon), label);
    line.getStyleClass().add("move-reason");
    return line;
  }

  private VBox file(FileEdit edit) {
    Label path = new Label((edit.after().isEmpty() ? "Delete " : "") + pathText.apply(edit.path()));
    path.getStyleClass().add("move-path");
    path.setWrapText(true);
    VBox file = new VBox(path, new DiffView(difference(edit)));
    file.getStyleClass().add("way-part");
    return file;
  }

  private void showPictures(Preview now, MovePlan.Ready ready) {
    boolean same =
        pictured
            .filter(before -> before.now().equals(now.now()) && before.wish().equals(now.wish()))
            .isPresent();
    pictured = Optional.of(now);
    if (same) {
      return;
    }
    MovePictures drawn = MovePictures.of(now.now(), ready);
    pictures
        .getChildren()
        .setAll(
            pictureOf("Now", picture.of(drawn.before(), drawn.marked())),
            pictureOf("After", picture.of(drawn.after(), drawn.markedAfter())));
  }

  private static VBox pictureOf(String name, Region drawn) {
    drawn.setMinHeight(PICTURE_HEIGHT);
    drawn.setPrefHeight(PICTURE_HEIGHT);
    drawn.setMaxHeight(PICTURE_HEIGHT);
    drawn.setMinWidth(0);
    VBox box = part(name, drawn);
    box.setMinWidth(0);
    box.setPrefWidth(1);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static VBox part(String name, Region content) {
    VBox part = new VBox(muted(name), content);
    part.getStyleClass().add("way-part");
    return part;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label id(RevisionId id) {
    Label label = new Label(id.shortForm());
    label.getStyleClass().add("revision-id");
    label.setTooltip(new Tooltip(id.value()));
    return label;
  }

  private static void setShown(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }
}
