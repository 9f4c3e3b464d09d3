package lynearm.workspace;

import java.io.IOException;
import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import lynearm.file.Build;
import lynearm.file.FileLook;
import lynearm.file.KeptFiles;
import lynearm.file.OwnFolders;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// What revision files were found to declare, kept on disk from one run of the program to the next,
/// so that a file that looks as it did is not opened again. Git's index does the same for `git
/// status`, and Python's byte code for Alembic.
///
/// Nothing depends on it: it may be deleted at any time, and what is damaged, of another build of
/// the program or of another folder is passed over. A file counts as unchanged if its size, its
/// time of change to the nanosecond and its identity are the same. A file that was changed within
/// [#TOO_FRESH] of being read is not kept, for it may change again without looking different.
///
/// Only plain revisions are kept: no problems, nothing computed, nothing imported.
public final class RevisionIndex {

  /// Keeps nothing and knows nothing.
  public static final RevisionIndex NONE = new RevisionIndex(null, "");

  /// The coarsest times that file systems keep are those of FAT, two seconds.
  private static final long TOO_FRESH = 3_000_000_000L;

  private static final long MAGIC = 0x4c796e6561726d31L; // "Lynearm1"
  private static final int MOST_FILES = 64;
  private static final int LARGEST = 64 << 20;
  private static final String ENDING = ".index";

  /// Below this many files, reading them is as quick.
  private static final int FEW = 48;

  /// The part of the files that must be new before all is written again.
  private static final int PART = 32;

  private final @Nullable KeptFiles folder;
  private final String build;

  private RevisionIndex(@Nullable KeptFiles folder, String build) {
    this.folder = folder;
    this.build = build;
  }

  /// An index in this folder.
  ///
  /// @param build tells one build of the program from another, for they may read differently
  static RevisionIndex in(Path folder, String build) {
    return new RevisionIndex(new KeptFiles(folder, ENDING, MOST_FILES), build);
  }

  /// The index of this program in the folder for such things; none if it isn't run from a jar, for
  /// then nobody can tell whether it was built anew.
  public static RevisionIndex usual() {
    Optional<String> build = Build.ofThisProgram();
    return build.isPresent() ? in(OwnFolders.caches().resolve("revisions"), build.get()) : NONE;
  }

  /// A file that was read, and what it looked like before.
  record Entry(FileLook look, Revision revision) {

    /// Python's texts may hold half a character, which UTF-8 has no form for.
    private Stream<String> texts() {
      return Stream.of(
              Stream.of(revision.id().value(), revision.longDoc(), revision.file().toString()),
              revision.downRevisions().stream().map(RevisionId::value),
              revision.branchLabels().stream().map(BranchLabel::value),
              revision.dependsOn().stream().map(Reference::text))
          .flatMap(texts -> texts);
    }
  }

  /// What is kept for these files. One file is read; nothing is made of it until it is asked for.
  ///
  /// @param name tells one set of version folders from another
  Kept kept(String name, int files) {
    if (folder == null || files < FEW) {
      return Kept.NOTHING;
    }
    try {
      return Kept.of(folder.read(name, LARGEST), build, name);
    } catch (IOException | BufferUnderflowException | IllegalArgumentException _) {
      return Kept.NOTHING;
    }
  }

  /// Whether so much is new that keeping it is worth the writing.
  boolean isWorthKeeping(int fresh, int all) {
    return folder != null && all >= FEW && fresh * PART >= all;
  }

  /// Keeps these entries and forgets what was kept under the name. Failing is no harm.
  ///
  /// @param began when the first of the files was looked at, in nanoseconds of the wall clock
  void keep(String name, List<Entry> entries, long began) {
    if (folder == null) {
      return;
    }
    CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
    List<Entry> settled =
        entries.stream()
            .filter(entry -> entry.look().changed() < began - TOO_FRESH)
            .filter(entry -> entry.texts().allMatch(encoder::canEncode))
            .toList();
    try {
      byte[] bytes = new Writer().write(build, name, settled);
      folder.write(name, bytes);
    } catch (IOException | BufferOverflowException _) {
      // The next run reads the files themselves, as this one did.
    }
  }

  /// What was kept, in the order in which it was.
  static final class Kept {

    static final Kept NOTHING = new Kept(new byte[0], new int[0]);

    private final byte[] bytes;
    private final int[] starts;
    private @Nullable Map<String, Integer> places;

    private Kept(byte[] bytes, int[] starts) {
      this.bytes = bytes;
      this.starts = starts;
    }

