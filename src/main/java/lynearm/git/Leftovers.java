package lynearm.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/// What no branch or tag may lead to any more, but is not thrown away yet: what reflogs name,
/// objects that lie in files of their own and those in packs, also of repositories that this one
/// borrows from (gitrepository-layout: `logs`, `objects`, `objects/info/alternates`). Only names
/// are gathered here; links are not followed, and no more is read than an honest repository has.
final class Leftovers {

  private static final int MOST_LOGS = 2000;
  private static final int LONGEST_LOG = 1 << 20;
  private static final int MOST_LOOSE = 50_000;
  private static final int BEGINNING = 64;
  private static final List<String> LEFT_BY_COMMANDS = List.of("ORIG_HEAD", "FETCH_HEAD");

  private final Path gitFolder;
  private final Path commonFolder;
  private final BooleanSupplier cancelled;
  private boolean isWhole = true;

  Leftovers(Path gitFolder, Path commonFolder, BooleanSupplier cancelled) {
    this.gitFolder = gitFolder;
    this.commonFolder = commonFolder;
    this.cancelled = cancelled;
  }

  /// Whether all were gathered that there are.
  boolean isWhole() {
    return isWhole;
  }

  /// The commits that were checked out or that refs led to, as far as logs tell.
  Set<ObjectId> logged() {
    Set<ObjectId> found = new LinkedHashSet<>();
    List<Path> logs = new ArrayList<>();
    for (String name : LEFT_BY_COMMANDS) {
      logs.add(gitFolder.resolve(name));
    }
    logs.addAll(filesBelow(gitFolder.resolve("logs"), MOST_LOGS));
    if (!gitFolder.equals(commonFolder)) {
      logs.addAll(filesBelow(commonFolder.resolve("logs"), MOST_LOGS));
    }
    for (Path worktree : foldersIn(commonFolder.resolve("worktrees"))) {
      logs.add(worktree.resolve("logs").resolve(Constants.HEAD));
    }
    for (Path log : logs) {
      addAll(log, found);
    }
    return found;
  }

  /// The moves of what is checked out, newest first.
  List<Departure> moves() {
    List<Departure> moves = new ArrayList<>();
    int id = Constants.OBJECT_ID_STRING_LENGTH;
    for (String line : end(gitFolder.resolve("logs").resolve(Constants.HEAD)).split("\n", -1)) {
      int note = line.indexOf('\t');
      if (note > 2 * id
          && ObjectId.isId(line.substring(0, id))
          && ObjectId.isId(line.substring(id + 1, 2 * id + 1))) {
        moves.add(
            new Departure(
                new CommitId(line.substring(0, id)),
                new CommitId(line.substring(id + 1, 2 * id + 1)),
                line.substring(note + 1)));
      }
    }
    return moves.reversed();
  }

  /// Objects of one kind that lie in files of their own.
  ///
  /// @param kind `commit` or `blob`
  Set<ObjectId> loose(String kind) {
    Set<ObjectId> found = new LinkedHashSet<>();
    int seen = 0;
    for (Path folder : objectFolders().stream().flatMap(it -> foldersIn(it).stream()).toList()) {
      String begin = String.valueOf(folder.getFileName());
      if (begin.length() != 2 || cancelled.getAsBoolean()) {
        continue;
      }
      List<Path> files = filesBelow(folder, MOST_LOOSE);
      seen += files.size();
      for (Path file : files) {
        String name = begin + file.getFileName();
        if (ObjectId.isId(name) && isOf(kind, file)) {
          found.add(ObjectId.fromString(name));
        }
      }
      if (seen > MOST_LOOSE) {
        isWhole = false;
        break;
      }
    }
    return found;
  }

  /// All packs, those of repositories that this one borrows from among them.
  List<ObjectPack> packs() {
    try {
      return ObjectPack.in(objectFolders());
    } catch (IOException _) {
      isWhole = false;
      return List.of();
    }
  }

  /// Commits that lie in packs, whether anything leads to them or not.
  Set<ObjectId> packedCommits() {
    Set<ObjectId> found = new LinkedHashSet<>();
    for (ObjectPack pack : packs()) {
      if (cancelled.getAsBoolean()) {
        break;
      }
      try {
        found.addAll(pack.commits());
      } catch (IOException _) {
        isWhole = false; // a damaged pack, or one that was thrown away just now
      }
    }
    return found;
  }

  private List<Path> objectFolders() {
    try {
      return ObjectFolders.withBorrowed(commonFolder.resolve("objects"));
    } catch (IOException _) {
      isWhole = false;
      return List.of();
    }
  }

  /// Whether a file holds an object of a kind: its compressed text begins with that.
  private static boolean isOf(String kind, Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    byte[] wanted = (kind + " ").getBytes(StandardCharsets.US_ASCII);
    try (InputStream in =
        new InflaterInputStream(Files.newInputStream(file), new Inflater(), BEGINNING)) {
      return Arrays.equals(in.readNBytes(wanted.length), wanted);
    } catch (IOException _) {
      return false;
    }
  }

  /// The ids at the beginning of each line: of a reflog what was before and what is after.
  private void addAll(Path log, Set<ObjectId> found) {
    for (String line : end(log).split("\n", -1)) {
      for (int at = 0; at <= Constants.OBJECT_ID_STRING_LENGTH + 1; ) {
        int end = at + Constants.OBJECT_ID_STRING_LENGTH;
        if (line.length() >= end && ObjectId.isId(line.substring(at, end))) {
          found.add(ObjectId.fromString(line.substring(at, end)));
        }
        at = end + 1;
      }
    }
    found.remove(ObjectId.zeroId());
  }

  /// The last lines of a file.
  private String end(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return "";
    }
    try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, open.length() - LONGEST_LOG);
      isWhole &= start == 0;
      open.seek(start);
      byte[] bytes = new byte[(int) Math.min(LONGEST_LOG, open.length() - start)];
      open.readFully(bytes);
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException _) {
      isWhole = false;
      return "";
    }
  }

  private List<Path> filesBelow(Path folder, int most) {
    List<Path> files = new ArrayList<>();
    Deque<Path> left = new ArrayDeque<>(List.of(folder));
    for (int folders = 0; !left.isEmpty() && files.size() < most && folders < most; folders++) {
      try (DirectoryStream<Path> inside = Files.newDirectoryStream(left.remove())) {
        for (Path path : inside) {
          if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            left.add(path);
          } else {
            files.add(path);
          }
        }
      } catch (IOException | DirectoryIteratorException _) {
        isWhole &= !Files.exists(folder);
      }
    }
    isWhole &= left.isEmpty();
    return files;
  }

  private static List<Path> foldersIn(Path folder) {
    List<Path> folders = new ArrayList<>();
    try (DirectoryStream<Path> inside =
        Files.newDirectoryStream(folder, it -> Files.isDirectory(it, LinkOption.NOFOLLOW_LINKS))) {
      inside.forEach(folders::add);
    } catch (IOException | DirectoryIteratorException _) {
      return List.of();
    }
    return folders;
  }
}
