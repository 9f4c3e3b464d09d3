package lynearm.alembic;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.revision.AlembicError;

/// The folder that a new revision file goes to (Alembic: `generate_revision`, version path).
public sealed interface VersionFolderChoice {

  /// The file goes into this folder, absolute.
  record Chosen(Path folder) implements VersionFolderChoice {}

  /// Alembic would end with this error.
  record Refused(AlembicError error) implements VersionFolderChoice {}

  /// Chooses as Alembic does: the only version location, or of several the folder of the first
  /// parent, which must itself be spelled as one of the locations.
  ///
  /// @param firstParentFile the file of the new revision's first parent, absolute and with links
  ///   resolved, if it has a parent
  static VersionFolderChoice forNewFile(Settings settings, Optional<Path> firstParentFile) {
    var locations = settings.versionLocations();
    if (locations.size() == 1) {
      return new Chosen(locations.getFirst());
    }
    var folder = firstParentFile.map(Path::getParent);
    if (folder.isEmpty()) {
      return new Refused(
          AlembicError.command(
              "Multiple version locations present, please specify --version-path"));
    }
    return forNewFile(settings, folder.orElseThrow());
  }

  /// Checks a folder that a person has chosen (`--version-path`).
  ///
  /// @param folder as it was named; relative paths count from the working directory
  static VersionFolderChoice forNewFile(Settings settings, Path folder) {
    var named = PythonPath.normal(folder.toString());
    var absolute = PythonPath.onDisk(PythonPath.absolute(settings.directory(), named));
    if (absolute.isPresent() && settings.versionLocations().contains(absolute.orElseThrow())) {
      return new Chosen(absolute.orElseThrow());
    }
    return new Refused(
        AlembicError.command(
            "Path %s is not represented in current version locations".formatted(named)));
  }
}
