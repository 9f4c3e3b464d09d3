package lynearm.alembic;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paths as text, put together as Python's `pathlib` does it: `.` and doubled slashes vanish, `..`
/// stays, links are not followed.
final class PythonPath {

  private static final boolean WINDOWS = File.separatorChar == '\\';

  private PythonPath() {}

  /// `str(Path(text))`, with forward slashes.
  static String normal(String text) {
    var slashes = WINDOWS ? text.replace('\\', '/') : text;
    var parts = new ArrayList<String>();
    for (var part : slashes.split("/", -1)) {
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    var joined = String.join("/", parts);
    if (slashes.startsWith("/")) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /// `os.path.isabs(text)`.
  static boolean isAbsolute(String text) {
    if (WINDOWS) {
      return text.startsWith("/")
          || text.startsWith("\\")
          || (text.length() > 2 && text.charAt(1) == ':' && "/\\".indexOf(text.charAt(2)) >= 0);
    }
    return text.startsWith("/");
  }

  /// `str(Path(text).absolute())` in a process that works in `directory`.
  static String absolute(Path directory, String text) {
    return isAbsolute(text) ? normal(text) : normal(directory + "/" + text);
  }

  /// `str(Path(absolute).parent)`.
  static String parent(String absolute) {
    int slash = absolute.lastIndexOf('/');
    return slash <= 0 ? "/" : absolute.substring(0, slash);
  }

  /// `os.path.basename(text)`.
  static String baseName(String text) {
    var slashes = WINDOWS ? text.replace('\\', '/') : text;
    return slashes.substring(slashes.lastIndexOf('/') + 1);
  }

  /// The path for the file system; empty if the text can be no path here.
  static Optional<Path> onDisk(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  /// All of the texts that can be paths here.
  static List<Path> allOnDisk(List<String> texts) {
    return texts.stream().flatMap(text -> onDisk(text).stream()).toList();
  }
}
