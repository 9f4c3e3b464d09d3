package lynearm.export;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.look.Badge;
import lynearm.look.LogRow;
import lynearm.look.LogWords;
import lynearm.look.NodeFacts;
import lynearm.look.Shades;
import lynearm.look.Tone;

/// The log as a picture: a row a revision, with lanes and as many columns as have something to say,
/// each as wide as its longest text up to a limit.
final class LogDrawing {

  /// The height of a row, in units of the picture.
  static final double ROW = 28;

  private static final double HEADER = 32;
  private static final double LANE = 14;
  private static final double LEAST_LANE = 6;
  private static final double MOST_LANES = 420;
  private static final double LANES_PADDING = 16;
  private static final double PADDING = 9;
  private static final double TEXT = 13;
  private static final double SMALL = 11.5;
  private static final double BADGE_PADDING = 7;
  private static final double BADGE_GAP = 5;
  private static final double PILL = 32;
  private static final double BASELINE = 0.35;

  private final FoldedGraph graph;
  private final LogWords words;
  private final Map<Integer, LogRow> rows = new HashMap<>();
  private final LogLayout layout;
  private final Shades shades;
  private final double lane;
  private final List<Column> columns;
  private final double width;
  private final int from;
  private final int to;

  /// One column of text.
  private record Column(Field field, double x, double width) {}

  private enum Field {
    ID("Revision", Face.MONO, 60, 230),
    MESSAGE("Message", Face.PLAIN, 220, 620),
    AUTHOR("Author", Face.PLAIN, 0, 180),
    DATE("Date", Face.PLAIN, 0, 120),
    FILE("File", Face.PLAIN, 0, 360);

    private final String title;
    private final Face face;
    private final double least;
    private final double most;

    Field(String title, Face face, double least, double most) {
      this.title = title;
      this.face = face;
      this.least = least;
      this.most = most;
    }

    String of(LogRow row) {
      return switch (this) {
        case ID -> row.id();
        case MESSAGE -> row.message();
        case AUTHOR -> row.author();
        case DATE -> row.date();
        case FILE -> row.file();
      };
    }
  }

  private LogDrawing(FoldedGraph graph, NodeFacts facts, Shades shades, int from, int to) {
    this.graph = graph;
    words = new LogWords(graph.graph(), facts);
    this.shades = shades;
    this.from = from;
    this.to = to;
    layout = graph.log();
    int lanes = Math.max(1, layout.widthOf(from, to));
    lane = Math.clamp((MOST_LANES - LANES_PADDING) / lanes, LEAST_LANE, LANE);
    List<Column> all = new ArrayList<>();
    double x = lanes * lane + LANES_PADDING;
    for (Field field : Field.values()) {
      double widest = widest(field);
      if (widest > 0) {
        double own = Math.clamp(widest + 2 * PADDING, field.least, field.most);
        all.add(new Column(field, x, own));
        x += own;
      }
    }
    columns = List.copyOf(all);
    width = x + PADDING;
  }

  /// @param seen the part to be shown, of which only upper and lower edge matter, in units of the
  ///   log from the top of its first row; none for everything
  static Picture of(FoldedGraph graph, NodeFacts facts, Shades shades, Optional<Area> seen) {
    int size = graph.log().rows();
    int from = seen.map(area -> (int) Math.floor(Math.max(0, area.y()) / ROW)).orElse(0);
    int to = seen.map(area -> Math.min(size, (int) Math.ceil(area.bottom() / ROW))).orElse(size);
    return new LogDrawing(graph, facts, shades, Math.min(from, to), to).picture();
  }

  private LogRow row(int row) {
    return rows.computeIfAbsent(row, this::wordsOf);
  }

  private LogRow wordsOf(int row) {
    return switch (graph.item(layout.itemAt(row))) {
      case FoldedGraph.Item.Single(int node) -> words.single(node, layout.undrawnLinks(row) > 0);
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> words.fold(nodes, 0);
    };
  }

  private double widest(Field field) {
    double widest = 0;
    for (int row = from; row < to; row++) {
      LogRow texts = row(row);
      double own = field.face.width(field.of(texts), TEXT);
      if (field == Field.MESSAGE) {
        own += texts.isFold() ? PILL : badgesWidth(texts) + 8;
      }
      widest = Math.max(widest, own);
    }
    return widest == 0 ? 0 : Math.max(widest, Face.BOLD.width(field.title, SMALL));
  }

  private static double badgesWidth(LogRow texts) {
    return texts.badges().stream().mapToDouble(badge -> badgeWidth(badge) + BADGE_GAP).sum();
  }

