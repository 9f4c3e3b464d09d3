package lynearm.git;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Which branches and tags hold some files, the checked-out branch aside. What counts is that there
/// is a file of that name, not what is in it.
///
/// @param holders by file, for each file that is held at all, in the order of git's names
/// @param hasRemotes whether there is any branch of another repository to look into
/// @param upstream the branch that the checked-out one follows, such as `origin/main`, if it is
///   there
/// @param complete whether all were looked into; if not, the search was cancelled
public record FileHolders(
    Map<Path, List<FileHolder>> holders,
    boolean hasRemotes,
    Optional<String> upstream,
    boolean complete) {

  public FileHolders {
    holders = Map.copyOf(holders);
  }

  /// Looks into every branch and tag.
  ///
  /// Cost: for each of them its commit and the folders down to the files; a folder that several
  /// have alike is read once.
  ///
  /// @param files those outside of the repository are held by nothing
  /// @param cancelled asked at every branch and tag
  public static GitAnswer<FileHolders> read(
      GitRepository repository, Collection<Path> files, BooleanSupplier cancelled) {
    return Access.to(
        repository,
        open -> {
          try (HolderSearch search = new HolderSearch(repository, open, files, cancelled)) {
            return search.run();
          }
        });
  }

  /// What holds a file.
  public List<FileHolder> of(Path file) {
    return holders.getOrDefault(file, List.of());
  }
}
