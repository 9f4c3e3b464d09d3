package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import lynearm.export.Format;
import lynearm.export.View;
import lynearm.look.Scheme;
import org.jspecify.annotations.Nullable;

/// What can be chosen before a history becomes a file.
final class ExportDialog extends GridPane {

  private static final double LABELS = 120;
  private static final double CHOICES = 240;

  /// A value with the words for it.
  private record Named<T>(T value, String text) {}

  private final ChoiceBox<Named<Format>> format;
  private final ChoiceBox<Named<View>> view;
  private final ChoiceBox<Named<Boolean>> part;
  private final ChoiceBox<Named<Double>> scale;
  private final ChoiceBox<Named<Scheme>> scheme;

  /// @param now the colours of the window
  ExportDialog(View usual, Scheme now) {
    setId("export");
    getStyleClass().add("settings");
    getColumnConstraints().addAll(new ColumnConstraints(LABELS), new ColumnConstraints(CHOICES));
    format = line("Format", List.of(Format.values()), it -> it.title());
    view = line("View", List.of(View.values()), it -> it == View.MAP ? "Map" : "Log");
    part = line("Part", List.of(false, true), it -> it ? "What is seen" : "Everything");
    scale = line("Size", List.of(1.0, 2.0), it -> it > 1 ? "Double (×2)" : "As on screen (×1)");
    scheme =
        line(
            "Colours",
            List.of(Scheme.values()),
            it ->
                switch (it) {
                  case LIGHT -> "Light";
                  case DARK -> "Dark";
                  case HIGH_CONTRAST -> "High contrast";
                });
    select(view, usual);
    select(scheme, now);
    select(scale, 2.0);
    var isText =
        Bindings.createBooleanBinding(
            () -> !format.getValue().value().isPicture(), format.valueProperty());
    for (Node onlyForPictures : List.of(view, part)) {
      onlyForPictures.disableProperty().bind(isText);
    }
    var noPixels =
        Bindings.createBooleanBinding(
            () -> format.getValue().value() != Format.PNG, format.valueProperty());
    scale.disableProperty().bind(noPixels);
    Label why = new Label();
    why.setId("export-why");
    why.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    why.textProperty()
        .bind(
            Bindings.when(isText)
                .then("The graph as text has no view and no size; all of it is written.")
                .otherwise(
                    Bindings.when(noPixels)
                        .then("Sharp at any size, so there is none to choose.")
                        .otherwise("")));
    add(why, 1, getRowCount());
  }

  private <T> ChoiceBox<Named<T>> line(String name, List<T> values, Function<T, String> words) {
    ChoiceBox<Named<T>> box =
        new ChoiceBox<>(
            FXCollections.observableArrayList(
                values.stream().map(it -> new Named<>(it, words.apply(it))).toList()));
    box.setId("export-" + name.toLowerCase(java.util.Locale.ROOT));
    box.setMaxWidth(Double.MAX_VALUE);
    box.getSelectionModel().select(0);
    box.setAccessibleText(name);
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Named<T> named) {
            return named == null ? "" : named.text();
          }

          @Override
          public @Nullable Named<T> fromString(String text) {
            return null;
          }
        });
    Label label = new Label(name);
    label.setLabelFor(box);
    addRow(getRowCount(), label, box);
    return box;
  }

  private static <T> void select(ChoiceBox<Named<T>> box, T value) {
    box.getItems().stream()
        .filter(named -> named.value().equals(value))
        .findFirst()
        .ifPresent(box::setValue);
  }

  Format format() {
    return format.getValue().value();
  }

  /// What was chosen, to be written into this file.
  ExportWish wish(java.nio.file.Path file) {
    return new ExportWish(
        format(),
        view.getValue().value(),
        scheme.getValue().value(),
        scale.getValue().value(),
        part.getValue().value(),
        file);
  }
}
