package lynearm.ui.details;

import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import lynearm.operation.Lines;
import lynearm.ui.common.CodeView;
import lynearm.ui.common.Palette;
import lynearm.workspace.Body;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The details of one revision: what it is and does above, source below.
public final class DetailsView extends StackPane {

  private static final double LEAST_SOURCE = 90;

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
  private final Button copySource = FactsView.iconButton(Feather.COPY, "Copy the source");
  private final Section source;
  private lynearm.graph.@Nullable Node shownNode;
  private @Nullable FactsView shown;
  private double place = 0.55;
  private Runnable leave = () -> {};

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
    source = sourcePart();
    parts.getItems().addAll(facts, source);
    parts.setDividerPositions(place);
    getChildren().addAll(parts, empty);
    model.parts().openProperty(Part.SOURCE).subscribe(this::sizeSource);
    sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::reveal);
    addEventHandler(KeyEvent.KEY_PRESSED, this::left);
    model.detailsProperty().subscribe(this::show);
    model.sourceProperty().subscribe(this::show);
    model.markedProperty().subscribe(this::mark);
  }

  private Section sourcePart() {
    StackPane body = new StackPane(code, sourceNote);
    copySource.setId("details-copy-source");
    copySource.setOnAction(_ -> model.actions().copy(code.getText()));
    Section part =
        new Section(Part.SOURCE, model.parts().openProperty(Part.SOURCE), body, copySource);
    part.getStyleClass().add("details-source");
    return part;
  }

  /// A closed source is no higher than its title, and the facts have the rest.
  private void sizeSource(boolean open) {
    source.setMinHeight(open ? LEAST_SOURCE : USE_PREF_SIZE);
    source.setMaxHeight(open ? Double.MAX_VALUE : USE_PREF_SIZE);
    parts.lookupAll(".split-pane-divider").forEach(divider -> divider.setDisable(!open));
    if (open) {
      parts.setDividerPositions(place);
    } else if (parts.getDividerPositions()[0] < 1) {
      place = parts.getDividerPositions()[0];
    }
  }

  /// @param action gives the keyboard to where the person came from: by Escape, and where the
  ///   details go away under it
  public void setLeave(Runnable action) {
    leave = action;
  }

  private void left(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      leave.run();
      event.consume();
    }
  }

  private void show(Optional<RevisionDetails> details) {
    if (details.isEmpty() && isFocusWithin()) {
      leave.run();
    }
    empty.setVisible(details.isEmpty());
    parts.setVisible(details.isPresent());
    details.ifPresent(this::showFacts);
  }

  /// A person who came here by keyboard stays here, at the same thing if it is still there; where
  /// facts only became known, nothing scrolls.
  private void showFacts(RevisionDetails known) {
    Optional<String> held = focusedWithin();
    double scrolled = facts.getVvalue();
    boolean same = known.node().equals(shownNode);
    FactsView view = new FactsView(known, model);
    shown = view;
    view.mark(model.markedProperty().get());
    facts.setContent(view);
    facts.setVvalue(same ? scrolled : 0);
    shownNode = known.node();
    held.ifPresent(id ->
        Optional.ofNullable(view.lookup("#" + id))
            .ifPresentOrElse(Node::requestFocus, view::takeKeyboard));
  }

  /// The id of what has the keyboard within the facts, if something has.
  private Optional<String> focusedWithin() {
    if (facts.getContent() == null || !facts.getContent().isFocusWithin()) {
      return Optional.empty();
    }
    String id = getScene().getFocusOwner().getId();
    return Optional.of(id == null ? "" : id);
  }

  /// Scrolls as little as needed for what has the keyboard to be seen.
  private void reveal(@Nullable Node focused) {
    Node content = facts.getContent();
    if (focused == null || content == null || !content.isFocusWithin()) {
      return;
    }
    Bounds at = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
    double height = content.getLayoutBounds().getHeight();
    double seen = facts.getViewportBounds().getHeight();
    double hidden = height - seen;
    if (hidden <= 0) {
      return;
    }
    double top = facts.getVvalue() * hidden;
    if (at.getMinY() < top) {
      facts.setVvalue(at.getMinY() / hidden);
    } else if (at.getMaxY() > top + seen) {
      facts.setVvalue(Math.min(at.getMinY(), at.getMaxY() - seen) / hidden);
    }
  }

  private void mark(Optional<Lines> lines) {
    if (shown != null) {
      shown.mark(lines);
    }
    lines.ifPresentOrElse(at -> code.pointOut(at.first(), at.last()), () -> code.pointOut(0));
  }

  private void show(SourceState source) {
    switch (source) {
      case SourceState.Loaded(Body body) -> {
        showCode(body.text());
        if (model.markedProperty().get().isPresent()) {
          mark(model.markedProperty().get());
        }
      }
      case SourceState.Loading() -> showNote("Reading the file…");
      case SourceState.None() -> showNote("There is no file to show.");
      case SourceState.Unavailable(String reason) -> showNote(reason);
    }
  }

  private void showCode(String text) {
    code.setText(text);
    code.setVisible(true);
    copySource.setDisable(false);
    sourceNote.setVisible(false);
  }

  private void showNote(String text) {
    sourceNote.setText(text);
    sourceNote.setVisible(true);
    code.setVisible(false);
    copySource.setDisable(true);
  }
}
