package lynearm.alembic;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import lynearm.python.PythonText;

/// Replaces `%(name)s` and `%%` in one option of an ini file, as `ConfigParser` does with its basic
/// interpolation: names of the section, then of `[DEFAULT]`, nested at most ten deep.
final class Interpolation {

  private static final int MAX_DEPTH = 10;

  /// Ten levels of nesting can ask for more text than any machine holds.
  private static final int MAX_STEPS = 100_000;

  private static final int MAX_LENGTH = 1 << 20;

  /// A text being worked through, and how far.
  private static final class Level {
    private final String text;
    private int position;

    Level(String text) {
      this.text = text;
    }
  }

  private final IniFile file;
  private final String section;
  private final String name;
  private final StringBuilder result = new StringBuilder();
  private final Deque<Level> levels = new ArrayDeque<>();

  Interpolation(IniFile file, String section, String name) {
    this.file = file;
    this.section = section;
    this.name = name;
  }

  String interpolate(String raw) throws ConfigurationException {
    levels.push(new Level(raw));
    for (int step = 0; !levels.isEmpty(); step++) {
      if (step > MAX_STEPS || result.length() > MAX_LENGTH) {
        throw refused(
            "MemoryError",
            "",
            "%s in [%s] grows without end".formatted(name, section),
            "Each %(name)s in it stands for several others. Write the value out.");
      }
      advance(levels.getFirst());
    }
    return result.toString();
  }

  private void advance(Level level) throws ConfigurationException {
    int percent = level.text.indexOf('%', level.position);
    if (percent < 0) {
      result.append(level.text, level.position, level.text.length());
      levels.pop();
      return;
    }
    result.append(level.text, level.position, percent);
    char next = percent + 1 < level.text.length() ? level.text.charAt(percent + 1) : '\0';
    if (next == '%') {
      result.append('%');
      level.position = percent + 2;
      return;
    }
    int close = level.text.indexOf(')', percent);
    if (next != '(') {
      throw badPercent(level.text.substring(percent));
    }
    if (close <= percent + 2 || !level.text.startsWith("s", close + 1)) {
      throw badReference(level.text.substring(percent));
    }
    level.position = close + 2;
    reference(level.text.substring(percent + 2, close).toLowerCase(Locale.ROOT));
  }

  private void reference(String referred) throws ConfigurationException {
    var option = file.option(section, referred);
    if (option.isEmpty()) {
      throw missing(referred);
    }
    var raw = option.orElseThrow().raw();
    if (raw.indexOf('%') < 0) {
      result.append(raw);
      return;
    }
    if (levels.size() >= MAX_DEPTH) {
      throw tooDeep();
    }
    levels.push(new Level(raw));
  }

  private ConfigurationException badPercent(String rest) {
    return refused(
        "InterpolationSyntaxError",
        "'%' must be followed by '%' or '(', found: " + PythonText.repr(rest),
        "%s in [%s] has a single %%".formatted(name, section),
        "Alembic stops with InterpolationSyntaxError. Write %% for one percent sign"
            + (file.option(section, name).stream().anyMatch(option -> option.raw().contains("%("))
                ? ", also in a folder's name that %(here)s brings in."
                : "."));
  }

  private ConfigurationException badReference(String rest) {
    return refused(
        "InterpolationSyntaxError",
        "bad interpolation variable reference " + PythonText.repr(rest),
        "%s in [%s] has a %%( that does not end in )s".formatted(name, section),
        "Alembic stops with InterpolationSyntaxError. Write %%( if the text itself is meant.");
  }

  private ConfigurationException missing(String referred) {
    return refused(
        "InterpolationMissingOptionError",
        "Bad value substitution: option %s in section %s contains an interpolation key %s which is not a valid option name."
            .formatted(PythonText.repr(name), PythonText.repr(section), PythonText.repr(referred)),
        "%s in [%s] refers to %s, which is not set".formatted(name, section, referred),
        "Alembic stops with InterpolationMissingOptionError. Write %%%%(%s)s to keep the text for later, or set %s in [%s]."
            .formatted(referred, referred, section));
  }

  private ConfigurationException tooDeep() {
    return refused(
        "InterpolationDepthError",
        "Recursion limit exceeded in value substitution: option %s in section %s contains an interpolation key which cannot be substituted in 10 steps."
            .formatted(PythonText.repr(name), PythonText.repr(section)),
        "%s in [%s] refers to itself, or more than ten deep".formatted(name, section),
        "Alembic stops with InterpolationDepthError. Write the value out.");
  }

  private ConfigurationException refused(
      String className, String message, String what, String next) {
    return new ConfigurationException(
        className, message, file.locationOf(section, name), what, next);
  }
}
