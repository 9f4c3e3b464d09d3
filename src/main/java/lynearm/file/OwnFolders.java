package lynearm.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/// The folders outside of any project in which this program may keep something, where the system
/// wants such things: on Linux those of the XDG Base Directory Specification.
public final class OwnFolders {

  private OwnFolders() {}

  /// For what can be made again, so that it may be deleted at any time.
  public static Path caches() {
    return switch (system()) {
      case WINDOWS ->
          inHome("LOCALAPPDATA", "AppData", "Local").resolve("Lynearm").resolve("Cache");
      case MAC -> home().resolve("Library").resolve("Caches").resolve("Lynearm");
      case OTHER -> inHome("XDG_CACHE_HOME", ".cache").resolve("lynearm");
    };
  }

  /// For what should outlast a restart but is not worth saving.
  public static Path state() {
    return switch (system()) {
      case WINDOWS ->
          inHome("LOCALAPPDATA", "AppData", "Local").resolve("Lynearm").resolve("State");
      case MAC -> home().resolve("Library").resolve("Application Support").resolve("Lynearm");
      case OTHER -> inHome("XDG_STATE_HOME", ".local", "state").resolve("lynearm");
    };
  }

  /// Makes a folder, and those that it is in, for nobody else to look into.
  public static void create(Path folder) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  private enum OperatingSystem {
    WINDOWS,
    MAC,
    OTHER
  }

  private static OperatingSystem system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return OperatingSystem.WINDOWS;
    }
    return name.startsWith("mac") ? OperatingSystem.MAC : OperatingSystem.OTHER;
  }

  private static Path home() {
    return Path.of(System.getProperty("user.home", "."));
  }

  private static Path inHome(String variable, String first, String... more) {
    String value = System.getenv(variable);
    return value == null || value.isBlank() ? home().resolve(Path.of(first, more)) : Path.of(value);
  }
}
