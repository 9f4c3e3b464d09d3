package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnPlacesTest {

  @ParameterizedTest
  @CsvSource({
    "1280, GRAPH ID MESSAGE AUTHOR DATE FILE",
    "960, GRAPH ID MESSAGE AUTHOR DATE",
    "700, GRAPH ID MESSAGE DATE",
    "560, GRAPH ID MESSAGE",
    "313, GRAPH MESSAGE",
    "100, GRAPH MESSAGE",
  })
  void theFileGivesWayFirstThenTheAuthorTheDateAndTheId(double width, String columns) {
    ColumnPlaces places = ColumnPlaces.of(width, Map.of(), Set.of());

    assertThat(names(places)).isEqualTo(columns);
  }

  @Test
  void theMessageTakesWhatIsLeft() {
    ColumnPlaces places = ColumnPlaces.of(1280, Map.of(LogColumn.FILE, 100.0), Set.of());

    assertThat(places.columns().getLast().end()).isEqualTo(1280);
    assertThat(places.of(LogColumn.FILE).orElseThrow().width()).isEqualTo(100);
  }

  @Test
  void aHiddenColumnLeavesItsPlaceToTheMessage() {
    ColumnPlaces places = ColumnPlaces.of(1280, Map.of(), Set.of(LogColumn.AUTHOR));

    assertThat(names(places)).isEqualTo("GRAPH ID MESSAGE DATE FILE");
    assertThat(places.columns().getLast().end()).isEqualTo(1280);
  }

  private static String names(ColumnPlaces places) {
    return places.columns().stream()
        .map(place -> place.column().name())
        .collect(Collectors.joining(" "));
  }
}
