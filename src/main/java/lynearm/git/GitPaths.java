package lynearm.git;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/// Paths as git names them: from the top of a repository, with slashes on every system.
final class GitPaths {

  private GitPaths() {}

  /// The name of a file or folder below the root; empty for the root itself.
  static String below(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /// The names of those places that are in the repository; none if one of them is all there is.
  static List<String> below(Path root, Collection<Path> places) {
    List<String> paths =
        places.stream()
            .map(Path::normalize)
            .filter(it -> it.startsWith(root))
            .map(it -> below(root, it))
            .toList();
    return paths.contains("") ? List.of() : paths;
  }
}
