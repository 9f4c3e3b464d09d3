package lynearm.alembic;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.Set;
import lynearm.revision.Problem;

/// The revision files of an environment, found as Alembic finds them and not yet opened.
///
/// @param files the files in the order in which Alembic loads them, absolute, links resolved, each
///   once
/// @param problems files that can't be loaded or are passed over, folders that are missing
/// @param warnings what Alembic itself would warn of, in its words
/// @param folders every folder in which a change can change this list, to be watched
public record RevisionFiles(
    List<Path> files, List<Problem> problems, List<String> warnings, SequencedSet<Path> folders) {

  public RevisionFiles {
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
    folders = Collections.unmodifiableSequencedSet(new LinkedHashSet<>(folders));
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
    return list(settings, Set.of(), progress);
  }

  /// Lists the revision files of the same environment again. Only entries that were not among the
  /// files before are asked about, which makes it many times faster. A plain file that has become a
  /// link since is still taken for a file.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public RevisionFiles listAgain(Settings settings, Progress progress) {
    return list(settings, Set.copyOf(files), progress);
  }

  private static RevisionFiles list(Settings settings, Set<Path> known, Progress progress) {
    var fileName = new RevisionFileName(settings.sourceless());
    return new RevisionFileLister(settings.recursiveVersionLocations(), fileName, known, progress)
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
    return new RevisionFileLister(recursive, new RevisionFileName(sourceless), Set.of(), progress)
        .list(locations);
  }
}
