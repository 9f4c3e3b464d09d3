package lynearm.alembic;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import lynearm.file.FileTree;
import lynearm.python.PythonText;
import lynearm.revision.SourceLocation;

/// An ini file as Python's `ConfigParser` understands it: strict, with `[DEFAULT]`, continuation
/// lines and `%(name)s`. Texts are kept raw and interpolated when they are asked for, so a faulty
/// value does no harm until then.
///
/// Reading is linear in the size of the file. Immutable.
public final class IniFile {

  /// The section whose options every other section has too.
  public static final String DEFAULT = "DEFAULT";

  private static final String HERE = "here";

  /// A configuration is a page of text; what is larger is something else.
  private static final int MAX_BYTES = 8 << 20;

  /// An option as it stands in the file.
  ///
  /// @param raw its text, continuation lines joined with newlines, not interpolated
  /// @param line where it begins, from 1; 0 for the built-in `here`
  record Option(String raw, int line) {}

  private final Path path;
  private final Map<String, Option> defaults;
  private final Map<String, Map<String, Option>> sections;
  private final Map<String, Integer> sectionLines;

  IniFile(
      Path path,
      Map<String, Option> defaults,
      Map<String, Map<String, Option>> sections,
      Map<String, Integer> sectionLines) {
    this.path = path;
    this.defaults = Collections.unmodifiableMap(defaults);
    this.sections = Collections.unmodifiableMap(sections);
    this.sectionLines = Map.copyOf(sectionLines);
  }

  /// Reads a file. One that is missing, is a folder or may not be read counts as empty, as it does
  /// for `ConfigParser.read`.
  ///
  /// @param here the value of the built-in option `here`
  static IniFile read(FileTree tree, Path path, String here) throws ConfigurationException {
    byte[] bytes;
    try {
      if (!tree.isFile(path)) {
        return parse(path, "", here);
      }
      if (tree.size(path) > MAX_BYTES) {
        throw tooLarge(path);
      }
      bytes = tree.read(path);
    } catch (IOException _) {
      return parse(path, "", here);
    }
    return parse(path, decode(path, bytes), here);
  }

  private static ConfigurationException tooLarge(Path path) {
    return new ConfigurationException(
        "MemoryError",
        "",
        SourceLocation.of(path),
        path.getFileName() + " is too large to be a configuration",
        "It has more than " + (MAX_BYTES >> 20) + " MB and is not read. Name another file.");
  }

  private static String decode(Path path, byte[] bytes) throws ConfigurationException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      int line = badLine(bytes);
      throw new ConfigurationException(
          "UnicodeDecodeError",
          "'utf-8' codec can't decode " + path,
          new SourceLocation(path, line),
          "Line " + line + " of " + path.getFileName() + " is not UTF-8",
          "Alembic stops with UnicodeDecodeError. Save the file as UTF-8.");
    }
  }

  private static int badLine(byte[] bytes) {
    int line = 1;
    int start = 0;
    for (int i = 0; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n') {
        try {
          var _ =
              StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, i - start));
        } catch (CharacterCodingException _) {
          return line;
        }
        start = i + 1;
        line++;
      }
    }
    return 0;
  }

  /// A file without anything in it.
  static IniFile empty(Path path, String here) {
    return new IniFile(path, builtIn(here), Map.of(), Map.of());
  }

  /// Reads the text of an ini file.
  static IniFile parse(Path path, String text, String here) throws ConfigurationException {
    return new IniParser(path, here).parse(text);
  }

  Path path() {
    return path;
  }

  /// The sections in the order of the file, without `[DEFAULT]`.
  public SequencedSet<String> sections() {
    return Collections.unmodifiableSequencedSet(new LinkedHashSet<>(sections.keySet()));
  }

  /// Whether there is such a section. `[DEFAULT]` is none.
  public boolean hasSection(String section) {
    return sections.containsKey(section);
  }

  /// Whether the section, or `[DEFAULT]` behind an existing section, has the option.
  ///
  /// @param name in lower case
  boolean hasOption(String section, String name) {
    if (section.isEmpty() || section.equals(DEFAULT)) {
      return defaults.containsKey(name);
    }
    var options = sections.get(section);
    return options != null && (options.containsKey(name) || defaults.containsKey(name));
  }

  /// Whether the section itself has the option, not counting `[DEFAULT]`.
  boolean hasOwnOption(String section, String name) {
    return sections.getOrDefault(section, Map.of()).containsKey(name);
  }

  /// The option as it stands in the file, if there is one.
  Optional<Option> option(String section, String name) {
    var own = sections.getOrDefault(section, Map.of()).get(name);
    return Optional.ofNullable(own != null ? own : defaults.get(name));
  }

  /// All options of a section as they stand in the file, those of `[DEFAULT]` first.
  Map<String, Option> options(String section) {
    var options = new LinkedHashMap<>(defaults);
    options.putAll(sections.getOrDefault(section, Map.of()));
    return options;
  }

  /// Where an option stands, or its section, or the file.
  SourceLocation locationOf(String section, String name) {
    int line =
        option(section, name).map(Option::line).orElse(sectionLines.getOrDefault(section, 0));
    return new SourceLocation(path, line);
  }

  /// Where a section begins.
  SourceLocation locationOf(String section) {
    return new SourceLocation(path, sectionLines.getOrDefault(section, 0));
  }

  /// `ConfigParser.get(section, name)`: the interpolated text.
  ///
  /// @throws ConfigurationException if the section is missing or the text can't be interpolated
  Optional<String> get(String section, String name) throws ConfigurationException {
    if (!section.equals(DEFAULT) && !hasSection(section)) {
      throw new ConfigurationException(
          "NoSectionError",
          "No section: " + PythonText.repr(section),
          SourceLocation.of(path),
          path.getFileName() + " has no section [" + section + "]",
          "Name one of the sections the file has.");
    }
    var option = option(section, name);
    if (option.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Interpolation(this, section, name).interpolate(option.orElseThrow().raw()));
  }

  /// `dict(ConfigParser.items(section))`: every option of the section and of `[DEFAULT]`.
  ///
  /// @throws ConfigurationException if any of them can't be interpolated
  Map<String, String> items(String section) throws ConfigurationException {
    var items = new LinkedHashMap<String, String>();
    for (var entry : options(section).entrySet()) {
      var name = entry.getKey();
      items.put(name, new Interpolation(this, section, name).interpolate(entry.getValue().raw()));
    }
    return items;
  }

  /// Sections, without `[DEFAULT]`, that themselves say where the environment is.
  List<String> sectionsWith(String name) {
    return sections.keySet().stream().filter(section -> hasOwnOption(section, name)).toList();
  }

  static Map<String, Option> builtIn(String here) {
    var defaults = new LinkedHashMap<String, Option>();
    defaults.put(HERE, new Option(here, 0));
    return defaults;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IniFile that
        && path.equals(that.path)
        && defaults.equals(that.defaults)
        && sections.equals(that.sections)
        && sectionLines.equals(that.sectionLines);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }
}
