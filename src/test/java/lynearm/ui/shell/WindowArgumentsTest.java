package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import lynearm.sample.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowArgumentsTest {

  private static WindowArguments of(String... words) {
    return WindowArguments.of(List.of(words));
  }

  @Test
  void nothingIsOpenedByDefault() {
    assertThat(of().path()).isEmpty();
    assertThat(of().sample()).isEmpty();
    assertThat(of().remembers()).isTrue();
  }

  @Test
  void pathThatIsThereIsMadeAbsolute(@TempDir Path folder) {
    assertThat(of(folder + "/.").path()).contains(folder);
  }

  @Test
  void pathMayStartWithDashesAfterTwoDashes() {
    assertThat(of("--", "--odd").path()).contains(Path.of("--odd"));
  }

  @Test
  void optionsAreRead() {
    WindowArguments read = of("--sample=large", "--theme=high-contrast", "--memory=none");
    assertThat(read.sample()).contains(Sample.LARGE);
    assertThat(read.theme()).contains(Theme.Choice.HIGH_CONTRAST);
    assertThat(read.remembers()).isFalse();
  }

  @Test
  void picturesRememberNothing() {
    WindowArguments read = of("--picture=/tmp/window.png");
    assertThat(read.picture()).contains(Path.of("/tmp/window.png"));
    assertThat(read.remembers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sample=huge | --sample can be small, large, problems, not huge
          --sample      | --sample can be small, large, problems
          --theme=pink  | --theme can be system, light, dark, high-contrast, not pink
          --picture=    | --picture=FILE needs the name of a file
          --memory=all  | --memory can only be none
          --help        | the window has no option --help, but --sample, --theme, --picture, --memory
          """)
  void whatCannotBeUsedIsRefused(String word, String sentence) {
    assertThatThrownBy(() -> of(word)).hasMessage(sentence);
  }

  @Test
  void secondPathIsRefused() {
    assertThatThrownBy(() -> of("a", "b")).hasMessage("the window opens one path, but got a and b");
  }
}
