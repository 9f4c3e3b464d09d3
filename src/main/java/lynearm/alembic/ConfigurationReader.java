package lynearm.alembic;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Configuration.Configured;
import lynearm.alembic.Configuration.NotConfigured;
import lynearm.file.FileTree;
import lynearm.python.PythonInt;
import lynearm.python.PythonText;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;
import org.jspecify.annotations.Nullable;

/// Reads the configuration of one call of Alembic: each option from the ini file or, failing that,
/// from `pyproject.toml`, in the order in which Alembic asks for them, so that the first thing
/// wrong is the same.
///
/// Reads the two files and looks at folders; runs nothing, writes nothing.
public final class ConfigurationReader {

  private static final String SCRIPT_LOCATION = "script_location";
  private static final String VERSION_LOCATIONS = "version_locations";
  private static final String PREPEND_SYS_PATH = "prepend_sys_path";
  private static final String PATH_SEPARATOR = "path_separator";
  private static final String VERSION_PATH_SEPARATOR = "version_path_separator";
  private static final String POST_WRITE_HOOKS = "post_write_hooks";
  private static final String REVISION_ENVIRONMENT = "revision_environment";

  private static final Map<String, String> SEPARATORS =
      Map.of("space", " ", "newline", "\n", "os", File.pathSeparator, ":", ":", ";", ";");
  private static final Set<String> YES = Set.of("true", "yes", "on", "y", "t", "1");
  private static final Set<String> NO = Set.of("false", "no", "off", "n", "f", "0");

  private final FileTree tree;
  private final Invocation invocation;
  private final Path directory;
  private final ConfigurationSources sources;
  private final IniFile ini;
  private final String section;
  private final Set<String> warnings = new LinkedHashSet<>();
  private final List<Problem> doubts = new ArrayList<>();
  private final Map<String, OptionValue> mistyped = new LinkedHashMap<>();
  private @Nullable TomlFile toml;

  private ConfigurationReader(FileTree tree, Invocation invocation, Path directory)
      throws ConfigurationException {
    this.tree = tree;
    this.invocation = invocation;
    this.directory = directory;
    this.section = invocation.section();
    this.sources = ConfigurationSources.of(invocation, directory);
    this.ini = IniFile.read(tree, sources.ini().path(), here(sources.ini()));
  }

  /// Reads the configuration that holds for a call of Alembic.
  public static Configuration read(Invocation invocation) {
    return read(invocation, FileTree.DISK);
  }

  /// Reads the configuration that holds for a call of Alembic on disk or in a commit.
  public static Configuration read(Invocation invocation, FileTree tree) {
    ConfigurationReader reader;
    try {
      reader = new ConfigurationReader(tree, invocation, invocation.realDirectory(tree));
    } catch (ConfigurationException refused) {
      return new NotConfigured(refused.error(), List.of(refused.problem()), List.of());
    }
    return reader.read();
  }

  private Configuration read() {
    try {
      var settings = settings();
      doubts.addAll(DoubtfulOptions.find(tree, settings));
      return new Configured(settings, doubts, List.copyOf(warnings));
    } catch (ConfigurationException refused) {
      var problems = new ArrayList<Problem>();
      problems.add(refused.problem());
      problems.addAll(doubts);
      problems.addAll(DoubtfulOptions.find(tree, ini, section));
      return new NotConfigured(refused.error(), problems, List.copyOf(warnings));
    }
  }

  private static String here(ConfigurationFile file) {
    return PythonPath.parent(PythonPath.normal(file.path().toString()));
  }

  /// The TOML file, read when something is not in the ini file, as Alembic does.
  private TomlFile toml() throws ConfigurationException {
    if (toml == null) {
      toml = TomlFile.read(tree, sources.toml().path(), here(sources.toml()));
    }
    return toml;
  }

  private Settings settings() throws ConfigurationException {
    var location = scriptLocation();
    int slugLength = slugLength();
    var sysPath = prependSysPath();
    boolean recursive = flag("recursive_version_locations");
    var scriptLocation = folder(SCRIPT_LOCATION, location, sysPath);
    var fileTemplate = text("file_template").orElse(Settings.DEFAULT_FILE_TEMPLATE);
    boolean sourceless = flag("sourceless");
    var encoding = text("output_encoding").orElse(Settings.DEFAULT_ENCODING);
    var versionLocations = versionLocations();
    var timezone = text("timezone");
    var hooks = hooks();
    var locations = versionLocationTexts(versionLocations);
    var scriptFolder = existingFolder(scriptLocation);
    return new Settings(
        directory,
        sources.ini(),
        sources.toml(),
        section,
        scriptLocation,
        scriptFolder,
        absoluteLocations(scriptLocation, locations, sysPath),
        fileTemplate,
        slugLength,
        timezone,
        encoding,
        sourceless,
        recursive,
        revisionEnvironment(),
        sysPath,
        hooks,
        mistyped,
        ini);
  }

