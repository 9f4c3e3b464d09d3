package lynearm.alembic.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import lynearm.revision.AlembicError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateDateTest {

  private static final Instant MOMENT = Instant.parse("2024-07-01T10:11:12.001000999Z");
  private static final ZoneId HOME = ZoneId.of("Asia/Kolkata");

  @Test
  void withoutAConfiguredZoneTheLocalTimeHasNoOffset() {
    assertThat(CreateDate.at(MOMENT, Optional.empty(), HOME))
        .isInstanceOfSatisfying(
            Outcome.Given.class,
            given -> assertThat(given.value()).hasToString("2024-07-01 15:41:12.001000"));
  }

  @ParameterizedTest
  @CsvSource({
    "UTC,              2024-07-01 10:11:12.001000+00:00",
    "utc,              2024-07-01 10:11:12.001000+00:00",
    "est5edt,          2024-07-01 06:11:12.001000-04:00",
    "est,              2024-07-01 05:11:12.001000-05:00",
    "Europe/Berlin,    2024-07-01 12:11:12.001000+02:00",
    "posix/Asia/Tokyo, 2024-07-01 19:11:12.001000+09:00",
  })
  void aConfiguredZoneShowsItsOffset(String zone, String expected) {
    assertThat(CreateDate.at(MOMENT, Optional.of(zone), HOME))
        .isInstanceOfSatisfying(
            Outcome.Given.class, given -> assertThat(given.value()).hasToString(expected));
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "europe/berlin,CommandError,Can't locate timezone: europe/berlin",
        "+01:00,CommandError,Can't locate timezone: +01:00",
        "'UTC ',CommandError,'Can''t locate timezone: UTC '",
        "'',ValueError,'ZoneInfo keys must be normalized relative paths, got: '",
        "/etc/localtime,ValueError,'ZoneInfo keys may not be absolute paths, got: /etc/localtime'",
        "../UTC,ValueError,'ZoneInfo keys must refer to subdirectories of TZPATH, got: ../UTC'",
      })
  void aNameThatIsNoZoneIsRefused(String zone, String className, String message) {
    assertThat(CreateDate.at(MOMENT, Optional.of(zone), HOME))
        .isEqualTo(new Outcome.Failed<>(new AlembicError(className, message)));
  }

  @Test
  void secondsBefore1970AreCutTowardsZero() {
    var date = CreateDate.at(Instant.parse("1969-12-31T23:59:58.5Z"), Optional.of("UTC"), HOME);
    assertThat(date)
        .isInstanceOfSatisfying(
            Outcome.Given.class,
            given -> assertThat(((CreateDate) given.value()).epochSecond()).isEqualTo(-1));
  }
}
