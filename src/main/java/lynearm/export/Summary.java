package lynearm.export;

import lynearm.graph.RevisionGraph;

/// A history in one sentence.
final class Summary {

  private Summary() {}

  static String of(RevisionGraph graph) {
    return counted(graph.fileCount(), "revision")
        + ", "
        + counted(graph.heads().size(), "head")
        + ", "
        + counted(graph.bases().size(), "base")
        + ".";
  }

  private static String counted(int count, String what) {
    return count + " " + (count == 1 ? what : what + "s");
  }
}
