package lynearm.ui.commit;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.git.CommitPreview;
import lynearm.git.CommittedFile;
import lynearm.git.GitRefusal;
import lynearm.git.Head;
import lynearm.ui.common.Callout;

/// The commit as it can be read and edited before it is made.
public final class CommitView extends VBox {

  private static final KeyCombination COMMIT =
      new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
  private static final double WIDTH = 560;
  private static final int BODY_ROWS = 10;

  /// Less would not show what the note begins with.
  private static final double LEAST_BODY = 140;

  private final TextField subject = new TextField();
  private final CommitViewModel model;
  private final VBox files = new VBox();
  private final Label author = muted("");
  private final RadioButton current = new RadioButton("On the branch that is checked out");
  private final RadioButton another = new RadioButton("On a new branch");
  private final Label branchProblem = new Label();
  private final VBox refusal = new VBox();

  public CommitView(CommitViewModel model) {
    this.model = model;
    setId("commit");
    getStyleClass().add("commit");
    setPrefWidth(WIDTH);
    subject.setId("commit-subject");
    subject.textProperty().bindBidirectional(model.subjectProperty());
    TextArea body = new TextArea();
    body.setId("commit-body");
    body.setPrefRowCount(BODY_ROWS);
    body.setMinHeight(LEAST_BODY);
    body.setWrapText(true);
    body.textProperty().bindBidirectional(model.bodyProperty());
    VBox bodyPart = part("Message body", body);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox.setVgrow(bodyPart, Priority.ALWAYS);
    files.setId("commit-files");
    getChildren()
        .addAll(
            part("Files", files),
            part("Subject", subject),
            bodyPart,
            places(),
            muted(
                "Commits these files and nothing else that is staged. Hooks of the repository are"
                    + " not run."),
            author,
            refusal);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    model.previewProperty().subscribe(this::show);
    model.branchProblemProperty().subscribe(this::showProblem);
    model.refusalProperty().subscribe(this::showRefusal);
  }

  /// Gives the keyboard to the subject, which is what one may want to change first.
  public void takeKeyboard() {
    subject.requestFocus();
    subject.end();
  }

  private void pressed(KeyEvent event) {
    if (COMMIT.match(event)) {
      event.consume();
      model.commit();
    }
  }

  private VBox places() {
    ToggleGroup group = new ToggleGroup();
    current.setId("commit-current");
    current.setToggleGroup(group);
    another.setId("commit-another");
    another.setToggleGroup(group);
    TextField name = new TextField();
    name.setId("commit-branch");
    name.setAccessibleText("Name of the new branch");
    name.textProperty().bindBidirectional(model.branchProperty());
    name.disableProperty().bind(another.selectedProperty().not());
    HBox.setHgrow(name, Priority.ALWAYS);
    another.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(another, name);
    row.getStyleClass().add("commit-branch");
    branchProblem.setId("commit-branch-problem");
    branchProblem.getStyleClass().addAll(Styles.TEXT_SMALL, "commit-problem");
    branchProblem.setWrapText(true);
    model
        .whereProperty()
        .subscribe(
            now -> (now == CommitViewModel.Where.CURRENT ? current : another).setSelected(true));
    current
        .selectedProperty()
        .subscribe(selected ->
            model
                .whereProperty()
                .set(selected ? CommitViewModel.Where.CURRENT : CommitViewModel.Where.NEW_BRANCH));
    VBox places = new VBox(current, row, branchProblem);
    places.getStyleClass().add("commit-places");
    return places;
  }

  private static VBox part(String name, Region content) {
    Label label = new Label(name);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    label.setLabelFor(content);
    content.setAccessibleText(name);
    VBox part = new VBox(label, content);
    part.getStyleClass().add("commit-part");
    return part;
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  private void show(Optional<CommitPreview> preview) {
    if (preview.isEmpty()) {
      files.getChildren().setAll(model.files().stream().map(it -> plain(it.toString())).toList());
      return;
    }
    CommitPreview seen = preview.get();
    files.getChildren().setAll(seen.files().stream().map(CommitView::fileLine).toList());
    author.setText("Author: " + seen.author());
    current.setText(
        switch (seen.head()) {
          case Head.OnBranch(var name, _) -> "On the branch " + name;
          case Head.Unborn(var name) -> "On the branch " + name + ", as its first commit";
          case Head.Detached(var commit) ->
              "On no branch, on top of " + commit.shortForm() + " that is checked out";
        });
  }

  private static HBox fileLine(CommittedFile file) {
    Label kind =
        new Label(
            switch (file.kind()) {
              case ADDED -> "New";
              case CHANGED -> "Changed";
              case DELETED -> "Deleted";
            });
    kind.getStyleClass()
        .addAll(
            List.of(
                "commit-kind",
                switch (file.kind()) {
                  case ADDED -> "success";
                  case CHANGED -> "accent";
                  case DELETED -> "danger";
                }));
    kind.setMinWidth(Region.USE_PREF_SIZE);
    HBox line = new HBox(kind, plain(file.path()));
    line.getStyleClass().add("commit-file");
    return line;
  }

  private static Label plain(String path) {
    Label label = new Label(path);
    label.getStyleClass().add("revision-id");
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void showProblem(Optional<String> problem) {
    branchProblem.setText(problem.orElse(""));
    branchProblem.setManaged(problem.isPresent());
  }

  private void showRefusal(Optional<GitRefusal> why) {
    refusal
        .getChildren()
        .setAll(
            why.stream()
                .map(reason -> new Callout(Callout.Kind.WARNING, reason.what(), reason.next()))
                .toList());
    refusal.setManaged(why.isPresent());
  }
}
