package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CreationClockTest {

  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void theVariableStopsTheClock() throws Failure {
    var clock = CreationClock.of(Map.of("SOURCE_DATE_EPOCH", "1735689600"), TOKYO);

    assertThat(clock.instant()).isEqualTo(Instant.parse("2025-01-01T00:00:00Z"));
    assertThat(clock.getZone()).isEqualTo(TOKYO);
  }

  @Test
  void withoutItTheClockGoesOn() throws Failure {
    assertThat(CreationClock.of(Map.of("SOURCE_DATE_EPOCH", ""), TOKYO).instant())
        .isAfter(Instant.parse("2025-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "1.5", "99999999999999999999", "9000000000000000"})
  void whatIsNoNumberOfSecondsIsSaid(String value) {
    assertThatThrownBy(() -> CreationClock.of(Map.of("SOURCE_DATE_EPOCH", value), TOKYO))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("SOURCE_DATE_EPOCH is " + value);
  }
}
