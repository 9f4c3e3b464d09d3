package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import lynearm.layout.BranchColours;
import lynearm.layout.CardSize;
import lynearm.layout.MapLayout;
import lynearm.layout.MapLink;

/// Draws the links: rounded corners, whole lines for parents, dashes for `depends_on`.
final class LinkPainter {

  /// In how many ways links look that stand out.
  private static final int LOOKS = BranchColours.COUNT + 2;

  private static final double RADIUS = 10;
  private static final double DIMMED = 0.3;
  private static final double OUTSIDE = 64;

  /// Cards that are lower, in pixels, have their middle at their edge.
  private static final double FLAT = 0.25;

  /// Lines from column to column cover everything where rows are lower, in pixels.
  private static final double COVERING = 0.15;

  /// From afar most of a line's way up and down is steps that are not seen; lower ones, in units of
  /// the screen, would only roughen its level parts.
  private static final double STEP = 0.5;

  private static final double[] SOLID = {};
  private static final double[] DASHES = {5, 4};
  private static final double[] CYCLE_DASHES = {9, 4, 2, 4};

  private final GraphicsContext pen;
  private final MapColours palette;
  private final StraightLines straights;
  private final FarRaster raster;
  private final FarLines lines;

  /// @param raster what a map seen from afar is drawn into
  LinkPainter(GraphicsContext pen, MapColours palette, FarRaster raster) {
    this.pen = pen;
    this.palette = palette;
    this.raster = raster;
    lines = new FarLines(raster);
    straights = new StraightLines(pen);
  }

  /// Draws for a screen with so many pixels to a unit from now on.
  void use(double outputScale) {
    straights.use(outputScale);
  }

  void paint(
      MapPicture picture, Highlights highlights, Viewport port, double width, double height) {
    pen.setLineCap(StrokeLineCap.BUTT);
    List<MapLink> seen = seen(picture, port, width, height);
    if (CardPainter.areDots(picture, port)) {
      paintFar(picture.layout(), seen, highlights, port, width, height);
    } else {
      paintNear(seen, highlights, port, width, height);
    }
    pen.setGlobalAlpha(1);
    pen.setLineDashes(SOLID);
  }

  /// Draws the links of a map seen from so far that they are pixels.
  void paintFarthest(
      MapPicture picture, Highlights highlights, Viewport port, double width, double height) {
    List<List<MapLink>> alike = alike(seen(picture, port, width, height), highlights);
    double[] screen = {};
    for (int look = 0; look < alike.size(); look++) {
      List<MapLink> its = alike.get(look);
      if (its.isEmpty()) {
        continue;
      }
      MapLink any = its.getFirst();
      raster.use(colourOf(any.kind(), any.colour()), look < LOOKS ? DIMMED : 1);
      double weight = weightOf(any.kind(), port);
      lines.begin(weight);
      for (MapLink link : its) {
        screen = wholeOnScreen(link, picture.layout(), port, screen);
        fill(screen, link, weight);
      }
      lines.paint();
    }
  }

  /// @param room an array to use again if it is long enough
  private static double[] wholeOnScreen(
      MapLink link, MapLayout layout, Viewport port, double[] room) {
    double[] screen =
        room.length < 2 * link.cornerCount() ? new double[2 * link.cornerCount()] : room;
    double scaleX = port.scaleX();
    for (int corner = 0; corner < link.cornerCount(); corner++) {
      screen[2 * corner] = link.x(corner) * scaleX + port.x();
      screen[2 * corner + 1] = port.screenY(link.y(corner));
    }
    fromDotToDot(screen, layout, link, port);
    return screen;
  }

  private void fill(double[] at, MapLink link, double weight) {
    double[] dashes = dashesOf(link.kind());
    double along = 0;
    int last = link.cornerCount() - 1;
    for (int corner = 1; corner <= last; corner++) {
      double fromX = at[2 * corner - 2];
      double fromY = at[2 * corner - 1];
      double toX = at[2 * corner];
      double toY = at[2 * corner + 1];
      boolean upright = link.isUpright(corner - 1);
      if (upright) {
        // the first and the last stretch stand under their dots
        fromX = corner == 1 ? fromX : toX;
      }
      double left = upright ? fromX - weight / 2 : Math.min(fromX, toX);
      double top = upright ? Math.min(fromY, toY) : fromY - weight / 2;
      double length = upright ? Math.abs(toY - fromY) : Math.abs(toX - fromX);
      if (dashes.length == 0) {
        if (!upright || length > STEP) {
          lines.add(upright, upright ? left : top, upright ? top : left, length + weight);
        }
        continue;
      }
      boolean back = upright ? toY < fromY : toX < fromX;
      dash(left, top, length, weight, upright, back ? -along - length : along, dashes);
      along += length;
    }
  }

