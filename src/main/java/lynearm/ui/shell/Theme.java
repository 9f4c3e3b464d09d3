package lynearm.ui.shell;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import lynearm.ui.common.Memory;

/// Light or dark, as the system has it or as the person chose. The style class `dark` on the root
/// tells every stylesheet which.
final class Theme {

  /// What the person asked for.
  enum Choice {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark");

    private final String text;

    Choice(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  private static final String REMEMBERED = "theme";
  private static final String DARK_CLASS = "dark";
  private static final List<String> SHEETS =
      List.of(
          "look/palette.css",
          "ui/common/bridge.css",
          "ui/common/code.css",
          "ui/common/callout.css",
          "ui/graph/graph.css",
          "ui/outline/outline.css",
          "ui/details/details.css",
          "ui/merge/merge.css",
          "ui/welcome/welcome.css",
          "ui/shell/shell.css");

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final Scene scene;

  Theme(Scene scene, Memory memory) {
    this.scene = scene;
    memory.get(REMEMBERED).ifPresent(name -> choice.set(choiceNamed(name)));
    for (String sheet : SHEETS) {
      scene
          .getStylesheets()
          .add(
              Objects.requireNonNull(Theme.class.getResource("/lynearm/" + sheet), sheet)
                  .toExternalForm());
    }
    choice.subscribe(now -> {
      memory.put(REMEMBERED, now.name().toLowerCase(Locale.ROOT));
      apply();
    });
    Platform.getPreferences().colorSchemeProperty().subscribe(this::apply);
  }

  /// The choice of this name; any other name is the system's choice.
  static Choice choiceNamed(String name) {
    for (Choice choice : Choice.values()) {
      if (choice.name().equalsIgnoreCase(name)) {
        return choice;
      }
    }
    return Choice.SYSTEM;
  }

  ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  private void apply() {
    boolean dark =
        switch (choice.get()) {
          case DARK -> true;
          case LIGHT -> false;
          case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    Application.setUserAgentStylesheet(
        dark
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    scene.getRoot().getStyleClass().remove(DARK_CLASS);
    if (dark) {
      scene.getRoot().getStyleClass().add(DARK_CLASS);
    }
  }
}
