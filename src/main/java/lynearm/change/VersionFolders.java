package lynearm.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The folders in which files may be written, and nowhere else, whatever links lead out of them.
final class VersionFolders {

  private final List<Path> folders;

  VersionFolders(List<Path> folders) {
    this.folders = folders;
  }

  /// Whether this file really is, or would really be, below one of them.
  boolean contain(Path file) throws IOException {
    Path parent = file.getParent();
    if (parent == null) {
      return false;
    }
    Path real = real(parent);
    for (Path folder : folders) {
      if (real.startsWith(real(folder))) {
        return true;
      }
    }
    return false;
  }

  /// Where a path leads, as far as it exists.
  private static Path real(Path path) throws IOException {
    Path plain = path.toAbsolutePath().normalize();
    for (Path there = plain; there != null; there = there.getParent()) {
      if (Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
        return there.toRealPath().resolve(there.relativize(plain)).normalize();
      }
    }
    return plain;
  }

  /// Why this edit cannot be made here and now, if so.
  Optional<WriteResult.Refused> whyNot(FileEdit act) throws IOException {
    Path file = act.path();
    String name = String.valueOf(file.getFileName());
    if (!contain(file)) {
      return refused(
          file + " is outside of the version folders",
          "Nothing was written. Lynearm writes nowhere else.");
    }
    if (act.before().isEmpty()) {
      return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? refused(
              name + " already exists",
              "Nothing was written. Choose another message or revision id, so that the file gets"
                  + " another name.")
          : Optional.empty();
    }
    if (Files.isSymbolicLink(file)) {
      return refused(
          name + " is a symbolic link",
          "Nothing was written. Lynearm doesn't edit what a link leads to.");
    }
    if (!Files.exists(file)) {
      return refused(name + " is not there any more", "Nothing was written.");
    }
    if (!Files.isRegularFile(file)) {
      return refused(name + " is no file", "Nothing was written.");
    }
    return Disk.content(file).equals(act.before())
        ? Optional.empty()
        : refused(
            name + " changed since the preview",
            "Nothing was written. Look at the new preview and try again.");
  }

  private static Optional<WriteResult.Refused> refused(String what, String next) {
    return Optional.of(new WriteResult.Refused(what, next));
  }
}
