package lynearm.alembic.template;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;

/// `strftime` in the C locale, with the flags of the GNU C library.
final class DateFormat {

  private static final List<String> DAYS =
      List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
  private static final List<String> MONTHS =
      List.of(
          "January",
          "February",
          "March",
          "April",
          "May",
          "June",
          "July",
          "August",
          "September",
          "October",
          "November",
          "December");

  private final CreateDate date;
  private final LocalDateTime local;

  private DateFormat(CreateDate date) {
    this.date = date;
    this.local = date.local();
  }

  /// Formats a date. A sign that systems treat differently is refused.
  static String format(CreateDate date, String format) {
    return new DateFormat(date).run(format);
  }

  private String run(String format) {
    var text = new StringBuilder();
    int at = 0;
    while (at < format.length()) {
      char character = format.charAt(at);
      at++;
      if (character != '%') {
        text.append(character);
        continue;
      }
      boolean flagged = at < format.length() && "-_0^".indexOf(format.charAt(at)) >= 0;
      char flag = flagged ? format.charAt(at) : ' ';
      at += flagged ? 1 : 0;
      if (at >= format.length()) {
        throw TemplateFault.outside("systems disagree about a date format that ends in %");
      }
      text.append(field(format.charAt(at), flag));
      at++;
      Allowance.size(text.length());
    }
    return text.toString();
  }

  private String field(char sign, char flag) {
    return switch (sign) {
      case 'Y' -> number(local.getYear(), 1, flag, '0');
      case 'y' -> number(Math.floorMod(local.getYear(), 100), 2, flag, '0');
      case 'C' -> number(Math.floorDiv(local.getYear(), 100), 2, flag, '0');
      case 'm' -> number(local.getMonthValue(), 2, flag, '0');
      case 'd' -> number(local.getDayOfMonth(), 2, flag, '0');
      case 'e' -> number(local.getDayOfMonth(), 2, flag, ' ');
      case 'j' -> number(local.getDayOfYear(), 3, flag, '0');
      case 'H' -> number(local.getHour(), 2, flag, '0');
      case 'k' -> number(local.getHour(), 2, flag, ' ');
      case 'I' -> number(twelve(), 2, flag, '0');
      case 'l' -> number(twelve(), 2, flag, ' ');
      case 'M' -> number(local.getMinute(), 2, flag, '0');
      case 'S' -> number(local.getSecond(), 2, flag, '0');
      case 'u' -> number(local.getDayOfWeek().getValue(), 1, flag, '0');
      case 'w' -> number(local.getDayOfWeek().getValue() % 7, 1, flag, '0');
      case 'U' -> number(week(local.getDayOfWeek().getValue() % 7), 2, flag, '0');
      case 'W' -> number(week(local.getDayOfWeek().getValue() - 1), 2, flag, '0');
      case 'V' -> number(local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), 2, flag, '0');
      case 'G' -> number(local.get(IsoFields.WEEK_BASED_YEAR), 1, flag, '0');
      case 'g' -> number(local.get(IsoFields.WEEK_BASED_YEAR) % 100, 2, flag, '0');
      case 'a' -> word(DAYS.get(local.getDayOfWeek().getValue() - 1).substring(0, 3), flag);
      case 'A' -> word(DAYS.get(local.getDayOfWeek().getValue() - 1), flag);
      case 'b', 'h' -> word(MONTHS.get(local.getMonthValue() - 1).substring(0, 3), flag);
      case 'B' -> word(MONTHS.get(local.getMonthValue() - 1), flag);
      case 'p' -> word(local.getHour() < 12 ? "AM" : "PM", flag);
      case 'P' -> word(local.getHour() < 12 ? "am" : "pm", flag);
      default -> whole(sign, flag);
    };
  }

  /// The signs that take no flag.
  private String whole(char sign, char flag) {
    if (flag != ' ') {
      throw unknown(sign);
    }
    return switch (sign) {
      case 'f' -> CreateDate.digits(date.microsecond(), 6);
      case 'z' -> date.offset().map(DateFormat::zone).orElse("");
      case 'Z' -> zoneName();
      case 'c' -> run("%a %b %e %H:%M:%S ") + local.getYear();
      case 'x', 'D' -> run("%m/%d/%y");
      case 'X', 'T' -> run("%H:%M:%S");
      case 'F' -> run("%Y-%m-%d");
      case 'R' -> run("%H:%M");
      case 'r' -> run("%I:%M:%S %p");
      case 'n' -> "\n";
      case 't' -> "\t";
      case '%' -> "%";
      default -> throw unknown(sign);
    };
  }

  private static TemplateFault unknown(char sign) {
    return TemplateFault.outside("systems disagree about %" + sign + " in a date format");
  }

  private static String number(int number, int width, char flag, char fill) {
    String digits = Integer.toString(number);
    char padding =
        switch (flag) {
          case '_' -> ' ';
          case '0' -> '0';
          default -> fill;
        };
    if (flag == '-') {
      return digits;
    }
    return String.valueOf(padding).repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String word(String word, char flag) {
    return switch (flag) {
      case '^' -> word.toUpperCase(Locale.ROOT);
      case ' ', '-' -> word;
      default -> throw TemplateFault.outside("systems disagree about padded words in dates");
    };
  }

  private static String zone(ZoneOffset offset) {
    return CreateDate.offsetText(offset, "");
  }

  private String zoneName() {
    if (date.offset().isEmpty()) {
      return "";
    }
    return date.zone()
        .flatMap(zone -> Timezone.shortName(zone, date.offset().get(), local.getYear()))
        .orElseThrow(
            () -> TemplateFault.outside("the short name of the time zone is not known here"));
  }

  private int twelve() {
    return local.get(ChronoField.CLOCK_HOUR_OF_AMPM);
  }

  /// The week of the year, if weeks begin on the day that is `daysSince` days before this one.
  private int week(int daysSince) {
    return (local.getDayOfYear() + 6 - daysSince) / 7;
  }
}
