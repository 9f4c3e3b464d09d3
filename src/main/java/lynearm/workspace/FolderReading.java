package lynearm.workspace;

import java.util.ArrayList;
import java.util.List;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import org.jspecify.annotations.Nullable;

/// What version folders hold. Graph and problems are made when they are asked for. Safe for several
/// threads.
final class FolderReading {

  private final List<Problem> ofFolders;
  private final List<ReadResult> files;
  private final boolean standsAlone;
  private @Nullable RevisionGraph graph;
  private @Nullable List<Problem> problems;

  private FolderReading(List<Problem> ofFolders, List<ReadResult> files, boolean standsAlone) {
    this.ofFolders = List.copyOf(ofFolders);
    this.files = List.copyOf(files);
    this.standsAlone = standsAlone;
  }

  /// @param ofFolders what was found wrong before any file was opened
  /// @param files what came of each file, in load order
  /// @param standsAlone whether nothing outside of the folders has a say in it
  static FolderReading of(List<Problem> ofFolders, List<ReadResult> files, boolean standsAlone) {
    return new FolderReading(ofFolders, files, standsAlone);
  }

  /// The same folders with other files, none of which is a problem by its name.
  FolderReading with(List<ReadResult> others, boolean standsAloneNow) {
    return new FolderReading(ofFolders, others, standsAlone && standsAloneNow);
  }

  boolean standsAlone() {
    return standsAlone;
  }

  List<ReadResult> files() {
    return files;
  }

  synchronized RevisionGraph graph() {
    RevisionGraph known = graph;
    if (known == null) {
      List<Revision> revisions = new ArrayList<>(files.size());
      for (ReadResult result : files) {
        if (result instanceof ReadResult.Read(Revision revision, _)) {
          revisions.add(revision);
        }
      }
      known = RevisionGraph.of(revisions);
      graph = known;
    }
    return known;
  }

  /// Those of folders, files and graph, in this order.
  synchronized List<Problem> problems() {
    List<Problem> known = problems;
    if (known == null) {
      List<Problem> all = new ArrayList<>(ofFolders);
      files.forEach(result -> all.addAll(result.problems()));
      all.addAll(graph().problems());
      known = List.copyOf(all);
      problems = known;
    }
    return known;
  }
}
