package lynearm.ui.welcome;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen before anything is open.
public final class WelcomeView extends StackPane {

  /// A sample project that can be opened from here.
  public record SampleCard(String title, String description, Runnable open) {}

  private static final int LOGO_SIZE = 72;

  private final VBox recent = new VBox();
  private final Consumer<Path> openRecent;

  /// @param chooseFolder asks for a folder and opens it
  /// @param openRecent opens a folder that was open before
  /// @param samples what can be tried without a project of one's own
  public WelcomeView(Runnable chooseFolder, Consumer<Path> openRecent, List<SampleCard> samples) {
    this.openRecent = openRecent;
    setId("welcome");
    getStyleClass().add("welcome");

    recent.getStyleClass().add("recent");
    HBox cards = new HBox();
    cards.getStyleClass().add("sample-cards");
    samples.forEach(sample -> cards.getChildren().add(card(sample)));

    VBox column =
        new VBox(
            heading(),
            openButton(chooseFolder),
            section("Recent", recent),
            section("Try it on a sample project", cards));
    column.getStyleClass().add("welcome-column");
    column.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    getChildren().add(column);
  }

  private static Node heading() {
    ImageView logo =
        new ImageView(
            new Image(
                Objects.requireNonNull(WelcomeView.class.getResource("/lynearm/ui/lynearm-256.png"))
                    .toExternalForm()));
    logo.setFitWidth(LOGO_SIZE);
    logo.setFitHeight(LOGO_SIZE);
    logo.setSmooth(true);
    Label name = new Label("Lynearm");
    name.getStyleClass().add(Styles.TITLE_1);
    Label what = new Label("See an Alembic migration history, and join its heads.");
    what.getStyleClass().add(Styles.TEXT_MUTED);
    HBox heading = new HBox(logo, new VBox(name, what));
    heading.getStyleClass().add("welcome-heading");
    heading.setAlignment(Pos.CENTER_LEFT);
    return heading;
  }

  private static Node openButton(Runnable chooseFolder) {
    Button open = new Button("Open folder…", new FontIcon(Feather.FOLDER));
    open.setId("welcome-open");
    open.getStyleClass().addAll(Styles.ACCENT, Styles.LARGE);
    open.setDefaultButton(true);
    open.setOnAction(_ -> chooseFolder.run());
    Label drop = new Label("or drop one here. A repository, a project or a migrations folder.");
    drop.getStyleClass().add(Styles.TEXT_MUTED);
    HBox row = new HBox(open, drop);
    row.getStyleClass().add("welcome-open-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static Node section(String title, Node content) {
    Label label = new Label(title);
    label.getStyleClass().add(Styles.TITLE_4);
    VBox section = new VBox(label, content);
    section.getStyleClass().add("welcome-section");
    section.managedProperty().bind(section.visibleProperty());
    section.visibleProperty().bind(content.visibleProperty());
    return section;
  }

  private static Node card(SampleCard sample) {
    Label title = new Label(sample.title());
    title.getStyleClass().add(Styles.TEXT_BOLD);
    Label description = new Label(sample.description());
    description.setWrapText(true);
    description.setMinHeight(Region.USE_PREF_SIZE);
    description.getStyleClass().add(Styles.TEXT_MUTED);
    VBox texts = new VBox(title, description);
    texts.getStyleClass().add("sample-card-texts");
    Button card = new Button();
    card.setGraphic(texts);
    card.getStyleClass().add("sample-card");
    card.setAccessibleText("Open sample: " + sample.title() + ". " + sample.description());
    card.setOnAction(_ -> sample.open().run());
    return card;
  }

  /// Shows these folders, opened lately; the section is hidden if there are none.
  public void setRecent(List<Path> folders) {
    recent.setVisible(!folders.isEmpty());
    recent.getChildren().setAll(folders.stream().map(this::recentLink).toList());
  }

  private Node recentLink(Path folder) {
    Path name = folder.getFileName();
    Hyperlink link = new Hyperlink(name == null ? folder.toString() : name.toString());
    link.setOnAction(_ -> openRecent.accept(folder));
    link.setTooltip(new Tooltip(folder.toString()));
    Path parent = folder.getParent();
    Label where = new Label(parent == null ? "" : parent.toString());
    where.getStyleClass().add(Styles.TEXT_SUBTLE);
    HBox row = new HBox(link, where);
    row.getStyleClass().add("recent-row");
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}
