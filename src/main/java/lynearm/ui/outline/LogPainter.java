package lynearm.ui.outline;

import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.BranchColours;
import lynearm.layout.LinkKind;
import lynearm.layout.LogLayout;
import lynearm.look.Badge;
import lynearm.look.LogRow;
import lynearm.look.Tone;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.Palette;

/// Draws the rows that are seen: surfaces, lanes, dots, texts. Colours come from the palette, fonts
/// from the stylesheet.
final class LogPainter {

  static final double LANE_WIDTH = 14;
  static final double LEAST_LANE_WIDTH = 6;
  static final double LANES_PADDING = 12;

  private static final double CELL_PADDING = 8;
  private static final double LINK_WIDTH = 2;
  private static final double DIMMED = 0.45;
  private static final double DIMMED_DOT = 0.6;
  private static final double BADGE_PADDING = 6;
  private static final double BADGE_GAP = 5;

  private final Palette palette;
  private final Typeface text;
  private final Typeface mono;
  private final Typeface small;

  LogPainter(Palette palette, Typeface text, Typeface mono, Typeface small) {
    this.palette = palette;
    this.text = text;
    this.mono = mono;
    this.small = small;
  }

  void draw(GraphicsContext gc, LogPicture picture) {
    gc.setFill(palette.get(Tone.SURFACE));
    gc.fillRect(0, 0, picture.width(), picture.height());
    for (int row = picture.firstRow(); row < picture.endRow(); row++) {
      drawSurface(gc, picture, row);
    }
    drawLanes(gc, picture);
    for (int row = picture.firstRow(); row < picture.endRow(); row++) {
      gc.setGlobalAlpha(isDimmed(picture, row) ? DIMMED : 1);
      drawTexts(gc, picture, row);
    }
    gc.setGlobalAlpha(1);
  }

  /// While something stands out, all the rest steps back, but for what is selected.
  private static boolean isDimmed(LogPicture picture, int row) {
    return picture.log().emphasis().isPresent()
        && picture.log().standingOut(row) == 0
        && !picture.selected().get(row);
  }

  private static boolean isFound(LogPicture picture, int row) {
    return picture.log().emphasis().filter(Emphasis::isFound).isPresent()
        && !picture.log().isFiltered()
        && picture.log().standingOut(row) > 0;
  }

  private void drawSurface(GraphicsContext gc, LogPicture picture, int row) {
    double y = picture.y(row);
    double height = picture.y(row + 1) - y;
    Color surface = surfaceOf(picture, row);
    gc.setFill(surface);
    gc.fillRect(0, y, picture.width(), height);
    if (picture.selected().get(row)) {
      gc.setFill(palette.get(Tone.FOCUS));
      gc.fillRect(0, y, 3, height);
    }
    if (row == picture.leadRow() && picture.focused()) {
      gc.setStroke(palette.get(Tone.FOCUS));
      gc.setLineWidth(1);
      gc.setLineDashes();
      gc.strokeRect(0.5, y + 0.5, picture.width() - 1, height - 1);
    }
  }

  private Color surfaceOf(LogPicture picture, int row) {
    if (picture.selected().get(row)) {
      return palette.get(picture.focused() ? Tone.SELECTED : Tone.SELECTED_INACTIVE);
    }
    if (row == picture.hoveredRow()) {
      return palette.get(Tone.HOVER);
    }
    if (isFound(picture, row)) {
      return palette.get(Tone.MATCH);
    }
    return palette.get(row % 2 == 0 ? Tone.SURFACE : Tone.STRIPE);
  }

  // lanes

  private void drawLanes(GraphicsContext gc, LogPicture picture) {
    ColumnPlaces.Place place = picture.columns().of(LogColumn.GRAPH).orElseThrow();
    double lane = laneWidth(place.width(), picture.log().lanes());
    gc.save();
    gc.beginPath();
    gc.rect(place.x(), 0, place.width(), picture.height());
    gc.clip();
    gc.setLineWidth(lane < 9 ? 1.5 : LINK_WIDTH);
    for (int colour = 0; colour < BranchColours.COUNT; colour++) {
      gc.setStroke(palette.branch(colour));
      gc.setLineDashes();
      strokeLinks(gc, picture, lane, LinkKind.PARENT, colour);
    }
    gc.setLineWidth(1.5);
    gc.setLineDashes(4, 3);
    gc.setStroke(palette.get(Tone.DEPENDS_ON));
    strokeLinks(gc, picture, lane, LinkKind.DEPENDENCY, -1);
    gc.setStroke(palette.get(Tone.PROBLEM));
    strokeLinks(gc, picture, lane, LinkKind.CYCLE, -1);
    gc.setLineDashes();
    for (int row = picture.firstRow(); row < picture.endRow(); row++) {
      gc.setGlobalAlpha(isDimmed(picture, row) ? DIMMED_DOT : 1);
      drawDot(gc, picture, row, lane);
    }
    gc.restore();
  }

