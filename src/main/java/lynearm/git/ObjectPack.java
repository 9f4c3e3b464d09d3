package lynearm.git;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// One of the files in which git keeps most objects, whether anything leads to them or not: what
/// was thrown away stays in packs until they are pruned, be they made by `git repack -A`, kept by
/// hand or of the cruft kind. A pack never changes.
public final class ObjectPack {

  private static final int MOST_PACKS = 10_000;
  private static final String INDEX = ".idx";

  private final Path index;
  private final String name;

  private ObjectPack(Path index, String name) {
    this.index = index;
    this.name = name;
  }

  /// The packs in some object folders, by name.
  ///
  /// @throws IOException if not all of them could be told
  static List<ObjectPack> in(List<Path> objectFolders) throws IOException {
    List<ObjectPack> packs = new ArrayList<>();
    for (Path folder : objectFolders) {
      Path inside = folder.resolve("pack");
      if (!Files.isDirectory(inside)) {
        continue;
      }
      try (DirectoryStream<Path> indexes = Files.newDirectoryStream(inside, "*" + INDEX)) {
        for (Path index : indexes) {
          if (packs.size() >= MOST_PACKS) {
            throw new IOException("there are more than " + MOST_PACKS + " packs");
          }
          packs.add(new ObjectPack(index, nameIn(index)));
        }
      } catch (DirectoryIteratorException e) {
        throw e.getCause();
      }
    }
    packs.sort((one, other) -> one.name.compareTo(other.name));
    return packs;
  }

  /// An index ends in the checksum of its pack and its own (Git: gitformat-pack).
  private static String nameIn(Path index) throws IOException {
    byte[] sums = new byte[2 * Constants.OBJECT_ID_LENGTH];
    try (RandomAccessFile open = new RandomAccessFile(index.toFile(), "r")) {
      open.seek(Math.max(0, open.length() - sums.length));
      open.readFully(sums);
    }
    return ObjectId.fromRaw(sums).name()
        + ObjectId.fromRaw(sums, Constants.OBJECT_ID_LENGTH).name();
  }

  /// What no other pack is called: the checksums of what it holds.
  public String name() {
    return name;
  }

  /// The contents of files that it has, in the order in which they lie in it. Cost: a few bytes are
  /// read of each object of the pack.
  ///
  /// @param largest those that are known to have more bytes are left out
  public List<GitObjectId> contents(long largest) throws IOException {
    return PackedObjects.in(index).of(Constants.OBJ_BLOB, largest).stream()
        .map(GitObjectId::new)
        .toList();
  }

  List<ObjectId> commits() throws IOException {
    return PackedObjects.in(index).of(Constants.OBJ_COMMIT, Long.MAX_VALUE);
  }
}
