package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.RefTips;

/// What a fetch brought, in a sentence without a full stop.
final class BranchNews {

  private static final int MOST_NAMED = 3;
  private static final String REMOTES = "refs/remotes/";

  private BranchNews() {}

  /// Which branches of other repositories came, moved or went. What happens to one's own branches
  /// one did oneself.
  static Optional<String> between(RefTips before, RefTips now) {
    List<String> came = new ArrayList<>();
    List<String> moved = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    for (Map.Entry<String, Optional<String>> change : now.since(before).entrySet()) {
      String ref = change.getKey();
      if (ref.startsWith(REMOTES) && !ref.endsWith("/HEAD")) {
        boolean isNew = !before.tips().containsKey(ref);
        (change.getValue().isEmpty() ? gone : isNew ? came : moved)
            .add(ref.substring(REMOTES.length()));
      }
    }
    List<String> parts = new ArrayList<>();
    add(parts, came, "came");
    add(parts, moved, "moved");
    add(parts, gone, "went");
    return parts.isEmpty() ? Optional.empty() : Optional.of("Git: " + String.join("; ", parts));
  }

  private static void add(List<String> parts, List<String> names, String verb) {
    if (!names.isEmpty()) {
      int more = names.size() - MOST_NAMED;
      String named = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
      parts.add(named + (more > 0 ? " and " + more + " more " : " ") + verb);
    }
  }
}
