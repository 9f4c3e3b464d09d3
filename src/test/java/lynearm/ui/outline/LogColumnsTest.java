package lynearm.ui.outline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import lynearm.ui.common.Memory;
import org.junit.jupiter.api.Test;

class LogColumnsTest {

  private final Memory memory = Memory.ofNothing();
  private final LogColumns columns = columns();

  private LogColumns columns() {
    LogColumns made = new LogColumns();
    made.rememberIn(memory);
    return made;
  }

  @Test
  void widthsAndHiddenColumnsAreRemembered() {
    columns.show(LogColumn.FILE, false);
    columns.widen(new ColumnPlaces.Place(LogColumn.AUTHOR, 0, 150), 30);

    LogColumns again = columns();
    assertThat(again.hidden()).containsExactly(LogColumn.FILE);
    assertThat(again.widths()).containsEntry(LogColumn.AUTHOR, 180.0).hasSize(1);
  }

  @Test
  void theUsualColumnsAreRememberedToo() {
    columns.show(LogColumn.FILE, false);
    columns.widen(new ColumnPlaces.Place(LogColumn.AUTHOR, 0, 150), 30);
    columns.reset();

    LogColumns again = columns();
    assertThat(again.hidden()).isEmpty();
    assertThat(again.widths()).isEmpty();
  }

  @Test
  void noColumnBecomesTooNarrow() {
    columns.widen(new ColumnPlaces.Place(LogColumn.DATE, 0, 100), -500);

    assertThat(columns.widths()).containsEntry(LogColumn.DATE, LogColumn.DATE.leastWidth());
  }

  @Test
  void aColumnWithNothingToShowLeavesItsRoomToTheMessage() {
    LogColumns columns = new LogColumns();
    ColumnPlaces all = columns.places(1200, Map.of(), Set.of());
    ColumnPlaces without = columns.places(1200, Map.of(), Set.of(LogColumn.AUTHOR));

    assertThat(without.of(LogColumn.AUTHOR)).isEmpty();
    assertThat(without.of(LogColumn.MESSAGE).orElseThrow().width())
        .isGreaterThan(all.of(LogColumn.MESSAGE).orElseThrow().width());
    assertThat(columns.hidden()).isEmpty();
  }
}
