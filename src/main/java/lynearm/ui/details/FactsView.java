package lynearm.ui.details;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.look.NodeFacts;
import lynearm.operation.Lines;
import lynearm.ui.common.SelectableText;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The facts of one revision, from its message down to its file. Made anew for each revision.
final class FactsView extends VBox {

  private static final int USUAL_ID_LENGTH = 12;

  /// Of more relatives only the number is told.
  private static final int MOST_LINKS = 24;

  private static final int SHORT_COMMIT = 12;

  private final RevisionDetails details;
  private final DetailsViewModel model;
  private final Button copy = iconButton(Feather.COPY, "Copy id");
  private final List<StepsView> steps = new ArrayList<>();

  FactsView(RevisionDetails details, DetailsViewModel model) {
    this.details = details;
    this.model = model;
    getStyleClass().add("details-body");
    SelectableText title = new SelectableText(details.title(), "details-title");
    title.setAccessibleText("Message");
    getChildren().addAll(title, idLine());
    details.flags().forEach(flag -> getChildren().add(flagLine(flag)));
    if (details.node().isMissing()) {
      Button findOut =
          textButton(Feather.SEARCH, "Find out where it went…", () -> model.actions().findOut());
      findOut.setId("details-find-out");
      getChildren().add(findOut);
    }
    if (!details.more().isEmpty()) {
      SelectableText docstring = new SelectableText(details.more(), "details-doc");
      docstring.setAccessibleText("Docstring");
      getChildren().add(docstring);
    }
    details.file().ifPresent(_ -> getChildren().add(operations()));
    getChildren().add(section(Part.RELATIVES, relatives()));
    details.file().ifPresent(file -> getChildren().add(section(Part.FILE, fileAndGit(file))));
  }

  private String authorAndDate(String day) {
    return Stream.of(details.author(), day)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private Section section(Part part, Node content, Node... buttons) {
    return new Section(part, model.parts().openProperty(part), content, buttons);
  }

  private Section operations() {
    Optional<OperationsText> known = details.operations();
    if (known.isEmpty()) {
      Node note =
          model.sourceProperty().get() instanceof SourceState.Unavailable(String reason)
              ? wrapped(reason, "details-quiet")
              : new Region();
      return section(Part.OPERATIONS, note);
    }
    OperationsText text = known.get();
    if (text.isEmpty()) {
      return section(
          Part.OPERATIONS,
          wrapped(
              "Neither upgrade() nor downgrade() does anything."
                  + (details.parents().size() > 1 ? " That is usual for a merge." : ""),
              "details-quiet"));
    }
    text.directions().forEach(direction -> steps.add(new StepsView(direction, model::pointOut)));
    VBox both = new VBox();
    both.getStyleClass().add("details-operations");
    both.getChildren().addAll(steps);
    Button copyAll = iconButton(Feather.COPY, "Copy what it does as text");
    copyAll.setId("details-copy-operations");
    copyAll.setOnAction(_ -> model.actions().copy(text.text()));
    return section(Part.OPERATIONS, both, copyAll);
  }

  /// Shows which step's lines are marked in the source.
  void mark(Optional<Lines> lines) {
    steps.forEach(view -> view.mark(lines));
  }

  /// Puts the keyboard on the first thing that can be done here.
  void takeKeyboard() {
    copy.requestFocus();
  }

  private Node idLine() {
    Label id = new Label(details.id().value());
    id.setId("details-id");
    id.getStyleClass().add("details-id");
    // a usual id is seen whole, and a long name of an author gives way; an unusual id may too
    id.setMinWidth(details.id().value().length() <= USUAL_ID_LENGTH ? Region.USE_PREF_SIZE : 0);
    id.setTooltip(new Tooltip(details.id().value()));
    copy.setOnAction(_ -> model.actions().copy(details.id().value()));
    copy.setId("details-copy-id");
    Label author = new Label(authorAndDate(details.shownDay()));
    author.getStyleClass().add("details-author");
    author.setMinWidth(0);
    HBox.setHgrow(author, Priority.ALWAYS);
    author.setMaxWidth(Double.MAX_VALUE);
    author.setTooltip(new Tooltip(authorAndDate(details.date())));
    HBox line = new HBox(id, copy, author);
    line.getStyleClass().add("details-id-line");
    return line;
  }

  private static Node flagLine(Flag flag) {
    Label word = new Label(flag.word());
    word.getStyleClass().addAll("details-flag", flag.styleClass());
    word.setMinWidth(USE_PREF_SIZE);
    Label sentence = wrapped(flag.sentence(), "details-sentence");
    HBox.setHgrow(sentence, Priority.ALWAYS);
    HBox line = new HBox(word, sentence);
    line.getStyleClass().add("details-flag-line");
    return line;
  }

  private Node relatives() {
    GridPane grid = grid();
    addLinks(grid, "Parents", details.parents());
    addLinks(grid, "Children", details.children());
    addLinks(grid, "Depends on", details.dependencies());
    addLinks(grid, "Needed by", details.dependents());
    return grid.getRowCount() == 0
        ? wrapped("It stands alone: no parents and no children.", "details-quiet")
        : grid;
  }

  private Node fileAndGit(Path file) {
    GridPane grid = grid();
    add(grid, "Path", fileLines(file));
    addText(grid, "Author", details.author());
    addText(grid, "Date", date());
    addText(grid, "Commit", shortened(details.commit()));
    addText(grid, "Created", withoutFraction(details.createDate()));
    return grid;
  }

  /// The day as all days are shown, with the exact one if that says more. Nothing if the file alone
  /// tells it, for its own line has it.
  private String date() {
    String exact = details.date();
    String day = details.shownDay();
    if (day.equals(exact)) {
      return exact.equals(details.createDate()) ? "" : exact;
    }
    return day.equals(NodeFacts.dayOf(exact)) && exact.equals(details.createDate())
        ? ""
        : day + " · " + exact;
  }

  private static GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("details-grid");
    ColumnConstraints names = new ColumnConstraints();
    names.setMinWidth(USE_PREF_SIZE);
    ColumnConstraints values = new ColumnConstraints();
    values.setHgrow(Priority.ALWAYS);
    values.setMinWidth(0);
    values.setFillWidth(true);
    grid.getColumnConstraints().addAll(names, values);
    return grid;
  }

