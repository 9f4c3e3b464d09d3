package lynearm.alembic.template;

import java.time.LocalDate;
import lynearm.python.PythonValue;

/// Python's `date`, `datetime` and `ZoneInfo`.
sealed interface DateValue extends PythonValue.Opaque {

  /// A date with its time.
  record Moment(CreateDate date) implements DateValue {

    @Override
    public String typeName() {
      return "datetime.datetime";
    }

    @Override
    public String text() {
      return date.toString();
    }

    @Override
    public String representation() {
      if (date.offset().isPresent()) {
        throw TemplateFault.outside("the inner form of a date with a time zone is not known here");
      }
      var local = date.local();
      var text =
          new StringBuilder(
              "datetime.datetime(%d, %d, %d, %d, %d"
                  .formatted(
                      local.getYear(),
                      local.getMonthValue(),
                      local.getDayOfMonth(),
                      local.getHour(),
                      local.getMinute()));
      if (local.getSecond() > 0 || date.microsecond() > 0) {
        text.append(", ").append(local.getSecond());
      }
      if (date.microsecond() > 0) {
        text.append(", ").append(date.microsecond());
      }
      return text.append(')').toString();
    }
  }

  /// A date alone.
  record Day(LocalDate date) implements DateValue {

    @Override
    public String typeName() {
      return "datetime.date";
    }

    @Override
    public String text() {
      return CreateDate.digits(date.getYear(), 4)
          + "-"
          + CreateDate.digits(date.getMonthValue(), 2)
          + "-"
          + CreateDate.digits(date.getDayOfMonth(), 2);
    }

    @Override
    public String representation() {
      return "datetime.date(%d, %d, %d)"
          .formatted(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }
  }

  /// A time zone with its name.
  record Zone(String name) implements DateValue {

    @Override
    public String typeName() {
      return "zoneinfo.ZoneInfo";
    }

    @Override
    public String text() {
      return name;
    }

    @Override
    public String representation() {
      throw TemplateFault.outside("the inner form of a time zone is not known here");
    }
  }
}