  /// Fills a stretch with dashes.
  ///
  /// @param begun how much of the pattern went before its left or upper end
  private void dash(
      double left,
      double top,
      double length,
      double weight,
      boolean upright,
      double begun,
      double[] dashes) {
    double whole = DoubleStream.of(dashes).sum();
    double skipped = Math.max(0, upright ? -top : -left);
    double end = Math.min(length, upright ? raster.high() - top : raster.wide() - left);
    double at = Math.floor((begun + skipped) / whole) * whole - begun;
    for (int place = 0; at < end; place = (place + 1) % dashes.length) {
      double from = Math.max(0, at);
      at += dashes[place];
      double to = Math.min(length, at);
      if (place % 2 == 0 && to > from) {
        raster.fill(
            upright ? left : left + from,
            upright ? top + from : top,
            upright ? weight : to - from,
            upright ? to - from : weight);
      }
    }
  }

  /// The links that can be seen, in the order in which they are drawn.
  static List<MapLink> seen(MapPicture picture, Viewport port, double width, double height) {
    return picture
        .layout()
        .linksIn(
            port.mapX(0),
            port.mapY(0),
            port.mapX(width),
            port.mapY(height),
            finest(port) / port.scaleY());
  }

  /// How far apart in pixels lines from one column to another are that are all drawn. Where they
  /// would cover everything, gaps between them show the columns.
  private static double finest(Viewport port) {
    boolean covers = CardSize.WHOLE.rowHeight() * port.scaleY() < COVERING;
    return (covers ? 4 : 2) * Viewport.FINEST;
  }

  /// The links by how they look, those that step back first.
  private static List<List<MapLink>> alike(List<MapLink> links, Highlights highlights) {
    List<List<MapLink>> alike =
        Stream.generate(() -> (List<MapLink>) new ArrayList<MapLink>()).limit(2L * LOOKS).toList();
    for (MapLink link : links) {
      alike.get(look(link) + (isLit(highlights, link) ? LOOKS : 0)).add(link);
    }
    return alike;
  }

  private void paintNear(
      List<MapLink> seen, Highlights highlights, Viewport port, double width, double height) {
    for (int pass = 0; pass < 2; pass++) {
      for (MapLink link : seen) {
        boolean lit = isLit(highlights, link);
        if (lit == (pass == 1)) {
          dress(link.kind(), link.colour(), lit, port);
          double[] screen = onScreen(link, port, width, height);
          if (link.kind() == MapLink.Kind.PARENT) {
            straights.trace(screen, RADIUS);
            straights.paint();
          } else {
            pen.setLineDashOffset(screen[screen.length - 1]);
            pen.beginPath();
            trace(screen, arrowSize(port), RADIUS);
            pen.stroke();
            arrow(screen, colourOf(link.kind(), link.colour()), arrowSize(port));
          }
        }
      }
    }
  }

  /// Draws one link as a line of its own, such as amid a change of layout.
  ///
  /// @param corners on the screen: x, y, x, y, …
  /// @param far whether it runs from dot to dot
  void paint(
      MapLink link,
      double[] corners,
      Highlights highlights,
      double opacity,
      boolean far,
      Viewport port,
      double width,
      double height) {
    double radius = far ? farRadius(port) : RADIUS;
    double[] near = new double[corners.length];
    for (int i = 0; i < corners.length; i += 2) {
      near[i] = Math.clamp(corners[i], -OUTSIDE, width + OUTSIDE);
      near[i + 1] = Math.clamp(corners[i + 1], -OUTSIDE, height + OUTSIDE);
    }
    double[] screen = Arrays.copyOf(near, near.length + 1);
    dress(link.kind(), link.colour(), isLit(highlights, link), port);
    pen.setGlobalAlpha(pen.getGlobalAlpha() * opacity);
    if (link.kind() == MapLink.Kind.PARENT && Polyline.isStraight(near)) {
      straights.trace(screen, radius);
      straights.paint();
    } else {
      pen.setLineDashOffset(0);
      pen.beginPath();
      boolean hasArrow = link.kind() != MapLink.Kind.PARENT && !far;
      trace(screen, hasArrow ? arrowSize(port) : 0, radius);
      pen.stroke();
      if (hasArrow) {
        arrow(screen, colourOf(link.kind(), link.colour()), arrowSize(port));
      }
    }
    pen.setGlobalAlpha(1);
    pen.setLineDashes(SOLID);
  }

