package lynearm.sample;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import lynearm.git.FreshRepository;

/// Somebody who wrote migrations in a sample.
record Person(String name, String email, ZoneId zone) {

  static Person of(String name, String email, String zone) {
    return new Person(name, email, ZoneId.of(zone));
  }

  FreshRepository.Author at(LocalDateTime when) {
    OffsetDateTime there = when.withNano(0).atZone(zone).toOffsetDateTime();
    return new FreshRepository.Author(name, email, there);
  }
}