  /// The width of a lane where all lanes stand in a column of this width.
  static double laneWidth(double columnWidth, int lanes) {
    return Math.clamp(
        (columnWidth - LANES_PADDING) / Math.max(1, lanes), LEAST_LANE_WIDTH, LANE_WIDTH);
  }

  /// The width of a column for ids of so many characters.
  double idColumnWidth(int characters) {
    return mono.width("0".repeat(characters)) + 2 * CELL_PADDING + 4;
  }

  private static double laneX(double laneWidth, int lane) {
    return LANES_PADDING / 2 + 2 + (lane + 0.5) * laneWidth;
  }

  /// @param colour the colour of the segments to draw, or -1 for any
  private void strokeLinks(
      GraphicsContext gc, LogPicture picture, double laneWidth, LinkKind kind, int colour) {
    if (!picture.log().isHistory()) {
      return;
    }
    LogLayout layout = picture.log().layout();
    boolean any = false;
    // the row above the first one seen, as its segments end in it
    for (int row = Math.max(0, picture.firstRow() - 1); row < picture.endRow(); row++) {
      double top = middle(picture, row);
      double bottom = middle(picture, row + 1);
      for (int i = 0; i < layout.segmentCount(row); i++) {
        int segment = layout.segment(row, i);
        if (LogLayout.kind(segment) != kind
            || (colour >= 0 && LogLayout.segmentColour(segment) != colour)) {
          continue;
        }
        if (!any) {
          gc.beginPath();
          any = true;
        }
        double from = laneX(laneWidth, LogLayout.fromLane(segment));
        double to = laneX(laneWidth, LogLayout.toLane(segment));
        gc.moveTo(from, top);
        if (LogLayout.fromLane(segment) == LogLayout.toLane(segment)) {
          gc.lineTo(to, bottom);
        } else {
          double bend = (bottom - top) * 0.6;
          gc.bezierCurveTo(from, top + bend, to, bottom - bend, to, bottom);
        }
      }
    }
    if (any) {
      gc.stroke();
    }
  }

  private static double middle(LogPicture picture, int row) {
    return (picture.y(row) + picture.y(row + 1)) / 2;
  }

  private void drawDot(GraphicsContext gc, LogPicture picture, int row, double laneWidth) {
    Log log = picture.log();
    double x = laneX(laneWidth, log.lane(row));
    double y = middle(picture, row);
    Color colour = palette.branch(log.colour(row));
    Color surface = surfaceOf(picture, row);
    if (log.row(row).isFold()) {
      drawFold(gc, x, y, colour, surface);
      return;
    }
    RevisionGraph graph = log.graph();
    Node node = graph.node(log.nodeAt(row));
    if (node.isMissing()) {
      drawGhost(gc, x, y, surface);
    } else if (graph.isHead(node.index())) {
      disc(gc, x, y, 6.5, surface);
      ring(gc, x, y, 5.5, 2, colour);
      disc(gc, x, y, 2.75, colour);
    } else if (node.revision().orElseThrow().isMergePoint()) {
      disc(gc, x, y, 4.5, surface);
      ring(gc, x, y, 4, 2, colour);
    } else if (node.revision().orElseThrow().isBase()) {
      gc.setFill(colour);
      gc.fillRoundRect(x - 4.5, y - 4.5, 9, 9, 2, 2);
    } else if (graph.childrenOf(node.index()).length > 1) {
      gc.setFill(colour);
      gc.fillPolygon(
          new double[] {x, x + 5.5, x, x - 5.5}, new double[] {y - 5.5, y, y + 5.5, y}, 4);
    } else {
      disc(gc, x, y, 4, colour);
    }
  }

  /// Three dots one above the other: something is folded here.
  private static void drawFold(
      GraphicsContext gc, double x, double y, Color colour, Color surface) {
    gc.setFill(surface);
    gc.fillRect(x - 3, y - 8, 6, 16);
    for (int i = -1; i <= 1; i++) {
      disc(gc, x, y + i * 5, 1.75, colour);
    }
  }

  private void drawGhost(GraphicsContext gc, double x, double y, Color surface) {
    disc(gc, x, y, 5, surface);
    gc.setLineDashes(2.5, 2);
    ring(gc, x, y, 4.5, 1.5, palette.get(Tone.MISSING));
    gc.setLineDashes();
  }

  private static void disc(GraphicsContext gc, double x, double y, double radius, Color colour) {
    gc.setFill(colour);
    gc.fillOval(x - radius, y - radius, radius * 2, radius * 2);
  }

  private static void ring(
      GraphicsContext gc, double x, double y, double radius, double width, Color colour) {
    gc.setStroke(colour);
    gc.setLineWidth(width);
    gc.strokeOval(x - radius, y - radius, radius * 2, radius * 2);
  }

