package lynearm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// What every measurement does with a project on disk.
final class Disk {

  private Disk() {}

  /// The revision files of a project, as the generator wrote them.
  static List<Path> files(Path project) throws IOException {
    try (Stream<Path> found = Files.walk(project)) {
      return found
          .filter(file -> file.getParent().endsWith("versions"))
          .filter(file -> file.toString().endsWith(".py"))
          .sorted()
          .toList();
    }
  }

  static Workspace open(WorkspaceReader reader, Path project) {
    return opened(reader.open(project, Optional.empty(), Progress.IGNORED));
  }

  static Workspace opened(OpenResult result) {
    return switch (result) {
      case OpenResult.Opened(Workspace workspace) -> workspace;
      case OpenResult.NothingFound nothing -> throw new IllegalStateException(nothing.what());
    };
  }
}