    /// @throws BufferUnderflowException if it ends too early
    /// @throws IllegalArgumentException if it is no index, a damaged one, or one of something else
    static Kept of(byte[] bytes, String build, String name) {
      if (bytes.length < Long.BYTES) {
        return NOTHING;
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      CRC32 sum = new CRC32();
      sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
      if (buffer.getLong() != (MAGIC ^ sum.getValue())
          || !text(bytes, buffer).equals(build)
          || !text(bytes, buffer).equals(name)) {
        return NOTHING;
      }
      int[] starts = new int[buffer.getInt()];
      for (int i = 0; i < starts.length; i++) {
        int length = buffer.getInt();
        starts[i] = buffer.position();
        buffer.position(starts[i] + length);
      }
      return new Kept(bytes, starts);
    }

    int size() {
      return starts.length;
    }

    /// What a file declares, if it is kept and the file still looks the same. Quick if the files
    /// are asked for in the order in which they were kept. For several threads.
    ///
    /// @param index the place at which the file probably is
    Optional<Revision> revision(int index, Path file, FileLook look) {
      if (starts.length == 0) {
        return Optional.empty();
      }
      String path = file.toString();
      if (index < starts.length) {
        ByteBuffer buffer = at(index);
        if (text(bytes, buffer).equals(path)) {
          return revision(buffer, file, look);
        }
      }
      Integer place = places().get(path);
      if (place == null) {
        return Optional.empty();
      }
      ByteBuffer buffer = at(place);
      skipText(buffer);
      return revision(buffer, file, look);
    }

    private ByteBuffer at(int index) {
      return ByteBuffer.wrap(bytes).position(starts[index]);
    }

    private synchronized Map<String, Integer> places() {
      if (places == null) {
        places = HashMap.newHashMap(starts.length);
        for (int i = 0; i < starts.length; i++) {
          places.put(text(bytes, at(i)), i);
        }
      }
      return places;
    }

    private Optional<Revision> revision(ByteBuffer buffer, Path file, FileLook look) {
      if (buffer.getLong() != look.size()
          || buffer.getLong() != look.changed()
          || buffer.getInt() != look.identity()) {
        return Optional.empty();
      }
      return Optional.of(
          new Revision(
              new RevisionId(text(bytes, buffer)),
              file,
              texts(buffer, RevisionId::new),
              texts(buffer, BranchLabel::new),
              texts(buffer, Reference::new),
              text(bytes, buffer),
              Map.of()));
    }

    private <T> List<T> texts(ByteBuffer buffer, Function<String, T> made) {
      int count = buffer.getInt();
      if (count == 0) {
        return List.of();
      }
      if (count == 1) {
        return List.of(made.apply(text(bytes, buffer)));
      }
      List<T> texts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        texts.add(made.apply(text(bytes, buffer)));
      }
      return texts;
    }

    private static void skipText(ByteBuffer buffer) {
      int length = buffer.getInt();
      buffer.position(buffer.position() + length);
    }

    private static String text(byte[] bytes, ByteBuffer buffer) {
      int length = buffer.getInt();
      int start = buffer.position();
      buffer.position(start + length);
      return new String(bytes, start, length, StandardCharsets.UTF_8);
    }
  }

  /// Puts an index together.
  private static final class Writer {

    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    /// @throws BufferOverflowException if it is larger than an index may be
    byte[] write(String build, String name, List<Entry> entries) {
      buffer.putLong(0);
      text(build);
      text(name);
      room(Integer.BYTES).putInt(entries.size());
      for (Entry entry : entries) {
        int start = room(Integer.BYTES).position();
        buffer.putInt(0);
        write(entry);
        buffer.putInt(start, buffer.position() - start - Integer.BYTES);
      }
      CRC32 sum = new CRC32();
      sum.update(buffer.array(), Long.BYTES, buffer.position() - Long.BYTES);
      buffer.putLong(0, MAGIC ^ sum.getValue());
      return java.util.Arrays.copyOf(buffer.array(), buffer.position());
    }

    private void write(Entry entry) {
      Revision revision = entry.revision();
      text(revision.file().toString());
      room(2 * Long.BYTES + Integer.BYTES)
          .putLong(entry.look().size())
          .putLong(entry.look().changed())
          .putInt(entry.look().identity());
      text(revision.id().value());
      texts(revision.downRevisions(), RevisionId::value);
      texts(revision.branchLabels(), BranchLabel::value);
      texts(revision.dependsOn(), Reference::text);
      text(revision.longDoc());
    }

    private <T> void texts(List<T> values, Function<T, String> text) {
      room(Integer.BYTES).putInt(values.size());
      values.forEach(value -> text(text.apply(value)));
    }

    private void text(String text) {
      byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
      room(Integer.BYTES + encoded.length).putInt(encoded.length).put(encoded);
    }

    private ByteBuffer room(int length) {
      if (buffer.remaining() < length) {
        int larger = Math.max(2 * buffer.capacity(), buffer.position() + length);
        if (larger > 2 * LARGEST) {
          throw new BufferOverflowException();
        }
        buffer = ByteBuffer.allocate(larger).put(buffer.flip());
      }
      return buffer;
    }
  }
}
