package lynearm.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    Map<String, Path> paths = new TreeMap<>();
    for (Path path : given) {
      (Files.isDirectory(path) ? repository.pathOfFolder(path) : repository.pathOf(path))
          .ifPresent(inside -> paths.putIfAbsent(inside, path.toAbsolutePath().normalize()));
    }
    return new Places(paths);
  }

  boolean isEmpty() {
    return givenByPath.isEmpty();
  }

  /// Git's paths.
  Collection<String> paths() {
    return givenByPath.keySet();
  }

  /// Whether a path is one of the places or lies below one.
  boolean contain(String path) {
    return placeOf(path).isPresent();
  }

  /// The caller's path of a file that lies in one of the places.
  Path toPath(String path) {
    String place =
        placeOf(path)
            .orElseThrow(() -> new IllegalArgumentException(path + " lies in none of the places"));
    Path found = Objects.requireNonNull(givenByPath.get(place));
    for (String name : path.substring(place.length()).split("/", -1)) {
      found = name.isEmpty() ? found : found.resolve(name);
    }
    return found;
  }

  /// The innermost place that a path lies in. Cost: one look-up for each folder of the path.
  private Optional<String> placeOf(String path) {
    String folder = path;
    while (!givenByPath.containsKey(folder)) {
      if (folder.isEmpty()) {
        return Optional.empty();
      }
      folder = folder.substring(0, Math.max(folder.lastIndexOf('/'), 0));
    }
    return Optional.of(folder);
  }

  /// Lets a walk over trees see these places only, and paths that come on top.
  TreeFilter filter(Collection<String> more) {
    if (givenByPath.containsKey("")) {
      return TreeFilter.ALL;
    }
    List<String> all = Stream.concat(givenByPath.keySet().stream(), more.stream()).toList();
    return PathFilterGroup.createFromStrings(all);
  }
}
