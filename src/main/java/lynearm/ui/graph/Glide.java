package lynearm.ui.graph;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.layout.MapLink;

/// How one picture of the map turns into the next: what is on both glides from its old place to the
/// new one and its links with it, revisions go into the run that they are folded to and come out of
/// the one that is unfolded, what is new appears and what is gone fades away.
///
/// Immutable: it answers where everything is at any progress from 0, which looks like the old
/// picture, to 1, which looks like the new one. Only what is seen before or after takes part.
/// Places are in units of the new map, so that the map can be moved meanwhile.
///
/// @param leaving cards of the old picture that are gone from the new one
/// @param present cards of the new picture by item, in the order in which they are drawn
/// @param leavingLinks links of the old picture that are gone from the new one
/// @param links those of the new picture, in the order in which they are drawn
/// @param dots how far cards are dots, from 0 to 1
/// @param dotSize how large most dots are on the screen
record Glide(
    List<Course> leaving,
    Map<Integer, Course> present,
    List<Line> leavingLinks,
    Map<MapLink, Line> links,
    Change dots,
    Change dotSize) {

  /// A number on its way.
  record Change(double from, double to) {
    double at(double part) {
      return from * (1 - part) + to * part;
    }
  }

  /// From when to when, in parts of the whole time, something appears or fades away.
  enum Fade {
    STAYING(0, 1),
    LEAVING(0, 0.55),
    /// Coming out of a run.
    EMERGING(0, 0.4),
    /// A run to which others go.
    GATHERING(0.1, 0.6),
    APPEARING(0.25, 0.9),
    /// Text whose place others may need.
    VANISHING(0, 0.3);

    private final double begin;
    private final double end;

    Fade(double begin, double end) {
      this.begin = begin;
      this.end = end;
    }

    private double between(double from, double to, double progress) {
      double part = Math.clamp((progress - begin) / (end - begin), 0, 1);
      return from * (1 - part) + to * part;
    }
  }

  /// A card on its way.
  ///
  /// @param picture what the item belongs to
  /// @param marks those of the picture when it was left
  /// @param label how wide the text beside its dot may be, 0 for none
  record Course(
      MapPicture picture,
      Highlights marks,
      int item,
      Place from,
      Place to,
      Fade fade,
      Change label) {

    Place at(double progress) {
      return from.towards(to, eased(progress))
          .seen(fade.between(from.opacity(), to.opacity(), progress));
    }

    /// The text beside its dot. A text that goes is gone before one that comes is seen.
    Text textAt(double progress) {
      boolean was = label.from > 0;
      boolean is = label.to > 0;
      double room = was && is ? label.at(eased(progress)) : Math.max(label.from, label.to);
      Fade its = was && is ? Fade.STAYING : is ? Fade.GATHERING : Fade.VANISHING;
      return new Text(room, its.between(was ? 1 : 0, is ? 1 : 0, progress));
    }
  }

  /// What is on its way of the text beside a dot.
  ///
  /// @param opacity how much of it is seen, from 0 to 1
  record Text(double room, double opacity) {}

  /// A link on its way, between two lines with as many corners.
  static final class Line {

    private final MapLink link;
    private final Highlights marks;
    private final double[] from;
    private final double[] to;
    private final Change opacity;
    private final Fade fade;

    /// @param marks those of the picture when it was left
    Line(MapLink link, Highlights marks, double[] from, double[] to, Change opacity, Fade fade) {
      this.link = link;
      this.marks = marks;
      this.from = from;
      this.to = to;
      this.opacity = opacity;
      this.fade = fade;
    }

    MapLink link() {
      return link;
    }

    Highlights marks() {
      return marks;
    }

    double[] at(double progress) {
      return Polyline.between(from, to, eased(progress));
    }

    double opacity(double progress) {
      return fade.between(opacity.from, opacity.to, progress);
    }
  }

  /// The way from what is shown to a picture in a view of this size. Cost: O(what takes part).
  ///
  /// @param marks those of the new picture
  /// @param port the part of the new map that is to be seen
  static Glide between(
      Moment before,
      MapPicture after,
      Highlights marks,
      Viewport port,
      double width,
      double height) {
    return new GlidePlan(before, after, marks, port, width, height).glide();
  }

  /// How many cards or links take part, whichever are more.
  int size() {
    return Math.max(leaving.size() + present.size(), leavingLinks.size() + links.size());
  }

  /// Whether no card takes part that is more than a dot.
  boolean hasOnlyDots() {
    return dots.from == 1 && dots.to == 1;
  }

  /// How far cards are dots, from 0 to 1.
  double dotsAt(double progress) {
    return dots.at(eased(progress));
  }

  double dotSizeAt(double progress) {
    return dotSize.at(eased(progress));
  }

  private static double eased(double progress) {
    return 1 - Math.pow(1 - progress, 3);
  }

  /// Where the card of an item of the new picture is; empty if it takes no part.
  Optional<Place> placeOf(int item, double progress) {
    return Optional.ofNullable(present.get(item)).map(course -> course.at(progress));
  }

  /// The corners of a link of the new picture; empty if it takes no part.
  Optional<double[]> cornersOf(MapLink link, double progress) {
    return Optional.ofNullable(links.get(link)).map(line -> line.at(progress));
  }

  /// How much of a link of the new picture is seen, from 0 to 1.
  double opacityOf(MapLink link, double progress) {
    Line line = links.get(link);
    return line == null ? 1 : line.opacity(progress);
  }
}
