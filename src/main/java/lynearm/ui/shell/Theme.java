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
import lynearm.look.Scheme;
import lynearm.ui.common.Memory;

/// Light, dark or high contrast, as the system has it or as the person chose. The style classes
/// `dark` and `high-contrast` on the root tell every stylesheet which; high contrast is dark too.
final class Theme {

  /// What the person asked for.
  enum Choice implements Settings.Option {
    SYSTEM("Like the system"),
    LIGHT("Light"),
    DARK("Dark"),
    HIGH_CONTRAST("High contrast");

    private final String text;

    Choice(String text) {
      this.text = text;
    }

    @Override
    public String text() {
      return text;
    }
  }

  private static final String REMEMBERED = "theme";
  private static final String DARK_CLASS = "dark";
  private static final String CONTRAST_CLASS = "high-contrast";
  private static final List<String> SHEETS =
      List.of(
          "look/palette.css",
          "ui/common/contrast.css",
          "ui/common/bridge.css",
          "ui/common/code.css",
          "ui/common/callout.css",
          "ui/common/diff.css",
          "ui/common/panel.css",
          "ui/graph/graph.css",
          "ui/outline/outline.css",
          "ui/details/details.css",
          "ui/merge/merge.css",
          "ui/commit/commit.css",
          "ui/note/note.css",
          "ui/move/move.css",
          "ui/branches/branches.css",
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
      if (choice.name().equalsIgnoreCase(name.replace('-', '_'))) {
        return choice;
      }
    }
    return Choice.SYSTEM;
  }

  ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /// The colours that are shown.
  Scheme scheme() {
    return switch (choice.get()) {
      case LIGHT -> Scheme.LIGHT;
      case DARK -> Scheme.DARK;
      case HIGH_CONTRAST -> Scheme.HIGH_CONTRAST;
      case SYSTEM ->
          Platform.getPreferences().getColorScheme() == ColorScheme.DARK
              ? Scheme.DARK
              : Scheme.LIGHT;
    };
  }

  private void apply() {
    Scheme scheme = scheme();
    Application.setUserAgentStylesheet(
        scheme == Scheme.LIGHT
            ? new PrimerLight().getUserAgentStylesheet()
            : new PrimerDark().getUserAgentStylesheet());
    List<String> classes =
        switch (scheme) {
          case LIGHT -> List.of();
          case DARK -> List.of(DARK_CLASS);
          case HIGH_CONTRAST -> List.of(DARK_CLASS, CONTRAST_CLASS);
        };
    scene.getRoot().getStyleClass().removeAll(DARK_CLASS, CONTRAST_CLASS);
    scene.getRoot().getStyleClass().addAll(classes);
  }
}
