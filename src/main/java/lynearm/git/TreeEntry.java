package lynearm.git;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An entry of a folder in a commit, or in what a git merge of two commits would give.
sealed interface TreeEntry {

  record Folder(TreeFolder folder) implements TreeEntry {}

  record File(GitObjectId blob) implements TreeEntry {}

  /// A symbolic link; the blob holds where it leads to.
  record Link(GitObjectId blob) implements TreeEntry {}

  /// The commit of another repository, whose files are not in this one.
  record Submodule(GitObjectId commit) implements TreeEntry {}

  /// What both sides changed, and at most one of them took away. Decided when somebody asks.
  final class Contested implements TreeEntry {
    private final @Nullable TreeEntry base;
    private final @Nullable TreeEntry ours;
    private final @Nullable TreeEntry theirs;
    private final ContentMerge merge;
    private @Nullable Outcome outcome;

    Contested(
        @Nullable TreeEntry base,
        @Nullable TreeEntry ours,
        @Nullable TreeEntry theirs,
        ContentMerge merge) {
      this.base = base;
      this.ours = ours;
      this.theirs = theirs;
      this.merge = merge;
    }

    /// What became of it.
    static final class Outcome {

      private final byte[] bytes;
      private final @Nullable Clash clash;

      Outcome(byte[] bytes, @Nullable Clash clash) {
        this.bytes = bytes;
        this.clash = clash;
      }

      /// The content; where the sides can't be joined, that of the side that is joined in, else
      /// that of the other. Not to be changed.
      byte[] bytes() {
        return bytes;
      }

      /// Why they can't be joined.
      @Nullable Clash clash() {
        return clash;
      }
    }

    /// @throws IOException if one of the contents is not to be had
    Outcome outcome() throws IOException {
      Outcome known = outcome;
      if (known == null) {
        known = merge.of(base, ours, theirs);
        outcome = known;
      }
      return known;
    }
  }

  static @Nullable GitObjectId idOf(@Nullable TreeEntry entry) {
    return switch (entry) {
      case Folder(StoredFolder folder) -> folder.id();
      case File(GitObjectId blob) -> blob;
      case Link(GitObjectId blob) -> blob;
      case Submodule(GitObjectId commit) -> commit;
      case Folder _, Contested _ -> null;
      case null -> null;
    };
  }

  /// Whether two entries are surely the same.
  static boolean isSame(@Nullable TreeEntry one, @Nullable TreeEntry other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    GitObjectId id = idOf(one);
    return id != null && one.getClass() == other.getClass() && id.equals(idOf(other));
  }
}
