package lynearm.ui.graph;

/// What a card says of its revision, by a word, a shape and a colour.
///
/// @param kind what sort of thing
/// @param word as it is shown: the kind, or the name of a label
record Badge(Kind kind, String word) {

  enum Kind {
    COMING("coming", MapColour.COMING),
    HEAD("head", MapColour.HEAD),
    EFFECTIVE_HEAD("effective head", MapColour.EFFECTIVE_HEAD),
    BASE("base", MapColour.BASE),
    MERGE_POINT("merge point", MapColour.MERGE_POINT),
    BRANCH_POINT("branch point", MapColour.BRANCH_POINT),
    LABEL("label", MapColour.LABEL),
    MISSING("missing", MapColour.MISSING),
    DUPLICATE("id used twice", MapColour.PROBLEM),
    REPLACED("replaced", MapColour.PROBLEM),
    IN_CYCLE("in a cycle", MapColour.PROBLEM),
    COMPUTED("computed", MapColour.COMPUTED),
    UNCOMMITTED("not committed", MapColour.UNCOMMITTED);

    private final String word;
    private final MapColour colour;

    Kind(String word, MapColour colour) {
      this.word = word;
      this.colour = colour;
    }

    MapColour colour() {
      return colour;
    }
  }

  static Badge of(Kind kind) {
    return new Badge(kind, kind.word);
  }
}
