package lynearm.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What lies under one name in two states of a folder.
///
/// @param name the name
/// @param before what was there
/// @param now what is there
public record EntryChange(String name, Kind before, Kind now) {

  /// What may lie under a name.
  public enum Kind {
    NOTHING,
    /// A regular file.
    FILE,
    /// A folder, a link or a submodule.
    OTHER
  }

  /// What differs between two folders; nothing if that can't be told without listing both.
  static Optional<List<EntryChange>> between(TreeFolder before, TreeFolder now) throws IOException {
    Optional<Collection<String>> names = names(before, now);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<EntryChange> changes = new ArrayList<>();
    for (String name : names.get()) {
      TreeEntry was = before.entry(name);
      TreeEntry is = now.entry(name);
      if (!TreeEntry.isSame(was, is)) {
        changes.add(new EntryChange(name, kind(was), kind(is)));
      }
    }
    return Optional.of(changes);
  }

  private static Optional<Collection<String>> names(TreeFolder before, TreeFolder now)
      throws IOException {
    if (before.equals(now)) {
      return Optional.of(List.of());
    }
    if (before instanceof StoredFolder was && now instanceof StoredFolder is) {
      return Optional.of(was.differences(is));
    }
    if (now instanceof JoinedFolder joined) {
      Optional<Collection<String>> ours = names(before, joined.ours());
      if (ours.isPresent()) {
        Collection<String> names = new LinkedHashSet<>(ours.get());
        names.addAll(joined.changes().keySet());
        return Optional.of(names);
      }
    }
    return Optional.empty();
  }

  private static Kind kind(@Nullable TreeEntry entry) {
    return switch (entry) {
      case TreeEntry.File _, TreeEntry.Contested _ -> Kind.FILE;
      case TreeEntry.Folder _, TreeEntry.Link _, TreeEntry.Submodule _ -> Kind.OTHER;
      case null -> Kind.NOTHING;
    };
  }
}
