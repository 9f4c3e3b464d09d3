package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the links near a rectangle without looking at all of them. A link lies in a cell at least
/// as wide and high as itself, so that only cells that touch the rectangle, and their neighbours to
/// the left and above, can hold what touches it.
final class LinkGrid {

  private static final double SMALLEST = 512;
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

  LinkGrid(List<MapLink> links) {
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
