package lynearm.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Brings three commits under the same names before they are joined: what one side renamed is
/// renamed on the others, and what the other side added to a folder that went elsewhere goes along
/// (Git: merge-ort).
final class MovedJoin {

  /// The three under the same names, and what was moved for that.
  record Named(TreeFolder base, TreeFolder ours, TreeFolder theirs, Moves moves) {}

  /// A side, and what it did.
  private static final class Side {
    final TreeFolder top;
    final PartedFiles.Side did;
    final SequencedMap<String, String> renamed;
    final Map<String, Optional<TreeEntry>> edits = new LinkedHashMap<>();
    final Clash deletion;
    RenamedFolders folders;

    /// @param deletion what it is called if this side took away what the other renamed
    Side(
        TreeFolder top,
        PartedFiles.Side did,
        SequencedMap<String, String> renamed,
        Clash deletion) {
      this.top = top;
      this.did = did;
      this.renamed = renamed;
      this.deletion = deletion;
      folders = new RenamedFolders(Map.of(), Set.of());
    }

    /// What it has at a path.
    @Nullable TreeEntry at(String path) throws IOException {
      return top.at(path);
    }

    /// Moves what it has itself.
    void move(String from, String to) throws IOException {
      TreeEntry entry = at(from);
      edits.put(from, Optional.empty());
      edits.put(to, Optional.ofNullable(entry));
    }
  }

  private final TreeFolder base;
  private final Side ours;
  private final Side theirs;
  private final MergeRules rules;
  private final Map<String, Optional<TreeEntry>> baseEdits = new LinkedHashMap<>();
  private final Map<String, String> followed = new HashMap<>();
  private final Map<String, String> contested = new HashMap<>();
  private final List<Stop> stops = new ArrayList<>();

  private MovedJoin(TreeFolder base, Side ours, Side theirs, MergeRules rules) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.rules = rules;
  }

  /// @param isCompared of which files the content is read, if need be
  static Named of(
      TreeFolder base,
      TreeFolder ours,
      TreeFolder theirs,
      StoredFiles files,
      MergeRules rules,
      Predicate<String> isCompared)
      throws IOException {
    PartedFiles parted = PartedFiles.of(base, ours, theirs);
    if (!parted.isWhole()) {
      return new Named(base, ours, theirs, Moves.NONE);
    }
    var mine = RenamedFiles.of(parted.ours, files, isCompared);
    var other = RenamedFiles.of(parted.theirs, files, isCompared);
    MovedJoin join =
        new MovedJoin(
            base,
            new Side(ours, parted.ours, mine, Clash.DELETED_BY_US),
            new Side(theirs, parted.theirs, other, Clash.DELETED_BY_THEM),
            rules);
    join.followFolders();
    join.followFiles();
    return join.named();
  }

  private Named named() throws IOException {
    return new Named(
        MadeFolder.of(base, baseEdits),
        MadeFolder.of(ours.top, ours.edits),
        MadeFolder.of(theirs.top, theirs.edits),
        new Moves(followed, contested, stops));
  }

  // ---- folders

  private void followFolders() throws IOException {
    if (rules.folders() == MergeRules.Folders.STAY) {
      return;
    }
    RenamedFolders mine = RenamedFolders.of(ours.renamed, ours.did.goneFolders);
    RenamedFolders other = RenamedFolders.of(theirs.renamed, theirs.did.goneFolders);
    for (RenamedFolders folders : List.of(mine, other)) {
      for (String folder : folders.parted()) {
        stops.add(new Stop(folder, folder, Clash.FOLDER_PARTED));
      }
    }
    ours.folders = mine.without(other.moved().keySet());
    theirs.folders = other.without(mine.moved().keySet());
    follow(ours, theirs);
    follow(theirs, ours);
  }

  /// Takes what one side added or renamed to where the other has moved the folders.
  private void follow(Side side, Side other) throws IOException {
    if (other.folders.moved().isEmpty()) {
      return;
    }
    Map<String, String> before = new HashMap<>();
    side.renamed.forEach((from, to) -> before.put(to, from));
    Map<String, String> targets = new LinkedHashMap<>();
    Map<String, Integer> wanted = new HashMap<>();
    for (String path : side.did.added.keySet()) {
      Optional<String> folder =
          other
              .folders
              .around(path)
              .filter(it ->
                  !side.folders.moved().containsKey(other.folders.moved().getOrDefault(it, it)));
      if (folder.isPresent()) {
        String target = other.folders.moved(path, folder.get());
        targets.put(path, target);
        wanted.merge(target, 1, Integer::sum);
      }
    }
    for (Map.Entry<String, String> entry : targets.entrySet()) {
      String path = entry.getKey();
      String target = entry.getValue();
      if (wanted.getOrDefault(target, 0) > 1 || side.at(target) != null) {
        stops.add(new Stop(path, path, Clash.IN_THE_WAY));
        continue;
      }
      side.move(path, target);
      followed.put(target, path);
      String was = before.get(path);
      if (was != null) {
        side.renamed.put(was, target);
      }
      if (rules.folders() == MergeRules.Folders.ASK) {
        stops.add(new Stop(path, target, Clash.FOLDER_MOVED));
      }
    }
  }

  // ---- files

  private void followFiles() throws IOException {
    Set<String> renamed = new TreeSet<>(ours.renamed.keySet());
    renamed.addAll(theirs.renamed.keySet());
    for (String from : renamed) {
      String mine = ours.renamed.get(from);
      String other = theirs.renamed.get(from);
      if (mine != null && other != null) {
        renamedTwice(from, mine, other);
      } else if (mine != null) {
        renamedOnce(from, mine, ours, theirs);
      } else if (other != null) {
        renamedOnce(from, other, theirs, ours);
      }
    }
  }

  private void renamedTwice(String from, String mine, String other) throws IOException {
    TreeEntry before = base.at(from);
    baseEdits.put(from, Optional.empty());
    if (mine.equals(other)) {
      baseEdits.put(mine, Optional.ofNullable(before));
    } else {
      stops.add(new Stop(from, mine, Clash.BOTH_RENAMED));
    }
  }

  /// @param side the side that renamed it
  /// @param other the one that did not
  private void renamedOnce(String from, String to, Side side, Side other) throws IOException {
    TreeEntry before = base.at(from);
    TreeEntry there = other.at(from);
    if (there == null) {
      stops.add(new Stop(from, to, other.deletion));
      return;
    }
    if (before == null || before.getClass() != there.getClass()) {
      return; // it is something else there now, and joined as such
    }
    baseEdits.put(from, Optional.empty());
    other.edits.put(from, Optional.empty());
    if (other.at(to) == null && !other.edits.containsKey(to)) {
      baseEdits.put(to, Optional.of(before));
      other.edits.put(to, Optional.of(there));
      if (!TreeEntry.isSame(before, there) && !TreeEntry.isSame(before, side.at(to))) {
        contested.put(from, to);
      }
    }
  }
}
