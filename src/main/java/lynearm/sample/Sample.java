package lynearm.sample;

/// The projects that come with Lynearm.
public enum Sample {
  SMALL(
      "Three heads",
      "A small web shop. Two features and the main line went on side by side, and nobody has joined"
          + " them yet."),
  LARGE(
      "Six years",
      "A freight platform with 336 revisions by eight people, thirty merges, a branch with a label"
          + " and three heads."),
  PROBLEMS(
      "Problems",
      "A library catalogue whose history has a missing parent, an id used twice, a file that Python"
          + " can't read and a parent that only running the file can tell.");

  private final String title;
  private final String description;

  Sample(String title, String description) {
    this.title = title;
    this.description = description;
  }

  /// Two words for a button or a menu.
  public String title() {
    return title;
  }

  /// One or two sentences on what there is to see.
  public String description() {
    return description;
  }
}
