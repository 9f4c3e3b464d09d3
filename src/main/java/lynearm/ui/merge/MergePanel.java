package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import lynearm.elsewhere.ExistingMerge;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.hook.HookCall;
import lynearm.merge.FileForm;
import lynearm.merge.MergePlan;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Callout;
import lynearm.ui.common.ConfirmKey;
import lynearm.ui.common.CopiedText;
import lynearm.ui.common.PanelHeader;
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
  private record Pictured(RevisionGraph graph, List<List<Integer>> parents, List<RevisionId> ids) {}

  private static final double PICTURE_HEIGHT = 168;
  private static final int ID_COLUMNS = 13;

  private final MergeViewModel model;
  private final GraphPicture picture;
  private final Function<Path, String> pathText;

  private final PanelHeader header;
  private final VBox refusal = new VBox();
  private final VBox pictures = new VBox();
  private final VBox parents = new VBox();
  private final HBox more = new HBox(12);
  private final VBox choice = new VBox(6);
  private final VBox question = new VBox(8);
  private final CheckBox agreed = new CheckBox("Join them all the same");
  private final MergeFiles files;
  private final HooksPart hooks;
  private final VBox databases = new VBox();
  private final VBox databasesPart = part("What databases will see", databases);
  private final VBox notes = new VBox(6);
  private final CollisionsView collisions;
  private final VBox existing = new VBox(6);
  private Optional<Pictured> pictured = Optional.empty();
  private final Button create = new Button("Create merge migration");
  private final CreateMenu further;

  /// @param picture draws graphs as the map does
  /// @param pathText how a path is shown, such as relative to the repository
  /// @param close puts the panel away
  public MergePanel(
      MergeViewModel model,
      CollisionsViewModel collisions,
      ExistingMergesViewModel existingMerges,
      GraphPicture picture,
      Function<Path, String> pathText,
      Runnable close) {
    this.model = model;
    this.collisions = new CollisionsView(collisions, pathText);
    this.picture = picture;
    this.pathText = pathText;
    header = new PanelHeader("merge-title", "Close the merge panel", close);
    setId("merge-panel");
    getStyleClass().add("way-panel");
    ConfirmKey.of(this, create);

    files = new MergeFiles(pathText);
    further = new CreateMenu(model, this::copyText);
    hooks = new HooksPart(model);
    ScrollPane body = new ScrollPane(body());
    body.setFitToWidth(true);
    body.getStyleClass().add("way-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(header, body, footer());

    existing.setId("merge-existing");
    existingMerges.mergesProperty().subscribe(this::showExisting);
    model.planProperty().subscribe(this::show);
    model.parents().subscribe(this::showParents);
  }

  private VBox body() {
    refusal.setId("merge-refusal");
    refusal.setSpacing(8);
    TextField message = field("merge-message", "Message", model.messageProperty());
    TextField id = field("merge-id", "Revision id", model.revisionIdProperty());
    id.getStyleClass().add("revision-id");
    Button renew = new Button(null, new FontIcon(Feather.REFRESH_CW));
    renew.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    renew.setTooltip(new Tooltip("Another random id"));
    renew.setAccessibleText("Another random id");
    renew.setOnAction(_ -> model.renewId());
    HBox.setHgrow(id, Priority.ALWAYS);
    VBox messagePart = part("Message", message);
    HBox.setHgrow(messagePart, Priority.ALWAYS);
    VBox idPart = part("Revision id", new HBox(2, id, renew));
    idPart.setMinWidth(Region.USE_PREF_SIZE);
    id.setPrefColumnCount(ID_COLUMNS);
    message.prefHeightProperty().bind(id.heightProperty());
    VBox body =
        new VBox(
            refusal,
            existing,
            pictures,
            collisions,
            new HBox(12, messagePart, idPart),
            more,
            choice,
            part("Parents, in the order of down_revision", parents),
            question,
            notes,
            databasesPart,
            files,
            hooks);
    body.getStyleClass().add("way-parts");
    fillMore();
    agreed.setId("merge-agreed");
    agreed.selectedProperty().bindBidirectional(model.agreedProperty());
    agreed.selectedProperty().subscribe(this::updateCreate);
    model.groupsProperty().subscribe(this::showChoice);
    return body;
  }

  private void showExisting(List<ExistingMerge> merges) {
    existing
        .getChildren()
        .setAll(
            merges.stream()
                .map(it ->
                    new Callout(Callout.Kind.WARNING, "Somebody has merged them", it.sentence())
                        .with(command(it.command())))
                .toList());
    setShown(existing, !merges.isEmpty());
    updateCreate();
  }

  /// A command to be run elsewhere, to be copied.
  private static HBox command(String text) {
    Label words = new Label(text);
    words.getStyleClass().add("merge-command");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    Button copy = new Button(null, new FontIcon(Feather.COPY));
    copy.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    copy.setTooltip(new Tooltip("Copy this command, to be run in the repository"));
    copy.setAccessibleText("Copy the command " + text);
    copy.setOnAction(_ -> copy(text));
    HBox row = new HBox(4, words, copy);
    row.getStyleClass().add("merge-command-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /// What is seldom wanted: a branch label, and the folder if there are several.
  private void fillMore() {
    TextField label = field("merge-label", "Branch label", model.labelProperty());
    label.setPromptText("none");
    VBox labelPart = part("Branch label", label);
    labelPart.disableProperty().bind(model.oneForEachLabelProperty());
    HBox.setHgrow(labelPart, Priority.ALWAYS);
    ComboBox<Optional<Path>> folder = new ComboBox<>();
    folder.setId("merge-folder");
    folder.setAccessibleText("Version folder");
    folder.setMaxWidth(Double.MAX_VALUE);
    folder.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Optional<Path> chosen) {
            return chosen == null || chosen.isEmpty()
                ? "beside the first parent"
                : pathText.apply(chosen.get());
          }

          @Override
          public Optional<Path> fromString(String text) {
            return Optional.empty();
          }
        });
    folder.valueProperty().bindBidirectional(model.folderProperty());
    VBox folderPart = part("Folder", folder);
    HBox.setHgrow(folderPart, Priority.ALWAYS);
    more.getChildren().addAll(labelPart, folderPart);
    model
        .foldersProperty()
        .subscribe(known -> {
          Optional<Path> chosen = model.folderProperty().get();
          List<Optional<Path>> offered = new ArrayList<>();
          offered.add(Optional.empty());
          known.forEach(each -> offered.add(Optional.of(each)));
          folder.getItems().setAll(offered);
          folder.setValue(chosen);
          setShown(folderPart, known.size() > 1);
        });
  }

  /// Heads that belong in pairs can be joined in pairs.
  private void showChoice(List<MergeViewModel.LabelledHeads> groups) {
    setShown(choice, !groups.isEmpty());
    if (groups.isEmpty()) {
      return;
    }
    ToggleGroup toggles = new ToggleGroup();
    RadioButton each =
        new RadioButton(
            "One merge for each label: "
                + groups.stream()
                    .map(group -> names(group.labels()) + " (" + group.heads().size() + ")")
                    .collect(Collectors.joining(", ")));
    RadioButton all = new RadioButton("One merge of all of them");
    each.setId("merge-each-label");
    all.setId("merge-all-labels");
    each.setToggleGroup(toggles);
    all.setToggleGroup(toggles);
    each.setWrapText(true);
    (model.oneForEachLabelProperty().get() ? each : all).setSelected(true);
    each.selectedProperty().subscribe(model.oneForEachLabelProperty()::set);
    choice.getChildren().setAll(each, all);
  }

  private static String names(List<BranchLabel> labels) {
    return labels.stream().map(BranchLabel::value).collect(Collectors.joining("+"));
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
    part.getStyleClass().add("way-part");
    return part;
  }

  private HBox footer() {
    create.setId("merge-create");
    create.getStyleClass().add(Styles.ACCENT);
    create.setOnAction(_ -> model.confirm());
    create.setTooltip(new Tooltip("Write the file shown above (Ctrl+Enter)"));
    Button copy = new Button("Copy text");
    copy.setOnAction(_ -> copyText());
    copy.disableProperty().bind(create.disableProperty());
    create.getStyleClass().add(Styles.LEFT_PILL);
    further.disableProperty().bind(create.disableProperty());
    HBox footer = new HBox(new HBox(create, further), copy);
    footer.getStyleClass().add("merge-footer");
    footer.setAlignment(Pos.CENTER_LEFT);
    return footer;
  }

  /// Offers what can follow the creation, and the note about it.
  ///
  /// @param reasons why what was created can't go to git
  /// @param showNote shows the note about the merge that is previewed
  public void offer(ObservableValue<GitReasons> reasons, Runnable showNote) {
    further.offer(reasons, showNote);
  }

  private void copyText() {
    if (model.planProperty().get().orElse(null) instanceof MergePlan.Ready ready) {
      copy(ready.merges().stream().map(MergePlan.NewMerge::text).collect(Collectors.joining("\n")));
    }
  }

  private static void copy(String text) {
    CopiedText.put(text);
  }

  private void show(Optional<MergePlan> plan) {
    switch (plan.orElse(null)) {
      case MergePlan.Ready ready -> showReady(ready);
      case MergePlan.Refused refused -> showRefused(refused);
      case null -> showComing();
    }
    updateCreate();
  }

  /// What is shown until the first plan is there.
  private void showComing() {
    header.tell("Merge", "Working out the file…");
    setShown(refusal, false);
    hidePlan();
  }

  /// What a plan asks has to be answered first.
  private void updateCreate() {
    boolean possible =
        model.planProperty().get().orElse(null) instanceof MergePlan.Ready ready
            && (ready.question().isEmpty() || agreed.isSelected());
    create.setDisable(!possible);
    int files =
        model.planProperty().get().orElse(null) instanceof MergePlan.Ready ready
            ? ready.merges().size()
            : 1;
    create.setText(
        files > 1
            ? "Create merge migrations"
            : existing.getChildren().isEmpty()
                ? "Create merge migration"
                : "Create a second merge");
  }

  private void showReady(MergePlan.Ready ready) {
    int count = ready.merges().stream().mapToInt(it -> it.request().parents().size()).sum();
    Path folder = ready.file().getParent();
    header.tell(
        "Merge " + count + " heads",
        "Adds "
            + (ready.merges().size() == 1 ? "one file" : ready.merges().size() + " files")
            + " to "
            + (folder == null ? "the folder" : pathText.apply(folder))
            + ". Nothing else is changed.");
    setShown(refusal, false);
    files.show(ready.merges());
    hooks.show(true);
    setShown(files, true);
    showNotes(ready);
    showQuestion(ready.question());
    databases.getChildren().setAll(DatabaseText.lines(ready.databases()));
    setShown(databasesPart, true);
    showPictures(ready);
  }

  private void showNotes(MergePlan.Ready ready) {
    notes.getChildren().clear();
    ready
        .notes()
        .forEach(note -> notes.getChildren().add(new Callout(Callout.Kind.NOTE, note, "")));
    if (ready.request().form() == FileForm.STANDARD) {
      notes
          .getChildren()
          .add(
              action(
                  "merge-project-form",
                  "Use the project's template",
                  () -> model.formProperty().set(FileForm.PROJECT)));
    }
    setShown(notes, !notes.getChildren().isEmpty());
  }

  private void showQuestion(Optional<String> asked) {
    asked.ifPresent(text ->
        question
            .getChildren()
            .setAll(new Callout(Callout.Kind.WARNING, "Are these to be joined?", text), agreed));
    setShown(question, asked.isPresent());
  }

  private static Button action(String id, String text, Runnable action) {
    Button button = new Button(text);
    button.setId(id);
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void showRefused(MergePlan.Refused refused) {
    header.tell("Merge", "");
    refusal.getChildren().setAll(new Callout(Callout.Kind.WARNING, refused.what(), refused.next()));
    refused
        .remedy()
        .ifPresent(remedy ->
            refusal
                .getChildren()
                .add(action("merge-remedy", words(remedy), () -> model.apply(remedy))));
    model.alembicOfferProperty().get().ifPresent(this::showAlembic);
    setShown(refusal, true);
    hidePlan();
  }

  private void hidePlan() {
    setShown(files, false);
    hooks.show(false);
    setShown(notes, false);
    setShown(question, false);
    setShown(pictures, false);
    setShown(databasesPart, false);
  }

  private void showAlembic(MergeViewModel.AlembicOffer offer) {
    switch (offer.call()) {
      case HookCall.Ready ready -> {
        refusal
            .getChildren()
            .add(
                new Callout(
                    Callout.Kind.NOTE,
                    "This project's own Alembic can write it",
                    "That runs code of the project: " + ready.line()));
        refusal
            .getChildren()
            .add(action("merge-own-alembic", "Let Alembic write it", model::letAlembicWrite));
      }
      case HookCall.Refused refused ->
          refusal.getChildren().add(new Callout(Callout.Kind.NOTE, refused.what(), refused.next()));
    }
  }

  private String words(MergePlan.Remedy remedy) {
    return switch (remedy) {
      case MergePlan.Remedy.StandardForm() -> "Use Alembic's standard form";
      case MergePlan.Remedy.Order(List<Integer> order) ->
          model.parents().stream()
              .filter(parent -> parent.index() == order.getFirst())
              .findFirst()
              .map(parent -> "Name " + parent.id().shortForm() + " first")
              .orElse("Use the other order");
    };
  }

  private void showPictures(MergePlan.Ready ready) {
    Optional<RevisionGraph> now = model.graphNowProperty().get();
    if (now.isEmpty()) {
      return;
    }
    setShown(pictures, true);
    Optional<Pictured> wanted =
        Optional.of(
            new Pictured(
                now.get(),
                ready.merges().stream().map(it -> it.request().parents()).toList(),
                ready.merges().stream().map(it -> it.request().id()).toList()));
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
    box.getStyleClass().add("way-part");
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
