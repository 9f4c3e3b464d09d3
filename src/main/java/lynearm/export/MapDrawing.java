package lynearm.export;

import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.layout.MapLink;
import lynearm.look.MapWords;
import lynearm.look.NodeFacts;
import lynearm.look.Shades;
import lynearm.look.Tone;

/// The map as a picture, as the window draws it at 100 %: links below, cards above.
final class MapDrawing {

  private static final double MARGIN = 24;
  private static final double RADIUS = 10;
  private static final double LINK = 2.4;
  private static final double OTHER_LINK = 1.7;
  private static final double ARROW = 7;

  private final MapLayout layout;
  private final MapWords words;
  private final Shades shades;

  private MapDrawing(MapLayout layout, MapWords words, Shades shades) {
    this.layout = layout;
    this.words = words;
    this.shades = shades;
  }

  /// @param seen the part to be shown; none for everything
  static Picture of(
      FoldedGraph graph,
      NodeFacts facts,
      MapLayout.Direction direction,
      Shades shades,
      Optional<Area> seen) {
    MapLayout layout = graph.map(direction);
    return new MapDrawing(layout, new MapWords(graph, facts), shades).picture(seen);
  }

  private Picture picture(Optional<Area> seen) {
    Area area =
        seen.orElseGet(() ->
            new Area(-MARGIN, -MARGIN, layout.width() + 2 * MARGIN, layout.height() + 2 * MARGIN));
    CardMarks cards = new CardMarks(layout, words, shades);
    List<Mark> marks = new ArrayList<>();
    for (MapLink link : layout.links()) {
      if (link.touches(area.x(), area.y(), area.right(), area.bottom())) {
        marks.add(link(link));
      }
    }
    for (int item = 0; item < layout.size(); item++) {
      if (isSeen(item, area)) {
        marks.add(cards.of(item));
      }
    }
    return new Picture(
        area,
        shades.of(Tone.PAPER),
        "Map of a migration history",
        Summary.of(words.graph().graph()),
        marks);
  }

  private boolean isSeen(int item, Area area) {
    return layout.left(item) < area.right()
        && layout.left(item) + layout.width(item) > area.x()
        && layout.top(item) < area.bottom()
        && layout.top(item) + layout.height(item) > area.y();
  }

  private Mark link(MapLink link) {
    return switch (link.kind()) {
      case PARENT -> {
        Pen pen = Pen.of(shades.branch(link.colour()), LINK);
        yield thing(link, "revises", List.of(Mark.Figure.outlined(trace(link, 0), pen)));
      }
      case DEPENDENCY -> withArrow(link, "depends on", shades.of(Tone.DEPENDS_ON), 5.0, 4.0);
      case CYCLE ->
          withArrow(link, "revises, in a cycle,", shades.of(Tone.PROBLEM), 9.0, 4.0, 2.0, 4.0);
    };
  }

  private Mark withArrow(MapLink link, String says, int colour, Double... dashes) {
    Pen pen = Pen.dashed(colour, OTHER_LINK, dashes);
    return thing(
        link,
        says,
        List.of(
            Mark.Figure.outlined(trace(link, ARROW), pen),
            Mark.Figure.filled(arrow(link), colour)));
  }

  private Mark thing(MapLink link, String says, List<Mark> marks) {
    return new Mark.Thing(
        name(link.from(), true) + " " + says + " " + name(link.to(), false), marks);
  }

  /// A run is named by the end that the link is at.
  private String name(int item, boolean byOldest) {
    List<Integer> nodes = words.nodes(item);
    int node = byOldest ? nodes.getLast() : nodes.getFirst();
    return words.graph().graph().node(node).id().value();
  }

  private static Path2D trace(MapLink link, double shortened) {
    Path2D path = new Path2D.Double();
    int last = link.cornerCount() - 1;
    path.moveTo(link.x(0), link.y(0));
    for (int i = 1; i < last; i++) {
      double before = Math.hypot(link.x(i) - link.x(i - 1), link.y(i) - link.y(i - 1));
      double after = Math.hypot(link.x(i + 1) - link.x(i), link.y(i + 1) - link.y(i));
      double radius = Math.min(RADIUS, Math.min(before, after) / 2);
      if (radius < 0.5) {
        path.lineTo(link.x(i), link.y(i));
        continue;
      }
      path.lineTo(
          link.x(i) - (link.x(i) - link.x(i - 1)) / before * radius,
          link.y(i) - (link.y(i) - link.y(i - 1)) / before * radius);
      path.quadTo(
          link.x(i),
          link.y(i),
          link.x(i) + (link.x(i + 1) - link.x(i)) / after * radius,
          link.y(i) + (link.y(i + 1) - link.y(i)) / after * radius);
    }
    double dx = link.x(last) - link.x(last - 1);
    double dy = link.y(last) - link.y(last - 1);
    double back = shortened / Math.max(1, Math.hypot(dx, dy));
    path.lineTo(link.x(last) - dx * back, link.y(last) - dy * back);
    return path;
  }

  private static Path2D arrow(MapLink link) {
    int last = link.cornerCount() - 1;
    double dx = link.x(last) - link.x(last - 1);
    double dy = link.y(last) - link.y(last - 1);
    double length = Math.max(1, Math.hypot(dx, dy));
    double backX = dx / length * ARROW;
    double backY = dy / length * ARROW;
    double x = link.x(last);
    double y = link.y(last);
    return BadgeMarks.closed(
        x,
        y,
        x - backX - backY * 0.5,
        y - backY + backX * 0.5,
        x - backX + backY * 0.5,
        y - backY - backX * 0.5);
  }
}
