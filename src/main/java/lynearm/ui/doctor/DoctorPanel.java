package lynearm.ui.doctor;

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
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Finding;
import lynearm.doctor.Letter;
import lynearm.doctor.Offer;
import lynearm.doctor.RemedyPlan;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Callout;
import lynearm.ui.common.DiffView;
import lynearm.ui.common.PanelHeader;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Where a revision went: the id, what is known of it, what can be done, and that seen before it is
/// written.
public final class DoctorPanel extends VBox {

  /// Draws a small picture of a graph with the nodes that are concerned.
  @FunctionalInterface
  public interface GraphPicture {
    Region of(RevisionGraph graph, Set<Integer> concerned);
  }

  private static final double PICTURE_HEIGHT = 168;

  private final DoctorViewModel model;
  private final GraphPicture picture;
  private final Function<Path, String> pathText;
  private final Consumer<String> copyText;

  private final PanelHeader header;
  private final TextField id = new TextField();
  private final VBox findings = new VBox();
  private final ChoiceList choices;
  private final VBox preview = new VBox();
  private final Button confirm = new Button();
  private final Button copy = new Button("Copy difference");
  private final HBox footer = new HBox(confirm, copy);

  /// @param picture draws graphs as the map does
  /// @param pathText how a path is shown, such as relative to the repository
  /// @param copyText puts a text on the clipboard
  /// @param close puts the panel away
  public DoctorPanel(
      DoctorViewModel model,
      GraphPicture picture,
      Function<Path, String> pathText,
      Consumer<String> copyText,
      Runnable close) {
    this.model = model;
    this.picture = picture;
    this.pathText = pathText;
    this.copyText = copyText;
    header = new PanelHeader("doctor-title", "Close the panel", close);
    choices = new ChoiceList(model);
    setId("doctor-panel");
    getStyleClass().add("way-panel");
    findings.setId("doctor-findings");
    findings.getStyleClass().add("doctor-findings");
    preview.setId("doctor-preview");
    preview.getStyleClass().add("doctor-preview");
    VBox parts = new VBox(aside(), idField(), findings, choices, preview);
    parts.getStyleClass().add("way-parts");
    ScrollPane body = new ScrollPane(parts);
    body.setFitToWidth(true);
    body.getStyleClass().addAll("way-body", "doctor-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    arrangeFooter();
    getChildren().addAll(header, body, footer);
    model.inquiryProperty().subscribe(this::show);
    model.planProperty().subscribe(this::showPreview);
    model.choiceProperty().subscribe(this::showPreview);
    showPreview();
  }

  /// Puts the keyboard where an id is typed.
  public void askForId() {
    id.requestFocus();
    id.selectAll();
  }

  private Callout aside() {
    Callout aside =
        new Callout(
            Callout.Kind.NOTE,
            "This is about the checked-out files",
            "The window shows another state of them. What is found out and written here belongs to"
                + " your own files.");
    aside.setId("doctor-aside");
    model.asideProperty().subscribe(shown -> setShown(aside, shown));
    return aside;
  }

  private HBox idField() {
    id.setId("doctor-id");
    id.setPromptText("Revision id, or a message of Alembic");
    id.setTooltip(
        new Tooltip(
            "An id, its beginning, or a whole message such as\n"
                + "Can't locate revision identified by '3f2a…'"));
    id.setAccessibleText("Revision id to look for, or a message of Alembic");
    id.textProperty().bindBidirectional(model.textProperty());
    id.setOnAction(_ -> model.look());
    HBox.setHgrow(id, Priority.ALWAYS);
    Button look = new Button("Find out", new FontIcon(Feather.SEARCH));
    look.setId("doctor-look");
    look.setMinWidth(USE_PREF_SIZE);
    look.disableProperty().bind(model.textProperty().map(String::isBlank));
    look.setOnAction(_ -> model.look());
    HBox row = new HBox(id, look);
    row.getStyleClass().add("doctor-id-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void arrangeFooter() {
    confirm.setId("doctor-confirm");
    confirm.getStyleClass().add(Styles.ACCENT);
    confirm.disableProperty().bind(model.impossibleBinding());
    confirm.setOnAction(_ -> model.confirm());
    copy.setOnAction(_ -> copyDifference());
    footer.getStyleClass().add("doctor-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
  }

  private void copyDifference() {
    if (model.planProperty().get().orElse(null) instanceof RemedyPlan.Ready ready) {
      copyText.accept(
          ready.change().edits().stream()
              .map(edit -> difference(edit).text())
              .collect(Collectors.joining()));
    }
  }

  private FileDiff difference(FileEdit edit) {
    return FileDiff.of(edit, pathText.apply(edit.path()));
  }

  // ---- what is known

  private void show(Inquiry inquiry) {
    switch (inquiry) {
      case Inquiry.None() -> {
        header.tell("Find a revision id", "Looks at all git branches and the past.");
        findings.getChildren().setAll(hint());
      }
      case Inquiry.Looking(String wanted) -> {
        header.tell("Where is " + new RevisionId(wanted).shortForm() + "?", "");
        findings.getChildren().setAll(progress());
      }
      case Inquiry.Stopped(String wanted) -> {
        header.tell("Where is " + new RevisionId(wanted).shortForm() + "?", "");
        findings.getChildren().setAll(new Callout(Callout.Kind.NOTE, "The search was stopped", ""));
      }
      case Inquiry.Failed(_, String reason) ->
          findings
              .getChildren()
              .setAll(
                  new Callout(
                      Callout.Kind.WARNING,
                      "The search could not be finished: " + reason,
                      "Reload with F5 and try again."));
      case Inquiry.Answered(_, Diagnosis diagnosis) -> showAnswer(diagnosis);
    }
    choices.showAll();
  }

  private static Label hint() {
    Label hint =
        wrapped(
            "Type or paste an id, its beginning, a row of a database's alembic_version table, or a"
                + " whole message such as \u201cCan't locate revision identified by"
                + " '3f2a…'\u201d.");
    hint.getStyleClass().add(Styles.TEXT_MUTED);
    return hint;
  }

  private HBox progress() {
    Label doing = new Label();
    doing.textProperty().bind(model.doingProperty());
    doing.setMinWidth(0);
    ProgressBar bar = new ProgressBar();
    bar.getStyleClass().add(Styles.SMALL);
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.fractionProperty());
    VBox both = new VBox(4, doing, bar);
    HBox.setHgrow(both, Priority.ALWAYS);
    Button stop = new Button("Stop");
    stop.setId("doctor-stop");
    stop.getStyleClass().add(Styles.SMALL);
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(_ -> model.stop());
    HBox row = new HBox(10, both, stop);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void showAnswer(Diagnosis diagnosis) {
    header.tell("Where is " + diagnosis.id().shortForm() + "?", named(diagnosis));
    List<Node> told = new ArrayList<>();
    for (Finding finding : diagnosis.findings()) {
      told.add(line(icon(finding.kind()), finding.sentence(), finding.file()));
    }
    if (!diagnosis.looked().isEmpty()) {
      Label looked = wrapped(diagnosis.looked());
      looked.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      told.add(looked);
    }
    findings.getChildren().setAll(told);
  }

  private static String named(Diagnosis diagnosis) {
    if (diagnosis.isHere()) {
      return "";
    }
    if (!diagnosis.children().isEmpty()) {
      return names(diagnosis.children())
          + (diagnosis.children().size() == 1 ? " names" : " name")
          + " it in down_revision, and no file here declares it.";
    }
    if (!diagnosis.dependents().isEmpty()) {
      return names(diagnosis.dependents())
          + (diagnosis.dependents().size() == 1 ? " names" : " name")
          + " it in depends_on, and no file here declares it.";
    }
    return "No file here declares it, and none names it.";
  }

  private static String names(List<RevisionId> ids) {
    int most = 3;
    String first =
        ids.stream().limit(most).map(RevisionId::shortForm).collect(Collectors.joining(", "));
    return ids.size() > most ? first + " and " + (ids.size() - most) + " more" : first;
  }

  private static Feather icon(Finding.Kind kind) {
    return switch (kind) {
      case HERE -> Feather.CHECK;
      case UNREADABLE -> Feather.ALERT_CIRCLE;
      case GOT_ANOTHER_ID -> Feather.REPEAT;
      case DELETED -> Feather.TRASH_2;
      case RENAMED -> Feather.EDIT_3;
      case ON_BRANCHES -> Feather.GIT_BRANCH;
      case ADDED, LEFT_BEHIND -> Feather.GIT_COMMIT;
      case STAGED -> Feather.ARCHIVE;
      case LABEL -> Feather.TAG;
      case SIMILAR -> Feather.HELP_CIRCLE;
      case UNBORN -> Feather.SLASH;
    };
  }

  // ---- what would be done

  private void showPreview() {
    Optional<Choice> chosen = model.choiceProperty().get();
    Optional<RemedyPlan> plan = model.planProperty().get();
    List<Node> parts = new ArrayList<>();
    switch (plan.orElse(null)) {
      case RemedyPlan.Ready ready -> addReady(ready, parts);
      case RemedyPlan.Refused(String what, String next) ->
          parts.add(new Callout(Callout.Kind.WARNING, what, next));
      case null -> {
        if (chosen.orElse(null) instanceof Choice.Ask(Letter letter)) {
          parts.add(new LetterView(letter, copyText));
        }
      }
    }
    preview.getChildren().setAll(parts);
    setShown(preview, !parts.isEmpty());
    boolean writes = chosen.isPresent() && !(chosen.get() instanceof Choice.Ask);
    setShown(footer, writes);
    confirm.setText(chosen.map(DoctorPanel::act).orElse(""));
    copy.setDisable(!(plan.orElse(null) instanceof RemedyPlan.Ready));
  }

  private static String act(Choice choice) {
    return choice instanceof Choice.Offered(Offer offer)
        ? switch (offer.kind()) {
          case RESTORE, EARLIER -> "Restore";
          case IMPORT -> "Import";
          case AROUND, ONTO -> "Re-parent";
        }
        : "Re-parent";
  }

  private void addReady(RemedyPlan.Ready ready, List<Node> parts) {
    if (!ready.warnings().isEmpty()) {
      parts.add(
          new Callout(
              Callout.Kind.WARNING,
              ready.warnings().getFirst(),
              String.join(" ", ready.warnings().subList(1, ready.warnings().size()))));
    }
    ready.notes().forEach(note -> parts.add(line(Feather.INFO, note, "")));
    if (model.inquiryProperty().get()
        instanceof Inquiry.Answered(Workspace open, Diagnosis diagnosis)) {
      DoctorPictures drawn = DoctorPictures.of(open.graph(), diagnosis.id(), ready);
      HBox both =
          new HBox(
              pictureOf("Now", picture.of(drawn.before(), drawn.marked())),
              pictureOf("After", picture.of(drawn.after(), drawn.markedAfter())));
      both.getStyleClass().add("doctor-pictures");
      parts.add(both);
    }
    ready.change().edits().forEach(edit -> parts.add(file(edit)));
  }

  private VBox file(FileEdit edit) {
    HBox title = new HBox(path(pathText.apply(edit.path())));
    title.getStyleClass().add("doctor-finding");
    if (edit.before().isEmpty()) {
      Label isNew = new Label("New file");
      isNew.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      isNew.setMinWidth(USE_PREF_SIZE);
      title.getChildren().addFirst(isNew);
      title.setAlignment(Pos.BASELINE_LEFT);
    }
    VBox file = new VBox(title, new DiffView(difference(edit)));
    file.getStyleClass().add("way-part");
    return file;
  }

  private static VBox pictureOf(String name, Region drawn) {
    drawn.setMinHeight(PICTURE_HEIGHT);
    drawn.setPrefHeight(PICTURE_HEIGHT);
    drawn.setMaxHeight(PICTURE_HEIGHT);
    drawn.setMinWidth(0);
    Label title = new Label(name);
    title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    VBox box = new VBox(title, drawn);
    box.getStyleClass().add("way-part");
    box.setMinWidth(0);
    box.setPrefWidth(1);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private static HBox line(Feather icon, String text, String file) {
    VBox texts = new VBox(wrapped(text));
    if (!file.isEmpty()) {
      Label path = path(file);
      path.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      texts.getChildren().add(path);
    }
    HBox.setHgrow(texts, Priority.ALWAYS);
    HBox line = new HBox(new FontIcon(icon), texts);
    line.getStyleClass().add("doctor-finding");
    return line;
  }

  /// A path on one line; where it is too long, its end is what tells it from others.
  private static Label path(String text) {
    Label path = new Label(text);
    path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
    path.setMinWidth(0);
    path.setTooltip(new Tooltip(text));
    path.getStyleClass().add("doctor-path");
    return path;
  }

  private static Label wrapped(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  private static void setShown(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }
}
