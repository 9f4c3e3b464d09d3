package lynearm.doctor;

import java.nio.file.Path;
import lynearm.git.CommitId;

/// Where git has the file of a revision.
///
/// @param commit a commit whose files it is among
/// @param file where it would be if that commit were checked out
/// @param name what a person calls the commit: a branch, or "3f2a91bc~1"
record Source(CommitId commit, Path file, String name) {

  private static final String BEFORE = "~1";

  /// The commit before another one.
  static Source before(CommitId next, CommitId commit, Path file) {
    return new Source(commit, file, next.shortForm() + BEFORE);
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
