package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSortTest {

  @ParameterizedTest
  @EnumSource(value = LogColumn.class, names = "GRAPH", mode = EnumSource.Mode.EXCLUDE)
  void anOrderIsRemembered(LogColumn column) {
    for (boolean descending : new boolean[] {false, true}) {
      LogSort sort = new LogSort(column, descending);
      assertThat(LogSort.remembered(sort.toRemember())).isEqualTo(sort);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "GRAPH", "GRAPH-", "a column of another time"})
  void whatIsNoOrderIsThatOfTheHistory(String word) {
    assertThat(LogSort.remembered(word)).isEqualTo(LogSort.HISTORY);
  }
}
