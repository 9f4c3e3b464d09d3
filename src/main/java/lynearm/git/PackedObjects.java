package lynearm.git;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.jgit.internal.storage.file.PackIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// The objects of one pack with their kinds, in the order in which they lie there. Only the few
/// bytes in front of each are read, nothing is unpacked: what is stored as a difference is of the
/// kind of what it differs from (Git: gitformat-pack, "Pack file entry").
final class PackedObjects {

  /// A pack with more is one of a hosting service.
  private static final int MOST = 5_000_000;

  private static final int WINDOW = 1 << 16;

  /// Kind and size take ten bytes at most, the base of a difference an id or ten bytes.
  private static final int LONGEST_HEADER = 10 + Constants.OBJECT_ID_LENGTH;

  private static final int NO_BASE = -1;

  private final PackIndex index;
  private final long[] offsets;

  /// The place in the index of each object.
  private final int[] places;

  private final byte[] kinds;
  private final long[] sizes;
  private final int[] bases;

  private PackedObjects(PackIndex index, int count) {
    this.index = index;
    offsets = new long[count];
    places = new int[count];
    kinds = new byte[count];
    sizes = new long[count];
    bases = new int[count];
  }

  /// @param indexFile the `.idx` beside the pack
  /// @throws IOException if either can't be read, or has more than anybody could look through
  static PackedObjects in(Path indexFile) throws IOException {
    String name = String.valueOf(indexFile.getFileName());
    Path pack = indexFile.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".pack");
    return Guarded.call(() -> {
      PackIndex index = PackIndex.open(indexFile.toFile());
      if (index.getObjectCount() > MOST) {
        throw new IOException(pack + " has more objects than anybody could look through");
      }
      PackedObjects objects = new PackedObjects(index, (int) index.getObjectCount());
      objects.order();
      try (RandomAccessFile open = new RandomAccessFile(pack.toFile(), "r")) {
        objects.readHeaders(open);
      }
      objects.resolveKinds();
      return objects;
    });
  }

  private void order() {
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = index.getOffset(i);
    }
    long[] inIndex = offsets.clone();
    Arrays.sort(offsets);
    for (int i = 0; i < inIndex.length; i++) {
      places[Arrays.binarySearch(offsets, inIndex[i])] = i;
    }
  }

  private void readHeaders(RandomAccessFile pack) throws IOException {
    byte[] window = new byte[WINDOW];
    long start = 0;
    int length = 0;
    for (int i = 0; i < offsets.length; i++) {
      long offset = offsets[i];
      if (offset < start || offset + LONGEST_HEADER > start + length) {
        pack.seek(offset);
        start = offset;
        length = readFully(pack, window);
      }
      readHeader(i, window, (int) (offset - start), length);
    }
  }

  private static int readFully(RandomAccessFile file, byte[] bytes) throws IOException {
    int length = 0;
    for (int read = 0; read >= 0 && length < bytes.length; length += Math.max(read, 0)) {
      read = file.read(bytes, length, bytes.length - length);
    }
    return length;
  }

  private void readHeader(int object, byte[] window, int start, int length) {
    int at = start;
    int next = at < length ? window[at++] & 0xff : 0;
    int kind = (next >> 4) & 7;
    long size = next & 15;
    for (int shift = 4; (next & 0x80) != 0 && shift < Long.SIZE && at < length; shift += 7) {
      next = window[at++] & 0xff;
      size |= (next & 0x7fL) << shift;
    }
    kinds[object] = (byte) kind;
    sizes[object] = size;
    bases[object] =
        switch (kind) {
          case Constants.OBJ_OFS_DELTA -> before(object, window, at, length);
          case Constants.OBJ_REF_DELTA -> named(window, at, length);
          default -> NO_BASE;
        };
  }

  /// The object that lies so many bytes before another.
  private int before(int object, byte[] window, int start, int length) {
    int at = start;
    int next = at < length ? window[at++] & 0xff : 0;
    long distance = next & 0x7f;
    while ((next & 0x80) != 0 && at < length) {
      next = window[at++] & 0xff;
      distance = ((distance + 1) << 7) | (next & 0x7f);
    }
    return Math.max(NO_BASE, Arrays.binarySearch(offsets, offsets[object] - distance));
  }

  private int named(byte[] window, int start, int length) {
    if (start + Constants.OBJECT_ID_LENGTH > length) {
      return NO_BASE;
    }
    long offset = index.findOffset(ObjectId.fromRaw(window, start));
    return Math.max(NO_BASE, Arrays.binarySearch(offsets, offset));
  }

  /// Gives differences the kind of what they come down to. One that comes down to itself, in a pack
  /// made to hurt, has none.
  private void resolveKinds() {
    int[] way = new int[offsets.length];
    for (int i = 0; i < offsets.length; i++) {
      int steps = 0;
      int at = i;
      while (bases[at] != NO_BASE) {
        way[steps++] = at;
        int base = bases[at];
        bases[at] = NO_BASE;
        at = base;
      }
      byte kind = isWhole(at) ? kinds[at] : Constants.OBJ_BAD;
      for (int step = 0; step < steps; step++) {
        kinds[way[step]] = kind;
        sizes[way[step]] = 0;
      }
    }
  }

  private boolean isWhole(int object) {
    return kinds[object] != Constants.OBJ_OFS_DELTA && kinds[object] != Constants.OBJ_REF_DELTA;
  }

  /// Objects of a kind.
  ///
  /// @param kind one of JGit's constants
  /// @param largest those known to be larger are left out; of differences that is not known
  List<ObjectId> of(int kind, long largest) {
    List<ObjectId> found = new ArrayList<>();
    for (int i = 0; i < kinds.length; i++) {
      if (kinds[i] == kind && sizes[i] <= largest) {
        found.add(index.getObjectId(places[i]));
      }
    }
    return found;
  }
}
