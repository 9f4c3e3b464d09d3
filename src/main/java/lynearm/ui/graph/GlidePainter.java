package lynearm.ui.graph;

import lynearm.layout.MapLink;

/// Draws one frame of a map amid a change of layout.
final class GlidePainter {

  private final LinkPainter links;
  private final CardPainter cards;
  private final Glide glide;
  private final double progress;
  private final Viewport port;
  private final double width;
  private final double height;
  private final double dots;
  private final double dotSize;

  /// Draws a frame at this progress of a glide, in a view of this size.
  GlidePainter(
      LinkPainter links,
      CardPainter cards,
      Glide glide,
      double progress,
      Viewport port,
      double width,
      double height) {
    this.links = links;
    this.cards = cards;
    this.glide = glide;
    this.progress = progress;
    this.port = port;
    this.width = width;
    this.height = height;
    dots = glide.dotsAt(progress);
    dotSize = glide.dotSizeAt(progress);
  }

  /// Draws everything with the marks of now on what stays.
  void paint(MapPicture picture, Highlights marks) {
    for (Glide.Line line : glide.leavingLinks()) {
      paint(line, line.marks());
    }
    for (Glide.Line line : glide.links().values()) {
      paint(line, marks);
    }
    for (Glide.Course course : glide.leaving()) {
      paint(course, course.picture(), course.marks(), glide.dots().from());
    }
    for (Glide.Course course : glide.present().values()) {
      paint(course, picture, marks, dots);
    }
    for (Glide.Course course : glide.leaving()) {
      label(course, course.picture(), course.marks(), glide.dots().from());
    }
    for (Glide.Course course : glide.present().values()) {
      label(course, picture, marks, dots);
    }
  }

  private void paint(Glide.Line line, Highlights marks) {
    double opacity = line.opacity(progress);
    if (opacity > 0) {
      MapLink link = line.link();
      double[] corners = Polyline.onScreen(line.at(progress), port);
      links.paint(link, corners, marks, opacity, dots > 0, port, width, height);
    }
  }

  /// @param dotted how far it is a dot, from 0 to 1; what leaves stays what it was
  private void paint(Glide.Course course, MapPicture picture, Highlights marks, double dotted) {
    Place place = course.at(progress).onScreen(port);
    if (!isSeen(place)) {
      return;
    }
    if (dotted < 1) {
      cards.paint(picture, marks, course.item(), place.seen(place.opacity() * (1 - dotted)));
    }
    if (dotted > 0) {
      Place dot = place.seen(place.opacity() * dotted);
      cards.paintDot(picture, marks, course.item(), dot, dotSize);
    }
  }

  private boolean isSeen(Place place) {
    return place.opacity() > 0
        && place.x() <= width
        && place.y() <= height
        && place.x() + place.width() >= 0
        && place.y() + place.height() >= 0;
  }

  private void label(Glide.Course course, MapPicture picture, Highlights marks, double dotted) {
    Glide.Text text = course.textAt(progress);
    double opacity = text.opacity() * dotted;
    if (opacity > 0) {
      Place place = course.at(progress).onScreen(port);
      double x = place.x() + place.width() / 2 + DotLabels.DISTANCE;
      double y = place.y() + place.height() / 2;
      CardPainter.Label at = new CardPainter.Label(x, y, text.room());
      cards.label(picture, marks, course.item(), at, opacity);
    }
  }
}
