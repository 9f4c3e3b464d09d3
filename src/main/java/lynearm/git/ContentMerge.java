package lynearm.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;
import org.eclipse.jgit.merge.MergeResult;
import org.jspecify.annotations.Nullable;

/// Joins what two sides made of a file line by line, as git's own merge does it, in memory. Merge
/// drivers that a repository names are not run.
final class ContentMerge {

  private static final byte[] NOTHING = {};

  private final StoredFiles files;

  ContentMerge(StoredFiles files) {
    this.files = files;
  }

  /// @throws IOException if one of the contents is not to be had
  TreeEntry.Contested.Outcome of(
      @Nullable TreeEntry base, @Nullable TreeEntry ours, @Nullable TreeEntry theirs)
      throws IOException {
    if (ours == null || theirs == null) {
      byte[] left = bytes(ours == null ? theirs : ours);
      return new TreeEntry.Contested.Outcome(
          left, ours == null ? Clash.DELETED_BY_US : Clash.DELETED_BY_THEM);
    }
    if (!isFile(ours) || !isFile(theirs) || (base != null && !isFile(base))) {
      return new TreeEntry.Contested.Outcome(
          bytes(isFile(theirs) ? theirs : ours), Clash.OTHER_KIND);
    }
    byte[] mine = bytes(ours);
    byte[] other = bytes(theirs);
    if (Arrays.equals(mine, other)) {
      return new TreeEntry.Contested.Outcome(mine, null);
    }
    if (base == null) {
      return new TreeEntry.Contested.Outcome(other, Clash.BOTH_ADDED);
    }
    if (base instanceof TreeEntry.Contested open && open.outcome().clash() != null) {
      return new TreeEntry.Contested.Outcome(other, Clash.BOTH_CHANGED);
    }
    return merged(bytes(base), mine, other)
        .map(bytes -> new TreeEntry.Contested.Outcome(bytes, null))
        .orElseGet(() -> new TreeEntry.Contested.Outcome(other, Clash.BOTH_CHANGED));
  }

  private static boolean isFile(TreeEntry entry) {
    return entry instanceof TreeEntry.File || entry instanceof TreeEntry.Contested;
  }

  private byte[] bytes(@Nullable TreeEntry entry) throws IOException {
    return switch (entry) {
      case TreeEntry.File(GitObjectId blob) -> files.read(blob);
      case TreeEntry.Link(GitObjectId blob) -> files.read(blob);
      case TreeEntry.Contested contested -> contested.outcome().bytes();
      case TreeEntry.Folder _, TreeEntry.Submodule _ -> NOTHING;
      case null -> NOTHING;
    };
  }

  /// What comes of two changes to one text; nothing if both changed the same lines.
  static Optional<byte[]> merged(byte[] base, byte[] ours, byte[] theirs) throws IOException {
    return Guarded.call(() -> {
      MergeResult<RawText> result =
          new MergeAlgorithm()
              .merge(
                  RawTextComparator.DEFAULT,
                  new RawText(base),
                  new RawText(ours),
                  new RawText(theirs));
      if (result.containsConflicts()) {
        return Optional.empty();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(ours.length + theirs.length);
      new MergeFormatter()
          .formatMerge(out, result, List.of("base", "ours", "theirs"), StandardCharsets.UTF_8);
      return Optional.of(out.toByteArray());
    });
  }
}
