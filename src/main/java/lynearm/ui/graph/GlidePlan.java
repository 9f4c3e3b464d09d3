package lynearm.ui.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLink;

/// Finds the way of everything that takes part in a [Glide].
final class GlidePlan {

  private final Moment before;
  private final MapPicture after;
  private final Viewport port;
  private final double width;
  private final double height;
  private final Matching matching;
  private final int[] earlierSeen;
  private final int[] laterSeen;
  private final boolean areDots;

  /// How wide the text beside the dots that have one is.
  private final Map<Integer, Double> earlierLabels;

  private final Map<Integer, Double> laterLabels;
  private final List<Glide.Course> leaving = new ArrayList<>();
  private final Map<Integer, Glide.Course> present = new LinkedHashMap<>();
  private final List<Glide.Line> leavingLinks = new ArrayList<>();
  private final Map<MapLink, Glide.Line> links = new LinkedHashMap<>();

  GlidePlan(
      Moment before,
      MapPicture after,
      Highlights marks,
      Viewport port,
      double width,
      double height) {
    this.before = before;
    this.after = after;
    this.port = port;
    this.width = width;
    this.height = height;
    earlierSeen = MapPainter.seen(before.picture(), before.port(), width, height);
    laterSeen = MapPainter.seen(after, port, width, height);
    areDots = CardPainter.areDots(after, port);
    earlierLabels = labels(before.picture(), before.marks(), before.port(), earlierSeen);
    laterLabels = labels(after, marks, port, laterSeen);
    matching = new Matching(before.picture().graph(), after.graph());
    before.glide().ifPresent(this::continueLeaving);
    plotCards();
    plotLinks();
  }

  Glide glide() {
    return new Glide(
        leaving,
        present,
        leavingLinks,
        links,
        new Glide.Change(before.dots(), areDots ? 1 : 0),
        new Glide.Change(before.dotSize(), CardPainter.dotSize(port)));
  }

  private Map<Integer, Double> labels(
      MapPicture picture, Highlights marks, Viewport its, int[] seen) {
    Map<Integer, Double> rooms = new HashMap<>();
    if (CardPainter.areDots(picture, its)) {
      new DotLabels(picture, marks, its, width, height)
          .forEach(seen, (item, at) -> rooms.put(item, at.room()));
    }
    return rooms;
  }

  /// What was leaving already fades away where it is.
  private void continueLeaving(Glide running) {
    for (Glide.Course course : running.leaving()) {
      Place here = course.at(before.progress()).onScreen(before.port()).onMap(port);
      if (here.opacity() > 0) {
        leave(course.picture(), course.marks(), course.item(), here, here, 0);
      }
    }
    for (Glide.Line line : running.leavingLinks()) {
      double opacity = line.opacity(before.progress());
      double[] here = onMap(Polyline.onScreen(line.at(before.progress()), before.port()));
      if (opacity > 0) {
        leavingLinks.add(
            new Glide.Line(
                line.link(),
                line.marks(),
                here,
                here,
                new Glide.Change(opacity, 0),
                Glide.Fade.LEAVING));
      }
    }
  }

  private double[] onMap(double[] screen) {
    return Polyline.onMap(screen, port);
  }

  private void plotCards() {
    for (int item : earlierSeen) {
      int heir = matching.heirOf(item);
      if (heir != Matching.NONE && matching.isSame(item, heir)) {
        come(heir);
      } else {
        double room = earlierLabels.getOrDefault(item, 0.0);
        Place from = earlier(item);
        leave(before.picture(), before.marks(), item, from, sized(goal(item), from), room);
      }
    }
    for (int item : laterSeen) {
      come(item);
    }
  }

  private void leave(
      MapPicture picture, Highlights marks, int item, Place from, Place to, double room) {
    leaving.add(
        new Glide.Course(
            picture, marks, item, from, to.seen(0), Glide.Fade.LEAVING, new Glide.Change(room, 0)));
  }

  private void come(int item) {
    if (present.containsKey(item)) {
      return;
    }
    Place from = start(item);
    Place to = Place.of(after, item);
    present.put(
        item,
        new Glide.Course(
            after,
            before.marks(),
            item,
            before.dots() > 0 && !areDots ? from.sizedAs(to) : from,
            sized(to, from),
            fadeOf(item),
            labelOf(item)));
  }

  /// A card that becomes a dot keeps its size while it fades; of the dot only the middle counts.
  private Place sized(Place to, Place from) {
    return areDots && before.dots() == 0 ? to.sizedAs(from) : to;
  }

  private Glide.Change labelOf(int item) {
    int origin = matching.originOf(item);
    boolean stays = origin != Matching.NONE && matching.isSame(origin, item);
    return new Glide.Change(
        stays ? earlierLabels.getOrDefault(origin, 0.0) : 0, laterLabels.getOrDefault(item, 0.0));
  }

