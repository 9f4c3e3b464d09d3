package lynearm.cli;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/// The clock that new files are dated by. Reproducible builds stop it with `SOURCE_DATE_EPOCH`.
final class CreationClock {

  private static final String VARIABLE = "SOURCE_DATE_EPOCH";

  /// The end of the year 9999, beyond which Python knows no dates.
  private static final long LAST = 253_402_300_799L;

  private CreationClock() {}

  /// @param environment the environment variables of this process
  /// @throws Failure if the variable is no number of seconds
  static Clock of(Map<String, String> environment, ZoneId zone) throws Failure {
    String seconds = environment.getOrDefault(VARIABLE, "");
    if (seconds.isEmpty()) {
      return Clock.system(zone);
    }
    try {
      long since = Long.parseLong(seconds.strip());
      if (since >= 0 && since <= LAST) {
        return Clock.fixed(Instant.ofEpochSecond(since), zone);
      }
    } catch (NumberFormatException _) {
      // Told below.
    }
    throw new Failure(
        VARIABLE + " is " + seconds + ", which is no number of seconds since 1970",
        "Set it to one, such as 1735689600, or unset it.");
  }
}
