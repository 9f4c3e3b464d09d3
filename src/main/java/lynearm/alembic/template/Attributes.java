package lynearm.alembic.template;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.python.PythonException;
import lynearm.python.PythonText;
import lynearm.python.PythonValue;

/// What stands behind a dot.
final class Attributes {

  private static final Set<String> LIST =
      Set.of(
          "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove",
          "reverse", "sort");
  private static final Set<String> DICT =
      Set.of(
          "clear",
          "copy",
          "fromkeys",
          "get",
          "items",
          "keys",
          "pop",
          "popitem",
          "setdefault",
          "update",
          "values");
  private static final Set<String> NUMBER =
      Set.of(
          "as_integer_ratio",
          "bit_count",
          "bit_length",
          "conjugate",
          "denominator",
          "from_bytes",
          "fromhex",
          "hex",
          "imag",
          "is_integer",
          "numerator",
          "real",
          "to_bytes");
  private static final Set<String> DATE =
      Set.of(
          "astimezone",
          "combine",
          "ctime",
          "date",
          "dst",
          "fold",
          "fromisocalendar",
          "fromisoformat",
          "fromordinal",
          "fromtimestamp",
          "isocalendar",
          "isoformat",
          "isoweekday",
          "max",
          "min",
          "now",
          "replace",
          "resolution",
          "strftime",
          "strptime",
          "time",
          "timestamp",
          "timetuple",
          "timetz",
          "today",
          "toordinal",
          "tzinfo",
          "tzname",
          "utcfromtimestamp",
          "utcnow",
          "utcoffset",
          "utctimetuple",
          "weekday");

  private Attributes() {}

  static PythonValue of(PythonValue value, String name) throws PythonException {
    if (name.startsWith("__")) {
      throw TemplateFault.outside("the attribute " + name + " is not known here");
    }
    return switch (value) {
      case PythonValue.Str(String text) -> StringMethods.attribute(text, name);
      case DateValue.Moment(CreateDate date) -> moment(date, name);
      case DateValue.Day(LocalDate date) -> day(date, name);
      case ConfigValue config -> config.attribute(name);
      case ContextValue context -> context.attribute(name);
      case LoopValue loop -> loop.attribute(name);
      case Module module -> member(module, name);
      case PythonValue.TupleValue(var items) ->
          sequence(value, items, Set.of("count", "index"), name);
      case PythonValue.ListValue(var items) -> sequence(value, items, LIST, name);
      case PythonValue.DictValue(var entries) -> dict(value, entries, name);
      case PythonValue.Int _, PythonValue.Bool _, PythonValue.Real _ ->
          throw absent(value, NUMBER, name);
      case PythonValue.NoneValue _ -> throw absent(value, Set.of(), name);
      case Undefined _ -> throw absent(value, Set.of(), name);
      default -> throw unknown(value, name);
    };
  }

  private static RuntimeException absent(PythonValue value, Set<String> known, String name)
      throws PythonException {
    if (known.contains(name)) {
      return unknown(value, name);
    }
    throw new PythonException(
        "AttributeError", "'%s' object has no attribute '%s'".formatted(value.typeName(), name));
  }

  private static TemplateFault unknown(PythonValue value, String name) {
    return TemplateFault.outside(
        "the attribute %s of %s is not known here".formatted(name, value.typeName()));
  }

  private static PythonValue member(Module module, String name) {
    PythonValue member = module.members().get(name);
    if (member == null) {
      throw TemplateFault.outside(module.name() + "." + name + " is not known here");
    }
    return member;
  }

  private static PythonValue sequence(
      PythonValue value, List<PythonValue> items, Set<String> known, String name)
      throws PythonException {
    if (name.equals("count")) {
      return Function.named(
          name,
          arguments -> {
            arguments.expect(1, 1);
            return PythonValue.of(
                items.stream().filter(item -> Values.equal(item, arguments.at(0))).count());
          });
    }
    if (name.equals("index")) {
      return Function.named(
          name,
          arguments -> {
            arguments.expect(1, 1);
            for (int at = 0; at < items.size(); at++) {
              if (Values.equal(items.get(at), arguments.at(0))) {
                return PythonValue.of(at);
              }
            }
            throw new PythonException("ValueError", "the item is not in it");
          });
    }
    throw absent(value, known, name);
  }

  private static PythonValue dict(
      PythonValue value, Map<PythonValue, PythonValue> entries, String name)
      throws PythonException {
    return switch (name) {
      case "get" ->
          Function.named(
              name,
              arguments -> {
                arguments.expect(1, 2);
                Operations.requireHashable(arguments.at(0));
                var found = Values.find(value, arguments.at(0));
                PythonValue byDefault = arguments.count() > 1 ? arguments.at(1) : PythonValue.NONE;
                return found == null ? byDefault : found;
              });
      case "keys" -> view(name, new ArrayList<>(entries.keySet()));
      case "values" -> view(name, new ArrayList<>(entries.values()));
      case "items" ->
          view(
              name,
              entries.entrySet().stream()
                  .<PythonValue>map(entry ->
                      new PythonValue.TupleValue(List.of(entry.getKey(), entry.getValue())))
                  .toList());
      default -> throw absent(value, DICT, name);
    };
  }

