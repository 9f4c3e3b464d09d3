package lynearm.export;

import java.util.Optional;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.NodeFacts;
import lynearm.look.Scheme;
import lynearm.look.Shades;

/// How much of Mermaid a site such as GitHub draws: what Mermaid itself takes unless told otherwise
/// (Mermaid: `maxEdges` and `maxTextSize`).
public final class MermaidLimits {

  private static final int LINKS = 500;
  private static final int CHARACTERS = 50_000;

  private MermaidLimits() {}

  /// Whether the flowchart of this graph would be drawn.
  public static boolean isWithin(FoldedGraph graph) {
    String text =
        MermaidWriter.text(
            graph, NodeFacts.NONE, MapLayout.Direction.HEADS_UP, Shades.of(Scheme.LIGHT));
    return exceededBy(text, graph).isEmpty();
  }

  /// What there is to say of a flowchart that would not be drawn.
  public static Optional<String> exceededBy(String text, FoldedGraph graph) {
    int links = Names.links(graph).size();
    if (links <= LINKS && text.length() <= CHARACTERS) {
      return Optional.empty();
    }
    return Optional.of(
        "GitHub draws a flowchart of at most %d links and %d characters; this one has %d and %d."
            .formatted(LINKS, CHARACTERS, links, text.length()));
  }
}
