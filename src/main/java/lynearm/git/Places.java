package lynearm.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/// Folders and files of a work tree, as the caller names them and as git does, and the way back
/// from git's path to the caller's.
final class Places {

  private final Map<String, Path> givenByPath;

  private Places(Map<String, Path> givenByPath) {
    this.givenByPath = givenByPath;
  }

  /// Of the given paths those that lie in the work tree.
  static Places of(GitRepository repository, Collection<Path> given) {
    Map<String, Path> paths = new TreeMap<>(Comparator.reverseOrder());
    for (Path path : given) {
      (Files.isDirectory(path) ? repository.pathOfFolder(path) : repository.pathOf(path))
          .ifPresent(inside -> paths.putIfAbsent(inside, path.toAbsolutePath().normalize()));
    }
    return new Places(paths);
  }

  boolean isEmpty() {
    return givenByPath.isEmpty();
  }

  /// Git's paths, longer ones before those they lie in.
  Collection<String> paths() {
    return givenByPath.keySet();
  }

  Path given(String path) {
    return java.util.Objects.requireNonNull(givenByPath.get(path));
  }

  /// Whether a path is one of the places or lies below one.
  boolean contain(String path) {
    return givenByPath.keySet().stream().anyMatch(place -> isIn(path, place));
  }

  /// The caller's path of a file that lies in one of the places.
  Path toPath(String path) {
    for (Map.Entry<String, Path> place : givenByPath.entrySet()) {
      if (isIn(path, place.getKey())) {
        String rest = path.substring(place.getKey().length());
        Path found = place.getValue();
        for (String name : rest.split("/", -1)) {
          found = name.isEmpty() ? found : found.resolve(name);
        }
        return found;
      }
    }
    throw new IllegalArgumentException(path + " lies in none of the places");
  }

  private static boolean isIn(String path, String place) {
    return place.isEmpty()
        || (path.startsWith(place)
            && (path.length() == place.length() || path.charAt(place.length()) == '/'));
  }

  /// Lets a walk over trees see these places only, and paths that come on top.
  TreeFilter filter(Collection<String> more) {
    if (givenByPath.containsKey("")) {
      return TreeFilter.ALL;
    }
    List<String> all =
        java.util.stream.Stream.concat(givenByPath.keySet().stream(), more.stream()).toList();
    return PathFilterGroup.createFromStrings(all);
  }
}
