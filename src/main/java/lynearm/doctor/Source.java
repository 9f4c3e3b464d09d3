package lynearm.doctor;

import java.nio.file.Path;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.git.GitObjectId;

/// Where git has the file of a revision.
///
/// @param commit a commit whose files it is among; none for a content that was only staged
/// @param content the content, if it is in no commit
/// @param file where it would be if that commit were checked out
/// @param name what a person calls it: a branch, "3f2a91bc~1", or the beginning of the content's id
record Source(Optional<CommitId> commit, Optional<GitObjectId> content, Path file, String name) {

  private static final String BEFORE = "~1";
  private static final int SHORT_LENGTH = 12;

  /// A commit.
  ///
  /// @param name what a person calls it
  static Source of(CommitId commit, Path file, String name) {
    return new Source(Optional.of(commit), Optional.empty(), file, name);
  }

  /// The commit before another one.
  static Source before(CommitId next, CommitId commit, Path file) {
    return of(commit, file, next.shortForm() + BEFORE);
  }

  /// A content that is in no commit.
  ///
  /// @param file the name that it is to have
  static Source staged(GitObjectId content, Path file) {
    return new Source(
        Optional.empty(),
        Optional.of(content),
        file,
        content.toString().substring(0, SHORT_LENGTH));
  }

  /// Whether it is the commit before the one that took the file away.
  boolean isBefore() {
    return name.endsWith(BEFORE);
  }

  /// The commit that took the file away.
  String commitName() {
    return name.substring(0, name.length() - BEFORE.length());
  }
}
