package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds the links near a rectangle without looking at all of them. A link lies in a cell at least
/// as wide and high as itself, so that only cells that touch the rectangle, and their neighbours to
/// the left and above, can hold what touches it.
final class LinkGrid {

  private static final double SMALLEST = 512;

  /// Links are left out for others where at least so much cannot be told apart.
  private static final double COARSE = 32;

  /// Sideways, links less than this apart are the same for one another.
  private static final double BESIDE = 8;

  private static final int[] NONE = {};

  /// Cells of one size: `SMALLEST` doubled so many times each way.
  private record Size(int across, int down) {

    double width() {
      return Math.scalb(SMALLEST, across);
    }

    double height() {
      return Math.scalb(SMALLEST, down);
    }
  }

  private final List<MapLink> links;
  private final Map<Size, Map<Long, int[]>> cells = new HashMap<>();

  /// Which grid serves a map of which this height can just be told apart; the grid of level 0 has
  /// all links.
  static int levelOf(double finest) {
    return finest < COARSE ? 0 : Math.getExponent(finest / COARSE) + 1;
  }

  /// The grid of this level. Cost: O(links).
  static LinkGrid at(int level, List<MapLink> links) {
    return new LinkGrid(level == 0 ? links : different(links, Math.scalb(COARSE, level - 1)));
  }

  /// Links without those that look like one before them.
  private static List<MapLink> different(List<MapLink> links, double finest) {
    Set<Look> known = new HashSet<>();
    List<MapLink> different = new ArrayList<>();
    for (MapLink link : links) {
      int end = link.cornerCount() - 1;
      Look look =
          new Look(
              place(link.x(0), BESIDE),
              place(link.x(end), BESIDE),
              place(link.y(0), finest),
              place(link.y(end), finest));
      if (known.add(look)) {
        different.add(link);
      }
    }
    return different;
  }

  private record Look(int fromX, int toX, int fromY, int toY) {}

  private LinkGrid(List<MapLink> links) {
    this.links = links;
    Map<Size, Map<Long, List<Integer>>> filling = new HashMap<>();
    for (int i = 0; i < links.size(); i++) {
      MapLink link = links.get(i);
      Size size = new Size(doublings(link.width()), doublings(link.height()));
      filling
          .computeIfAbsent(size, _ -> new HashMap<>())
          .computeIfAbsent(
              cell(place(link.left(), size.width()), place(link.top(), size.height())),
              _ -> new ArrayList<>(2))
          .add(i);
    }
    filling.forEach((size, its) -> {
      Map<Long, int[]> packed = HashMap.newHashMap(its.size());
      its.forEach((cell, numbers) ->
          packed.put(cell, numbers.stream().mapToInt(Integer::intValue).toArray()));
      cells.put(size, packed);
    });
  }

  private static int doublings(double length) {
    return length <= SMALLEST ? 0 : Math.getExponent(length / SMALLEST) + 1;
  }

  private static int place(double at, double cell) {
    return (int) Math.floor(at / cell);
  }

  private static long cell(int x, int y) {
    return ((long) x << 32) | (y & 0xffffffffL);
  }

  /// The links that can touch the rectangle, in their order.
  List<MapLink> near(double left, double top, double right, double bottom) {
    int[] found = new int[64];
    int count = 0;
    for (Map.Entry<Size, Map<Long, int[]>> its : cells.entrySet()) {
      Size size = its.getKey();
      int lastX = place(right, size.width());
      int lastY = place(bottom, size.height());
      for (int x = place(left, size.width()) - 1; x <= lastX; x++) {
        for (int y = place(top, size.height()) - 1; y <= lastY; y++) {
          for (int link : its.getValue().getOrDefault(cell(x, y), NONE)) {
            if (links.get(link).touches(left, top, right, bottom)) {
              found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
              found[count++] = link;
            }
          }
        }
      }
    }
    Arrays.sort(found, 0, count);
    List<MapLink> near = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      near.add(links.get(found[i]));
    }
    return near;
  }
}
