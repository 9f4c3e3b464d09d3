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
final class Timezone {

  private static final Set<String> NAMES = ZoneRulesProvider.getAvailableZoneIds();

  /// Names of the time zone database that Java has dropped or writes in another way.
  private static final Map<String, ZoneId> FURTHER =
      Map.of(
          "EST", ZoneOffset.ofHours(-5),
          "MST", ZoneOffset.ofHours(-7),
          "HST", ZoneOffset.ofHours(-10),
          "Factory", ZoneOffset.UTC);

  /// The folder in which Unix systems keep every zone a second time.
  private static final String POSIX = "posix/";

  private Timezone() {}

  /// The zone of a name as given, else of the name in upper case. Alembic: `ScriptDirectory`,
  /// `_generate_create_date`.
  static Outcome<ZoneId> find(String name) {
    var unfit = unfit(name);
    if (unfit.isPresent()) {
      return new Outcome.Failed<>(new AlembicError("ValueError", unfit.get()));
    }
    return lookUp(name)
        .or(() -> lookUp(name.toUpperCase(Locale.ROOT)))
        .<Outcome<ZoneId>>map(Outcome.Given::new)
        .orElseGet(() ->
            new Outcome.Failed<>(
                new AlembicError("CommandError", "Can't locate timezone: " + name)));
  }

  private static Optional<ZoneId> lookUp(String name) {
    var plain = name.startsWith(POSIX) ? name.substring(POSIX.length()) : name;
    if (NAMES.contains(plain) && !plain.startsWith("SystemV/")) {
      return Optional.of(ZoneId.of(plain));
    }
    return Optional.ofNullable(FURTHER.get(plain));
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
}
