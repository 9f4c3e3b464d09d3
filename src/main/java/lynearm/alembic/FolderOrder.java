package lynearm.alembic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lynearm.file.FolderListing;

/// Several version folders of one history, put into the order that their files' links say: a folder
/// comes after those its revisions descend from.
///
/// ```
/// versions ← liberty/expand ← mitaka/expand
///          ← liberty/contract
/// ```
final class FolderOrder {

  private static final String EXPAND = "expand";

  private static final Comparator<Path> BY_NAME =
      Comparator.comparing((Path folder) -> String.valueOf(folder.getParent()))
          .thenComparing(folder -> !folder.endsWith(EXPAND))
          .thenComparing(Path::toString);

  /// What the files of a folder declare and refer to.
  private record Contents(Set<String> ids, Set<String> parents) {}

  private final Map<Path, Contents> contents = new LinkedHashMap<>();
  private final Map<String, Set<Path>> declaredIn = new HashMap<>();

  /// Reads the headers of all files in some folders.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  FolderOrder(Collection<Path> folders, Progress progress) {
    for (var folder : folders) {
      progress.check();
      contents.put(folder, contents(folder, progress));
    }
    contents.forEach((folder, members) ->
        members
            .ids()
            .forEach(id -> declaredIn.computeIfAbsent(id, _ -> new HashSet<>()).add(folder)));
  }

  private static Contents contents(Path folder, Progress progress) {
    var contents = new Contents(new HashSet<>(), new HashSet<>());
    var accepted = new RevisionFileName(false);
    try {
      for (var file : FolderListing.of(folder, progress::check).files()) {
        if (file.kind() != FolderListing.Kind.OTHER && accepted.accepts(file.name())) {
          RevisionSketch.of(folder.resolve(file.name()))
              .ifPresent(sketch -> {
                contents.ids().add(sketch.id());
                contents.parents().addAll(sketch.parents());
              });
        }
      }
    } catch (IOException _) {
      return contents; // an unreadable folder has no links
    }
    return contents;
  }

  /// The folders a folder's revisions descend from.
  private Set<Path> before(Path folder) {
    var before = new LinkedHashSet<Path>();
    var members = contents.getOrDefault(folder, new Contents(Set.of(), Set.of()));
    for (var parent : members.parents()) {
      if (!members.ids().contains(parent)) {
        before.addAll(declaredIn.getOrDefault(parent, Set.of()));
      }
    }
    before.remove(folder);
    return before;
  }

  /// The folders in order. Where the links leave it open, and where they go round in circles, by
  /// name, but what expands before what contracts.
  List<Path> ordered() {
    var after = new HashMap<Path, List<Path>>();
    var waitsFor = new LinkedHashMap<Path, Integer>();
    for (var folder : contents.keySet()) {
      var before = before(folder);
      waitsFor.put(folder, before.size());
      before.forEach(other -> after.computeIfAbsent(other, _ -> new ArrayList<>()).add(folder));
    }
    var ordered = new LinkedHashSet<Path>();
    var ready = new ArrayList<>(contents.keySet());
    ready.removeIf(folder -> waitsFor.getOrDefault(folder, 0) > 0);
    while (!ready.isEmpty()) {
      ready.sort(BY_NAME);
      ordered.addAll(ready);
      var next = new ArrayList<Path>();
      for (var folder : ready) {
        for (var follower : after.getOrDefault(folder, List.of())) {
          if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
            next.add(follower);
          }
        }
      }
      ready = next;
    }
    contents.keySet().stream().sorted(BY_NAME).forEach(ordered::add);
    return List.copyOf(ordered);
  }

  /// Of the folders, those that belong to one history with the given ones, which are among them.
  Set<Path> connectedWith(Collection<Path> seeds) {
    var neighbours = new HashMap<Path, Set<Path>>();
    for (var folder : contents.keySet()) {
      for (var other : before(folder)) {
        neighbours.computeIfAbsent(folder, _ -> new LinkedHashSet<>()).add(other);
        neighbours.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(folder);
      }
    }
    var connected = new LinkedHashSet<>(seeds);
    var waiting = new ArrayList<>(seeds);
    while (!waiting.isEmpty()) {
      for (var folder : neighbours.getOrDefault(waiting.removeLast(), Set.of())) {
        if (connected.add(folder)) {
          waiting.add(folder);
        }
      }
    }
    return connected;
  }
}
