package lynearm.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Flag;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.Badge;
import lynearm.look.MapWords;
import lynearm.look.NodeFacts;
import lynearm.look.Shades;
import lynearm.look.Tone;

/// Writes a history as a Mermaid flowchart, heads on top, arrows in the direction of an upgrade. A
/// flowchart rather than a `gitGraph`, which knows neither merges of three nor revisions that are
/// missing.
final class MermaidWriter {

  private static final int LONGEST_MESSAGE = 60;

  private final MapWords words;
  private final Shades shades;
  private final Names names;
  private final StringBuilder text = new StringBuilder();

  private MermaidWriter(FoldedGraph graph, NodeFacts facts, Shades shades) {
    words = new MapWords(graph, facts);
    this.shades = shades;
    names = new Names(graph);
  }

  static String text(
      FoldedGraph graph, NodeFacts facts, MapLayout.Direction direction, Shades shades) {
    MermaidWriter writer = new MermaidWriter(graph, facts, shades);
    writer.write(graph, direction);
    return writer.text.toString();
  }

  private void write(FoldedGraph graph, MapLayout.Direction direction) {
    line("flowchart " + (direction == MapLayout.Direction.HEADS_UP ? "BT" : "TB"));
    line("  accTitle: Map of a migration history");
    line("  accDescr: " + Summary.of(graph.graph()));
    for (int item = 0; item < graph.size(); item++) {
      line("  " + node(graph, item));
    }
    for (Names.Link link : Names.links(graph)) {
      line("  n" + link.from() + (link.isDependency() ? " -.-> " : " --> ") + "n" + link.to());
    }
    classes();
  }

  private String node(FoldedGraph graph, int item) {
    if (graph.isFold(item)) {
      String span = words.span(item);
      String label = words.title(item) + (span.isEmpty() ? "" : ", " + span);
      return "n" + item + "([\"" + escaped(label) + "\"]):::run";
    }
    Kind kind = Kind.of(graph.graph().flags(graph.item(item).firstNode()));
    return "n" + item + kind.open + "\"" + label(item) + "\"" + kind.close + ":::" + kind.word();
  }

  private String label(int item) {
    List<String> lines = new ArrayList<>();
    String message = words.title(item);
    String name = names.of(item);
    if (!message.equals(words.node(item).id().value())) {
      lines.add(escaped(shortened(message)));
    }
    lines.add(escaped(shortened(name)));
    List<String> badges = words.badges(item).stream().map(Badge::word).toList();
    if (!badges.isEmpty()) {
      lines.add(escaped(String.join(" · ", badges)));
    }
    return String.join("<br>", lines);
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST_MESSAGE) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, LONGEST_MESSAGE - 1)).stripTrailing() + "…";
  }

  /// Letters, digits and harmless signs as they are, all others by their number.
  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    PlainText.of(text)
        .codePoints()
        .forEach(c -> {
          if (Character.isLetterOrDigit(c)
              || (c < 0x80 && " -.,:/+=!?".indexOf(c) >= 0)
              || c > 0xa0) {
            safe.appendCodePoint(c);
          } else {
            safe.append('#').append(c).append(';');
          }
        });
    return safe.toString();
  }

  private void classes() {
    for (Kind kind : Kind.values()) {
      style(kind.word(), kind.ink, kind.tint, kind == Kind.MISSING ? ",stroke-dasharray:4 3" : "");
    }
    style("run", Tone.BASE, Tone.BASE_TINT, "");
  }

  private void style(String name, Tone ink, Tone tint, String more) {
    String stroke = SvgWriter.colour(shades.of(ink));
    String fill = SvgWriter.colour(shades.of(tint));
    String colour = SvgWriter.colour(shades.of(Tone.TEXT));
    line("  classDef " + name + " fill:" + fill + ",stroke:" + stroke + ",color:" + colour + more);
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  /// The shapes and colours that revisions have, most telling first.
  private enum Kind {
    MISSING(Flag.MISSING, "[", "]", Tone.MISSING, Tone.MISSING_TINT),
    HEAD(Flag.HEAD, "([", "])", Tone.HEAD, Tone.HEAD_TINT),
    MERGE(Flag.MERGE_POINT, "{{", "}}", Tone.MERGE_POINT, Tone.MERGE_POINT_TINT),
    FORK(Flag.BRANCH_POINT, "{{", "}}", Tone.BRANCH_POINT, Tone.BRANCH_POINT_TINT),
    BASE(Flag.BASE, "[", "]", Tone.BASE, Tone.BASE_TINT),
    PLAIN(null, "[", "]", Tone.EDGE, Tone.CARD);

    private final Optional<Flag> flag;
    private final String open;
    private final String close;
    private final Tone ink;
    private final Tone tint;

    Kind(
        @org.jspecify.annotations.Nullable Flag flag,
        String open,
        String close,
        Tone ink,
        Tone tint) {
      this.flag = Optional.ofNullable(flag);
      this.open = open;
      this.close = close;
      this.ink = ink;
      this.tint = tint;
    }

    static Kind of(java.util.Set<Flag> flags) {
      for (Kind kind : values()) {
        if (kind.flag.filter(flags::contains).isPresent()) {
          return kind;
        }
      }
      return PLAIN;
    }

    /// The name of its class.
    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
