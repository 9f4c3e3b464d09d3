package lynearm.workspace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Which files a workspace shows: those that are checked out, or others that git has. Only the
/// first can be changed.
public sealed interface Viewed {

  /// The checked-out files, committed or not.
  record CheckedOut() implements Viewed {}

  /// The files of a commit.
  ///
  /// @param name what a person calls it: a branch, a tag, an id
  record InCommit(String name, CommitId commit) implements Viewed {}

  /// What is there together with what git branches would bring.
  ///
  /// @param onto what is there; none for what is checked out
  /// @param branches the branches that bring something
  /// @param guests the branch that brings each revision, by its id
  /// @param moved the branch that has the files of revisions which are there under other names
  record Joined(
      Optional<InCommit> onto,
      List<InCommit> branches,
      Map<RevisionId, InCommit> guests,
      Map<RevisionId, InCommit> moved)
      implements Viewed {
    public Joined {
      branches = List.copyOf(branches);
      guests = Map.copyOf(guests);
      moved = Map.copyOf(moved);
    }
  }

  default boolean isCheckedOut() {
    return this instanceof CheckedOut;
  }

  /// Whether none of the files is read from disk.
  default boolean isWhollyInGit() {
    return switch (this) {
      case CheckedOut _ -> false;
      case InCommit _ -> true;
      case Joined joined -> joined.onto().isPresent();
    };
  }

  /// The branch that brings a revision, if it is a guest.
  default Optional<String> guestOf(RevisionId revision) {
    return this instanceof Joined joined
        ? Optional.ofNullable(joined.guests().get(revision)).map(InCommit::name)
        : Optional.empty();
  }

  /// The commit that has the file of a revision; none if it is to be read from disk.
  default Optional<CommitId> commitOf(Revision revision) {
    return switch (this) {
      case CheckedOut _ -> Optional.empty();
      case InCommit(_, CommitId commit) -> Optional.of(commit);
      case Joined joined ->
          Optional.ofNullable(joined.guests().get(revision.id()))
              .or(() -> Optional.ofNullable(joined.moved().get(revision.id())))
              .or(joined::onto)
              .map(InCommit::commit);
    };
  }
}
