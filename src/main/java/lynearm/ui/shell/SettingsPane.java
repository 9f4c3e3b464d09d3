package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// All settings, one a line. What is chosen applies at once, so there is nothing to confirm.
final class SettingsPane extends GridPane {

  private static final double LABELS = 190;
  private static final double CHOICES = 220;

  /// Yes and no in the words of what is chosen.
  private record Either(boolean yes, String text) implements Settings.Option {}

  SettingsPane(Settings settings, Theme theme) {
    setId("settings");
    getStyleClass().add("settings");
    ColumnConstraints labels = new ColumnConstraints(LABELS);
    ColumnConstraints choices = new ColumnConstraints(CHOICES);
    choices.setHalignment(HPos.LEFT);
    getColumnConstraints().addAll(labels, choices);
    section("Looks");
    line("Theme", Feather.SUN, choice("theme", Theme.Choice.values(), theme.choiceProperty()));
    line(
        "Text",
        Feather.TYPE,
        choice("text", Settings.TextSize.values(), settings.textSizeProperty()));
    line(
        "Rows",
        Feather.MENU,
        choice("density", Settings.Density.values(), settings.densityProperty()));
    line(
        "Dates",
        Feather.CALENDAR,
        choice("dates", Settings.Dates.values(), settings.datesProperty()));
    line(
        "Gliding and fading",
        Feather.WIND,
        choice("motion", Settings.Motion.values(), settings.motionProperty()));
    section("Graph");
    line(
        "Heads",
        Feather.ARROW_UP,
        either("direction", settings.headsUpProperty(), "At the top", "At the bottom"));
    line(
        "Fold on opening",
        Feather.MINIMIZE_2,
        choice("fold", Settings.FoldRule.values(), settings.foldRuleProperty()));
    line(
        "Map and log",
        Feather.COLUMNS,
        either(
            "arrangement", settings.sideBySideProperty(), "Side by side", "One above the other"));
    Label note =
        new Label("Applied at once, and remembered. Sizes of panels are kept for each folder.");
    note.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    add(note, 0, getRowCount(), 2, 1);
  }

  private void section(String name) {
    Label title = new Label(name);
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "settings-section");
    add(title, 0, getRowCount(), 2, 1);
  }

  private void line(String name, Feather icon, Node choice) {
    Label label = new Label(name, new FontIcon(icon));
    label.setGraphicTextGap(10);
    label.setLabelFor(choice);
    choice.setAccessibleText(name);
    addRow(getRowCount(), label, choice);
  }

  private static <E extends Settings.Option> ChoiceBox<E> choice(
      String name, E[] options, Property<E> chosen) {
    ChoiceBox<E> box = new ChoiceBox<>(FXCollections.observableArrayList(options));
    box.setId("settings-" + name);
    box.setMaxWidth(Double.MAX_VALUE);
    box.setConverter(new Text<>(List.of(options)));
    box.valueProperty().bindBidirectional(chosen);
    return box;
  }

  private static ChoiceBox<Either> either(
      String name, BooleanProperty chosen, String yes, String no) {
    Either[] both = {new Either(true, yes), new Either(false, no)};
    ObjectProperty<Either> value = new SimpleObjectProperty<>(chosen.get() ? both[0] : both[1]);
    value.subscribe((_, now) -> chosen.set(now.yes()));
    ChoiceBox<Either> box = choice(name, both, value);
    // the box keeps the value alive, and both end with the dialog
    box.getProperties().put("value", value);
    return box;
  }

  private static final class Text<E extends Settings.Option> extends StringConverter<E> {

    private final List<E> options;

    Text(List<E> options) {
      this.options = options;
    }

    @Override
    public String toString(@Nullable E option) {
      return option == null ? "" : option.text();
    }

    @Override
    public @Nullable E fromString(String text) {
      return options.stream().filter(option -> option.text().equals(text)).findFirst().orElse(null);
    }
  }
}
