package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import lynearm.alembic.Settings;
import lynearm.git.TreeFiles;
import lynearm.operation.OperationsReader;

/// Reads what the revision files of a commit do, together with the modules of the same commit that
/// they call. For one thread at a time.
public final class TreeBodies {

  private final OperationsReader reader = new OperationsReader();
  private final TreeFiles tree;
  private final ProjectModules modules;

  public TreeBodies(TreeFiles tree, Optional<Settings> settings) {
    this.tree = tree;
    modules = new ProjectModules(tree, tree::root, settings);
  }

  /// Reads one file.
  ///
  /// @throws IOException if it can't be read, or is too large; its message says so
  public Body read(Path file) throws IOException {
    byte[] bytes = tree.read(file);
    return new Body(new String(bytes, StandardCharsets.UTF_8), reader.read(bytes, modules.seen()));
  }
}
