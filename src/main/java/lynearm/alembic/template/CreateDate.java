package lynearm.alembic.template;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import lynearm.revision.AlembicError;

/// The moment at which a revision is made, as Python's `datetime` holds it.
///
/// @param local the date and time on the clock, in whole microseconds
/// @param offset how far that clock is ahead of UTC; absent if no time zone is configured, when
///   Alembic writes plain local time
/// @param zone the name of the time zone as Python looked it up; absent if none is configured
/// @param epochSecond seconds since 1970, cut towards zero
public record CreateDate(
    LocalDateTime local, Optional<ZoneOffset> offset, Optional<String> zone, long epochSecond) {

  private static final int MICROS_PER_SECOND = 1_000_000;

  public CreateDate {
    local = local.truncatedTo(ChronoUnit.MICROS);
  }

  /// The date that Alembic would write at a moment.
  ///
  /// @param timezone the value of the option `timezone`; absent if it is not set
  /// @param system the time zone of this computer, used if none is configured
  public static Outcome<CreateDate> at(Instant moment, Optional<String> timezone, ZoneId system) {
    if (timezone.isEmpty()) {
      return new Outcome.Given<>(of(moment, system, Optional.empty()));
    }
    return switch (Timezone.find(timezone.get())) {
      case Outcome.Given<Timezone>(Timezone(String name, ZoneId zone)) ->
          new Outcome.Given<>(of(moment, zone, Optional.of(name)));
      case Outcome.Failed<Timezone>(AlembicError error) -> new Outcome.Failed<>(error);
    };
  }

  /// A date without a time zone, read on a clock in the given zone. Of two moments with the same
  /// reading the earlier is meant.
  public static CreateDate naive(LocalDateTime local, ZoneId system) {
    return new CreateDate(
        local, Optional.empty(), Optional.empty(), epochSecond(local.atZone(system).toInstant()));
  }

  /// A date with its distance from UTC.
  public static CreateDate aware(LocalDateTime local, ZoneOffset offset) {
    return new CreateDate(
        local, Optional.of(offset), Optional.empty(), epochSecond(local.toInstant(offset)));
  }

  private static CreateDate of(Instant moment, ZoneId zone, Optional<String> name) {
    var there = moment.truncatedTo(ChronoUnit.MICROS).atZone(zone);
    return new CreateDate(
        there.toLocalDateTime(),
        name.map(_ -> there.getOffset()),
        name,
        epochSecond(there.toInstant()));
  }

  private static long epochSecond(Instant moment) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, moment);
    return micros / MICROS_PER_SECOND;
  }

  int microsecond() {
    return local.get(ChronoField.MICRO_OF_SECOND);
  }

  /// As Python's `isoformat` writes it.
  ///
  /// @param separator what stands between date and time
  String isoFormat(String separator) {
    return date() + separator + time() + offset.map(CreateDate::offsetText).orElse("");
  }

  /// `YYYY-MM-DD`.
  String date() {
    return "%s-%s-%s"
        .formatted(
            digits(local.getYear(), 4),
            digits(local.getMonthValue(), 2),
            digits(local.getDayOfMonth(), 2));
  }

  /// `HH:MM:SS`, and the microseconds unless there are none.
  private String time() {
    String time =
        "%s:%s:%s"
            .formatted(
                digits(local.getHour(), 2),
                digits(local.getMinute(), 2),
                digits(local.getSecond(), 2));
    return microsecond() == 0 ? time : time + "." + digits(microsecond(), 6);
  }

  private static String offsetText(ZoneOffset offset) {
    return offsetText(offset, ":");
  }

  /// A distance from UTC as `+HH:MM`, with seconds only if it has some.
  static String offsetText(ZoneOffset offset, String separator) {
    int seconds = Math.abs(offset.getTotalSeconds());
    String text =
        (offset.getTotalSeconds() < 0 ? "-" : "+")
            + digits(seconds / 3600, 2)
            + separator
            + digits(seconds / 60 % 60, 2);
    return seconds % 60 == 0 ? text : text + separator + digits(seconds % 60, 2);
  }

  static String digits(int number, int width) {
    String digits = Integer.toString(number);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  /// As Python's `str` writes it and the stock templates show it.
  @Override
  public String toString() {
    return isoFormat(" ");
  }
}
