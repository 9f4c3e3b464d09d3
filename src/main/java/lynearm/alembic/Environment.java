package lynearm.alembic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.revision.Problem;

/// An Alembic environment found in a project.
///
/// @param name what tells it from the others: the configuration file as a path below the opened
///   folder, with the section if that is not the usual one; or the environment's folder
/// @param origin what makes it one
/// @param configurationFiles the files that configure it, absolute; none if that is done in code
/// @param section the section of the ini file
/// @param resolution how its folder was found
/// @param settingsUnknown whether its program sets at least the version locations in code, so that
///   the settings here are what can be seen from outside
/// @param configuration its settings, or why Alembic would not work; with all problems
public record Environment(
    String name,
    Origin origin,
    List<Path> configurationFiles,
    String section,
    Resolution resolution,
    boolean settingsUnknown,
    Configuration configuration) {

  /// What makes an environment one.
  public enum Origin {
    /// A section of an ini file names its folder.
    INI,
    /// `[tool.alembic]` of a `pyproject.toml` does.
    PYPROJECT,
    /// An `alembic.ini` without `script_location` lies in the environment's folder, as
    /// Flask-Migrate makes it.
    FLASK_MIGRATE,
    /// No file names it; a program configures it.
    CODE
  }

  /// How the environment's folder was found, in the order in which it is tried.
  public enum Resolution {
    /// As written, Alembic being started in the folder of the configuration file.
    AS_WRITTEN,
    /// As written, Alembic being started at the top of the repository.
    FROM_REPOSITORY,
    /// As written, Alembic being started in a folder between the two.
    FROM_FOLDER_BETWEEN,
    /// In a package that lies in the project but not where Python is told to look.
    IN_PACKAGE,
    /// The folder written does not exist here; one whose path ends alike does.
    BY_TAIL,
    /// By what lies in it.
    BY_CONTENTS,
    /// Not at all.
    NOT_FOUND
  }

  public Environment {
    configurationFiles = List.copyOf(configurationFiles);
  }

  /// The environment that Alembic would work with if it were called so.
  public static Environment of(Invocation invocation, Configuration configuration) {
    Origin origin = Origin.INI;
    List<Path> files = List.of();
    String name = String.join(", ", invocation.configFiles());
    if (configuration instanceof Configuration.Configured(var settings, _, _)) {
      boolean byIni = settings.mainOption("script_location") instanceof Lookup.Found<String>;
      origin = byIni ? Origin.INI : Origin.PYPROJECT;
      files =
          Stream.of(settings.ini().path(), settings.toml().path())
              .filter(Files::isRegularFile)
              .toList();
      if (name.isEmpty()) {
        name = (byIni ? settings.ini() : settings.toml()).name();
      }
    }
    return new Environment(
        invocation.section().equals(Invocation.DEFAULT_SECTION)
            ? name
            : name + " [" + invocation.section() + "]",
        origin,
        files,
        invocation.section(),
        Resolution.AS_WRITTEN,
        false,
        configuration);
  }

  /// The settings, unless Alembic would refuse to work.
  public Optional<Settings> settings() {
    return configuration instanceof Configuration.Configured(var settings, _, _)
        ? Optional.of(settings)
        : Optional.empty();
  }

  /// All problems with the configuration.
  public List<Problem> problems() {
    return configuration.problems();
  }
}
