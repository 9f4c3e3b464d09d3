package lynearm.change;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.revision.RevisionId;

/// A [ChangeRecord] as bytes: a line that names the version, the record, and its SHA-256. What is
/// cut off, altered or of another version is not understood.
final class RecordFormat {

  private static final byte[] FIRST_LINE = "lynearm change 1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST = 32;
  private static final int NONE = -1;

  private RecordFormat() {}

  static byte[] bytes(ChangeRecord change) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(FIRST_LINE);
      out.writeLong(change.id());
      out.writeLong(change.turn());
      text(out, change.title());
      text(out, change.when().toString());
      out.writeBoolean(change.direction() == Direction.FORWARD);
      out.writeInt(change.edits().size());
      for (FileEdit edit : change.edits()) {
        path(out, edit.path());
        content(out, edit.before());
        content(out, edit.after());
      }
      paths(out, change.createdFolders());
      paths(out, change.newFolders());
      out.writeInt(change.modes().size());
      for (var mode : change.modes().entrySet()) {
        path(out, mode.getKey());
        text(out, PosixFilePermissions.toString(mode.getValue()));
      }
      paths(out, change.folders());
      text(out, change.token());
      out.writeInt(change.mended().size());
      for (RevisionId id : change.mended()) {
        text(out, id.value());
      }
      out.flush();
      out.write(digest(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /// The record that these bytes are; empty if they are none, or not whole.
  static Optional<ChangeRecord> read(byte[] bytes) {
    int end = bytes.length - DIGEST;
    if (end < FIRST_LINE.length
        || !Arrays.equals(bytes, 0, FIRST_LINE.length, FIRST_LINE, 0, FIRST_LINE.length)
        || !Arrays.equals(digest(bytes, end), Arrays.copyOfRange(bytes, end, bytes.length))) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(
            new ByteArrayInputStream(bytes, FIRST_LINE.length, end - FIRST_LINE.length))) {
      return Optional.of(record(in));
    } catch (IOException
        | IllegalArgumentException
        | DateTimeException
        | FileSystemNotFoundException _) {
      return Optional.empty();
    }
  }

  private static ChangeRecord record(DataInputStream in) throws IOException {
    long id = in.readLong();
    long turn = in.readLong();
    String title = text(in);
    Instant when = Instant.parse(text(in));
    Direction direction = in.readBoolean() ? Direction.FORWARD : Direction.BACK;
    List<FileEdit> edits = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      edits.add(edit(path(in), content(in), content(in)));
    }
    List<Path> createdFolders = paths(in);
    List<Path> newFolders = paths(in);
    Map<Path, Set<PosixFilePermission>> modes = new HashMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      modes.put(path(in), PosixFilePermissions.fromString(text(in)));
    }
    List<Path> folders = paths(in);
    String token = text(in);
    return new ChangeRecord(
        id,
        turn,
        title,
        when,
        direction,
        edits,
        createdFolders,
        newFolders,
        modes,
        folders,
        mended(in),
        token);
  }

  /// The last part, which older records do not have.
  private static Set<RevisionId> mended(DataInputStream in) throws IOException {
    Set<RevisionId> mended = new HashSet<>();
    if (in.available() > 0) {
      for (int left = in.readInt(); left > 0; left--) {
        mended.add(new RevisionId(text(in)));
      }
    }
    return mended;
  }

  private static FileEdit edit(Path path, Optional<Content> before, Optional<Content> after) {
    if (before.isEmpty()) {
      return new FileEdit.Create(path, after.orElseThrow(IllegalArgumentException::new));
    }
    return after.isEmpty()
        ? new FileEdit.Delete(path, before.get())
        : new FileEdit.Replace(path, before.get(), after.get());
  }

  private static void content(DataOutputStream out, Optional<Content> content) throws IOException {
    if (content.isEmpty()) {
      out.writeInt(NONE);
      return;
    }
    block(out, content.get().bytes());
  }

  private static Optional<Content> content(DataInputStream in) throws IOException {
    int size = in.readInt();
    return size == NONE ? Optional.empty() : Optional.of(Content.of(block(in, size)));
  }

  /// As an address, which keeps names that are no text in the encoding of this system.
  private static void path(DataOutputStream out, Path path) throws IOException {
    text(out, path.toUri().toString());
  }

  private static Path path(DataInputStream in) throws IOException {
    return Path.of(URI.create(text(in)));
  }

  private static void paths(DataOutputStream out, List<Path> paths) throws IOException {
    out.writeInt(paths.size());
    for (Path path : paths) {
      path(out, path);
    }
  }

  private static List<Path> paths(DataInputStream in) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      paths.add(path(in));
    }
    return paths;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    block(out, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(block(in, in.readInt()), StandardCharsets.UTF_8);
  }

  private static void block(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] block(DataInputStream in, int size) throws IOException {
    if (size < 0 || size > in.available()) {
      throw new IOException("a block that is longer than the record");
    }
    return in.readNBytes(size);
  }

  private static byte[] digest(byte[] bytes, int size) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, size);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
