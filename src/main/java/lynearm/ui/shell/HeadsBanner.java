package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lynearm.workspace.Viewed;
import org.controlsfx.control.PopOver;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Says above the graph that there are several heads, or that Alembic refuses the history, and what
/// can be done about it.
final class HeadsBanner extends HBox {

  private final WindowViewModel model;
  private final Command mergeHeads;

  HeadsBanner(WindowViewModel model, Command mergeHeads) {
    this.model = model;
    this.mergeHeads = mergeHeads;
    getStyleClass().add("heads-banner");
    setId("heads-banner");
    setAlignment(Pos.CENTER_LEFT);
    setMinHeight(USE_PREF_SIZE);
  }

  /// Shows this, or nothing.
  void show(Optional<HeadsNotice> notice) {
    setVisible(notice.isPresent());
    setManaged(notice.isPresent());
    getStyleClass().removeAll("refused", "labelled");
    if (notice.isEmpty()) {
      return;
    }
    HeadsNotice now = notice.get();
    FontIcon icon = new FontIcon(Feather.INFO);
    Button merge = new Button("Merge…");
    merge.setOnAction(_ -> mergeHeads.run());
    merge.disableProperty().bind(mergeHeads.disabledProperty());
    boolean isOwn =
        model.project().workspace().filter(it -> it.viewed().isCheckedOut()).isPresent();
    merge.setVisible(isOwn);
    merge.setManaged(isOwn);
    switch (now.kind()) {
      case REFUSED -> {
        getStyleClass().add("refused");
        icon.setIconCode(Feather.ALERT_CIRCLE);
        merge.setVisible(false);
        merge.setManaged(false);
      }
      case SEVERAL -> icon.setIconCode(Feather.ALERT_TRIANGLE);
      case LABELLED -> getStyleClass().add("labelled");
    }
    Label text = new Label(now.text());
    text.setId("heads-banner-text");
    text.setMinWidth(0);
    text.setWrapText(true);
    Button since = new Button("Since when?");
    since.setId("heads-since");
    since.setTooltip(new Tooltip("When the second head appeared, and who brought it"));
    since.setOnAction(_ -> model.timeline().showParting());
    boolean isKnown =
        now.kind() != HeadsNotice.Kind.REFUSED
            && model.project().repository().isPresent()
            && !(model.project().workspace().orElseThrow().viewed() instanceof Viewed.Joined);
    since.setVisible(isKnown);
    since.setManaged(isKnown);
    Button why = new Button("Why?");
    why.setId("heads-why");
    why.setOnAction(_ -> explain(why, now));
    for (Button button : List.of(merge, since, why)) {
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.getStyleClass().add(Styles.SMALL);
    }
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().setAll(icon, text, space, merge, since, why);
  }

  private static void explain(Button at, HeadsNotice notice) {
    Label text = new Label(notice.why());
    text.setWrapText(true);
    text.getStyleClass().add("why");
    PopOver popOver = new PopOver(text);
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_RIGHT);
    popOver.setDetachable(false);
    popOver.getRoot().getStylesheets().setAll(at.getScene().getStylesheets());
    popOver.show(at);
  }
}
