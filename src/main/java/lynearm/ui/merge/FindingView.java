package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.collision.Finding;
import lynearm.collision.Outcome;
import lynearm.collision.Place;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// One finding: a line with its grade and what it is about; opened, what both sides do, with their
/// source lines side by side, and what becomes of databases.
final class FindingView extends VBox {
  private final Finding finding;
  private final Consumer<Place> visit;
  private final Function<Path, String> pathText;
  private final FontIcon arrow = new FontIcon(Feather.CHEVRON_RIGHT);
  private Optional<VBox> content = Optional.empty();

  FindingView(Finding finding, Consumer<Place> visit, Function<Path, String> pathText) {
    this.finding = finding;
    this.visit = visit;
    this.pathText = pathText;
    getStyleClass().add("finding");
    getChildren().add(line());
  }

  private Button line() {
    Label grade = new Label(finding.grade().words(), CollisionsView.icon(finding.grade()));
    grade.getStyleClass().addAll("finding-grade", CollisionsView.styleClass(finding.grade()));
    grade.setMinWidth(Region.USE_PREF_SIZE);
    Label subject = new Label(subject());
    subject.getStyleClass().add("finding-subject");
    HBox.setHgrow(subject, Priority.ALWAYS);
    subject.setMaxWidth(Double.MAX_VALUE);
    subject.setMinWidth(0);
    HBox texts = new HBox(arrow, grade, subject);
    texts.getStyleClass().add("finding-texts");
    texts.setAlignment(Pos.CENTER_LEFT);
    Button line = new Button(null, texts);
    line.getStyleClass().addAll(Styles.FLAT, "finding-line");
    line.setMaxWidth(Double.MAX_VALUE);
    line.setAlignment(Pos.CENTER_LEFT);
    texts.prefWidthProperty().bind(line.widthProperty().subtract(16));
    line.setAccessibleRole(AccessibleRole.TITLED_PANE);
    line.setAccessibleText(finding.grade().words() + ": " + finding.sentence());
    line.setOnAction(_ -> toggle());
    return line;
  }

  private String subject() {
    if (!finding.subject().isEmpty()) {
      return finding.subject();
    }
    return finding.left().or(finding::right).map(Place::source).orElse("");
  }

  private void toggle() {
    boolean opens = content.isEmpty();
    if (opens) {
      VBox made = content();
      content = Optional.of(made);
      getChildren().add(made);
    } else {
      getChildren().remove(content.get());
      content = Optional.empty();
    }
    arrow.setIconCode(opens ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT);
  }

  private VBox content() {
    VBox box = new VBox(wrapped(finding.sentence(), "finding-sentence"));
    List<Place> places =
        Stream.of(finding.left(), finding.right()).flatMap(Optional::stream).toList();
    if (!places.isEmpty()) {
      box.getChildren().add(sideBySide(places));
    }
    for (Outcome outcome : finding.outcomes()) {
      Label text = wrapped(outcome.text(), "finding-outcome");
      text.setGraphic(new FontIcon(outcome.fails() ? Feather.ALERT_TRIANGLE : Feather.DATABASE));
      box.getChildren().add(text);
    }
    finding.notes().forEach(note -> box.getChildren().add(wrapped(note, "finding-note")));
    box.getStyleClass().add("finding-content");
    return box;
  }

  /// Columns of equal width, as high as the text in them: a grid asks for heights with the width
  /// that a column gets.
  private GridPane sideBySide(List<Place> places) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("finding-places");
    for (Place place : places) {
      ColumnConstraints column = new ColumnConstraints();
      column.setPercentWidth(100.0 / places.size());
      grid.getColumnConstraints().add(column);
      grid.addRow(0, place(place));
    }
    return grid;
  }

  private VBox place(Place place) {
    Hyperlink id = new Hyperlink(place.revision().shortForm());
    id.getStyleClass().add("revision-id");
    id.setTooltip(new Tooltip("Select this revision"));
    id.setOnAction(_ -> visit.accept(place));
    String where =
        place
            .file()
            .map(file -> pathText.apply(file) + ":" + place.lines().first())
            .orElse("no file");
    Label file = new Label("line " + place.lines().first());
    file.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    file.setTooltip(new Tooltip(where));
    VBox box = new VBox(id, file, wrapped(place.source(), "finding-source"));
    box.getStyleClass().add("finding-place");
    box.setMinWidth(0);
    return box;
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
