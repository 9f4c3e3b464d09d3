package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.merge.MergePlan;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Callout;
import lynearm.ui.common.CodeView;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The merge, seen before it is written: the graph now and after, the file, what can be changed
/// about it, and the one button that writes it.
public final class MergePanel extends VBox {

  /// Draws a small picture of a graph with the nodes that are joined and those that are coming.
  @FunctionalInterface
  public interface GraphPicture {
    Region of(RevisionGraph graph, Set<Integer> joined, Set<Integer> coming);
  }

  /// What the pictures show; the message is not in them.
  private record Pictured(RevisionGraph graph, List<Integer> parents, RevisionId id) {}

  private static final double PICTURE_HEIGHT = 168;
  private static final double CODE_HEIGHT = 360;
  private static final int ID_COLUMNS = 11;

  private final MergeViewModel model;
  private final GraphPicture picture;
  private final Function<Path, String> pathText;

  private final Label title = new Label();
  private final Label effect = new Label();
  private final VBox refusal = new VBox();
  private final VBox pictures = new VBox();
  private final VBox parents = new VBox();
  private final Label path = new Label();
  private final CodeView code = new CodeView();
  private final VBox file = new VBox();
  private final VBox notes = new VBox(6);
  private final CollisionsView collisions;
  private Optional<Pictured> pictured = Optional.empty();
  private final Button create = new Button("Create merge migration");