  /// Lines from dot to dot, all of one colour at once.
  private void paintFar(
      MapLayout layout,
      List<MapLink> seen,
      Highlights highlights,
      Viewport port,
      double width,
      double height) {
    double radius = farRadius(port);
    List<List<MapLink>> alike = alike(seen, highlights);
    for (int look = 0; look < alike.size(); look++) {
      if (!alike.get(look).isEmpty()) {
        MapLink any = alike.get(look).getFirst();
        dress(any.kind(), any.colour(), look >= LOOKS, port);
        pen.setLineDashOffset(0);
        boolean whole = any.kind() == MapLink.Kind.PARENT;
        if (!whole) {
          pen.beginPath();
        }
        for (MapLink link : alike.get(look)) {
          double[] screen = onScreen(link, port, width, height);
          fromDotToDot(screen, layout, link, port);
          if (whole) {
            straights.trace(screen, radius);
          } else {
            trace(screen, 0, radius);
          }
        }
        if (whole) {
          straights.paint();
        } else {
          pen.stroke();
        }
      }
    }
  }

  private static double farRadius(Viewport port) {
    return Math.min(RADIUS, RADIUS * 5 * port.zoom());
  }

  /// Links with the same number look the same; what is drawn over others has the higher one.
  static int look(MapLink link) {
    return switch (link.kind()) {
      case PARENT -> BranchColours.COUNT - 1 - link.colour();
      case DEPENDENCY -> BranchColours.COUNT;
      case CYCLE -> BranchColours.COUNT + 1;
    };
  }

  /// Links end at cards; dots stand in the middle of where those would be.
  private static void fromDotToDot(double[] screen, MapLayout layout, MapLink link, Viewport port) {
    int last = 2 * link.cornerCount() - 2;
    boolean uprightFirst = link.isUpright(0);
    boolean uprightLast = link.isUpright(link.cornerCount() - 2);
    // lines of parents that leave or enter upright do so in the middle
    boolean anywhere = link.kind() != MapLink.Kind.PARENT;
    if (anywhere || !uprightFirst) {
      screen[0] = dotX(layout, link.from(), port);
    }
    if (anywhere || !uprightLast) {
      screen[last] = dotX(layout, link.to(), port);
    }
    if (CardSize.WHOLE.height() * port.scaleY() < FLAT) {
      return;
    }
    if (uprightFirst) {
      screen[1] = dotY(layout, link.from(), port);
    }
    if (uprightLast) {
      screen[last + 1] = dotY(layout, link.to(), port);
    }
  }

  private static double dotX(MapLayout layout, int item, Viewport port) {
    return port.screenX(layout.left(item) + layout.width(item) / 2);
  }

  private static double dotY(MapLayout layout, int item, Viewport port) {
    return port.screenY(layout.top(item) + layout.height(item) / 2);
  }

  private static boolean isLit(Highlights highlights, MapLink link) {
    return highlights.lit().get(link.from()) && highlights.lit().get(link.to());
  }

  private Color colourOf(MapLink.Kind kind, int colour) {
    return palette.get(
        switch (kind) {
          case PARENT -> MapColour.branch(colour);
          case DEPENDENCY -> MapColour.DEPENDENCY;
          case CYCLE -> MapColour.PROBLEM;
        });
  }

  private static double weight(Viewport port) {
    return Math.clamp(2.4 * Math.sqrt(port.zoom()), 1.1, 3.5);
  }

