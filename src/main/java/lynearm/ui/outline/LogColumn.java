package lynearm.ui.outline;

/// The columns of the log, from left to right.
public enum LogColumn {
  GRAPH("Graph", 60, 28),
  ID("Revision", 124, 60),
  MESSAGE("Message", 300, 180),
  AUTHOR("Author", 150, 50),
  DATE("Date", 106, 50),
  FILE("File", 240, 60);

  private final String title;
  private final double usualWidth;
  private final double leastWidth;

  LogColumn(String title, double usualWidth, double leastWidth) {
    this.title = title;
    this.usualWidth = usualWidth;
    this.leastWidth = leastWidth;
  }

  /// The name in the header.
  public String title() {
    return title;
  }

  /// Pixels at the usual size of text. The message takes what is left; where that is less than its
  /// usual width, other columns give way.
  double usualWidth() {
    return usualWidth;
  }

  double leastWidth() {
    return leastWidth;
  }

  /// Whether the column can be switched off; the graph and the message always stay.
  public boolean isOptional() {
    return this != GRAPH && this != MESSAGE;
  }

  /// Whether it stands right of the message, so that its left edge is the one to drag.
  boolean isRightOfMessage() {
    return compareTo(MESSAGE) > 0;
  }
}
