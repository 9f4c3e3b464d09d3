package lynearm.graph;

import java.util.List;

/// Revisions that lead back to themselves.
///
/// @param kind along which links
/// @param nodes the members, in load order
public record Cycle(Kind kind, List<Node> nodes) {

  /// The four kinds that Alembic tells apart.
  public enum Kind {
    /// A revision names itself in `down_revision`.
    SELF_LOOP("Self-loop"),
    /// A revision depends on itself.
    DEPENDENCY_SELF_LOOP("Dependency self-loop"),
    /// Along `down_revision` alone.
    CYCLE("Cycle"),
    /// Along `down_revision` and `depends_on`.
    DEPENDENCY_CYCLE("Dependency cycle");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /// What Alembic calls it.
    public String words() {
      return words;
    }
  }

  public Cycle {
    nodes = List.copyOf(nodes);
  }
}
