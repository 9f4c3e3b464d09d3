package lynearm.git;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The working files of some folders, as they stand against the index and the checked-out commit.
///
/// @param statuses by file: all that are there, and those that git has but that are gone. What lies
///   in an ignored folder or in a repository of its own is left out.
public record WorkingFiles(Map<Path, FileStatus> statuses) {

  public WorkingFiles {
    statuses = Map.copyOf(statuses);
  }

  /// Compares contents, never time stamps alone; line ends are seen as git sees them, so that a
  /// file with other line ends than git stores is not called modified. No filter is run: where one
  /// applies, a file counts as unmodified if its size and time are those that git noted.
  ///
  /// Cost: every file below the given places is read once.
  ///
  /// @param places folders (with all below) and files; those outside of the repository are left out
  public static GitAnswer<WorkingFiles> read(GitRepository repository, Collection<Path> places) {
    return Access.to(
        repository, open -> new Comparison(repository, open, Places.of(repository, places)).run());
  }

  /// The status of one file; none if neither the folder nor git has it.
  public Optional<FileStatus> status(Path file) {
    return Optional.ofNullable(statuses.get(file));
  }
}
