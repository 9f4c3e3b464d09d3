package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.operation.OperationsReader;

/// Reads what revision files do together with the modules of the project that they call, for those
/// who promise something about it. Each module is looked for once. Safe for use by several threads.
public final class ProjectBodies {
  private static final long LARGEST = RevisionFileCache.LARGEST_FILE;

  private final OperationsReader reader = new OperationsReader();
  private final ProjectModules modules;

  /// @param workspace the project; modules are looked for inside its repository
  public ProjectBodies(Workspace workspace) {
    modules = new ProjectModules(() -> rootOf(workspace), workspace.settings());
  }

  private static Path rootOf(Workspace workspace) {
    Path opened = workspace.opened();
    Path folder =
        Files.isDirectory(opened) || opened.getParent() == null ? opened : opened.getParent();
    GitLookup git =
        workspace.repository().isPresent() ? workspace.git() : GitRepository.around(folder);
    return git instanceof GitLookup.Found found ? found.repository().root() : folder;
  }

  /// Reads one file, here and now.
  ///
  /// @throws IOException if it can't be read, or is too large; its message says so
  public Body read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > LARGEST) {
      throw new IOException("it has " + size + " bytes, too many to be followed");
    }
    byte[] bytes = Files.readAllBytes(file);
    return new Body(new String(bytes, StandardCharsets.UTF_8), reader.read(bytes, modules.seen()));
  }
}
