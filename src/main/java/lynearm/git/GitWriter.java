package lynearm.git;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.Set;

/// Stages and commits files, and nothing but these. Works on the object database and the index
/// alone: hooks and filters never run, a commit takes nothing else that is staged along, and
/// working files are only read.
public final class GitWriter {

  private final GitRepository repository;
  private final Clock clock;

  /// @param clock tells the time of commits, and in which zone
  public GitWriter(GitRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  /// Puts the files into the index as they are on disk now, as `git add` does; files that are gone
  /// leave it. All of them or none. Refused if the index is locked, or for a file that lies
  /// outside, is ignored, has a conflict, is no plain file, or would have to go through a filter.
  ///
  /// @return the paths that the index has otherwise now, as git writes them
  public GitAnswer<Set<String>> stage(Collection<Path> files) {
    return Access.toWrite(repository, open -> new IndexChange(repository, open).stage(files));
  }

  /// Gives the files the state in the index that they have in the checked-out commit; those it
  /// doesn't have leave the index. Working files stay as they are. All of them or none.
  ///
  /// @return the paths that the index has otherwise now, as git writes them
  public GitAnswer<Set<String>> unstage(Collection<Path> files) {
    return Access.toWrite(repository, open -> new IndexChange(repository, open).unstage(files));
  }

  /// Commits the files as they are on disk now, on top of what is checked out, and nothing else
  /// that is staged. Hooks don't run, so what a pre-commit hook would check is not checked.
  ///
  /// Refused as [#stage] is, and if a git merge, a rebase or their like is unfinished, if the
  /// repository asks for signed commits, if git doesn't know the person's name, if nothing would
  /// change, or if the branch moved in the meantime.
  ///
  /// @param message lines of any length; white space at line ends and around it is dropped
  public GitAnswer<Commit> commit(Collection<Path> files, String message) {
    return commit(files, message, new CommitPlace.Current());
  }

  /// As [#commit(Collection, String)], on the branch that is checked out or on one that begins
  /// there. A new branch is refused if git can't take its name or has it already.
  public GitAnswer<Commit> commit(Collection<Path> files, String message, CommitPlace where) {
    return Access.toWrite(
        repository,
        open ->
            new IndexChange(repository, open)
                .commit(files, message, where, ZonedDateTime.now(clock)));
  }

  /// What a commit of these files would do, or why there can't be one at all. Reads the trees of
  /// the checked-out commit and looks which of the files are there; takes no lock.
  public GitAnswer<CommitPreview> preview(Collection<Path> files) {
    return Access.to(
        repository,
        open -> new IndexChange(repository, open).preview(files, ZonedDateTime.now(clock)));
  }
}
