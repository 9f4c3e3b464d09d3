package lynearm.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.eclipse.jgit.diff.SimilarityIndex;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.jspecify.annotations.Nullable;

/// Which of the files that one side took away it has under another name (Git: diffcore-rename, as a
/// merge uses it): first those of the same content, then those that kept their name in another
/// folder and most of their content, then those that kept half of it, the most alike first.
final class RenamedFiles {

  /// What git calls wholly alike.
  private static final int ALIKE = 60_000;

  private static final int HALF_ALIKE = 30_000;
  private static final int LIKE_ENOUGH_FOR_A_NAME = 45_000;

  /// How many that are half alike are kept in mind of each file that was added.
  private static final int MOST_CANDIDATES = 4;

  /// More are not compared with each other.
  private static final long MOST_PAIRS = 250_000;

  private static final GitObjectId EMPTY =
      new GitObjectId(
          org.eclipse.jgit.lib.ObjectId.fromString("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));

  private final StoredFiles files;
  private final PartedFiles.Side side;
  private final SequencedSet<String> sources = new LinkedHashSet<>();
  private final SequencedSet<String> added = new LinkedHashSet<>();
  private final SequencedMap<String, String> found = new TreeMap<>();
  private final Map<TreeEntry, Optional<SimilarityIndex>> likenesses = new HashMap<>();

  /// A file of the same content, for what git calls a file.
  private record Content(Class<?> kind, GitObjectId id) {}

  private record Candidate(String from, String to, int score, boolean keepsName) {}

  private RenamedFiles(StoredFiles files, PartedFiles.Side side) {
    this.files = files;
    this.side = side;
  }

  /// The new path of each file that was renamed, by its old path.
  ///
  /// @param isCompared of which files the content is read, if need be
  static SequencedMap<String, String> of(
      PartedFiles.Side side, StoredFiles files, Predicate<String> isCompared) throws IOException {
    RenamedFiles renamed = new RenamedFiles(files, side);
    renamed.find(isCompared);
    return renamed.found;
  }

  private void find(Predicate<String> isCompared) throws IOException {
    side.gone.forEach((path, entry) -> addUnlessEmpty(path, entry, sources));
    side.added.forEach((path, entry) -> addUnlessEmpty(path, entry, added));
    findSame();
    sources.removeIf(path ->
        !side.followed.contains(path)
            || !isCompared.test(path)
            || !isPlainFile(side.gone.get(path)));
    added.removeIf(path -> !isPlainFile(side.added.get(path)));
    findOfSameName();
    if ((long) sources.size() * added.size() <= MOST_PAIRS) {
      findLike();
    }
  }

  private static void addUnlessEmpty(String path, TreeEntry entry, Collection<String> paths) {
    if (!EMPTY.equals(TreeEntry.idOf(entry))) {
      paths.add(path);
    }
  }

  private static boolean isPlainFile(@Nullable TreeEntry entry) {
    return entry instanceof TreeEntry.File || entry instanceof TreeEntry.Contested;
  }

  private void rename(String from, String to) {
    found.put(from, to);
    sources.remove(from);
    added.remove(to);
  }

  private void findSame() {
    Map<Content, List<String>> byContent = new HashMap<>();
    for (String path : sources) {
      content(side.gone.get(path))
          .ifPresent(it -> byContent.computeIfAbsent(it, _ -> new ArrayList<>()).add(path));
    }
    for (String to : List.copyOf(added)) {
      List<String> same =
          content(side.added.get(to))
              .map(it -> byContent.getOrDefault(it, List.of()))
              .orElseThrow();
      same.stream()
          .filter(from -> name(from).equals(name(to)))
          .findFirst()
          .or(() -> same.stream().findFirst())
          .ifPresent(from -> {
            same.remove(from);
            rename(from, to);
          });
    }
  }

  private static Optional<Content> content(@Nullable TreeEntry entry) {
    GitObjectId id = TreeEntry.idOf(entry);
    return entry == null || id == null
        ? Optional.empty()
        : Optional.of(new Content(entry.getClass(), id));
  }

  private void findOfSameName() throws IOException {
    Map<String, List<String>> from = byName(sources);
    Map<String, List<String>> to = byName(added);
    for (Map.Entry<String, List<String>> entry : from.entrySet()) {
      List<String> candidates = to.getOrDefault(entry.getKey(), List.of());
      if (entry.getValue().size() == 1 && candidates.size() == 1) {
        String one = entry.getValue().getFirst();
        String other = candidates.getFirst();
        if (score(one, other) >= LIKE_ENOUGH_FOR_A_NAME) {
          rename(one, other);
        }
      }
    }
  }

  private static Map<String, List<String>> byName(Collection<String> paths) {
    Map<String, List<String>> byName = new LinkedHashMap<>();
    paths.forEach(path -> byName.computeIfAbsent(name(path), _ -> new ArrayList<>()).add(path));
    return byName;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private void findLike() throws IOException {
    Comparator<Candidate> best =
        Comparator.comparingInt((Candidate it) -> -it.score()).thenComparing(it -> !it.keepsName());
    List<Candidate> all = new ArrayList<>();
    for (String to : added) {
      List<Candidate> candidates = new ArrayList<>();
      for (String from : sources) {
        int score = score(from, to);
        if (score >= HALF_ALIKE) {
          candidates.add(new Candidate(from, to, score, name(from).equals(name(to))));
        }
      }
      candidates.stream().sorted(best).limit(MOST_CANDIDATES).forEach(all::add);
    }
    all.sort(best);
    for (Candidate candidate : all) {
      if (sources.contains(candidate.from()) && added.contains(candidate.to())) {
        rename(candidate.from(), candidate.to());
      }
    }
  }

  /// How alike two files are, as git counts it.
  private int score(String from, String to) throws IOException {
    TreeEntry one = side.gone.get(from);
    TreeEntry other = side.added.get(to);
    if (one == null || other == null) {
      return 0;
    }
    long size = size(one);
    long otherSize = size(other);
    long larger = Math.max(size, otherSize);
    if (larger > StoredFiles.LARGEST || Math.min(size, otherSize) * 2 < larger) {
      return 0;
    }
    Optional<SimilarityIndex> mine = likeness(one);
    Optional<SimilarityIndex> its = likeness(other);
    return mine.isEmpty() || its.isEmpty() ? 0 : mine.get().score(its.get(), ALIKE);
  }

  private long size(TreeEntry entry) throws IOException {
    return entry instanceof TreeEntry.File(GitObjectId blob)
        ? files.size(blob)
        : bytes(entry).length;
  }

  private byte[] bytes(TreeEntry entry) throws IOException {
    return switch (entry) {
      case TreeEntry.File(GitObjectId blob) -> files.read(blob);
      case TreeEntry.Contested contested -> contested.outcome().bytes();
      case TreeEntry.Folder _, TreeEntry.Link _, TreeEntry.Submodule _ -> new byte[0];
    };
  }

  private Optional<SimilarityIndex> likeness(TreeEntry entry) throws IOException {
    Optional<SimilarityIndex> known = likenesses.get(entry);
    if (known == null) {
      byte[] bytes = bytes(entry);
      known = likeness(bytes);
      likenesses.put(entry, known);
    }
    return known;
  }

  private static Optional<SimilarityIndex> likeness(byte[] bytes) throws IOException {
    try {
      ObjectLoader loader = new ObjectLoader.SmallObject(Constants.OBJ_BLOB, bytes);
      return Optional.of(SimilarityIndex.create(loader));
    } catch (SimilarityIndex.TableFullException _) {
      return Optional.empty(); // more lines than can be counted
    }
  }
}