  /// Alembic writes microseconds, which nobody reads.
  private static String withoutFraction(String date) {
    return date.replaceFirst("(?<=\\d\\d:\\d\\d)\\.\\d+", "");
  }

  private static String shortened(String commit) {
    return commit.length() > SHORT_COMMIT ? commit.substring(0, SHORT_COMMIT) : commit;
  }

  private void addLinks(GridPane grid, String name, List<RevisionLink> links) {
    if (links.isEmpty()) {
      return;
    }
    VBox list = new VBox();
    list.getStyleClass().add("details-links");
    links.stream().limit(MOST_LINKS).forEach(link -> list.getChildren().add(linkTo(link)));
    if (links.size() > MOST_LINKS) {
      list.getChildren().add(new Label("and %d more".formatted(links.size() - MOST_LINKS)));
    }
    add(grid, name, list);
  }

  private Node linkTo(RevisionLink link) {
    Hyperlink id = new Hyperlink(link.id());
    id.setId("link-" + link.id());
    id.getStyleClass().add("details-link");
    id.setMinWidth(USE_PREF_SIZE);
    id.setOnAction(_ -> model.goTo(link));
    id.setAccessibleText("Go to revision %s, %s".formatted(link.id(), link.message()));
    Label message = new Label(link.isMissing() ? "missing" : link.message());
    message.getStyleClass().add(link.isMissing() ? "details-missing" : "details-link-message");
    message.setMinWidth(0);
    HBox line = new HBox(id, message);
    line.getStyleClass().add("details-link-line");
    return line;
  }

  private Node fileLines(Path file) {
    Label path = wrapped(model.actions().pathText(file), "details-path");
    Button open =
        textButton(Feather.EDIT_3, "Open in editor", () -> model.actions().openInEditor(file));
    Button folder =
        textButton(Feather.FOLDER, "Show in folder", () -> model.actions().showInFolder(file));
    FlowPane buttons = new FlowPane(open, folder);
    buttons.getStyleClass().add("details-buttons");
    return new VBox(path, buttons);
  }

  private static void addText(GridPane grid, String name, String text) {
    if (!text.isEmpty()) {
      add(grid, name, wrapped(text, "details-value"));
    }
  }

  private static void add(GridPane grid, String name, Node value) {
    Label label = new Label(name);
    label.getStyleClass().add("details-name");
    label.setLabelFor(value);
    GridPane.setValignment(label, VPos.TOP);
    grid.addRow(grid.getRowCount(), label, value);
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  static Button iconButton(Feather icon, String says) {
    Button button = new Button("", new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setTooltip(new Tooltip(says));
    button.setAccessibleText(says);
    return button;
  }

  private static Button textButton(Feather icon, String text, Runnable action) {
    Button button = new Button(text, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.SMALL);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
