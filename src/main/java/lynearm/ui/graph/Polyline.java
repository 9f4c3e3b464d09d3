package lynearm.ui.graph;

import java.util.Arrays;
import lynearm.layout.MapLink;

/// Arithmetic with lines, which are arrays of corners: x, y, x, y, ….
final class Polyline {

  private Polyline() {}

  static double[] of(MapLink link) {
    double[] corners = new double[2 * link.cornerCount()];
    for (int corner = 0; corner < link.cornerCount(); corner++) {
      corners[2 * corner] = link.x(corner);
      corners[2 * corner + 1] = link.y(corner);
    }
    return corners;
  }

  /// The corners of a link that runs from the middle of one card to that of the other, as links do
  /// between dots.
  static double[] betweenMiddles(MapLink link, MapPicture picture) {
    double[] line = of(link);
    tie(line, 0, 2, Place.of(picture, link.from()));
    tie(line, line.length - 2, line.length - 4, Place.of(picture, link.to()));
    return line;
  }

  private static void tie(double[] line, int end, int next, Place card) {
    boolean upright = line[end] == line[next];
    line[end] = card.x() + card.width() / 2;
    if (upright) {
      line[next] = line[end];
      line[end + 1] = card.y() + card.height() / 2;
    }
  }

  static double[] onScreen(double[] map, Viewport port) {
    double[] screen = new double[map.length];
    for (int i = 0; i < map.length; i += 2) {
      screen[i] = port.screenX(map[i]);
      screen[i + 1] = port.screenY(map[i + 1]);
    }
    return screen;
  }

  static double[] onMap(double[] screen, Viewport port) {
    double[] map = new double[screen.length];
    for (int i = 0; i < screen.length; i += 2) {
      map[i] = port.mapX(screen[i]);
      map[i + 1] = port.mapY(screen[i + 1]);
    }
    return map;
  }

  /// The same line with corners put on its ends, so that it has as many as another and each of its
  /// stretches runs the same way, upright or level, as that of the other. So what lies between the
  /// two runs straight as well.
  ///
  /// @return this line and the other
  static double[][] alike(double[] line, double[] other) {
    double[] one = line;
    double[] another = other;
    if (isUpright(one) != isUpright(another)) {
      if (one.length <= another.length) {
        one = begunTwice(one);
      } else {
        another = begunTwice(another);
      }
    }
    int length = Math.max(one.length, another.length);
    return new double[][] {ended(one, length), ended(another, length)};
  }

  private static boolean isUpright(double[] line) {
    return line[0] == line[2];
  }

  private static double[] begunTwice(double[] line) {
    double[] longer = new double[line.length + 2];
    System.arraycopy(line, 0, longer, 2, line.length);
    longer[0] = line[0];
    longer[1] = line[1];
    return longer;
  }

  private static double[] ended(double[] line, int length) {
    double[] longer = Arrays.copyOf(line, length);
    for (int i = line.length; i < length; i += 2) {
      longer[i] = line[line.length - 2];
      longer[i + 1] = line[line.length - 1];
    }
    return longer;
  }

  /// The line with its ends moved by so much, and each stretch between by a part of both, so that
  /// all of it still runs upright or level.
  ///
  /// @return this line, with two corners more if it would slant without, and the moved one
  static double[][] moved(double[] line, double firstX, double firstY, double lastX, double lastY) {
    boolean slants = isUpright(line) ? firstX != lastX : firstY != lastY;
    double[] whole = line.length == 4 && slants ? jogged(line) : line;
    double[] moved = whole.clone();
    int stretches = whole.length / 2 - 1;
    boolean upright = isUpright(whole);
    moved[0] += firstX;
    moved[1] += firstY;
    for (int stretch = 0; stretch < stretches; stretch++) {
      double part = stretches == 1 ? 0 : (double) stretch / (stretches - 1);
      int across = 2 * stretch + (upright ? 0 : 1);
      double by = upright ? firstX * (1 - part) + lastX * part : firstY * (1 - part) + lastY * part;
      moved[across] = whole[across] + by;
      moved[across + 2] = whole[across + 2] + by;
      upright = !upright;
    }
    boolean endsUpright = !upright;
    int along = whole.length - (endsUpright ? 1 : 2);
    moved[along] += endsUpright ? lastY : lastX;
    return new double[][] {whole, moved};
  }

  /// A line of one stretch with a place in its middle where it can be pulled aside.
  private static double[] jogged(double[] line) {
    double x = (line[0] + line[2]) / 2;
    double y = (line[1] + line[3]) / 2;
    return new double[] {line[0], line[1], x, y, x, y, line[2], line[3]};
  }

  /// Part of the way from one line to another with as many corners.
  static double[] between(double[] from, double[] to, double part) {
    double[] now = new double[from.length];
    for (int i = 0; i < now.length; i++) {
      now[i] = from[i] * (1 - part) + to[i] * part;
    }
    return now;
  }

  /// Whether all of it runs upright or level.
  static boolean isStraight(double[] line) {
    for (int i = 2; i < line.length; i += 2) {
      if (line[i] != line[i - 2] && line[i + 1] != line[i - 1]) {
        return false;
      }
    }
    return true;
  }
}