  private Glide.Fade fadeOf(int item) {
    int origin = matching.originOf(item);
    if (origin == Matching.NONE) {
      return Glide.Fade.APPEARING;
    }
    if (matching.isSame(origin, item)) {
      return Glide.Fade.STAYING;
    }
    if (before.picture().graph().isFold(origin)) {
      return Glide.Fade.EMERGING;
    }
    return after.graph().isFold(item) ? Glide.Fade.GATHERING : Glide.Fade.APPEARING;
  }

  /// Where an item of the old picture is, on the new map.
  private Place earlier(int item) {
    return before.placeOf(item).onMap(port);
  }

  /// Where an item of the old picture goes: to its new place, or to the run that it is folded to.
  private Place goal(int item) {
    int heir = matching.heirOf(item);
    boolean goes =
        heir != Matching.NONE && (matching.isSame(item, heir) || after.graph().isFold(heir));
    return goes ? Place.of(after, heir) : earlier(item);
  }

  /// Where an item of the new picture comes from: its old place, or the run that it was folded to.
  private Place start(int item) {
    int origin = matching.originOf(item);
    if (origin != Matching.NONE && matching.isSame(origin, item)) {
      return earlier(origin);
    }
    boolean comes = origin != Matching.NONE && before.picture().graph().isFold(origin);
    return (comes ? earlier(origin) : Place.of(after, item)).seen(0);
  }

  private void plotLinks() {
    Map<Matching.Naming, MapLink> earlier = new HashMap<>();
    List<MapLink> old = LinkPainter.seen(before.picture(), before.port(), width, height);
    old.forEach(link -> earlier.putIfAbsent(matching.earlier(link), link));
    Set<MapLink> kept = new HashSet<>();
    List<MapLink> later = new ArrayList<>(LinkPainter.seen(after, port, width, height));
    if (areDots) {
      later.sort(Comparator.comparingInt(LinkPainter::look));
    }
    for (MapLink link : later) {
      MapLink origin = earlier.remove(matching.later(link));
      links.put(link, origin == null ? coming(link) : staying(origin, link));
      if (origin != null) {
        kept.add(origin);
      }
    }
    for (MapLink link : old) {
      if (!kept.contains(link)) {
        leavingLinks.add(leaving(link));
      }
    }
  }

  private double[] earlier(MapLink link) {
    return onMap(before.cornersOf(link));
  }

  private double[] later(MapLink link) {
    return areDots ? Polyline.betweenMiddles(link, after) : Polyline.of(link);
  }

  private Glide.Line staying(MapLink origin, MapLink link) {
    double[][] alike = Polyline.alike(earlier(origin), later(link));
    return new Glide.Line(
        link,
        before.marks(),
        alike[0],
        alike[1],
        new Glide.Change(before.opacityOf(origin), 1),
        Glide.Fade.STAYING);
  }

  /// A link that was out of sight or is new comes with the cards at its ends.
  private Glide.Line coming(MapLink link) {
    double[][] way =
        carried(
            later(link),
            Place.of(after, link.from()),
            start(link.from()),
            Place.of(after, link.to()),
            start(link.to()));
    int child = matching.originOf(link.from());
    int parent = matching.originOf(link.to());
    boolean wasThere = isLinked(before.picture().graph(), child, parent, link.kind());
    return new Glide.Line(
        link,
        before.marks(),
        way[1],
        way[0],
        new Glide.Change(wasThere ? 1 : 0, 1),
        Glide.Fade.APPEARING);
  }

  /// A link that goes out of sight or is gone goes with the cards at its ends.
  private Glide.Line leaving(MapLink link) {
    double[][] way =
        carried(
            earlier(link),
            earlier(link.from()),
            goal(link.from()),
            earlier(link.to()),
            goal(link.to()));
    int child = matching.heirOf(link.from());
    int parent = matching.heirOf(link.to());
    boolean isThere = isLinked(after.graph(), child, parent, link.kind());
    return new Glide.Line(
        link,
        before.marks(),
        way[0],
        way[1],
        new Glide.Change(before.opacityOf(link), isThere ? 1 : 0),
        Glide.Fade.LEAVING);
  }

  private static boolean isLinked(FoldedGraph graph, int child, int parent, MapLink.Kind kind) {
    if (child == Matching.NONE || parent == Matching.NONE) {
      return false;
    }
    int[] named =
        kind == MapLink.Kind.DEPENDENCY ? graph.dependenciesOf(child) : graph.parentsOf(child);
    return IntStream.of(named).anyMatch(item -> item == parent);
  }

  /// The line, and as two cards carry it along that it ties.
  private static double[][] carried(
      double[] line, Place first, Place firstThere, Place last, Place lastThere) {
    int end = line.length - 2;
    return Polyline.moved(
        line,
        carriedX(line[0], first, firstThere) - line[0],
        carriedY(line[1], first, firstThere) - line[1],
        carriedX(line[end], last, lastThere) - line[end],
        carriedY(line[end + 1], last, lastThere) - line[end + 1]);
  }

  private static double carriedX(double x, Place from, Place to) {
    return to.x() + (x - from.x()) / from.width() * to.width();
  }

  private static double carriedY(double y, Place from, Place to) {
    return to.y() + (y - from.y()) / from.height() * to.height();
  }
}
