package lynearm.ui.details;

/// One thing that a revision is, explained.
///
/// @param kind what sort of thing, for its looks
/// @param word as Alembic calls it
/// @param sentence what it means here
public record Flag(Kind kind, String word, String sentence) {

  /// The sorts of flags; each has its style class.
  public enum Kind {
    MISSING("missing"),
    DUPLICATE("problem"),
    HEAD("head"),
    EFFECTIVE_HEAD("effective-head"),
    BASE("base"),
    BRANCH_POINT("branch-point"),
    MERGE_POINT("merge-point"),
    LABEL("branch-label"),
    COMPUTED("computed"),
    NEW("new");

    private final String styleClass;

    Kind(String styleClass) {
      this.styleClass = styleClass;
    }

    String styleClass() {
      return styleClass;
    }
  }
}
