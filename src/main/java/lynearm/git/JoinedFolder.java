package lynearm.git;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
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

  private SequencedMap<String, TreeEntry> join() throws IOException {
    Map<String, TreeEntry> before = base == null ? Map.of() : base.entries();
    Map<String, TreeEntry> mine = ours.entries();
    Map<String, TreeEntry> other = theirs.entries();
    Set<String> names = new LinkedHashSet<>(mine.keySet());
    names.addAll(other.keySet());
    SequencedMap<String, TreeEntry> joined = new TreeMap<>();
    for (String name : names) {
      TreeEntry entry = entry(before.get(name), mine.get(name), other.get(name));
      if (entry != null) {
        joined.put(name, entry);
      }
    }
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