  private static double badgeWidth(Badge badge) {
    return Face.PLAIN.width(badge.word(), SMALL) + 2 * BADGE_PADDING;
  }

  private Picture picture() {
    double height = HEADER + (to - from) * ROW;
    List<Mark> marks = new ArrayList<>();
    for (int row = from; row < to; row++) {
      if (row % 2 == 1) {
        marks.add(
            Mark.Figure.filled(
                new Rectangle2D.Double(0, y(row) - ROW / 2, width, ROW), shades.of(Tone.STRIPE)));
      }
    }
    header(marks);
    links(marks);
    for (int row = from; row < to; row++) {
      List<Mark> its = new ArrayList<>();
      dot(row, its);
      texts(row(row), y(row), its);
      marks.add(new Mark.Thing(row(row).spoken(), its));
    }
    return new Picture(
        new Area(0, 0, width, height),
        shades.of(Tone.SURFACE),
        "Log of a migration history",
        Summary.of(graph.graph()),
        marks);
  }

  /// The middle of a row.
  private double y(int row) {
    return HEADER + (row - from + 0.5) * ROW;
  }

  private void header(List<Mark> marks) {
    for (Column column : columns) {
      marks.add(
          Mark.Words.of(
              column.field.title,
              column.x + PADDING,
              HEADER / 2 + SMALL * BASELINE,
              Face.BOLD,
              SMALL,
              shades.of(Tone.TEXT_MUTED)));
    }
    marks.add(
        Mark.Figure.filled(new Rectangle2D.Double(0, HEADER - 1, width, 1), shades.of(Tone.RULE)));
  }

  private double x(int its) {
    return LANES_PADDING / 2 + (its + 0.5) * lane;
  }

  private void links(List<Mark> marks) {
    for (int row = Math.max(0, from - 1); row < to; row++) {
      for (int i = 0; i < layout.segmentCount(row); i++) {
        int segment = layout.segment(row, i);
        Pen pen =
            switch (LogLayout.kind(segment)) {
              case PARENT ->
                  Pen.of(shades.branch(LogLayout.segmentColour(segment)), lane < 9 ? 1.5 : 2);
              case DEPENDENCY -> Pen.dashed(shades.of(Tone.DEPENDS_ON), 1.5, 4.0, 3.0);
              case CYCLE -> Pen.dashed(shades.of(Tone.PROBLEM), 1.5, 4.0, 3.0);
            };
        marks.add(Mark.Figure.outlined(segment(segment, row), pen));
      }
    }
  }

  /// Cut off where the picture ends, which is at the header and below the last row.
  private Shape segment(int segment, int row) {
    double top = y(row);
    double bottom = y(row + 1);
    double left = x(LogLayout.fromLane(segment));
    double right = x(LogLayout.toLane(segment));
    Path2D path = new Path2D.Double();
    if (left == right) {
      path.moveTo(left, Math.max(top, HEADER));
      path.lineTo(left, bottom);
      return path;
    }
    double bend = (bottom - top) * 0.6;
    path.moveTo(left, top);
    path.curveTo(left, top + bend, right, bottom - bend, right, bottom);
    return path;
  }

  private void dot(int row, List<Mark> marks) {
    double x = x(layout.lane(row));
    double y = y(row);
    int colour = shades.branch(layout.colour(row));
    int surface = shades.of(row % 2 == 1 ? Tone.STRIPE : Tone.SURFACE);
    if (row(row).isFold()) {
      marks.add(Mark.Figure.filled(new Rectangle2D.Double(x - 3, y - 8, 6, 16), surface));
      for (int i = -1; i <= 1; i++) {
        marks.add(Mark.Figure.filled(BadgeMarks.disc(x, y + i * 5, 1.75), colour));
      }
      return;
    }
    Node node = graph.graph().node(graph.item(layout.itemAt(row)).firstNode());
    if (node.isMissing()) {
      ring(x, y, 4.5, Pen.dashed(shades.of(Tone.MISSING), 1.5, 2.5, 2.0), surface, marks);
    } else if (graph.graph().isHead(node.index())) {
      ring(x, y, 5.5, Pen.of(colour, 2), surface, marks);
      marks.add(Mark.Figure.filled(BadgeMarks.disc(x, y, 2.75), colour));
    } else if (node.revision().orElseThrow().isMergePoint()) {
      ring(x, y, 4, Pen.of(colour, 2), surface, marks);
    } else if (node.revision().orElseThrow().isBase()) {
      marks.add(
          Mark.Figure.filled(new RoundRectangle2D.Double(x - 4.5, y - 4.5, 9, 9, 2, 2), colour));
    } else if (graph.graph().childrenOf(node.index()).length > 1) {
      marks.add(
          Mark.Figure.filled(
              BadgeMarks.closed(x, y - 5.5, x + 5.5, y, x, y + 5.5, x - 5.5, y), colour));
    } else {
      marks.add(Mark.Figure.filled(BadgeMarks.disc(x, y, 4), colour));
    }
  }

