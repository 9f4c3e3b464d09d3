package lynearm.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Where Lynearm keeps what it has to know after a crash or a restart: the change under way and the
/// last ones written, a folder for each environment. Outside of every repository, for this person
/// alone, and safe to delete: only undo is lost.
public record StateFolder(Path root) {

  private static final int HASH_DIGITS = 20;

  /// The place that this system has for such files, after the XDG base directories on Linux.
  public static StateFolder usual() {
    String home = System.getProperty("user.home", ".");
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return new StateFolder(
          Path.of(fromEnvironment("LOCALAPPDATA", home), "Lynearm", "changes").toAbsolutePath());
    }
    if (system.startsWith("mac")) {
      return new StateFolder(
          Path.of(home, "Library", "Application Support", "Lynearm", "changes").toAbsolutePath());
    }
    return new StateFolder(
        Path.of(fromEnvironment("XDG_STATE_HOME", home + "/.local/state"), "lynearm", "changes")
            .toAbsolutePath());
  }

  private static String fromEnvironment(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /// The folder for one environment, which may not be there yet.
  ///
  /// @param environment the folder of the environment, such as its script folder; the same one by
  ///   way of a symbolic link counts as the same
  Path of(Path environment) {
    Path real = environment;
    try {
      real = environment.toRealPath();
    } catch (IOException _) {
      real = environment.toAbsolutePath().normalize();
    }
    String name = String.valueOf(real.getFileName()).replaceAll("[^A-Za-z0-9_-]", "_");
    return root.resolve(name.substring(0, Math.min(name.length(), 40)) + "-" + hash(real));
  }

  private static String hash(Path path) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(path.toUri().toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, HASH_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
