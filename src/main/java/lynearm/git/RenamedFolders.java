package lynearm.git;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Where the folders went that one side has no more: each to where most of its files went (Git:
/// directory-rename-detection).
///
/// @param moved the new path of each, by the old one; the top is the empty text
/// @param parted those whose files went to several, to none of them most
record RenamedFolders(Map<String, String> moved, Set<String> parted) {

  /// @param renamed the files that the side renamed
  /// @param gone the folders that it has no more
  static RenamedFolders of(Map<String, String> renamed, Map<String, PartedFiles.Need> gone) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    renamed.forEach((from, to) -> count(from, to, gone, counts));
    Map<String, String> moved = new HashMap<>();
    Set<String> parted = new LinkedHashSet<>();
    counts.forEach((folder, targets) -> {
      if (need(gone, folder) == PartedFiles.Need.NONE) {
        return;
      }
      int most = targets.values().stream().mapToInt(it -> it).max().orElse(0);
      var best = targets.entrySet().stream().filter(it -> it.getValue() == most).toList();
      if (best.size() == 1) {
        moved.put(folder, best.getFirst().getKey());
      } else {
        parted.add(folder);
      }
    });
    return new RenamedFolders(moved, parted);
  }

  private static PartedFiles.Need need(Map<String, PartedFiles.Need> gone, String folder) {
    return gone.getOrDefault(folder, PartedFiles.Need.NONE);
  }

  /// Counts a file for its folder, and for those around as long as they are called alike.
  private static void count(
      String from,
      String to,
      Map<String, PartedFiles.Need> gone,
      Map<String, Map<String, Integer>> counts) {
    String old = parent(from);
    String now = parent(to);
    for (boolean isFirst = true; ; isFirst = false) {
      PartedFiles.Need need = need(gone, old);
      if (isFirst || need == PartedFiles.Need.FOR_ITSELF) {
        counts.computeIfAbsent(old, _ -> new TreeMap<>()).merge(now, 1, Integer::sum);
      }
      if (need == PartedFiles.Need.NONE
          || old.isEmpty()
          || now.isEmpty()
          || !name(old).equals(name(now))) {
        return;
      }
      old = parent(old);
      now = parent(now);
    }
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /// The nearest folder around a file that went elsewhere.
  Optional<String> around(String file) {
    for (String folder = parent(file); !folder.isEmpty(); folder = parent(folder)) {
      if (moved.containsKey(folder)) {
        return Optional.of(folder);
      }
    }
    return Optional.empty();
  }

  /// Where a file of such a folder would go.
  String moved(String file, String folder) {
    String target = moved.getOrDefault(folder, folder);
    String inside = file.substring(folder.length() + 1);
    return target.isEmpty() ? inside : target + "/" + inside;
  }

  /// The same without some.
  RenamedFolders without(Set<String> folders) {
    Map<String, String> left = new HashMap<>(moved);
    left.keySet().removeAll(folders);
    return new RenamedFolders(left, parted);
  }
}
