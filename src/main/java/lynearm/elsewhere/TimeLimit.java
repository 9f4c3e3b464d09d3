package lynearm.elsewhere;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// How long something may take, from when this was made.
final class TimeLimit {

  private final InstantSource clock;
  private final Instant end;

  TimeLimit(Duration length, InstantSource clock) {
    this.clock = clock;
    end = clock.instant().plus(length);
  }

  boolean isOver() {
    return clock.instant().isAfter(end);
  }
}
