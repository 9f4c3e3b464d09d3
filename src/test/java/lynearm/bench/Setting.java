package lynearm.bench;

import java.io.IOException;
import java.nio.file.Path;
import lynearm.sample.SyntheticHistory;

/// The histories that are measured, and where they are written.
///
/// @param folder where the projects lie
/// @param revisions the size that the budgets speak of; a tenth of it and ten times as many are
///   measured too
record Setting(Path folder, int revisions, int lanes, int mergeEvery, long seed) {

  /// From the system properties `lynearm.bench.revisions`, `.lanes`, `.merges` (one step in so many
  /// is a merge), `.seed`, and `.folder`, which is kept.
  ///
  /// @param otherwise where the projects lie if no folder is named
  static Setting of(Path otherwise) {
    return new Setting(
        Path.of(System.getProperty("lynearm.bench.folder", otherwise.toString())).toAbsolutePath(),
        Integer.getInteger("lynearm.bench.revisions", 10_000),
        Integer.getInteger("lynearm.bench.lanes", 6),
        Integer.getInteger("lynearm.bench.merges", SyntheticHistory.Shape.USUAL_MERGES),
        Long.getLong("lynearm.bench.seed", 7));
  }

  /// Writes a project of this size.
  Path project(int size) throws IOException {
    Path project = folder.resolve("history-" + size);
    SyntheticHistory.write(project, new SyntheticHistory.Shape(size, lanes, mergeEvery, seed));
    return project;
  }
}
