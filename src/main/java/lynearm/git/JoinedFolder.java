package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A folder as a git merge would leave it: what one side changed is taken, what both changed alike
/// too. Only folders that differ on both sides are looked into, and only when somebody asks.
final class JoinedFolder implements TreeFolder {

  private final @Nullable TreeFolder base;
  private final TreeFolder ours;
  private final TreeFolder theirs;
  private final ContentMerge merge;
  private @Nullable SequencedMap<String, TreeEntry> entries;
  private @Nullable Map<String, Optional<TreeEntry>> changes;

  private JoinedFolder(
      @Nullable TreeFolder base, TreeFolder ours, TreeFolder theirs, ContentMerge merge) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.merge = merge;
  }

  /// What comes of two folders that were one.
  ///
  /// @param base what they were; none if both are new
  static TreeFolder of(
      @Nullable TreeFolder base, TreeFolder ours, TreeFolder theirs, ContentMerge merge) {
    if (isSame(ours, theirs) || isSame(base, theirs)) {
      return ours;
    }
    return isSame(base, ours) ? theirs : new JoinedFolder(base, ours, theirs, merge);
  }

  private static boolean isSame(@Nullable TreeFolder one, @Nullable TreeFolder other) {
    return one != null && one.equals(other);
  }

  @Override
  public SequencedMap<String, TreeEntry> entries() throws IOException {
    SequencedMap<String, TreeEntry> known = entries;
    if (known == null) {
      known = Collections.unmodifiableSequencedMap(join());
      entries = known;
    }
    return known;
  }

  @Override
  public @Nullable TreeEntry entry(String name) throws IOException {
    Map<String, Optional<TreeEntry>> changed = changes();
    Optional<TreeEntry> entry = changed.get(name);
    return entry == null ? ours.entry(name) : entry.orElse(null);
  }

  TreeFolder ours() {
    return ours;
  }

  /// What is otherwise than on our side, by name; nothing where something was taken away.
  Map<String, Optional<TreeEntry>> changes() throws IOException {
    Map<String, Optional<TreeEntry>> known = changes;
    if (known == null) {
      known = new LinkedHashMap<>();
      for (String name : changedNames()) {
        TreeEntry mine = ours.entry(name);
        TreeEntry joined = entry(base == null ? null : base.entry(name), mine, theirs.entry(name));
        if (!TreeEntry.isSame(joined, mine)) {
          known.put(name, Optional.ofNullable(joined));
        }
      }
      changes = known;
    }
    return known;
  }

  /// Names under which the other side may have changed something.
  private Set<String> changedNames() throws IOException {
    if (base instanceof StoredFolder was && theirs instanceof StoredFolder is) {
      return was.differences(is);
    }
    Set<String> names = new LinkedHashSet<>(ours.entries().keySet());
    names.addAll(theirs.entries().keySet());
    return names;
  }

  private SequencedMap<String, TreeEntry> join() throws IOException {
    SequencedMap<String, TreeEntry> joined = new TreeMap<>(ours.entries());
    changes()
        .forEach((name, entry) -> {
          if (entry.isPresent()) {
            joined.put(name, entry.get());
          } else {
            joined.remove(name);
          }
        });
    return joined;
  }

  private @Nullable TreeEntry entry(
      @Nullable TreeEntry before, @Nullable TreeEntry mine, @Nullable TreeEntry other) {
    if (TreeEntry.isSame(mine, other) || TreeEntry.isSame(before, other)) {
      return mine;
    }
    if (TreeEntry.isSame(before, mine)) {
      return other;
    }
    TreeFolder was = folder(before);
    TreeFolder here = mine == null && was != null ? new EmptyFolder() : folder(mine);
    TreeFolder there = other == null && was != null ? new EmptyFolder() : folder(other);
    return here != null && there != null
        ? new TreeEntry.Folder(of(was, here, there, merge))
        : new TreeEntry.Contested(before, mine, other, merge);
  }

  private static @Nullable TreeFolder folder(@Nullable TreeEntry entry) {
    return entry instanceof TreeEntry.Folder(TreeFolder folder) ? folder : null;
  }
}
