package lynearm.collision;

import java.io.IOException;
import java.nio.file.Path;
import lynearm.workspace.Body;

/// Reads what revision files do.
@FunctionalInterface
public interface Bodies {

  /// @throws IOException if the file can't be read; its message says why
  Body read(Path file) throws IOException;
}
