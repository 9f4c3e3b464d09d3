package lynearm.file;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// Tells one build of the program from another, for they may read the same files differently.
public final class Build {

  private Build() {}

  /// What tells this one; empty if it isn't run from a jar, for then nobody can tell whether it was
  /// built anew.
  public static Optional<String> ofThisProgram() {
    String path = System.getProperty("java.class.path", "");
    int end = path.indexOf(File.pathSeparatorChar);
    String jar = end < 0 ? path : path.substring(0, end);
    if (!jar.endsWith(".jar")) {
      return Optional.empty();
    }
    try {
      FileLook look = FileLook.at(Path.of(jar));
      return look.isFile() ? Optional.of(look.size() + " " + look.changed()) : Optional.empty();
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
