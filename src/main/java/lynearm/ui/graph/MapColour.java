package lynearm.ui.graph;

import java.util.Locale;
import lynearm.look.Badge;

/// Every colour of the map, by what it says. The values are in `graph.css`: the property
/// `-map-card` of `.map-view` is the colour `CARD`.
enum MapColour {
  BACKGROUND,
  CARD,
  CARD_HOVER,
  CARD_BORDER,
  TEXT,
  TEXT_MUTED,
  FOLD,
  FOLD_BORDER,
  SELECTION,
  SELECTION_FILL,
  LEAD,
  MATCH,
  MATCH_FILL,
  BAND_FILL,
  POSSIBLE,
  IMPOSSIBLE,
  NOTE,
  NOTE_TEXT,
  DEPENDENCY,
  COMING,
  HEAD,
  EFFECTIVE_HEAD,
  BASE,
  BRANCH_POINT,
  MERGE_POINT,
  LABEL,
  MISSING,
  PROBLEM,
  COMPUTED,
  UNCOMMITTED,
  BRANCH_0,
  BRANCH_1,
  BRANCH_2,
  BRANCH_3,
  BRANCH_4,
  BRANCH_5,
  BRANCH_6,
  BRANCH_7;

  private static final MapColour[] BRANCHES = {
    BRANCH_0, BRANCH_1, BRANCH_2, BRANCH_3, BRANCH_4, BRANCH_5, BRANCH_6, BRANCH_7
  };

  /// The colour of a branch; there are as many as the layout has.
  static MapColour branch(int index) {
    return BRANCHES[index];
  }

  /// The colour of a badge.
  static MapColour of(Badge.Kind kind) {
    return switch (kind) {
      case MISSING -> MISSING;
      case REPLACED, DUPLICATE, IN_CYCLE -> PROBLEM;
      case HEAD -> HEAD;
      case EFFECTIVE_HEAD -> EFFECTIVE_HEAD;
      case GUEST, UNCOMMITTED -> UNCOMMITTED;
      case LABEL -> LABEL;
      case COMPUTED -> COMPUTED;
      case MERGE_POINT -> MERGE_POINT;
      case BRANCH_POINT -> BRANCH_POINT;
      case BASE -> BASE;
      case DEPENDS_ON -> TEXT_MUTED;
    };
  }

  /// The name of the property in CSS.
  String property() {
    return "-map-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