  private void dress(MapLink.Kind kind, int colour, boolean lit, Viewport port) {
    double weight = weight(port);
    pen.setGlobalAlpha(lit ? 1 : DIMMED);
    pen.setStroke(colourOf(kind, colour));
    if (kind == MapLink.Kind.PARENT) {
      straights.begin(colourOf(kind, colour), weight);
      return;
    }
    pen.setLineWidth(weightOf(kind, port));
    pen.setLineDashes(dashesOf(kind));
  }

  private static double weightOf(MapLink.Kind kind, Viewport port) {
    return kind == MapLink.Kind.PARENT ? weight(port) : Math.max(1, weight(port) * 0.7);
  }

  private static double[] dashesOf(MapLink.Kind kind) {
    return switch (kind) {
      case PARENT -> SOLID;
      case DEPENDENCY -> DASHES;
      case CYCLE -> CYCLE_DASHES;
    };
  }

  private static double arrowSize(Viewport port) {
    return Math.clamp(7 * port.zoom(), 3, 8);
  }

  /// The corners on the screen, and last how much was cut off before the first that is seen. Far
  /// outside they are drawn in to the edge, which keeps lines straight and saves cutting long ones
  /// into dashes that nobody sees.
  private static double[] onScreen(MapLink link, Viewport port, double width, double height) {
    int corners = link.cornerCount();
    double[] screen = new double[2 * corners + 1];
    double cut = 0;
    boolean seen = false;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < corners; i++) {
      double x = port.screenX(link.x(i));
      double y = port.screenY(link.y(i));
      screen[2 * i] = Math.clamp(x, -OUTSIDE, width + OUTSIDE);
      screen[2 * i + 1] = Math.clamp(y, -OUTSIDE, height + OUTSIDE);
      if (i > 0 && !seen) {
        double drawn =
            Math.abs(screen[2 * i] - screen[2 * i - 2])
                + Math.abs(screen[2 * i + 1] - screen[2 * i - 1]);
        seen = drawn > 0;
        double before = Math.abs(screen[2 * i - 2] - lastX) + Math.abs(screen[2 * i - 1] - lastY);
        cut += seen ? before : Math.abs(x - lastX) + Math.abs(y - lastY);
      }
      lastX = x;
      lastY = y;
    }
    screen[2 * corners] = cut;
    return screen;
  }

  private void trace(double[] at, double shortened, double roundness) {
    int last = at.length - 3;
    pen.moveTo(at[0], at[1]);
    for (int i = 2; i < last; i += 2) {
      double before = Math.hypot(at[i] - at[i - 2], at[i + 1] - at[i - 1]);
      double after = Math.hypot(at[i + 2] - at[i], at[i + 3] - at[i + 1]);
      double radius = Math.min(roundness, Math.min(before, after) / 2);
      if (radius < 0.5) {
        pen.lineTo(at[i], at[i + 1]);
        continue;
      }
      pen.lineTo(
          at[i] - (at[i] - at[i - 2]) / before * radius,
          at[i + 1] - (at[i + 1] - at[i - 1]) / before * radius);
      pen.quadraticCurveTo(
          at[i],
          at[i + 1],
          at[i] + (at[i + 2] - at[i]) / after * radius,
          at[i + 1] + (at[i + 3] - at[i + 1]) / after * radius);
    }
    double length = Math.max(1, Math.hypot(at[last] - at[last - 2], at[last + 1] - at[last - 1]));
    double back = shortened / length;
    pen.lineTo(
        at[last] - (at[last] - at[last - 2]) * back,
        at[last + 1] - (at[last + 1] - at[last - 1]) * back);
  }

  private void arrow(double[] at, Color colour, double size) {
    int last = at.length - 3;
    double dx = at[last] - at[last - 2];
    double dy = at[last + 1] - at[last - 1];
    double length = Math.max(1, Math.hypot(dx, dy));
    double backX = dx / length * size;
    double backY = dy / length * size;
    double x = at[last];
    double y = at[last + 1];
    pen.setFill(colour);
    pen.fillPolygon(
        new double[] {x, x - backX - backY * 0.5, x - backX + backY * 0.5},
        new double[] {y, y - backY + backX * 0.5, y - backY - backX * 0.5},
        3);
  }
}
