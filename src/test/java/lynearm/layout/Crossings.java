package lynearm.layout;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts where links of a map cross, as they are drawn: an upright stretch of one and a level
/// stretch of another that have a point in common which is an end of neither.
final class Crossings {

  private record Stretch(int link, double at, double from, double to) {}

  private Crossings() {}

  static int of(MapLayout map) {
    List<Stretch> upright = new ArrayList<>();
    List<Stretch> level = new ArrayList<>();
    List<MapLink> links = map.links();
    for (int number = 0; number < links.size(); number++) {
      MapLink link = links.get(number);
      for (int k = 0; k + 1 < link.cornerCount(); k++) {
        boolean up = link.isUpright(k);
        double one = up ? link.y(k) : link.x(k);
        double other = up ? link.y(k + 1) : link.x(k + 1);
        (up ? upright : level)
            .add(
                new Stretch(
                    number,
                    up ? link.x(k) : link.y(k),
                    Math.min(one, other),
                    Math.max(one, other)));
      }
    }
    Stretch[] sorted = upright.toArray(Stretch[]::new);
    Arrays.sort(sorted, (a, b) -> Double.compare(a.at, b.at));
    int count = 0;
    for (Stretch across : level) {
      int place = 0;
      int high = sorted.length;
      while (place < high) {
        int middle = (place + high) >>> 1;
        if (sorted[middle].at <= across.from) {
          place = middle + 1;
        } else {
          high = middle;
        }
      }
      double lastX = Double.NaN;
      for (; place < sorted.length && sorted[place].at < across.to; place++) {
        Stretch its = sorted[place];
        boolean crosses = its.link != across.link && its.from < across.at && across.at < its.to;
        // several links that lie on one another are seen as one
        if (crosses && its.at != lastX) {
          lastX = its.at;
          count++;
        }
      }
    }
    return count;
  }
}
