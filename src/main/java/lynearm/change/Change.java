package lynearm.change;

import java.util.List;
import lynearm.graph.RevisionGraph;

/// What would be written, seen before it is: the files, the graph afterwards, and what all of it
/// was worked out from.
///
/// @param title what it does, as it will stand in the menu: "Create merge 5f3e…"
/// @param files the files to create; none of them may exist
/// @param graphAfter the graph once they are there
/// @param readFrom what was read to work this out; if any of it changes, nothing is written
public record Change(
    String title, List<NewFile> files, RevisionGraph graphAfter, Fingerprint readFrom) {

  public Change {
    files = List.copyOf(files);
    if (files.isEmpty()) {
      throw new IllegalArgumentException("a change without files");
    }
  }
}
