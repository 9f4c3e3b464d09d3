package lynearm.alembic;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
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

  private static final Set<String> DIALECTS =
      Set.of("sqlite", "postgres", "postgresql", "mysql", "mariadb", "oracle", "mssql");

  private static final Comparator<Path> BY_NAME =
      Comparator.comparing((Path folder) -> String.valueOf(folder.getParent()))
          .thenComparing(folder -> !folder.endsWith(EXPAND))
          .thenComparing(Path::toString);

  /// What the files of a folder declare and refer to.
  private record Contents(Set<String> ids, Set<String> parents) {}

  private static final Contents NOTHING = new Contents(Set.of(), Set.of());

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
      for (var file : FolderListing.of(folder, () -> progress.check()).files()) {
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
    var members = contents.getOrDefault(folder, NOTHING);
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
    return connectedWith(seeds, neighbours());
  }

  private static Set<Path> connectedWith(Collection<Path> seeds, Map<Path, Set<Path>> neighbours) {
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

  private Map<Path, Set<Path>> neighbours() {
    var neighbours = new HashMap<Path, Set<Path>>();
    for (var folder : contents.keySet()) {
      for (var other : before(folder)) {
        neighbours.computeIfAbsent(folder, _ -> new LinkedHashSet<>()).add(other);
        neighbours.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(folder);
      }
    }
    return neighbours;
  }

  /// The folders in order, apart where they can't be read together: histories without a link
  /// between them that declare the same ids, or are each for another kind of database. A program
  /// chooses one of those.
  List<List<Path>> alternatives() {
    var ordered = ordered();
    var histories = histories(ordered);
    boolean areApart = histories.size() > 1 && (shareIds(histories) || areForDialects(histories));
    return areApart ? histories : List.of(ordered);
  }

  private List<List<Path>> histories(List<Path> ordered) {
    var neighbours = neighbours();
    var historyOf = new HashMap<Path, List<Path>>();
    var histories = new ArrayList<List<Path>>();
    for (var folder : ordered) {
      if (!historyOf.containsKey(folder)) {
        var history = new ArrayList<Path>();
        histories.add(history);
        connectedWith(List.of(folder), neighbours)
            .forEach(member -> historyOf.put(member, history));
      }
      historyOf.getOrDefault(folder, List.of()).add(folder);
    }
    return histories;
  }

  private boolean shareIds(List<List<Path>> histories) {
    var known = new HashSet<String>();
    for (var history : histories) {
      var own = new HashSet<String>();
      for (var folder : history) {
        own.addAll(contents.getOrDefault(folder, NOTHING).ids());
      }
      own.remove(""); // no plain text
      for (var id : own) {
        if (!known.add(id)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean areForDialects(List<List<Path>> histories) {
    var dialects = new HashSet<String>();
    for (var history : histories) {
      var own = new HashSet<String>();
      history.forEach(folder -> own.add(dialect(folder)));
      if (own.size() > 1 || !dialects.addAll(own)) {
        return false;
      }
    }
    return !dialects.contains("");
  }

  /// The kind of database a folder's name tells; empty if none.
  private static String dialect(Path folder) {
    var words = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT).split("[^a-z]+", -1);
    return Arrays.stream(words).filter(DIALECTS::contains).findFirst().orElse("");
  }
}