  /// An option of the ini file, else of the TOML file.
  private Optional<OptionValue> option(String name) throws ConfigurationException {
    if (ini.hasOption(section, name)) {
      return ini.get(section, name).map(OptionValue.Text::new);
    }
    return toml().value(name);
  }

  private SourceLocation locationOf(String name) throws ConfigurationException {
    return ini.hasOption(section, name) ? ini.locationOf(section, name) : toml().locationOf(name);
  }

  private OptionValue scriptLocation() throws ConfigurationException {
    if (invocation.scriptLocation().isPresent()) {
      return new OptionValue.Text(invocation.scriptLocation().orElseThrow());
    }
    var option = option(SCRIPT_LOCATION);
    if (option.isEmpty()) {
      throw noScriptLocation();
    }
    return option.orElseThrow();
  }

  private ConfigurationException noScriptLocation() throws ConfigurationException {
    var others = ini.sectionsWith(SCRIPT_LOCATION);
    var misspelt = toml().keys().stream().filter(ConfigurationReader::looksLikeLocation).toList();
    String next;
    if (!others.isEmpty()) {
      next = "It stands in [" + String.join("], [", others) + "]. Choose that section with -n.";
    } else if (!misspelt.isEmpty()) {
      next = "pyproject.toml has " + misspelt.getFirst() + ". Write script_location there.";
    } else if (ini.option(IniFile.DEFAULT, SCRIPT_LOCATION).isPresent()) {
      next = "[DEFAULT] only supplies sections that are there. Add a line [%s].".formatted(section);
    } else {
      next =
          "Write script_location = followed by the folder of env.py under [%s].".formatted(section);
    }
    var file = tree.exists(ini.path()) ? ini.path() : toml().path();
    return new ConfigurationException(
        AlembicError.command("No 'script_location' key found in configuration."),
        ini.hasSection(section) ? ini.locationOf(section) : SourceLocation.of(file),
        "No script_location is set",
        next);
  }

  private static boolean looksLikeLocation(String key) {
    return key.toLowerCase(Locale.ROOT).replace('-', '_').equals(SCRIPT_LOCATION);
  }

  private int slugLength() throws ConfigurationException {
    var name = "truncate_slug_length";
    var option = option(name);
    if (option.isEmpty()) {
      return Settings.DEFAULT_SLUG_LENGTH;
    }
    int length =
        option.orElseThrow() instanceof OptionValue.Text(var text)
            ? slugLength(name, text)
            : slugLength(name, option.orElseThrow());
    return length == 0 ? Settings.DEFAULT_SLUG_LENGTH : length;
  }

  private int slugLength(String name, String text) throws ConfigurationException {
    var number = PythonInt.parse(text);
    if (number.isEmpty()) {
      throw new ConfigurationException(
          "ValueError",
          "invalid literal for int() with base 10: " + PythonText.repr(text),
          locationOf(name),
          "truncate_slug_length is no whole number",
          "Every command of Alembic stops with ValueError. Write a number such as 40.");
    }
    return PythonInt.clamped(number.orElseThrow());
  }

  private int slugLength(String name, OptionValue value) throws ConfigurationException {
    return switch (value) {
      case OptionValue.Whole(long number) ->
          Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
      case OptionValue.Flag(boolean flag) -> flag ? 1 : 0;
      case OptionValue other ->
          throw new ConfigurationException(
              "TypeError",
              "int() argument must be a string, a bytes-like object or a real number, not "
                  + PythonText.repr(other.pythonType()),
              locationOf(name),
              "truncate_slug_length is no whole number",
              "Every command of Alembic stops with TypeError. Write a number such as 40.");
    };
  }

  private Optional<String> text(String name) throws ConfigurationException {
    var option = option(name);
    if (option.isPresent() && !(option.orElseThrow() instanceof OptionValue.Text)) {
      mistyped.put(name, option.orElseThrow());
      doubt(
          locationOf(name),
          name + " is no text",
          "Alembic takes it and fails when it makes a file. Put the value in quotes.");
    }
    return option.map(OptionValue::toString);
  }

