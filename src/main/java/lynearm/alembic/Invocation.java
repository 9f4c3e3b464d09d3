package lynearm.alembic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.file.FileTree;

/// How Alembic would be called: everything that decides which configuration holds.
///
/// @param directory the working directory
/// @param configVariable the environment variable `ALEMBIC_CONFIG`, if it is set
/// @param configFiles the values of `-c`, in order
/// @param section the value of `-n`
/// @param scriptLocation what a program has set as `script_location` in code, as Flask-Migrate
///   does; such programs read no `pyproject.toml`
public record Invocation(
    Path directory,
    Optional<String> configVariable,
    List<String> configFiles,
    String section,
    Optional<String> scriptLocation,
    List<Path> packagePath) {

  /// The section that Alembic reads unless told otherwise.
  public static final String DEFAULT_SECTION = "alembic";

  public Invocation {
    configFiles = List.copyOf(configFiles);
    packagePath = List.copyOf(packagePath);
  }

  public Invocation(
      Path directory, Optional<String> configVariable, List<String> configFiles, String section) {
    this(directory, configVariable, configFiles, section, Optional.empty(), List.of());
  }

  /// `alembic` alone, called in a folder, with no environment variable set.
  public static Invocation in(Path directory) {
    return new Invocation(directory, Optional.empty(), List.of(), DEFAULT_SECTION);
  }

  /// A call by Flask-Migrate, which keeps the ini file in the environment's folder and sets the
  /// folder in code.
  ///
  /// @param directory the working directory, usually the folder of the application
  /// @param folder the environment's folder, relative to it
  public static Invocation flaskMigrate(Path directory, String folder) {
    var ini = folder + "/" + ConfigurationSources.ALEMBIC_INI;
    var toml = folder + "/" + ConfigurationSources.PYPROJECT;
    return new Invocation(directory, Optional.empty(), List.of(ini, toml), DEFAULT_SECTION)
        .withScriptLocation(folder);
  }

  /// The same call with a `script_location` set in code.
  public Invocation withScriptLocation(String location) {
    return new Invocation(
        directory, configVariable, configFiles, section, Optional.of(location), packagePath);
  }

  /// The same call from another working directory.
  public Invocation from(Path other) {
    return new Invocation(other, configVariable, configFiles, section, scriptLocation, packagePath);
  }

  /// The same call with packages also looked for in some folders.
  public Invocation withPackagePath(List<Path> folders) {
    return new Invocation(directory, configVariable, configFiles, section, scriptLocation, folders);
  }

  /// The working directory as the process sees it: without links.
  Path realDirectory(FileTree tree) {
    try {
      return tree.real(directory);
    } catch (IOException _) {
      return directory.toAbsolutePath().normalize();
    }
  }
}
