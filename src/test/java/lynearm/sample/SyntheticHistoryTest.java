package lynearm.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticHistoryTest {

  @TempDir Path folder;

  private static Map<String, String> texts(Path versions) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.list(versions)) {
      for (Path file : files.toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @ParameterizedTest
  @CsvSource({"2, 1, 1", "5, 4, 2", "120, 1, 3", "300, 6, 4", "300, 40, 5"})
  void everyLaneEndsInAHead(int revisions, int lanes, long seed) throws IOException {
    WrittenHistory history =
        WrittenHistory.of(SyntheticHistory.write(folder, revisions, lanes, seed));
    assertThat(history.parents()).hasSize(revisions);
    assertThat(history.heads()).hasSize(lanes);
    assertThat(history.bases()).hasSize(1);
    assertThat(history.missing()).isEmpty();
    assertThat(history.merges().isEmpty()).isEqualTo(revisions < 10 || lanes == 1);
  }

  @Test
  void equalArgumentsGiveEqualFiles() throws IOException {
    Map<String, String> first = texts(SyntheticHistory.write(folder.resolve("a"), 80, 3, 9));
    assertThat(texts(SyntheticHistory.write(folder.resolve("b"), 80, 3, 9))).isEqualTo(first);
    assertThat(texts(SyntheticHistory.write(folder.resolve("c"), 80, 3, 10))).isNotEqualTo(first);
  }

  @Test
  void theProjectIsComplete() throws IOException {
    SyntheticHistory.write(folder, 3, 1, 1);
    assertThat(folder.resolve("alembic.ini")).content().contains("script_location = migrations");
    assertThat(folder.resolve("migrations/env.py")).isRegularFile();
    assertThat(folder.resolve("migrations/script.py.mako")).isRegularFile();
  }

  @Test
  void mergesAreAsOftenAsAskedFor() throws IOException {
    Path versions =
        SyntheticHistory.write(folder.resolve("a"), new SyntheticHistory.Shape(200, 5, 0, 1));
    assertThat(WrittenHistory.of(versions).merges()).isEmpty();
    versions =
        SyntheticHistory.write(folder.resolve("b"), new SyntheticHistory.Shape(200, 5, 2, 1));
    assertThat(WrittenHistory.of(versions).merges()).hasSizeBetween(40, 110);
  }

  @Test
  void aFileHasOneToFiveOperationsAsAutogenerateLeavesThem() throws IOException {
    Map<String, String> texts = texts(SyntheticHistory.write(folder, 400, 4, 2));
    assertThat(texts.values().stream().mapToInt(String::length).average().orElseThrow())
        .isBetween(1_200.0, 2_500.0);
  }

  @Test
  void asManyLanesAsRevisionsAreRefused() {
    assertThatThrownBy(() -> SyntheticHistory.write(folder, 3, 3, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
