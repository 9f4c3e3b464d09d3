package lynearm.alembic;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;
import lynearm.file.FileLook;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.revision.Problem;

/// The revision files of an environment, found as Alembic finds them and not yet opened.
///
/// @param looks the files in the order in which Alembic loads them, absolute, links resolved, and
///   what each looked like when it was found
/// @param problems files that can't be loaded or are passed over, folders that are missing
/// @param warnings what Alembic itself would warn of, in its words
/// @param folders every folder in which a change can change this list, to be watched
/// @param listings what was found in those folders that are there
public record RevisionFiles(
    SequencedMap<Path, FileLook> looks,
    List<Problem> problems,
    List<String> warnings,
    SequencedSet<Path> folders,
    List<FolderListing> listings) {

  private static final char GARBLED = '\uFFFD';

  public static final RevisionFiles NONE =
      new RevisionFiles(
          new LinkedHashMap<>(), List.of(), List.of(), new LinkedHashSet<>(), List.of());

  public RevisionFiles {
    looks = Collections.unmodifiableSequencedMap(looks);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    folders = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(folders));
    listings = List.copyOf(listings);
  }

  /// What the name of a file in a version folder says, where compiled files don't count.
  public enum Name {
    REVISION,
    /// Alembic doesn't open it, and nobody would expect it to.
    OTHER,
    /// There is a problem with it, or more must be known.
    DOUBTFUL;

    public static Name of(String name) {
      RevisionFileName rules = new RevisionFileName(false);
      if (name.indexOf(GARBLED) >= 0 || rules.isPassedOver(name) || rules.isUnloadable(name)) {
        return DOUBTFUL;
      }
      return rules.accepts(name) ? REVISION : OTHER;
    }

    /// Whether Alembic opens a file of this name at all, be it to fail at it.
    public static boolean isOpened(String name) {
      return new RevisionFileName(false).accepts(name);
    }
  }

  /// The files in the order in which Alembic loads them, each once.
  public List<Path> files() {
    return List.copyOf(looks.keySet());
  }

  /// Lists the revision files of an environment.
  public static RevisionFiles list(Settings settings) {
    return list(settings, Progress.NONE);
  }

  /// Lists the revision files of an environment. The cost is one question to the file system for
  /// each entry of the folders.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static RevisionFiles list(Settings settings, Progress progress) {
    return list(settings, FileTree.DISK, progress);
  }

  /// Lists the revision files of an environment on disk or in a commit.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static RevisionFiles list(Settings settings, FileTree tree, Progress progress) {
    return new RevisionFileLister(
            tree,
            settings.recursiveVersionLocations(),
            new RevisionFileName(settings.sourceless()),
            progress)
        .list(settings.versionLocations());
  }

  /// Lists the revision files of some folders.
  ///
  /// @param locations the folders, in order
  /// @param recursive whether sub-folders belong to them
  /// @param sourceless whether compiled files count
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static RevisionFiles list(
      List<Path> locations, boolean recursive, boolean sourceless, Progress progress) {
    return new RevisionFileLister(
            FileTree.DISK, recursive, new RevisionFileName(sourceless), progress)
        .list(locations);
  }
}
