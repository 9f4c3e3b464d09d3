package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lynearm.ui.common.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

  @TempDir private Path folder;

  private Memory memory() {
    return Memory.in(folder.resolve("window.properties"), Runnable::run);
  }

  @Test
  void whatIsChosenIsThereTheNextTime() {
    Settings settings = new Settings(memory());
    settings.densityProperty().set(Settings.Density.COMPACT);
    settings.sideBySideProperty().set(true);
    settings.headsUpProperty().set(false);

    Settings again = new Settings(memory());
    assertThat(again.densityProperty().get()).isEqualTo(Settings.Density.COMPACT);
    assertThat(again.sideBySideProperty().get()).isTrue();
    assertThat(again.headsUpProperty().get()).isFalse();
    assertThat(again.datesProperty().get()).isEqualTo(Settings.Dates.ISO);
  }

  @Test
  void whatNoVersionKnowsIsAsUsual() throws IOException {
    Files.writeString(folder.resolve("window.properties"), "settings.motion=SIDEWAYS\n");

    assertThat(new Settings(memory()).motionProperty().get()).isEqualTo(Settings.Motion.SYSTEM);
  }

  @Test
  void sizesBelongToTheirFolder() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Path other = Files.createDirectory(folder.resolve("other"));
    Memory memory = memory();
    memory.opened(one);
    memory.opened(other);
    new PanelSizes(memory, () -> Optional.of(one)).put("side", 300);

    assertThat(new PanelSizes(memory(), () -> Optional.of(one)).get("side", 236)).isEqualTo(300);
    assertThat(new PanelSizes(memory(), () -> Optional.of(other)).get("side", 236)).isEqualTo(236);
  }

  @Test
  void sizesOfAFolderThatIsGoneAreForgotten() throws IOException {
    Path one = Files.createDirectory(folder.resolve("one"));
    Memory memory = memory();
    memory.opened(one);
    new PanelSizes(memory, () -> Optional.of(one)).put("side", 300);
    Files.delete(one);

    assertThat(memory().get(Memory.keyOf(one, "side"))).isEmpty();
  }
}
