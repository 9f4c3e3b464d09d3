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
import javafx.collections.MapChangeListener;
import javafx.scene.Scene;
import lynearm.look.Scheme;
import lynearm.ui.common.Memory;
import org.jspecify.annotations.Nullable;

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
  private static final String WINDOWS_CONTRAST = "Windows.SPI.HighContrast";
  private static final String GTK_THEME = "GTK.theme_name";
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
          "ui/doctor/doctor.css",
          "ui/branches/branches.css",
          "ui/timeline/timeline.css",
          "ui/welcome/welcome.css",
          "ui/shell/shell.css");

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.SYSTEM);
  private final Scene scene;
  private @Nullable Scheme shown;

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
    Platform.getPreferences().addListener((MapChangeListener<String, Object>) _ -> apply());
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
      case SYSTEM -> ofSystem(Platform.getPreferences());
    };
  }

  /// What a system with these preferences asks for. JavaFX has no common name for high contrast:
  /// Windows tells whether it is on, GTK has themes for it by name, and macOS tells nothing.
  static Scheme ofSystem(Platform.Preferences system) {
    boolean highContrast =
        system.getBoolean(WINDOWS_CONTRAST).orElse(false)
            || system.getString(GTK_THEME).filter(Theme::isHighContrast).isPresent();
    if (highContrast) {
      return Scheme.HIGH_CONTRAST;
    }
    return system.getColorScheme() == ColorScheme.DARK ? Scheme.DARK : Scheme.LIGHT;
  }

  /// Whether a GTK theme is one such as `HighContrast`, `HighContrastInverse` or `ContrastHigh`.
  static boolean isHighContrast(String gtkTheme) {
    String name = gtkTheme.toLowerCase(Locale.ROOT);
    return name.contains("highcontrast") || name.contains("contrasthigh");
  }

  private void apply() {
    Scheme scheme = scheme();
    if (scheme == shown) {
      return;
    }
    shown = scheme;
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
