package lynearm.export;

/// The part of a view that a picture shows, in units of that view, which are pixels at 100 %.
public record Area(double x, double y, double width, double height) {

  double right() {
    return x + width;
  }

  double bottom() {
    return y + height;
  }
}
