package lynearm.git;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells cheaply whether renames can matter for some files and folders: whether one side took
/// something away where the other changed something.
final class Removals {

  /// Two states of a folder that are to be compared.
  private record Pair(TreeFolder before, TreeFolder now) {}

  private Removals() {}

  /// @param places paths with `/` between the names; all there is if none
  static boolean matter(
      TreeFolder base, TreeFolder ours, TreeFolder theirs, Collection<String> places)
      throws IOException {
    for (String place : places.isEmpty() ? Set.of("") : places) {
      TreeEntry was = base.at(place);
      TreeEntry mine = ours.at(place);
      TreeEntry other = theirs.at(place);
      if (was == null && mine == null && other == null) {
        continue;
      }
      boolean isMine = TreeEntry.isSame(was, mine);
      boolean isOther = TreeEntry.isSame(was, other);
      if (was == null || (!isMine && !isOther && (lacks(was, mine) || lacks(was, other)))) {
        return true; // a new place may be an old one that moved
      }
    }
    return false;
  }

  private static boolean lacks(TreeEntry was, @Nullable TreeEntry is) throws IOException {
    if (!(was instanceof TreeEntry.Folder(TreeFolder before))) {
      return is == null || is instanceof TreeEntry.Folder;
    }
    if (!(is instanceof TreeEntry.Folder(TreeFolder now))) {
      return true;
    }
    Deque<Pair> left = new ArrayDeque<>();
    left.add(new Pair(before, now));
    while (!left.isEmpty()) {
      Pair pair = left.remove();
      for (String name : names(pair)) {
        TreeEntry old = pair.before().entry(name);
        TreeEntry there = pair.now().entry(name);
        if (old instanceof TreeEntry.Folder(TreeFolder one)
            && there instanceof TreeEntry.Folder(TreeFolder two)) {
          if (!TreeEntry.isSame(old, there)) {
            left.add(new Pair(one, two));
          }
        } else if (old != null && (there == null || old.getClass() != there.getClass())) {
          return true;
        }
      }
    }
    return false;
  }

  private static Collection<String> names(Pair pair) throws IOException {
    return pair.before() instanceof StoredFolder was && pair.now() instanceof StoredFolder is
        ? was.differences(is)
        : pair.before().entries().keySet();
  }
}
