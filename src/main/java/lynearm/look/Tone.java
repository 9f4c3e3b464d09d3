package lynearm.look;

import java.util.Locale;

/// The colours of the palette that have a meaning, as the stylesheet names them: `HEAD_TINT` is
/// `-lynearm-head-tint`.
public enum Tone {
  HEAD,
  HEAD_TINT,
  EFFECTIVE_HEAD,
  EFFECTIVE_HEAD_TINT,
  BASE,
  BASE_TINT,
  BRANCH_POINT,
  BRANCH_POINT_TINT,
  MERGE_POINT,
  MERGE_POINT_TINT,
  LABEL,
  LABEL_TINT,
  NEW,
  NEW_TINT,
  COMPUTED,
  COMPUTED_TINT,
  MISSING,
  MISSING_TINT,
  PROBLEM,
  PROBLEM_TINT,
  DEPENDS_ON,
  FOLD,
  SURFACE,
  PAPER,
  CARD,
  RUN,
  EDGE,
  STRIPE,
  HOVER,
  SELECTED,
  SELECTED_INACTIVE,
  FOCUS,
  MATCH,
  MATCH_INK,
  TEXT,
  TEXT_MUTED,
  TEXT_FAINT,
  RULE;

  /// The name without a prefix, such as `head-tint`.
  public String cssName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
