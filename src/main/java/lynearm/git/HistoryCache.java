package lynearm.git;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.zip.CRC32;
import lynearm.file.KeptFiles;
import lynearm.file.OwnFolders;
import org.jspecify.annotations.Nullable;

/// Who added and changed the files of some commits, kept on disk from one run of the program to the
/// next, so that only commits that came since are looked at. What a commit says of a file never
/// changes, so that nothing in here can be out of date.
///
/// Nothing depends on it: it may be deleted at any time, two programs may use it at once, and what
/// is damaged, of another version of the program or of something else is passed over. It lies in a
/// folder that only its owner can look into, for it has names and addresses. Bounded: a few commits
/// for each repository, and some repositories.
public final class HistoryCache {

  /// Keeps nothing and knows nothing.
  public static final HistoryCache NONE = new HistoryCache(null);

  /// To be raised when the same history would be told otherwise.
  private static final long MAGIC = 0x4c796e4769743031L; // "LynGit01"

  private static final int MOST_COMMITS = 8;
  private static final int MOST_REPOSITORIES = 64;
  private static final int LARGEST = 32 << 20;
  private static final int NOBODY = -1;
  private static final String ENDING = ".history";

  private final @Nullable KeptFiles folder;

  private HistoryCache(@Nullable KeptFiles folder) {
    this.folder = folder;
  }

  /// A cache in this folder.
  public static HistoryCache in(Path folder) {
    return new HistoryCache(new KeptFiles(folder, ENDING, MOST_REPOSITORIES));
  }

  /// The cache of this program in the folder for such things; none if it isn't run from a jar, as
  /// in tests, which should leave nothing behind.
  public static HistoryCache usual() {
    String path = System.getProperty("java.class.path", "");
    int end = path.indexOf(java.io.File.pathSeparatorChar);
    return (end < 0 ? path : path.substring(0, end)).endsWith(".jar")
        ? in(OwnFolders.caches().resolve("git"))
        : NONE;
  }

  /// What is kept: for each of some commits its files, by git's path.
  ///
  /// @param name tells one repository, and one choice of folders in it, from others
  SequencedMap<CommitId, Map<String, FileHistory>> kept(String name) {
    if (folder == null) {
      return new LinkedHashMap<>();
    }
    try {
      return read(folder.read(name, LARGEST), name);
    } catch (IOException | IllegalArgumentException | DateTimeException _) {
      return new LinkedHashMap<>();
    }
  }

  /// Keeps the files of a commit beside those of the commits that were kept last. Failing is no
  /// harm.
  void keep(String name, CommitId commit, Map<String, FileHistory> files) {
    if (folder == null) {
      return;
    }
    SequencedMap<CommitId, Map<String, FileHistory>> all = kept(name);
    all.putFirst(commit, files);
    while (all.size() > MOST_COMMITS) {
      all.pollLastEntry();
    }
    try {
      byte[] bytes = written(name, all);
      if (bytes.length > LARGEST) {
        return;
      }
      folder.write(name, bytes);
    } catch (IOException _) {
      // The next run looks through the history itself, as this one did.
    }
  }

  // ---- the form: magic and checksum; name; commits; for each kept commit its files, each a path
  // and the places of two commits among those

  private static byte[] written(String name, SequencedMap<CommitId, Map<String, FileHistory>> all)
      throws IOException {
    Map<CommitId, Integer> places = new HashMap<>();
    List<Commit> commits = new ArrayList<>();
    for (Map<String, FileHistory> files : all.values()) {
      for (FileHistory history : files.values()) {
        for (Optional<Commit> commit : List.of(history.added(), history.lastChanged())) {
          commit.ifPresent(it -> {
            if (places.putIfAbsent(it.id(), commits.size()) == null) {
              commits.add(it);
            }
          });
        }
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    write(out, name);
    out.writeInt(commits.size());
    for (Commit commit : commits) {
      write(out, commit.id().value());
      write(out, commit.authorName());
      write(out, commit.authorEmail());
      out.writeLong(commit.authoredAt().toEpochSecond());
      out.writeInt(commit.authoredAt().getOffset().getTotalSeconds());
      write(out, commit.subject());
    }
    out.writeInt(all.size());
    for (Map.Entry<CommitId, Map<String, FileHistory>> kept : all.entrySet()) {
      write(out, kept.getKey().value());
      out.writeInt(kept.getValue().size());
      for (Map.Entry<String, FileHistory> file : kept.getValue().entrySet()) {
        write(out, file.getKey());
        out.writeInt(place(file.getValue().added(), places));
        out.writeInt(place(file.getValue().lastChanged(), places));
      }
    }
    return sealed(bytes.toByteArray());
  }

  private static int place(Optional<Commit> commit, Map<CommitId, Integer> places) {
    return commit.map(it -> places.getOrDefault(it.id(), NOBODY)).orElse(NOBODY);
  }

  private static byte[] sealed(byte[] content) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(content);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeLong(MAGIC ^ sum.getValue());
    out.write(content);
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /// @throws IOException if it ends too early
  private static SequencedMap<CommitId, Map<String, FileHistory>> read(byte[] bytes, String name)
      throws IOException {
    SequencedMap<CommitId, Map<String, FileHistory>> all = new LinkedHashMap<>();
    if (bytes.length < Long.BYTES) {
      return all;
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    CRC32 sum = new CRC32();
    sum.update(bytes, Long.BYTES, bytes.length - Long.BYTES);
    if (in.readLong() != (MAGIC ^ sum.getValue()) || !text(in).equals(name)) {
      return all;
    }
    List<Optional<Commit>> commits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      CommitId id = new CommitId(text(in));
      String author = text(in);
      String email = text(in);
      Instant when = Instant.ofEpochSecond(in.readLong());
      ZoneOffset zone = ZoneOffset.ofTotalSeconds(in.readInt());
      commits.add(
          Optional.of(
              new Commit(id, author, email, OffsetDateTime.ofInstant(when, zone), text(in))));
    }
    for (int left = in.readInt(); left > 0; left--) {
      CommitId id = new CommitId(text(in));
      int count = in.readInt();
      Map<String, FileHistory> files = new HashMap<>();
      for (int i = 0; i < count; i++) {
        files.put(text(in), new FileHistory(at(in.readInt(), commits), at(in.readInt(), commits)));
      }
      all.put(id, files);
    }
    return all;
  }

  private static Optional<Commit> at(int place, List<Optional<Commit>> commits) {
    return place < 0 || place >= commits.size() ? Optional.empty() : commits.get(place);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("the text goes on behind the end");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
