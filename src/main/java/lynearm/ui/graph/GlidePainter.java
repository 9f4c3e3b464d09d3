package lynearm.ui.graph;

/// Draws one frame of a map amid a change of layout.
final class GlidePainter {

  private final LinkPainter links;
  private final CardPainter cards;

  GlidePainter(LinkPainter links, CardPainter cards) {
    this.links = links;
    this.cards = cards;
  }

  /// Draws everything where it is at this progress, with the marks of now on what stays.
  void paint(
      Glide glide,
      double progress,
      MapPicture picture,
      Highlights marks,
      Viewport port,
      double width,
      double height) {
    for (Glide.Line line : glide.leavingLinks()) {
      paint(line, progress, line.marks(), port, width, height);
    }
    for (Glide.Line line : glide.links().values()) {
      paint(line, progress, marks, port, width, height);
    }
    for (Glide.Course course : glide.leaving()) {
      paint(course, progress, course.picture(), course.marks(), port, width, height);
    }
    for (Glide.Course course : glide.present().values()) {
      paint(course, progress, picture, marks, port, width, height);
    }
  }

  private void paint(
      Glide.Line line,
      double progress,
      Highlights marks,
      Viewport port,
      double width,
      double height) {
    double opacity = line.opacity(progress);
    if (opacity > 0) {
      double[] corners = Polyline.onScreen(line.at(progress), port);
      links.paint(line.link(), corners, marks, opacity, port, width, height);
    }
  }

  private void paint(
      Glide.Course course,
      double progress,
      MapPicture picture,
      Highlights marks,
      Viewport port,
      double width,
      double height) {
    Place place = course.at(progress).onScreen(port);
    boolean isSeen =
        place.opacity() > 0
            && place.x() <= width
            && place.y() <= height
            && place.x() + place.width() >= 0
            && place.y() + place.height() >= 0;
    if (isSeen) {
      cards.paint(picture, marks, course.item(), place);
    }
  }
}
