package lynearm.git;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;

/// The commits behind the files of some folders, seen from what is checked out.
///
/// @param files by file, for each file below the given places that the checked-out commit has
/// @param complete whether the walk came to its end; if not, it was cancelled
public record RevisionHistory(Map<Path, FileHistory> files, boolean complete) {

  public RevisionHistory {
    files = Map.copyOf(files);
  }

  /// Walks once over the history, newest first. A merge is passed on the side that has the same
  /// file, as `git log -- FILE` does; a file that got its name in a commit which removes a file of
  /// equal content is followed to that earlier name.
  ///
  /// Cost: one comparison of folders per commit, cut off where their ids are equal; it ends as soon
  /// as all files are found.
  ///
  /// @param places folders (with all below) and files; those outside of the repository are left out
  /// @param batches gets what became known, now and then, on the calling thread; a file can come
  ///   twice, first with its last change, later with all
  /// @param cancelled asked at every commit
  public static GitAnswer<RevisionHistory> read(
      GitRepository repository,
      Collection<Path> places,
      Consumer<Map<Path, FileHistory>> batches,
      BooleanSupplier cancelled) {
    return read(repository, places, HistoryCache.NONE, batches, cancelled);
  }

  /// As the other, with what is known from earlier: only commits that came since are looked at.
  ///
  /// @param cache gets what becomes known, if that took some time
  public static GitAnswer<RevisionHistory> read(
      GitRepository repository,
      Collection<Path> places,
      HistoryCache cache,
      Consumer<Map<Path, FileHistory>> batches,
      BooleanSupplier cancelled) {
    return Access.to(
        repository,
        open -> {
          Places within = Places.of(repository, places);
          Set<ObjectId> shallow = open.getObjectDatabase().getShallowCommits();
          String name = name(repository, within, shallow);
          try (HistoryWalk walk =
              new HistoryWalk(open, within, cache.kept(name), batches, cancelled)) {
            RevisionHistory history = walk.run();
            if (history.complete() && walk.isWorthKeeping()) {
              cache.keep(name, walk.head(), walk.byPath());
            }
            return history;
          }
        });
  }

  /// What else may change the answer for one commit.
  private static String name(GitRepository repository, Places places, Set<ObjectId> shallow) {
    List<String> ends = shallow.stream().map(ObjectId::name).sorted().toList();
    return repository.commonFolder() + "\n" + places.paths() + "\n" + ends;
  }
}
