package lynearm.alembic;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.revision.AlembicError;
import lynearm.revision.SourceLocation;

/// Which two files Alembic consults. A file is taken for TOML by its name alone.
///
/// @param ini the ini file
/// @param toml the TOML file
record ConfigurationSources(ConfigurationFile ini, ConfigurationFile toml) {

  static final String PYPROJECT = "pyproject.toml";
  static final String ALEMBIC_INI = "alembic.ini";

  /// @throws Refused if `-c` names two files of one kind
  static ConfigurationSources of(Invocation invocation, Path directory) throws Refused {
    var ini = ALEMBIC_INI;
    var toml = PYPROJECT;
    var variable = invocation.configVariable().orElse("");
    if (isPyproject(variable)) {
      toml = variable;
    } else if (!variable.isEmpty()) {
      ini = variable;
    }
    Optional<String> givenIni = Optional.empty();
    Optional<String> givenToml = Optional.empty();
    for (var name : invocation.configFiles()) {
      if (isPyproject(name)) {
        if (givenToml.isPresent()) {
          throw twice(directory, "pyproject.toml indicated more than once");
        }
        givenToml = Optional.of(name);
      } else {
        if (givenIni.isPresent()) {
          throw twice(directory, "only one ini file may be indicated");
        }
        givenIni = Optional.of(name);
      }
    }
    return new ConfigurationSources(
        file(directory, givenIni.filter(name -> !name.isEmpty()).orElse(ini)),
        file(directory, givenToml.orElse(toml)));
  }

  private static boolean isPyproject(String name) {
    return PythonPath.baseName(name).equals(PYPROJECT);
  }

  private static ConfigurationFile file(Path directory, String name) throws Refused {
    var path = PythonPath.onDisk(PythonPath.absolute(directory, name));
    if (path.isEmpty()) {
      throw new Refused(
          "ValueError",
          "embedded null byte",
          SourceLocation.of(directory),
          "The name of the configuration file can be none",
          "Name another file with -c.");
    }
    return new ConfigurationFile(name, path.orElseThrow());
  }

  private static Refused twice(Path directory, String message) {
    return new Refused(
        AlembicError.command(message),
        SourceLocation.of(directory),
        "Two configuration files of one kind are named",
        "Name at most one ini file and one pyproject.toml with -c.");
  }
}
