package lynearm.alembic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import lynearm.python.PythonText;
import lynearm.revision.SourceLocation;
import org.jspecify.annotations.Nullable;

/// Reads the lines of an ini file in the way of Python's `ConfigParser`: one pass, errors in the
/// same order.
final class IniParser {

  /// An option whose continuation lines are still being collected.
  private record Pending(List<String> lines, int line) {}

  private final Path path;
  private final Map<String, IniFile.Option> builtIn;
  private final Map<String, Pending> defaults = new LinkedHashMap<>();
  private final Map<String, Map<String, Pending>> sections = new LinkedHashMap<>();
  private final Map<String, Integer> sectionLines = new HashMap<>();
  private final Set<List<String>> optionsSeen = new HashSet<>();

  private String section = "";
  private @Nullable Map<String, Pending> options;
  private @Nullable Pending option;
  private int indent;
  private int firstBadLine;
  private String firstBadText = "";

  IniParser(Path path, String here) {
    this.path = path;
    this.builtIn = IniFile.builtIn(here);
  }

  IniFile parse(String text) throws ConfigurationException {
    int number = 0;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      line(++number, text.substring(start, end));
      boolean pair =
          end + 1 < text.length() && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n';
      start = end + (pair ? 2 : 1);
    }
    if (firstBadLine > 0) {
      throw notAnOption();
    }
    var all = new LinkedHashMap<>(builtIn);
    all.putAll(joined(defaults));
    var joinedSections = new LinkedHashMap<String, Map<String, IniFile.Option>>();
    sections.forEach((name, members) -> joinedSections.put(name, joined(members)));
    return new IniFile(path, all, joinedSections, sectionLines);
  }

  private static Map<String, IniFile.Option> joined(Map<String, Pending> members) {
    var joined = new LinkedHashMap<String, IniFile.Option>();
    members.forEach((name, pending) ->
        joined.put(
            name,
            new IniFile.Option(
                PythonText.stripEnd(String.join("\n", pending.lines())), pending.line())));
    return joined;
  }

  private void line(int number, String line) throws ConfigurationException {
    var value = PythonText.strip(line);
    if (value.isEmpty()) {
      if (option != null) {
        option.lines().add("");
      }
      return;
    }
    if (value.startsWith("#") || value.startsWith(";")) {
      return;
    }
    int depth = line.indexOf(value);
    if (option != null && depth > indent) {
      option.lines().add(value);
      return;
    }
    indent = depth;
    int bracket = value.startsWith("[") ? value.lastIndexOf(']') : -1;
    if (bracket > 1) {
      beginSection(number, value.substring(1, bracket));
    } else if (options == null) {
      throw noSection(number, line);
    } else {
      beginOption(options, number, value);
    }
  }

  private void beginSection(int number, String name) throws ConfigurationException {
    option = null;
    section = name;
    if (name.equals(IniFile.DEFAULT)) {
      options = defaults;
      return;
    }
    if (sections.containsKey(name)) {
      throw new ConfigurationException(
          "DuplicateSectionError",
          "While reading from %s [line %2d]: section %s already exists"
              .formatted(path.getFileName(), number, PythonText.repr(name)),
          new SourceLocation(path, number),
          "The section [" + name + "] stands in " + path.getFileName() + " twice",
          "It began on line %d. Alembic stops with DuplicateSectionError. Join the two."
              .formatted(sectionLines.get(name)));
    }
    options = new LinkedHashMap<>();
    sections.put(name, options);
    sectionLines.put(name, number);
  }

  private void beginOption(Map<String, Pending> members, int number, String value)
      throws ConfigurationException {
    int equals = value.indexOf('=');
    int colon = value.indexOf(':');
    int separator = equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
    if (separator <= 0 && firstBadLine == 0) {
      firstBadLine = number;
      firstBadText = value;
    }
    if (separator < 0) {
      return;
    }
    var name = PythonText.stripEnd(value.substring(0, separator)).toLowerCase(Locale.ROOT);
    if (!optionsSeen.add(List.of(section, name))) {
      throw duplicateOption(number, name);
    }
    var lines = new ArrayList<String>();
    lines.add(PythonText.strip(value.substring(separator + 1)));
    var pending = new Pending(lines, number);
    members.put(name, pending);
    option = name.isEmpty() ? null : pending;
  }

  private ConfigurationException duplicateOption(int number, String name) {
    return new ConfigurationException(
        "DuplicateOptionError",
        "While reading from %s [line %2d]: option %s in section %s already exists"
            .formatted(path.getFileName(), number, PythonText.repr(name), PythonText.repr(section)),
        new SourceLocation(path, number),
        "[%s] sets %s twice".formatted(section, name),
        "Alembic stops with DuplicateOptionError. Keep one of the two lines.");
  }

  private ConfigurationException noSection(int number, String line) {
    boolean mark = line.startsWith("\ufeff");
    return new ConfigurationException(
        "MissingSectionHeaderError",
        "File contains no section headers.\nfile: %s, line: %d\n%s"
            .formatted(path.getFileName(), number, PythonText.repr(shortened(line) + "\n")),
        new SourceLocation(path, number),
        mark
            ? path.getFileName() + " begins with a byte order mark"
            : "Line %d of %s stands before any section".formatted(number, path.getFileName()),
        "Alembic stops with MissingSectionHeaderError. "
            + (mark ? "Save the file as UTF-8 without the mark." : "Write [alembic] above it."));
  }

  private ConfigurationException notAnOption() {
    return new ConfigurationException(
        "ParsingError",
        "Source contains parsing errors: %s\n\t[line %2d]: %s"
            .formatted(
                path.getFileName(), firstBadLine, PythonText.repr(shortened(firstBadText) + "\n")),
        new SourceLocation(path, firstBadLine),
        "Line %d of %s is no option".formatted(firstBadLine, path.getFileName()),
        "Alembic stops with ParsingError. Write it as key = value, indent it if it continues the"
            + " line above, or put # in front of it.");
  }

  private static String shortened(String line) {
    return line.length() <= 200 ? line : line.substring(0, 200);
  }
}
