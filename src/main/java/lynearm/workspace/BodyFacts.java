package lynearm.workspace;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import lynearm.graph.Node;
import lynearm.operation.Fact;
import lynearm.revision.Revision;

/// The tables, columns and operations of revision files, as far as they are read. Immutable; equal
/// only to itself, for comparing thousands of files takes long.
public final class BodyFacts {

  /// Nothing is read yet.
  public static final BodyFacts NONE = new BodyFacts(Map.of(), 0);

  private final Map<Path, Set<Fact>> facts;
  private final int wanted;

  /// @param facts not changed any more
  BodyFacts(Map<Path, Set<Fact>> facts, int wanted) {
    this.facts = facts;
    this.wanted = wanted;
  }

  /// What to find a revision by, beside its headers; empty while its file is not read, and for a
  /// ghost.
  public Set<Fact> of(Node node) {
    return node.revision().map(Revision::file).map(this::of).orElse(Set.of());
  }

  /// The same for a file, as the workspace names it.
  public Set<Fact> of(Path file) {
    return facts.getOrDefault(file, Set.of());
  }

  /// How many files are read.
  public int read() {
    return facts.size();
  }

  /// Whether all files are read that are to be read.
  public boolean isComplete() {
    return facts.size() >= wanted;
  }
}
