package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lynearm.graph.RevisionGraph;
import lynearm.workspace.Workspace;

/// The facts of the status line: "336 revisions · 1 base · 3 heads · read in 41 ms".
final class StatusText {

  private StatusText() {}

  static String of(Optional<Workspace> open) {
    return open.map(StatusText::of).orElse("");
  }

  private static String of(Workspace open) {
    RevisionGraph graph = open.graph();
    List<String> parts = new ArrayList<>();
    parts.add(count(graph.fileCount(), "revision", "revisions"));
    parts.add(count(graph.bases().size(), "base", "bases"));
    parts.add(count(graph.heads().size(), "head", "heads"));
    long unreadable = open.unreadableCount();
    if (unreadable > 0) {
      parts.add(count(unreadable, "file", "files") + " could not be read");
    }
    if (open.viewed().isCheckedOut()) {
      parts.add("read in " + TimeUnit.NANOSECONDS.toMillis(open.readNanos()) + " ms");
      parts.add("watching for changes");
    } else {
      parts.add("not checked out");
    }
    return String.join("  ·  ", parts);
  }

  private static String count(long number, String one, String several) {
    return number + " " + (number == 1 ? one : several);
  }
}