  /// A view of a dict may be walked through here, no more.
  private static PythonValue view(String name, List<PythonValue> items) {
    return Function.named(
        name,
        arguments -> {
          arguments.expect(0, 0);
          return new Iteration(items.iterator());
        });
  }

  private static PythonValue moment(CreateDate date, String name) throws PythonException {
    LocalDateTime local = date.local();
    return switch (name) {
      case "hour" -> PythonValue.of(local.getHour());
      case "minute" -> PythonValue.of(local.getMinute());
      case "second" -> PythonValue.of(local.getSecond());
      case "microsecond" -> PythonValue.of(date.microsecond());
      case "strftime" ->
          Function.named(
              name,
              arguments -> {
                arguments.expect(1, 1, Set.of());
                return Values.text(DateFormat.format(date, arguments.text(0)));
              });
      case "isoformat" -> Function.named(name, arguments -> isoFormat(date, arguments));
      case "date" ->
          Function.named(
              name,
              arguments -> {
                arguments.expect(0, 0);
                return new DateValue.Day(local.toLocalDate());
              });
      case "ctime" ->
          Function.named(
              name,
              arguments -> {
                arguments.expect(0, 0);
                return Values.text(DateFormat.format(date, "%c"));
              });
      case "replace" -> Function.named(name, arguments -> replace(date, arguments));
      case "tzinfo" -> {
        if (date.zone().isPresent()) {
          yield new DateValue.Zone(date.zone().get());
        }
        if (date.offset().isPresent()) {
          throw TemplateFault.outside("the time zone is not known here");
        }
        yield PythonValue.NONE;
      }
      default -> calendar(local.toLocalDate(), new DateValue.Moment(date), name);
    };
  }

  private static PythonValue day(LocalDate date, String name) throws PythonException {
    var midnight = new CreateDate(date.atStartOfDay(), Optional.empty(), Optional.empty(), 0);
    return switch (name) {
      case "strftime" -> moment(midnight, name);
      case "isoformat" ->
          Function.named(
              name,
              arguments -> {
                arguments.expect(0, 0);
                return Values.text(midnight.date());
              });
      default -> calendar(date, new DateValue.Day(date), name);
    };
  }

  private static PythonValue calendar(LocalDate date, DateValue value, String name)
      throws PythonException {
    return switch (name) {
      case "year" -> PythonValue.of(date.getYear());
      case "month" -> PythonValue.of(date.getMonthValue());
      case "day" -> PythonValue.of(date.getDayOfMonth());
      case "weekday" -> count(name, date.getDayOfWeek().getValue() - 1);
      case "isoweekday" -> count(name, date.getDayOfWeek().getValue());
      case "toordinal" -> count(name, date.toEpochDay() + 719_163);
      default -> throw absent(value, DATE, name);
    };
  }

  private static PythonValue count(String name, long result) {
    return Function.named(
        name,
        arguments -> {
          arguments.expect(0, 0);
          return PythonValue.of(result);
        });
  }

  private static PythonValue isoFormat(CreateDate date, Arguments arguments)
      throws PythonException {
    arguments.expect(0, 2, Set.of("sep", "timespec"));
    if (arguments.find(1, "timespec").isPresent()) {
      throw TemplateFault.outside("timespec of isoformat is not known here");
    }
    String separator = Arguments.textOf(arguments.find(0, "sep").orElse(Values.text("T")));
    if (PythonText.length(separator) != 1) {
      throw new PythonException("TypeError", "isoformat() takes one character");
    }
    return Values.text(date.isoFormat(separator));
  }

  private static PythonValue replace(CreateDate date, Arguments arguments) throws PythonException {
    arguments.expect(
        0,
        0,
        Set.of(
            "year", "month", "day", "hour", "minute", "second", "microsecond", "tzinfo", "fold"));
    LocalDateTime local = date.local();
    if (arguments.named().containsKey("tzinfo") || arguments.named().containsKey("fold")) {
      throw TemplateFault.outside("replacing the time zone is not known here");
    }
    try {
      LocalDateTime fresh =
          LocalDateTime.of(
              part(arguments, "year", local.getYear()),
              part(arguments, "month", local.getMonthValue()),
              part(arguments, "day", local.getDayOfMonth()),
              part(arguments, "hour", local.getHour()),
              part(arguments, "minute", local.getMinute()),
              part(arguments, "second", local.getSecond()),
              Math.multiplyExact(part(arguments, "microsecond", date.microsecond()), 1000));
      return new DateValue.Moment(
          new CreateDate(fresh, date.offset(), date.zone(), date.epochSecond()));
    } catch (DateTimeException | ArithmeticException _) {
      throw new PythonException("ValueError", "there is no such date");
    }
  }

  private static int part(Arguments arguments, String name, int byDefault) throws PythonException {
    PythonValue value = arguments.named().get(name);
    return value == null ? byDefault : Arguments.numberOf(value);
  }
}