  private boolean flag(String name) throws ConfigurationException {
    if (ini.hasOption(section, name)) {
      return ini.get(section, name).orElse("").equals("true");
    }
    return toml().flag(name);
  }

  private RevisionEnvironment revisionEnvironment() {
    try {
      var option = option(REVISION_ENVIRONMENT);
      if (option.isEmpty()) {
        return RevisionEnvironment.of(false);
      }
      if (!(option.orElseThrow() instanceof OptionValue.Text(var value))) {
        return RevisionEnvironment.of(option.orElseThrow().isTruthy());
      }
      var word = PythonText.strip(value).toLowerCase(Locale.ROOT);
      if (YES.contains(word) || NO.contains(word)) {
        return RevisionEnvironment.of(YES.contains(word));
      }
      throw new ConfigurationException(
          "ValueError",
          "String is not true/false: " + PythonText.repr(word),
          locationOf(REVISION_ENVIRONMENT),
          "revision_environment is neither true nor false",
          "Alembic stops with ValueError when it makes or lists revisions. Write true or false.");
    } catch (ConfigurationException refused) {
      doubts.add(refused.problem());
      return new RevisionEnvironment(false, Optional.of(refused.error()));
    }
  }

  // lists of folders

  /// The text of a list option in the ini file; empty if there is none or it is blank.
  private String listInIni(String name) throws ConfigurationException {
    boolean known = section.equals(IniFile.DEFAULT) || ini.hasSection(section);
    return known ? ini.get(section, name).orElse("") : "";
  }

  private List<String> prependSysPath() throws ConfigurationException {
    var inIni = listInIni(PREPEND_SYS_PATH);
    if (!inIni.isEmpty()) {
      var separator = separator(PATH_SEPARATOR);
      if (separator.isEmpty()) {
        warnings.add(
            "No path_separator found in configuration; falling back to legacy splitting on spaces,"
                + " commas, and colons for prepend_sys_path.  Consider adding path_separator=os to"
                + " Alembic config.");
      }
      return split(PREPEND_SYS_PATH, inIni, separator, LegacySeparators.COMMA_SPACES_OR_COLON);
    }
    var option = tomlOption(PREPEND_SYS_PATH);
    boolean isIterable =
        !(option instanceof OptionValue.Whole || option instanceof OptionValue.Flag);
    if (!isIterable && option.isTruthy()) {
      throw notIterable(PREPEND_SYS_PATH, option);
    }
    return members(PREPEND_SYS_PATH, option);
  }

  /// The value of `version_locations` as written; an empty list stands for none.
  private OptionValue versionLocations() throws ConfigurationException {
    var inIni = listInIni(VERSION_LOCATIONS);
    if (inIni.isEmpty()) {
      return tomlOption(VERSION_LOCATIONS);
    }
    var separator = separator(PATH_SEPARATOR, VERSION_PATH_SEPARATOR);
    if (separator.isEmpty()) {
      warnings.add(
          "No path_separator found in configuration; falling back to legacy splitting on"
              + " spaces/commas for version_locations.  Consider adding path_separator=os to"
              + " Alembic config.");
    }
    return new OptionValue.Texts(
        split(VERSION_LOCATIONS, inIni, separator, LegacySeparators.COMMA_OR_SPACES));
  }

  private OptionValue tomlOption(String name) throws ConfigurationException {
    return toml().value(name).orElse(new OptionValue.Texts(List.of()));
  }

  private List<String> versionLocationTexts(OptionValue value) throws ConfigurationException {
    if (!value.isTruthy()) {
      return List.of();
    }
    if (value instanceof OptionValue.Texts) {
      return members(VERSION_LOCATIONS, value);
    }
    return switch (value) {
      case OptionValue.Whole number -> throw notIterable(VERSION_LOCATIONS, number);
      case OptionValue.Flag flag -> throw notIterable(VERSION_LOCATIONS, flag);
      case OptionValue.Tables _ ->
          throw new ConfigurationException(
              "TypeError",
              "expected str, bytes or os.PathLike object, not dict",
              locationOf(VERSION_LOCATIONS),
              "version_locations holds tables",
              "Alembic stops with TypeError. Write an array of texts.");
      default -> members(VERSION_LOCATIONS, value);
    };
  }

