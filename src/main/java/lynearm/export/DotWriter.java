package lynearm.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.MapWords;
import lynearm.look.NodeFacts;
import lynearm.look.Shades;
import lynearm.look.Tone;

/// Writes a history in the language of Graphviz, heads on top in one row, arrows in the direction
/// of an upgrade.
final class DotWriter {

  private final FoldedGraph graph;
  private final MapWords words;
  private final Shades shades;
  private final Names names;
  private final StringBuilder text = new StringBuilder();

  private DotWriter(FoldedGraph graph, NodeFacts facts, Shades shades) {
    this.graph = graph;
    this.shades = shades;
    words = new MapWords(graph, facts);
    names = new Names(graph);
  }

  static String text(
      FoldedGraph graph, NodeFacts facts, MapLayout.Direction direction, Shades shades) {
    DotWriter writer = new DotWriter(graph, facts, shades);
    writer.write(direction);
    return writer.text.toString();
  }

  private void write(MapLayout.Direction direction) {
    line("digraph history {");
    line("  rankdir=" + (direction == MapLayout.Direction.HEADS_UP ? "BT" : "TB") + ";");
    line("  bgcolor=" + colour(Tone.PAPER) + ";");
    line(
        "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11, color="
            + colour(Tone.EDGE)
            + ", fillcolor="
            + colour(Tone.CARD)
            + ", fontcolor="
            + colour(Tone.TEXT)
            + "];");
    line("  edge [arrowsize=0.7, color=" + colour(Tone.FOLD) + "];");
    for (int item = 0; item < graph.size(); item++) {
      line("  " + quoted(names.of(item)) + " [" + attributes(item) + "];");
    }
    for (Names.Link link : Names.links(graph)) {
      line(
          "  "
              + quoted(names.of(link.from()))
              + " -> "
              + quoted(names.of(link.to()))
              + (link.isDependency()
                  ? " [style=dashed, constraint=false, color=" + colour(Tone.DEPENDS_ON) + "]"
                  : "")
              + ";");
    }
    line(
        "  {rank=max; "
            + IntStream.range(0, graph.size())
                .filter(this::isHead)
                .mapToObj(item -> quoted(names.of(item)) + "; ")
                .collect(Collectors.joining())
            + "}");
    line("}");
  }

  private boolean isHead(int item) {
    return !graph.isFold(item) && graph.graph().isHead(graph.item(item).firstNode());
  }

  private String attributes(int item) {
    if (graph.isFold(item)) {
      String span = words.span(item);
      return "label="
          + quoted(words.title(item), span)
          + ", style=\"rounded,filled,dotted\", fillcolor="
          + colour(Tone.BASE_TINT);
    }
    List<Badge> badges = words.badges(item);
    List<String> lines = new ArrayList<>();
    lines.add(words.title(item));
    if (!words.title(item).equals(names.of(item))) {
      lines.add(names.of(item));
    }
    lines.add(badges.stream().map(Badge::word).collect(Collectors.joining(" · ")));
    String label = "label=" + quoted(lines.toArray(String[]::new));
    if (badges.isEmpty()) {
      return label;
    }
    Badge.Kind first = badges.getFirst().kind();
    String style = words.node(item).isMissing() ? ", style=\"rounded,filled,dashed\"" : "";
    return label + style + ", color=" + colour(first.ink()) + ", fillcolor=" + colour(first.tint());
  }

  private String colour(Tone tone) {
    return "\"" + SvgWriter.colour(shades.of(tone)) + "\"";
  }

  /// A text in quotes; further lines that are not empty stand below it.
  private static String quoted(String... lines) {
    return java.util.Arrays.stream(lines)
        .filter(its -> !its.isEmpty())
        .map(its -> PlainText.of(its).replace("\\", "\\\\").replace("\"", "\\\""))
        .collect(Collectors.joining("\\n", "\"", "\""));
  }

  private void line(String words) {
    text.append(words).append('\n');
  }
}
