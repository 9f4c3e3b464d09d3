package lynearm.alembic.template;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRulesProvider;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.revision.AlembicError;

/// Time zones by the names that Python's `zoneinfo` accepts on a system that tells upper from lower
/// case. Offsets such as `+01:00` are no names there.
///
/// @param name the name as it is found, perhaps in upper case
/// @param zone its rules
record Timezone(String name, ZoneId zone) {

  private static final Set<String> NAMES = ZoneRulesProvider.getAvailableZoneIds();

  /// Names of the time zone database that Java has dropped or writes in another way.
  private static final Map<String, ZoneId> FURTHER =
      Map.of(
          "EST", ZoneOffset.ofHours(-5),
          "MST", ZoneOffset.ofHours(-7),
          "HST", ZoneOffset.ofHours(-10),
          "Factory", ZoneOffset.UTC);

  private static final int SURE_FROM = 2007;

  /// The folder in which Unix systems keep every zone a second time.
  private static final String POSIX = "posix/";

  /// The zone of a name as given, else of the name in upper case. Alembic: `ScriptDirectory`,
  /// `_generate_create_date`.
  static Outcome<Timezone> find(String name) {
    var unfit = unfit(name);
    if (unfit.isPresent()) {
      return new Outcome.Failed<>(new AlembicError("ValueError", unfit.get()));
    }
    return lookUp(name)
        .or(() -> lookUp(name.toUpperCase(Locale.ROOT)))
        .<Outcome<Timezone>>map(Outcome.Given::new)
        .orElseGet(() ->
            new Outcome.Failed<>(
                new AlembicError("CommandError", "Can't locate timezone: " + name)));
  }

  private static Optional<Timezone> lookUp(String name) {
    var plain = name.startsWith(POSIX) ? name.substring(POSIX.length()) : name;
    if (NAMES.contains(plain) && !plain.startsWith("SystemV/")) {
      return Optional.of(new Timezone(name, ZoneId.of(plain)));
    }
    return Optional.ofNullable(FURTHER.get(plain)).map(zone -> new Timezone(name, zone));
  }

  /// Why a name can be no key of the time zone database, if that is so.
  private static Optional<String> unfit(String name) {
    if (name.startsWith("/")) {
      return Optional.of("ZoneInfo keys may not be absolute paths, got: " + name);
    }
    if (!isNormalized(name)) {
      return Optional.of("ZoneInfo keys must be normalized relative paths, got: " + name);
    }
    if (name.equals(".") || name.equals("..") || name.startsWith("../")) {
      return Optional.of("ZoneInfo keys must refer to subdirectories of TZPATH, got: " + name);
    }
    if (name.indexOf('\0') >= 0) {
      return Optional.of("embedded null byte");
    }
    return Optional.empty();
  }

  /// Whether no part of the path could be left out.
  private static boolean isNormalized(String name) {
    boolean climbing = true;
    String[] parts = name.split("/", -1);
    for (String part : parts) {
      if (part.isEmpty() || (part.equals(".") && parts.length > 1)) {
        return false;
      }
      if (part.equals("..") && !climbing) {
        return false;
      }
      climbing &= part.equals("..");
    }
    return true;
  }

  /// The short name of a time zone at a distance from UTC, for zones whose names are sure.
  ///
  /// @param year the year; names of earlier times differ
  static Optional<String> shortName(String zone, ZoneOffset offset, int year) {
    return switch (zone) {
      case "UTC", "Etc/UTC", "UCT", "Etc/UCT", "Zulu", "Etc/Zulu", "Universal", "Etc/Universal" ->
          Optional.of("UTC");
      case "GMT", "Etc/GMT", "GMT0", "Etc/GMT0", "GMT+0", "GMT-0", "Greenwich", "Etc/Greenwich" ->
          Optional.of("GMT");
      case "EST", "MST", "HST" -> Optional.of(zone).filter(_ -> year >= SURE_FROM);
      case "Europe/Amsterdam",
          "Europe/Berlin",
          "Europe/Brussels",
          "Europe/Budapest",
          "Europe/Copenhagen",
          "Europe/Madrid",
          "Europe/Oslo",
          "Europe/Paris",
          "Europe/Prague",
          "Europe/Rome",
          "Europe/Stockholm",
          "Europe/Vienna",
          "Europe/Warsaw",
          "Europe/Zurich" ->
          summerOrNot(offset, 1, "CET", "CEST", year);
      case "America/New_York" -> summerOrNot(offset, -5, "EST", "EDT", year);
      case "America/Chicago" -> summerOrNot(offset, -6, "CST", "CDT", year);
      case "America/Denver" -> summerOrNot(offset, -7, "MST", "MDT", year);
      case "America/Los_Angeles" -> summerOrNot(offset, -8, "PST", "PDT", year);
      default -> Optional.empty();
    };
  }

  private static Optional<String> summerOrNot(
      ZoneOffset offset, int hours, String winter, String summer, int year) {
    boolean isWinter = offset.equals(ZoneOffset.ofHours(hours));
    boolean isSummer = offset.equals(ZoneOffset.ofHours(hours + 1));
    if (year < SURE_FROM || (!isWinter && !isSummer)) {
      return Optional.empty();
    }
    return Optional.of(isWinter ? winter : summer);
  }
}
