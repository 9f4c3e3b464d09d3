package lynearm.look;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;

/// How days are shown.
public enum DayStyle {
  /// `2026-11-02`.
  ISO,
  /// As the language and country of the system have it.
  SYSTEM,
  /// `3 weeks ago`.
  RELATIVE;

  private static final int WEEK = 7;
  private static final int MONTH = 31;
  private static final int YEAR = 365;

  /// A day that is given as `2026-11-02` in this style; any other text stays as it is.
  public String of(String day, Clock clock) {
    if (this == ISO || day.length() != NodeFacts.DAY_LENGTH) {
      return day;
    }
    try {
      LocalDate date = LocalDate.parse(day);
      return this == SYSTEM
          ? DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).format(date)
          : ago(ChronoUnit.DAYS.between(date, LocalDate.now(clock)), day);
    } catch (DateTimeParseException _) {
      return day;
    }
  }

  private static String ago(long days, String day) {
    if (days < 0) {
      return day;
    }
    if (days == 0) {
      return "today";
    }
    if (days == 1) {
      return "yesterday";
    }
    if (days < 2 * WEEK) {
      return days + " days ago";
    }
    if (days < 2 * MONTH) {
      return days / WEEK + " weeks ago";
    }
    return days < 2 * YEAR ? days * 12 / YEAR + " months ago" : days / YEAR + " years ago";
  }
}
