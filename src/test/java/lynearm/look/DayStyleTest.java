package lynearm.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayStyleTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "2026-11-22, today",
    "2026-11-21, yesterday",
    "2026-11-15, 7 days ago",
    "2026-11-01, 3 weeks ago",
    "2026-08-22, 3 months ago",
    "2023-11-22, 3 years ago",
    "2027-01-01, 2027-01-01"
  })
  void daysAreToldFromToday(String day, String shown) {
    assertThat(DayStyle.RELATIVE.of(day, NOW)).isEqualTo(shown);
  }

  @Test
  void whatIsNoDayStaysAsItIs() {
    for (DayStyle style : DayStyle.values()) {
      assertThat(style.of("last week!", NOW)).isEqualTo("last week!");
      assertThat(style.of("", NOW)).isEmpty();
    }
    assertThat(DayStyle.ISO.of("2026-11-01", NOW)).isEqualTo("2026-11-01");
  }
}