  private static void ring(
      double x, double y, double radius, Pen pen, int surface, List<Mark> marks) {
    marks.add(
        new Mark.Figure(BadgeMarks.disc(x, y, radius), Optional.of(surface), Optional.of(pen)));
  }

  private void texts(LogRow texts, double y, List<Mark> marks) {
    boolean missing = texts.node().filter(Node::isMissing).isPresent();
    for (Column column : columns) {
      Tone tone =
          switch (column.field) {
            case ID -> missing ? Tone.MISSING : Tone.TEXT_MUTED;
            case MESSAGE -> Tone.TEXT;
            case AUTHOR, DATE -> Tone.TEXT_MUTED;
            case FILE -> Tone.TEXT_FAINT;
          };
      if (column.field == Field.MESSAGE) {
        message(texts, column, y, marks);
      } else {
        cell(column, column.field.of(texts), column.width - 2 * PADDING, y, tone, marks);
      }
    }
  }

  /// Writes a text at the left of a column and says how wide it became.
  private double cell(
      Column column, String text, double room, double y, Tone tone, List<Mark> marks) {
    Mark.Words words =
        Mark.Words.of(
            column.field.face.cut(text, TEXT, room),
            column.x + PADDING,
            y + TEXT * BASELINE,
            column.field.face,
            TEXT,
            shades.of(tone));
    if (!words.text().isEmpty()) {
      marks.add(words);
    }
    return words.width();
  }

  private void message(LogRow texts, Column column, double y, List<Mark> marks) {
    double room = column.width - 2 * PADDING;
    if (texts.isFold()) {
      run(texts.message(), column.x + PADDING, y, room, marks);
      return;
    }
    double badges = badgesWidth(texts);
    double forText =
        badges == 0 ? room : Math.max(room - badges - BADGE_GAP, Math.min(room, room * 0.4));
    boolean plain = texts.node().filter(node -> !node.message().isEmpty()).isPresent();
    double x =
        column.x
            + PADDING
            + cell(column, texts.message(), forText, y, plain ? Tone.TEXT : Tone.TEXT_MUTED, marks)
            + BADGE_GAP
            + 3;
    for (Badge badge : texts.badges()) {
      double own = badgeWidth(badge);
      if (x + own > column.x + column.width) {
        return;
      }
      badge(badge, x, y, own, marks);
      x += own + BADGE_GAP;
    }
  }

  private void badge(Badge badge, double x, double y, double own, List<Mark> marks) {
    int ink = shades.of(badge.kind().ink());
    marks.add(
        Mark.Figure.filled(
            new RoundRectangle2D.Double(x, y - 9, own, 18, 18, 18),
            shades.of(badge.kind().tint())));
    if (badge.kind() == Badge.Kind.LABEL || badge.kind() == Badge.Kind.DEPENDS_ON) {
      marks.add(
          Mark.Figure.outlined(
              new RoundRectangle2D.Double(x + 0.5, y - 8.5, own - 1, 17, 17, 17), Pen.of(ink, 1)));
    }
    marks.add(
        Mark.Words.of(
            badge.word(), x + BADGE_PADDING, y + SMALL * BASELINE, Face.PLAIN, SMALL, ink));
  }

  private void run(String words, double x, double y, double room, List<Mark> marks) {
    String shown = Face.PLAIN.cut(words, SMALL, room - PILL);
    int ink = shades.of(Tone.BASE);
    marks.add(
        Mark.Figure.filled(
            new RoundRectangle2D.Double(
                x, y - 10, Face.PLAIN.width(shown, SMALL) + PILL, 20, 10, 10),
            shades.of(Tone.BASE_TINT)));
    double tip = x + 13;
    marks.add(BadgeMarks.line(Pen.round(ink, 1.5), tip - 3, y - 4, tip + 1, y, tip - 3, y + 4));
    marks.add(Mark.Words.of(shown, x + 22, y + SMALL * BASELINE, Face.PLAIN, SMALL, ink));
  }
}