  // texts

  private void drawTexts(GraphicsContext gc, LogPicture picture, int row) {
    LogRow texts = picture.log().row(row);
    double y = middle(picture, row);
    for (ColumnPlaces.Place place : picture.columns().columns()) {
      switch (place.column()) {
        case GRAPH -> {}
        case ID -> cell(gc, mono, texts.id(), place, y, idColour(texts));
        case MESSAGE -> message(gc, texts, place, y);
        case AUTHOR -> cell(gc, text, texts.author(), place, y, palette.get(Tone.TEXT_MUTED));
        case DATE -> cell(gc, text, texts.date(), place, y, palette.get(Tone.TEXT_MUTED));
        case FILE -> cell(gc, text, texts.file(), place, y, palette.get(Tone.TEXT_FAINT));
      }
    }
  }

  private Color idColour(LogRow texts) {
    boolean missing = texts.node().filter(Node::isMissing).isPresent();
    return palette.get(missing ? Tone.MISSING : Tone.TEXT_MUTED);
  }

  private static void cell(
      GraphicsContext gc,
      Typeface face,
      String text,
      ColumnPlaces.Place place,
      double y,
      Color colour) {
    write(
        gc,
        face,
        face.fitted(text, place.width() - 2 * CELL_PADDING),
        place.x() + CELL_PADDING,
        y,
        colour);
  }

  private static void write(
      GraphicsContext gc, Typeface face, String text, double x, double y, Color colour) {
    if (text.isEmpty()) {
      return;
    }
    gc.setFont(face.font());
    gc.setFill(colour);
    gc.fillText(text, Math.rint(x), Math.rint(face.baselineAround(y)));
  }

  /// The message, and right after it the badges; the badges go before the end of a long message.
  private void message(GraphicsContext gc, LogRow texts, ColumnPlaces.Place place, double y) {
    if (texts.isFold()) {
      drawFoldPill(gc, texts.message(), place, y);
      return;
    }
    double room = place.width() - 2 * CELL_PADDING;
    double badges = 0;
    for (Badge badge : texts.badges()) {
      badges += badgeWidth(badge) + BADGE_GAP;
    }
    double forText = Math.max(room - badges - BADGE_GAP, Math.min(room, room * 0.4));
    boolean plain = texts.node().filter(node -> !node.message().isEmpty()).isPresent();
    String shown = text.fitted(texts.message(), badges == 0 ? room : forText);
    double x = place.x() + CELL_PADDING;
    write(gc, text, shown, x, y, palette.get(plain ? Tone.TEXT : Tone.TEXT_MUTED));
    if (!shown.isEmpty()) {
      x += text.width(shown) + BADGE_GAP + 4;
    }
    for (Badge badge : texts.badges()) {
      double width = badgeWidth(badge);
      if (x + width > place.end() - 2) {
        break;
      }
      drawBadge(gc, badge, x, y, width);
      x += width + BADGE_GAP;
    }
  }

  private void drawFoldPill(GraphicsContext gc, String words, ColumnPlaces.Place place, double y) {
    String shown = small.fitted(words, place.width() - 2 * CELL_PADDING - 32);
    double x = place.x() + CELL_PADDING - 1;
    double width = Math.ceil(small.width(shown)) + 32;
    double top = Math.rint(y) - 9.5;
    gc.setFill(palette.get(Tone.BASE_TINT));
    gc.fillRoundRect(x, top - 0.5, width, 20, 10, 10);
    double tip = x + 13;
    gc.setStroke(palette.get(Tone.BASE));
    gc.setLineWidth(1.5);
    gc.strokePolyline(new double[] {tip - 3, tip + 1, tip - 3}, new double[] {y - 4, y, y + 4}, 3);
    write(gc, small, shown, x + 22, y, palette.get(Tone.BASE));
  }

  private double badgeWidth(Badge badge) {
    return Math.ceil(small.width(badge.word())) + 2 * BADGE_PADDING;
  }

  private void drawBadge(GraphicsContext gc, Badge badge, double x, double y, double width) {
    double left = Math.rint(x);
    double top = Math.rint(y) - 8.5;
    gc.setFill(palette.get(badge.kind().tint()));
    gc.fillRoundRect(left, top - 0.5, width, 18, 18, 18);
    if (badge.kind() == Badge.Kind.LABEL || badge.kind() == Badge.Kind.DEPENDS_ON) {
      gc.setStroke(palette.get(badge.kind().ink()));
      gc.setLineWidth(1);
      gc.strokeRoundRect(left + 0.5, top, width - 1, 17, 17, 17);
    }
    write(gc, small, badge.word(), left + BADGE_PADDING, y, palette.get(badge.kind().ink()));
  }
}
