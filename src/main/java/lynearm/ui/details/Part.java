package lynearm.ui.details;

/// The parts of the details that can be closed.
public enum Part {
  OPERATIONS("operations", "What it does"),
  RELATIVES("relatives", "Related revisions"),
  FILE("file", "File and git"),
  SOURCE("source", "Source");

  private final String id;
  private final String title;

  Part(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /// A name for the memory and for style sheets.
  String id() {
    return id;
  }

  String title() {
    return title;
  }
}
