package lynearm.change;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file has besides its content and its permissions: whose it is, access lists, and
/// attributes that people or programs have given it. A file that is put in the place of another
/// keeps them, as far as file system and Java give them; the access lists of Linux they do not.
final class FileTraits {

  private FileTraits() {}

  /// A file could not be given to the owner or group of the one whose place it takes.
  static final class OwnerLostException extends FileSystemException {
    private static final long serialVersionUID = 1L;

    OwnerLostException(Path file, String whose) {
      super(file.toString(), null, whose);
    }
  }

  /// Gives one file what another has.
  ///
  /// @throws OwnerLostException if it cannot belong to whom the other belongs
  static void copy(Path from, Path to) throws IOException {
    copyOwner(from, to);
    copyAccessList(from, to);
    copyAttributes(from, to);
  }

  private static void copyOwner(Path from, Path to) throws IOException {
    PosixFileAttributeView there = view(from, PosixFileAttributeView.class);
    PosixFileAttributeView here = view(to, PosixFileAttributeView.class);
    if (there == null || here == null) {
      copyOwnerAlone(from, to);
      return;
    }
    PosixFileAttributes wanted = there.readAttributes();
    PosixFileAttributes now = here.readAttributes();
    try {
      if (!now.group().equals(wanted.group())) {
        here.setGroup(wanted.group());
      }
      if (!now.owner().equals(wanted.owner())) {
        here.setOwner(wanted.owner());
      }
    } catch (FileSystemException _) {
      throw new OwnerLostException(from, named(wanted.owner().getName(), wanted.group()));
    }
    // a new owner or group may take bits away
    here.setPermissions(wanted.permissions());
  }

  private static String named(String owner, GroupPrincipal group) {
    return owner + " and the group " + group.getName();
  }

  private static void copyOwnerAlone(Path from, Path to) throws IOException {
    FileOwnerAttributeView there = view(from, FileOwnerAttributeView.class);
    FileOwnerAttributeView here = view(to, FileOwnerAttributeView.class);
    if (there == null || here == null || there.getOwner().equals(here.getOwner())) {
      return;
    }
    try {
      here.setOwner(there.getOwner());
    } catch (FileSystemException _) {
      throw new OwnerLostException(from, there.getOwner().getName());
    }
  }

  private static void copyAccessList(Path from, Path to) throws IOException {
    AclFileAttributeView there = view(from, AclFileAttributeView.class);
    AclFileAttributeView here = view(to, AclFileAttributeView.class);
    if (there != null && here != null && !there.getAcl().equals(here.getAcl())) {
      here.setAcl(there.getAcl());
    }
  }

  private static void copyAttributes(Path from, Path to) throws IOException {
    UserDefinedFileAttributeView there = view(from, UserDefinedFileAttributeView.class);
    UserDefinedFileAttributeView here = view(to, UserDefinedFileAttributeView.class);
    if (there == null || here == null) {
      return;
    }
    for (String name : names(there)) {
      ByteBuffer value = ByteBuffer.allocate(there.size(name));
      there.read(name, value);
      here.write(name, value.flip());
    }
  }

  /// None where the file system has no such attributes, which some tell by failing.
  private static Iterable<String> names(UserDefinedFileAttributeView view) {
    try {
      return view.list();
    } catch (IOException _) {
      return List.of();
    }
  }

  private static <V extends FileAttributeView> @Nullable V view(Path file, Class<V> kind) {
    return Files.getFileAttributeView(file, kind, LinkOption.NOFOLLOW_LINKS);
  }
}
