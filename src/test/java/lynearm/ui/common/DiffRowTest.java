package lynearm.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import org.junit.jupiter.api.Test;

class DiffRowTest {

  @Test
  void theLinesOfADifferenceHaveTheirNumbers() {
    FileEdit edit =
        FileEdit.replace(
            Path.of("/v/b.py"),
            "a\n-- b\nc\n".getBytes(StandardCharsets.UTF_8),
            "a\n++ d\nc\n".getBytes(StandardCharsets.UTF_8));
    assertThat(DiffRow.of(FileDiff.of(edit, "b.py")))
        .containsExactly(
            new DiffRow(1, 1, "a"),
            new DiffRow(2, 0, "-- b"),
            new DiffRow(0, 2, "++ d"),
            new DiffRow(3, 3, "c"));
  }
}
