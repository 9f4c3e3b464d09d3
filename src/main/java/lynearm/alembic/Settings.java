package lynearm.alembic;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything Alembic knows about an environment before it looks at a revision file.
///
/// @param directory the working directory that relative paths count from
/// @param ini the ini file consulted, there or not
/// @param toml the TOML file consulted, there or not
/// @param section the section of the ini file
/// @param scriptLocation the environment's folder, spelled as Alembic holds it
/// @param scriptFolder the same as an absolute path
/// @param versionLocations the folders with revision files, absolute, in order; links and `..` are
///   kept, and they need not exist
/// @param fileTemplate how new files are named, with single percent signs
/// @param truncateSlugLength the length at which slugs are cut
/// @param timezone the time zone of the create date, if one is set; perhaps empty
/// @param outputEncoding the encoding of new files, as Python names it
/// @param sourceless whether compiled files count as revision files
/// @param recursiveVersionLocations whether sub-folders are walked
/// @param revisionEnvironment whether making a revision runs `env.py`
/// @param prependSysPath where Python looks for packages first
/// @param hooks what Alembic runs on a written file
/// @param mistyped values of `pyproject.toml` that Alembic takes although they have another type
///   than meant, by key; the members above then hold their text
/// @param iniFile the ini file itself
public record Settings(
    Path directory,
    ConfigurationFile ini,
    ConfigurationFile toml,
    String section,
    String scriptLocation,
    Path scriptFolder,
    List<Path> versionLocations,
    String fileTemplate,
    int truncateSlugLength,
    Optional<String> timezone,
    String outputEncoding,
    boolean sourceless,
    boolean recursiveVersionLocations,
    RevisionEnvironment revisionEnvironment,
    List<String> prependSysPath,
    List<Hook> hooks,
    Map<String, OptionValue> mistyped,
    IniFile iniFile) {

  /// How new files are named unless the configuration says otherwise.
  public static final String DEFAULT_FILE_TEMPLATE = "%(rev)s_%(slug)s";

  /// The length at which slugs are cut unless the configuration says otherwise.
  public static final int DEFAULT_SLUG_LENGTH = 40;

  /// The encoding of new files unless the configuration says otherwise.
  public static final String DEFAULT_ENCODING = "utf-8";

  private static final String TEMPLATE = "script.py.mako";

  public Settings {
    versionLocations = List.copyOf(versionLocations);
    prependSysPath = List.copyOf(prependSysPath);
    hooks = List.copyOf(hooks);
    mistyped = Collections.unmodifiableMap(new LinkedHashMap<>(mistyped));
  }

  /// What can be said of an environment whose settings only its program knows: where its files are.
  static Settings configuredInCode(Path scriptFolder, List<Path> versionLocations) {
    var folder = scriptFolder.toString();
    var ini = scriptFolder.resolve(ConfigurationSources.ALEMBIC_INI);
    var toml = scriptFolder.resolve(ConfigurationSources.PYPROJECT);
    return new Settings(
        scriptFolder,
        new ConfigurationFile(ConfigurationSources.ALEMBIC_INI, ini),
        new ConfigurationFile(ConfigurationSources.PYPROJECT, toml),
        Invocation.DEFAULT_SECTION,
        folder,
        scriptFolder,
        versionLocations,
        DEFAULT_FILE_TEMPLATE,
        DEFAULT_SLUG_LENGTH,
        Optional.empty(),
        DEFAULT_ENCODING,
        false,
        false,
        RevisionEnvironment.of(false),
        List.of(),
        List.of(),
        Map.of(),
        IniFile.empty(ini, folder));
  }

  /// The template that new revision files are rendered from.
  public Path template() {
    return scriptFolder.resolve(TEMPLATE);
  }

  /// `config.get_main_option(name)`: an option of the main section of the ini file.
  public Lookup<String> mainOption(String name) {
    return sectionOption(section, name);
  }

  /// `config.get_section_option(section, name)`: an option of the ini file.
  public Lookup<String> sectionOption(String ofSection, String name) {
    if (!iniFile.hasSection(ofSection)) {
      return new Lookup.Failed<>(ConfigurationException.noSection(ini.name(), ofSection));
    }
    try {
      var value = iniFile.get(ofSection, name.toLowerCase(Locale.ROOT));
      return value.isPresent() ? new Lookup.Found<>(value.orElseThrow()) : new Lookup.Absent<>();
    } catch (ConfigurationException refused) {
      return new Lookup.Failed<>(refused.error());
    }
  }

  /// `config.get_section(name)`: all options of a section of the ini file, `[DEFAULT]` and `here`
  /// among them.
  public Lookup<Map<String, String>> section(String name) {
    if (!iniFile.hasSection(name)) {
      return new Lookup.Absent<>();
    }
    try {
      return new Lookup.Found<>(iniFile.items(name));
    } catch (ConfigurationException refused) {
      return new Lookup.Failed<>(refused.error());
    }
  }

  /// The same settings with other version locations.
  Settings withVersionLocations(List<Path> locations) {
    return new Settings(
        directory,
        ini,
        toml,
        section,
        scriptLocation,
        scriptFolder,
        locations,
        fileTemplate,
        truncateSlugLength,
        timezone,
        outputEncoding,
        sourceless,
        recursiveVersionLocations,
        revisionEnvironment,
        prependSysPath,
        hooks,
        mistyped,
        iniFile);
  }
}
