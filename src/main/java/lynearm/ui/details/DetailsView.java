package lynearm.ui.details;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import lynearm.ui.common.CodeView;
import lynearm.ui.common.Palette;

/// The details of one revision: facts above, source below.
public final class DetailsView extends StackPane {

  private static final String STYLESHEET =
      Objects.requireNonNull(DetailsView.class.getResource("details.css"), "details.css")
          .toExternalForm();

  private final Label empty =
      new Label("Nothing is selected. Click a revision to see what it is and what it joins.");
  private final ScrollPane facts = new ScrollPane();
  private final Label sourceNote = new Label();
  private final CodeView code = new CodeView();
  private final SplitPane parts = new SplitPane();
  private final DetailsViewModel model;

  public DetailsView(DetailsViewModel model) {
    this.model = model;
    getStyleClass().add("details-view");
    getStylesheets().addAll(Palette.STYLESHEET, STYLESHEET);
    empty.getStyleClass().add("details-empty");
    empty.setWrapText(true);
    facts.getStyleClass().add("details-facts");
    facts.setFitToWidth(true);
    facts.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    sourceNote.getStyleClass().add("details-note");
    sourceNote.setWrapText(true);
    code.setTitle("Source of the revision");
    parts.setOrientation(Orientation.VERTICAL);
    parts.getItems().addAll(facts, sourcePart());
    parts.setDividerPositions(0.45);
    getChildren().addAll(parts, empty);
    model.detailsProperty().subscribe(this::show);
    model.sourceProperty().subscribe(this::show);
  }

  private Node sourcePart() {
    Label title = new Label("Source");
    title.getStyleClass().add("details-section");
    StackPane body = new StackPane(code, sourceNote);
    VBox.setVgrow(body, Priority.ALWAYS);
    VBox part = new VBox(title, body);
    part.getStyleClass().add("details-source");
    return part;
  }

  private void show(Optional<RevisionDetails> details) {
    empty.setVisible(details.isEmpty());
    parts.setVisible(details.isPresent());
    details.ifPresent(known -> {
      facts.setContent(new FactsView(known, model));
      facts.setVvalue(0);
    });
  }

  private void show(SourceState source) {
    switch (source) {
      case SourceState.Loaded(String text) -> showCode(text);
      case SourceState.Loading() -> showNote("Reading the file…");
      case SourceState.None() -> showNote("There is no file to show.");
      case SourceState.Unavailable(String reason) -> showNote(reason);
    }
  }

  private void showCode(String text) {
    code.setText(text);
    code.setVisible(true);
    sourceNote.setVisible(false);
  }

  private void showNote(String text) {
    sourceNote.setText(text);
    sourceNote.setVisible(true);
    code.setVisible(false);
  }
}