  /// @param picture draws graphs as the map does
  /// @param pathText how a path is shown, such as relative to the repository
  /// @param close puts the panel away
  public MergePanel(
      MergeViewModel model,
      CollisionsViewModel collisions,
      GraphPicture picture,
      Function<Path, String> pathText,
      Runnable close) {
    this.model = model;
    this.collisions = new CollisionsView(collisions, pathText);
    this.picture = picture;
    this.pathText = pathText;
    setId("merge-panel");
    getStyleClass().add("merge-panel");

    code.setId("merge-text");
    code.setPrefHeight(CODE_HEIGHT);
    ScrollPane body = new ScrollPane(body());
    body.setFitToWidth(true);
    body.getStyleClass().add("merge-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header(close), body, footer());

    model.planProperty().subscribe(this::show);
    model.parents().subscribe(this::showParents);
  }

  private HBox header(Runnable close) {
    title.getStyleClass().add(Styles.TITLE_4);
    title.setId("merge-title");
    effect.getStyleClass().add(Styles.TEXT_MUTED);
    effect.setWrapText(true);
    effect.setMinHeight(Region.USE_PREF_SIZE);
    VBox texts = new VBox(title, effect);
    HBox.setHgrow(texts, Priority.ALWAYS);
    Button away = new Button(null, new FontIcon(Feather.X));
    away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    away.setAccessibleText("Close the merge panel");
    away.setTooltip(new Tooltip("Close (Escape)"));
    away.setOnAction(_ -> close.run());
    HBox header = new HBox(texts, away);
    header.getStyleClass().add("merge-header");
    return header;
  }

  private VBox body() {
    refusal.setId("merge-refusal");
    TextField message = field("merge-message", "Message", model.messageProperty());
    TextField id = field("merge-id", "Revision id", model.revisionIdProperty());
    id.getStyleClass().add("revision-id");
    Button renew = new Button(null, new FontIcon(Feather.REFRESH_CW));
    renew.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    renew.setTooltip(new Tooltip("Another random id"));
    renew.setAccessibleText("Another random id");
    renew.setOnAction(_ -> model.renewId());
    HBox.setHgrow(id, Priority.ALWAYS);
    path.setId("merge-path");
    path.getStyleClass().add("merge-path");
    path.setWrapText(true);
    file.getChildren().addAll(label("File"), path, code);
    file.getStyleClass().add("merge-part");
    VBox messagePart = part("Message", message);
    HBox.setHgrow(messagePart, Priority.ALWAYS);
    VBox idPart = part("Revision id", new HBox(2, id, renew));
    idPart.setMinWidth(Region.USE_PREF_SIZE);
    id.setPrefColumnCount(ID_COLUMNS);
    VBox body =
        new VBox(
            refusal,
            pictures,
            new HBox(12, messagePart, idPart),
            part("Parents, in the order of down_revision", parents),
            notes,
            collisions,
            file);
    body.getStyleClass().add("merge-parts");
    return body;
  }

  private static TextField field(
      String id, String name, javafx.beans.property.StringProperty text) {
    TextField field = new TextField();
    field.setId(id);
    field.setAccessibleText(name);
    field.textProperty().bindBidirectional(text);
    return field;
  }

  private static Label label(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  private static VBox part(String name, Region content) {
    VBox part = new VBox(label(name), content);
    part.getStyleClass().add("merge-part");
    return part;
  }

  private HBox footer() {
    create.setId("merge-create");
    create.getStyleClass().add(Styles.ACCENT);
    create.setOnAction(_ -> model.confirm());
    create.setTooltip(new Tooltip("Write the file shown above"));
    Button copy = new Button("Copy text");
    copy.setOnAction(_ -> copyText());
    copy.disableProperty().bind(create.disableProperty());
    HBox footer = new HBox(create, copy);
    footer.getStyleClass().add("merge-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  private void copyText() {
    if (model.planProperty().get().orElse(null) instanceof MergePlan.Ready ready) {
      ClipboardContent content = new ClipboardContent();
      content.putString(ready.text());
      Clipboard.getSystemClipboard().setContent(content);
    }
  }

  private void show(Optional<MergePlan> plan) {
    switch (plan.orElse(null)) {
      case MergePlan.Ready ready -> showReady(ready);
      case MergePlan.Refused refused -> showRefused(refused);
      case null -> create.setDisable(true);
    }
  }

  private void showReady(MergePlan.Ready ready) {
    int count = ready.request().parents().size();
    title.setText("Merge " + count + " heads");
    Path folder = ready.file().getParent();
    effect.setText(
        "Adds one file to "
            + (folder == null ? "the folder" : pathText.apply(folder))
            + ". Nothing else is changed.");
    setShown(refusal, false);
    setShown(file, true);
    path.setText(pathText.apply(ready.file()));
    code.setText(ready.text());
    notes
        .getChildren()
        .setAll(
            ready.notes().stream().map(note -> new Callout(Callout.Kind.NOTE, note, "")).toList());
    setShown(notes, !ready.notes().isEmpty());
    showPictures(ready);
    create.setDisable(false);
  }

  private void showRefused(MergePlan.Refused refused) {
    title.setText("Merge");
    effect.setText("");
    refusal.getChildren().setAll(new Callout(Callout.Kind.WARNING, refused.what(), refused.next()));
    setShown(refusal, true);
    setShown(file, false);
    setShown(notes, false);
    setShown(pictures, false);
    create.setDisable(true);
  }

  private void showPictures(MergePlan.Ready ready) {
    Optional<RevisionGraph> now = model.graphNowProperty().get();
    if (now.isEmpty()) {
      return;
    }
    Set<Integer> joined = Set.copyOf(ready.request().parents());
    setShown(pictures, !joined.isEmpty());
    Optional<Pictured> wanted =
        Optional.of(new Pictured(now.get(), ready.request().parents(), ready.request().id()));
    if (wanted.equals(pictured)) {
      return;
    }
    pictured = wanted;
    MergePictures drawn = MergePictures.of(now.get(), ready);
    HBox row =
        new HBox(
            pictureOf("Now", picture.of(drawn.before(), drawn.joined(), Set.of())),
            pictureOf("After", picture.of(drawn.after(), drawn.joined(), drawn.newAfter())));
    row.getStyleClass().add("merge-pictures");
    pictures.getChildren().setAll(row);
  }

  private VBox pictureOf(String name, Region drawn) {
    drawn.setMinHeight(PICTURE_HEIGHT);
    drawn.setPrefHeight(PICTURE_HEIGHT);
    drawn.setMaxHeight(PICTURE_HEIGHT);
    drawn.setMinWidth(0);
    VBox box = new VBox(label(name), drawn);
    box.getStyleClass().add("merge-part");
    box.setMinWidth(0);
    box.setPrefWidth(1);
    HBox.setHgrow(box, Priority.ALWAYS);
    return box;
  }

  private void showParents() {
    List<Node> order = model.parents();
    parents.getChildren().clear();
    for (int i = 0; i < order.size(); i++) {
      parents.getChildren().add(parentRow(order.get(i), i, order.size()));
    }
  }

  private HBox parentRow(Node parent, int place, int count) {
    Label id = new Label(parent.id().shortForm());
    id.getStyleClass().add("revision-id");
    id.setMinWidth(Region.USE_PREF_SIZE);
    Label message = new Label(parent.message());
    message.getStyleClass().add(Styles.TEXT_MUTED);
    message.setMinWidth(0);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox row =
        new HBox(
            id,
            message,
            mover(parent, -1, Feather.ARROW_UP, "earlier", place > 0),
            mover(parent, 1, Feather.ARROW_DOWN, "later", place < count - 1));
    row.getStyleClass().add("merge-parent");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Button mover(Node parent, int by, Feather icon, String where, boolean possible) {
    Button button = new Button(null, new FontIcon(icon));
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    button.setAccessibleText("Name " + parent.id() + " " + where);
    button.setTooltip(new Tooltip("Name it " + where));
    button.setDisable(!possible);
    button.setOnAction(_ -> model.moveParent(parent, by));
    return button;
  }

  private static void setShown(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }
}