  /// What iterating over a value gives in Python: the members of an array, but also the characters
  /// of a text and the keys of a table.
  private List<String> members(String name, OptionValue value) throws ConfigurationException {
    if (value instanceof OptionValue.Texts(var values)) {
      return values;
    }
    mistyped.put(name, value);
    if (value.isTruthy()) {
      doubt(
          locationOf(name),
          name + " is no array of texts",
          "Alembic takes each single character of a text, or each key of a table, for a path. Write"
              + " %s = [\"…\"].".formatted(name));
    }
    return switch (value) {
      case OptionValue.Text(var text) -> text.codePoints().mapToObj(Character::toString).toList();
      case OptionValue.Table(var table) -> List.copyOf(table.keySet());
      default -> List.of();
    };
  }

  private ConfigurationException notIterable(String name, OptionValue value)
      throws ConfigurationException {
    return new ConfigurationException(
        "TypeError",
        "'%s' object is not iterable".formatted(value.pythonType()),
        locationOf(name),
        name + " is no array",
        "Alembic stops with TypeError. Write %s = [\"…\"].".formatted(name));
  }

  /// The separator that the first of the named options asks for; empty for the legacy way.
  private Optional<String> separator(String... names) throws ConfigurationException {
    if (!ini.hasSection(section)) {
      throw new ConfigurationException(
          ConfigurationException.noSection(sources.ini().name(), section),
          SourceLocation.of(ini.path()),
          "%s has no section [%s]".formatted(ini.path().getFileName(), section),
          "Options of [DEFAULT] alone can't name locations. Choose another section with -n.");
    }
    for (var name : names) {
      var value = ini.get(section, name);
      if (value.isEmpty()) {
        continue;
      }
      var separator = SEPARATORS.get(value.orElseThrow());
      if (separator == null) {
        throw badSeparator(name, value.orElseThrow());
      }
      if (name.equals(VERSION_PATH_SEPARATOR)) {
        warnings.add(
            "The version_path_separator configuration parameter is deprecated; please use"
                + " path_separator");
      }
      return Optional.of(separator);
    }
    return Optional.empty();
  }

  private ConfigurationException badSeparator(String name, String value) {
    int comment = DoubtfulOptions.inlineComment(value);
    return new ConfigurationException(
        "ValueError",
        "'%s' is not a valid value for %s; expected 'space', 'newline', 'os', ':', ';'"
            .formatted(value, name),
        ini.locationOf(section, name),
        "%s names no separator".formatted(name),
        comment > 0
            ? "Alembic stops with ValueError, because an ini file has no comments behind a value."
                + " Write %s = %s and the comment on a line of its own."
                    .formatted(name, PythonText.strip(value.substring(0, comment)))
            : "Alembic stops with ValueError. Write one of os, space, newline, : and ; alone.");
  }

  private List<String> split(
      String name, String value, Optional<String> separator, LegacySeparators legacy) {
    List<String> items;
    if (separator.isPresent()) {
      items = new ArrayList<>();
      for (var item : PythonText.split(value, separator.orElseThrow())) {
        if (!item.isEmpty()) {
          items.add(PythonText.strip(item));
        }
      }
    } else {
      items = legacy.split(value);
      if (value.indexOf('\n') >= 0) {
        doubt(
            ini.locationOf(section, name),
            name + " has several lines, but is not cut at them",
            "Alembic takes them for one path. Add path_separator = newline.");
      }
    }
    if (items.contains("")) {
      doubt(
          ini.locationOf(section, name),
          "%s has an empty item, which stands for the working directory".formatted(name),
          "Alembic looks for files in %s too. Take out the extra comma, blank or separator."
              .formatted(directory));
    }
    return items;
  }

  // folders

  private List<Path> searchPath(List<String> sysPath) {
    var folders =
        new ArrayList<>(
            PythonPath.allOnDisk(
                sysPath.stream().map(entry -> PythonPath.absolute(directory, entry)).toList()));
    folders.addAll(invocation.packagePath());
    return folders;
  }

  private String folder(String name, OptionValue value, List<String> sysPath)
      throws ConfigurationException {
    if (!(value instanceof OptionValue.Text(var location))) {
      throw new ConfigurationException(
          "TypeError",
          "expected str, bytes or os.PathLike object, not " + value.pythonType(),
          locationOf(name),
          name + " is no text",
          "Alembic stops with TypeError. Write it as a text in quotes.");
    }
    return folder(name, location, sysPath);
  }

