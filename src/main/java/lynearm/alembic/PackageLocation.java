package lynearm.alembic;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lynearm.file.FileTree;
import lynearm.python.PythonText;
import lynearm.revision.SourceLocation;

/// A location of the form `package:folder:folder`. Alembic imports the package to learn where it
/// lies; here its folder is looked for where Python would look, and nothing is imported.
final class PackageLocation {

  private static final String SEPARATOR = ":";
  private static final List<String> INIT_FILES = List.of("__init__.py", "__init__.pyc");

  /// A package found: one folder, or, without `__init__`, every folder of that name.
  private record Found(List<Path> folders, boolean isRegular) {}

  private final FileTree tree;
  private final String location;
  private final List<Path> searchPath;
  private final SourceLocation at;

  /// @param location the location
  /// @param searchPath where Python looks for top-level packages, in order
  /// @param at where the location is written
  PackageLocation(FileTree tree, String location, List<Path> searchPath, SourceLocation at) {
    this.tree = tree;
    this.location = location;
    this.searchPath = searchPath;
    this.at = at;
  }

  /// Whether Alembic takes a text for such a location: it is no absolute path and has a colon.
  static boolean isPackageLocation(String location) {
    return !PythonPath.isAbsolute(location) && location.contains(SEPARATOR);
  }

  /// The folder the location stands for, which need not exist.
  ///
  /// @throws ConfigurationException if there is no such package along the search path
  String folder() throws ConfigurationException {
    var tokens = Arrays.asList(location.split(SEPARATOR, -1));
    var module = tokens.getFirst();
    if (module.isEmpty()) {
      throw refused("ValueError", "Empty module name", "names no package before the colon");
    }
    if (module.startsWith(".")) {
      throw refused(
          "TypeError",
          "the 'package' argument is required to perform a relative import for "
              + PythonText.repr(module),
          "names the package " + module + ", which begins with a dot");
    }
    return joined(find(module), tokens.subList(1, tokens.size()));
  }

  private Found find(String module) throws ConfigurationException {
    var folders = searchPath;
    boolean isRegular = false;
    var names = module.split("\\.", -1);
    for (int i = 0; i < names.length; i++) {
      var found = search(names[i], folders);
      if (found.isEmpty()) {
        var missing = String.join(".", Arrays.copyOf(names, i + 1));
        if (isModule(names[i], folders)) {
          throw refused(
              "TypeError",
              PythonText.repr(missing) + " is not a package",
              "names " + missing + ", which is a module and has no folder");
        }
        throw refused(
            "ModuleNotFoundError",
            "No module named " + PythonText.repr(missing),
            "names the package " + missing + ", which is not found");
      }
      folders = found.orElseThrow().folders();
      isRegular = found.orElseThrow().isRegular();
    }
    return new Found(folders, isRegular);
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.indexOf('\0') < 0;
  }

  private Optional<Found> search(String name, List<Path> folders) {
    if (!isName(name)) {
      return Optional.empty();
    }
    var portions = new ArrayList<Path>();
    for (var folder : folders) {
      var candidate = folder.resolve(name);
      if (INIT_FILES.stream().anyMatch(init -> tree.isFile(candidate.resolve(init)))) {
        return Optional.of(new Found(List.of(candidate), true));
      }
      if (tree.isFile(folder.resolve(name + ".py"))) {
        return Optional.empty();
      }
      if (tree.isFolder(candidate)) {
        portions.add(candidate);
      }
    }
    return portions.isEmpty() ? Optional.empty() : Optional.of(new Found(portions, false));
  }

  private boolean isModule(String name, List<Path> folders) {
    return isName(name)
        && folders.stream().anyMatch(folder -> tree.isFile(folder.resolve(name + ".py")));
  }

  private String joined(Found found, List<String> rest) {
    var base = found.folders().getFirst();
    if (!found.isRegular() && isName(rest.getFirst())) {
      base =
          found.folders().stream()
              .filter(folder -> tree.exists(folder.resolve(rest.getFirst())))
              .findFirst()
              .orElse(base);
    }
    var path = base.toString();
    for (var part : rest) {
      path = PythonPath.isAbsolute(part) ? part : path + "/" + part;
    }
    return PythonPath.normal(path);
  }

  private ConfigurationException refused(String className, String message, String what) {
    return new ConfigurationException(
        className,
        message,
        at,
        "The location " + location + " " + what,
        "Alembic imports the package and stops with %s. Packages are looked for in the folders of prepend_sys_path."
            .formatted(className));
  }
}
