package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeTest {

  @ParameterizedTest
  @ValueSource(strings = {"HighContrast", "HighContrastInverse", "ContrastHigh", "highcontrast"})
  void themesOfGtkForHighContrastAreKnownByName(String name) {
    assertThat(Theme.isHighContrast(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Adwaita", "Adwaita-dark", "Yaru", "Breeze", ""})
  void otherThemesOfGtkAreNot(String name) {
    assertThat(Theme.isHighContrast(name)).isFalse();
  }
}
