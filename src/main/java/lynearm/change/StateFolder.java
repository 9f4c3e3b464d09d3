package lynearm.change;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import lynearm.file.OwnFolders;

/// Where Lynearm keeps what it has to know after a crash or a restart: the change under way and the
/// last ones written, a folder for each environment. Outside of every repository, for this person
/// alone, and safe to delete: only undo is lost.
public record StateFolder(Path root) {

  private static final int HASH_DIGITS = 20;

  /// How many environments are remembered.
  static final int MOST_ENVIRONMENTS = 200;

  /// The place that this system has for such files.
  public static StateFolder usual() {
    return new StateFolder(OwnFolders.state().resolve("changes").toAbsolutePath());
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

  /// Lets go of the environments in which nothing was written for longest when there are too many.
  /// One with a change under way stays, and so does one in which another Lynearm writes.
  ///
  /// @param used the folder of the environment that is being written, which stays
  void prune(Path used) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root, Files::isDirectory)) {
      all.forEach(folders::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    if (folders.size() <= MOST_ENVIRONMENTS) {
      return;
    }
    Map<Path, FileTime> times = new HashMap<>();
    for (Path folder : folders) {
      times.put(folder, Files.getLastModifiedTime(folder));
    }
    folders.remove(used);
    folders.sort(Comparator.comparing(times::get));
    for (Path folder : folders.subList(0, folders.size() + 1 - MOST_ENVIRONMENTS)) {
      new ChangeStore(folder, new Disk(Checkpoint.NONE)).forgetAll();
    }
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