  private String folder(String name, String location, List<String> sysPath)
      throws ConfigurationException {
    if (!PackageLocation.isPackageLocation(location)) {
      return PythonPath.normal(location);
    }
    return new PackageLocation(tree, location, searchPath(sysPath), locationOf(name)).folder();
  }

  private Path existingFolder(String location) throws ConfigurationException {
    var path = PythonPath.onDisk(PythonPath.absolute(directory, location));
    if (path.isEmpty()) {
      throw new ConfigurationException(
          "ValueError",
          "embedded null byte",
          locationOf(SCRIPT_LOCATION),
          "script_location can be no path",
          "Alembic stops with ValueError. Write the folder of env.py.");
    }
    if (tree.exists(path.orElseThrow())) {
      return path.orElseThrow();
    }
    throw new ConfigurationException(
        AlembicError.command(
            "Path doesn't exist: %s.  Please use the 'init' command to create a new scripts folder."
                .formatted(location)),
        locationOf(SCRIPT_LOCATION),
        "The folder " + path.orElseThrow() + " of script_location does not exist",
        PythonPath.isAbsolute(location)
            ? "Write the folder of env.py; %(here)s stands for the folder of the configuration."
            : "Relative paths count from the folder in which Alembic is started, here %s."
                .formatted(directory));
  }

  private List<Path> absoluteLocations(
      String scriptLocation, List<String> locations, List<String> sysPath)
      throws ConfigurationException {
    if (locations.isEmpty()) {
      return PythonPath.allOnDisk(
          List.of(PythonPath.absolute(directory, scriptLocation + "/versions")));
    }
    var absolute = new ArrayList<String>();
    for (var location : locations) {
      absolute.add(PythonPath.absolute(directory, folder(VERSION_LOCATIONS, location, sysPath)));
    }
    return PythonPath.allOnDisk(absolute);
  }

  // hooks

  private List<Hook> hooks() throws ConfigurationException {
    if (!ini.hasSection(POST_WRITE_HOOKS)) {
      return hooksOf(tomlOption(POST_WRITE_HOOKS));
    }
    var options = ini.items(POST_WRITE_HOOKS);
    var hooks = new ArrayList<Hook>();
    var names = options.getOrDefault("hooks", "");
    for (var name : LegacySeparators.COMMA_OR_SPACES.split(names)) {
      if (!name.isEmpty()) {
        hooks.add(hook(name, options));
      }
    }
    return hooks;
  }

  private static Hook hook(String name, Map<String, String> options) {
    var own = new LinkedHashMap<String, String>();
    options.forEach((key, value) -> {
      if (key.startsWith(name + ".")) {
        own.put(key.substring(name.length() + 1), value);
      }
    });
    return new Hook(name, own);
  }

  private List<Hook> hooksOf(OptionValue value) throws ConfigurationException {
    if (value instanceof OptionValue.Tables(var tables)) {
      var hooks = new ArrayList<Hook>();
      for (var table : tables) {
        var options = new LinkedHashMap<>(table);
        var name = options.remove("name");
        if (name == null) {
          throw hookRefused("KeyError", "'name'", "A post write hook has no name");
        }
        hooks.add(new Hook(name, options));
      }
      return hooks;
    }
    if (value instanceof OptionValue.Whole || value instanceof OptionValue.Flag) {
      throw notIterable(POST_WRITE_HOOKS, value);
    }
    if (!value.isTruthy()) {
      return List.of();
    }
    var what = "post_write_hooks is no array of tables";
    if (members(POST_WRITE_HOOKS, value).getFirst().isEmpty()) {
      throw hookRefused("KeyError", "'name'", what);
    }
    throw hookRefused(
        "ValueError", "dictionary update sequence element #0 has length 1; 2 is required", what);
  }

  private ConfigurationException hookRefused(String className, String message, String what)
      throws ConfigurationException {
    return new ConfigurationException(
        className,
        message,
        toml().locationOf(POST_WRITE_HOOKS),
        what,
        "Every command of Alembic stops with %s. Write [[tool.alembic.post_write_hooks]] and below it name = \"…\"."
            .formatted(className));
  }

  private void doubt(SourceLocation at, String what, String next) {
    doubts.add(Problem.at(Problem.Kind.DOUBTFUL_CONFIGURATION, at, what, next));
  }
}
