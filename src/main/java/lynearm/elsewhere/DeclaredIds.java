package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.file.Build;
import lynearm.file.FormReader;
import lynearm.file.FormWriter;
import lynearm.file.KeptFiles;
import lynearm.file.OwnFolders;
import lynearm.file.SealedFiles;
import lynearm.git.GitObjectId;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// Which contents of a git pack declare which revision ids, kept on disk from one run of the
/// program to the next. A pack never changes, so nothing in here can be out of date; it may be
/// deleted at any time. It only tells where to look: what it names is read and parsed again before
/// anything is made of it.
final class DeclaredIds {

  /// Keeps nothing and knows nothing.
  static final DeclaredIds NONE = new DeclaredIds(null);

  private static final String FORM = "LynPack1";
  private static final String ENDING = ".pack";
  private static final int MOST_PACKS = 256;
  private static final int LARGEST = 16 << 20;

  private final @Nullable SealedFiles files;

  private DeclaredIds(@Nullable SealedFiles files) {
    this.files = files;
  }

  /// A cache in this folder.
  ///
  /// @param build tells one build of the program from another, for they may read differently
  static DeclaredIds in(Path folder, String build) {
    return new DeclaredIds(
        new SealedFiles(new KeptFiles(folder, ENDING, MOST_PACKS), FORM, build, LARGEST));
  }

  /// The cache of this program beside that of git's history; none if it isn't run from a jar.
  static DeclaredIds usual() {
    return Build.ofThisProgram()
        .map(build -> in(OwnFolders.caches().resolve("git"), build))
        .orElse(NONE);
  }

  /// A content and the id that it declares.
  record Entry(GitObjectId content, RevisionId id) {}

  /// What is known of a pack.
  ///
  /// @param looked how many of its contents were looked at, from the first one on
  /// @param isWhole whether that was all
  record OfPack(int looked, boolean isWhole, List<Entry> entries) {

    static final OfPack NOTHING = new OfPack(0, false, List.of());

    OfPack {
      entries = List.copyOf(entries);
    }
  }

  OfPack kept(String pack) {
    try {
      Optional<byte[]> bytes = files == null ? Optional.empty() : files.read(pack);
      return bytes.isEmpty() ? OfPack.NOTHING : read(bytes.get());
    } catch (IOException | IllegalArgumentException _) {
      return OfPack.NOTHING;
    }
  }

  void keep(String pack, OfPack known) {
    if (files == null) {
      return;
    }
    try {
      files.write(pack, written(known));
    } catch (IOException _) {
      return; // an id with half a character is found by looking again
    }
  }

  private static byte[] written(OfPack known) throws IOException {
    FormWriter out = new FormWriter();
    out.number(known.looked());
    out.flag(known.isWhole());
    out.each(
        known.entries(),
        entry -> {
          out.raw(entry.content().bytes());
          out.text(entry.id().value());
        });
    return out.bytes();
  }

  private static OfPack read(byte[] bytes) throws IOException {
    FormReader in = new FormReader(bytes);
    return new OfPack(
        in.number(),
        in.flag(),
        in.each(() ->
            new Entry(GitObjectId.of(in.raw(GitObjectId.LENGTH)), new RevisionId(in.text()))));
  }
}
