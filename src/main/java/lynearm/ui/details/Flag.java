package lynearm.ui.details;

import lynearm.look.Badge;

/// One thing that a revision is, explained.
///
/// @param kind what sort of thing, for its looks
/// @param word as Alembic calls it
/// @param sentence what it means here
public record Flag(Badge.Kind kind, String word, String sentence) {

  String styleClass() {
    return switch (kind) {
      case MISSING -> "missing";
      case REPLACED, DUPLICATE, IN_CYCLE -> "problem";
      case HEAD -> "head";
      case EFFECTIVE_HEAD -> "effective-head";
      case BASE -> "base";
      case BRANCH_POINT -> "branch-point";
      case MERGE_POINT -> "merge-point";
      case LABEL -> "branch-label";
      case COMPUTED -> "computed";
      case GUEST, UNCOMMITTED -> "new";
      case DEPENDS_ON -> "depends-on";
    };
  }
}
