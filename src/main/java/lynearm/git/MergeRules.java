package lynearm.git;

import java.util.Locale;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// How somebody has told git to merge what was moved (Git: `merge.directoryRenames`). Renamed files
/// are followed whatever is set, for `git merge` did so in most of its versions.
///
/// @param folders what becomes of files that one side adds to a folder that the other has moved
record MergeRules(Folders folders) {

  /// What becomes of such files.
  enum Folders {
    /// They go along, and git stops to have that confirmed. The usual way.
    ASK,
    /// They go along.
    FOLLOW,
    /// They stay where they were put.
    STAY
  }

  /// For what several bases of a merge have in common.
  static final MergeRules OF_BASES = new MergeRules(Folders.STAY);

  static MergeRules of(Config settings) {
    return new MergeRules(folders(settings.getString("merge", null, "directoryrenames")));
  }

  private static Folders folders(@Nullable String value) {
    if (value == null || value.equalsIgnoreCase("conflict")) {
      return Folders.ASK;
    }
    return isNo(value) ? Folders.STAY : isYes(value) ? Folders.FOLLOW : Folders.ASK;
  }

  private static boolean isNo(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "false", "no", "off", "0", "" -> true;
      default -> false;
    };
  }

  private static boolean isYes(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "on", "1" -> true;
      default -> false;
    };
  }
}
