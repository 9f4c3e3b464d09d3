package lynearm.elsewhere;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import lynearm.alembic.Settings;
import lynearm.git.BranchTip;
import lynearm.git.CommitId;
import lynearm.git.FileChange;
import lynearm.git.GitObjectId;
import lynearm.git.GitObjects;
import lynearm.git.TreeFiles;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;

/// Looks for a revision id in what is checked out, on all branches, in the past of the version
/// folders, and in what git has not thrown away yet though nothing leads to it. A file of the past
/// is parsed only if the id stands in its text, and once. If none of that has it, every content
/// that git has is looked at, see [ContentSearch].
public final class RevisionSearch {

  private static final int MOST_COMMITS = 100_000;
  private static final int MOST_LOST = 20_000;
  private static final int MOST_EVENTS = 50;
  private static final int MOST_VERSIONS = 20;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /// Stands for the name that a file had, where nobody remembers it.
  private static final String NAMELESS = "revision.py";

  private static final int SHORTEST_BEGINNING = 4;
  private static final int MOST_SIMILAR = 5;
  private static final int LARGEST_DIFFERENCE = 2;
  private static final int LONGEST_COMPARED = 64;

  private final GitObjects objects;
  private final Workspace open;
  private final String wanted;
  private final DeclaredIds cache;
  private final InstantSource clock;

  /// Whether the id stands in a file as it is; others may be written in several ways.
  private final boolean isPlain;

  private final Progress progress;
  private final TreeReader reader;
  private final Set<RevisionId> known = new TreeSet<>();
  private final Set<Path> folders = new LinkedHashSet<>();
  private final Map<GitObjectId, Optional<Revision>> parsed = new HashMap<>();
  private final List<Whereabouts.Event> past = new ArrayList<>();
  private final List<Whereabouts.Event> lost = new ArrayList<>();
  private final SequencedMap<GitObjectId, Whereabouts.Version> versions = new LinkedHashMap<>();
  private final TreeFiles anywhere;
  private boolean lacksFiles;

  private RevisionSearch(
      GitObjects objects,
      Workspace open,
      String wanted,
      DeclaredIds cache,
      InstantSource clock,
      Progress progress) {
    this.objects = objects;
    this.open = open;
    this.wanted = wanted;
    this.cache = cache;
    this.clock = clock;
    isPlain = wanted.chars().allMatch(c -> c > ' ' && c < 0x7F && "'\"\\".indexOf(c) < 0);
    this.progress = progress;
    reader = new TreeReader(open);
    anywhere = objects.nothing();
  }

  /// Looks for an id.
  ///
  /// @param wanted an id, or at least four characters that one begins with
  /// @throws IOException if the repository can't be read
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static Whereabouts of(GitObjects objects, Workspace open, String wanted, Progress progress)
      throws IOException {
    return of(objects, open, wanted, DeclaredIds.usual(), InstantSource.system(), progress);
  }

  /// As the other.
  ///
  /// @param cache what is known of packs from earlier
  /// @param clock tells when looking at every content takes too long
  static Whereabouts of(
      GitObjects objects,
      Workspace open,
      String wanted,
      DeclaredIds cache,
      InstantSource clock,
      Progress progress)
      throws IOException {
    return new RevisionSearch(objects, open, wanted, cache, clock, progress).run();
  }

  private Whereabouts run() throws IOException {
    List<Revision> here = matching(open.files());
    open.settings().map(Settings::versionLocations).ifPresent(folders::addAll);
    List<Whereabouts.OnBranches> branches = onBranches(here);
    progress.report("Looking through the past", 0, 0);
    boolean complete = walkPast();
    progress.report("Looking through what was left behind", 0, 0);
    complete &=
        objects.walkLost(
                folders,
                MOST_LOST,
                progress::isCancelled,
                (commit, changes) -> visit(commit, changes, lost))
            || lost.size() >= MOST_EVENTS;
    complete &= !lacksFiles;
    progress.check();
    boolean isKnown = !here.isEmpty() || !branches.isEmpty() || !past.isEmpty() || !lost.isEmpty();
    Whereabouts.Contents contents = Whereabouts.Contents.NOT_ASKED;
    List<Whereabouts.Stray> strays = List.of();
    if (!isKnown) {
      ContentSearch.Result anything =
          new ContentSearch(
                  objects,
                  cache,
                  open.home().resolve(NAMELESS),
                  this::isMeant,
                  new TimeLimit(LONGEST, clock),
                  progress)
              .run();
      contents = anything.isWhole() ? Whereabouts.Contents.ALL : Whereabouts.Contents.SOME;
      complete &= anything.isWhole();
      strays = strays(anything);
      isKnown = !strays.isEmpty() || !past.isEmpty() || !lost.isEmpty();
    }
    return new Whereabouts(
        wanted,
        here,
        branches,
        past,
        lost,
        List.copyOf(versions.values()),
        strays,
        isKnown ? List.of() : similar(),
        complete,
        contents);
  }

  /// @return whether there was nothing more to look at
  private boolean walkPast() throws IOException {
    boolean complete =
        objects.walk(
                folders,
                MOST_COMMITS,
                progress::isCancelled,
                (commit, changes) -> visit(commit, changes, past))
            || past.size() >= MOST_EVENTS;
    progress.check();
    return complete;
  }

  /// Finds out which commits have contents that nothing else told of: in a folder that is a version
  /// folder nowhere any more, or commits that nothing leads to. What no commit has is a stray.
  private List<Whereabouts.Stray> strays(ContentSearch.Result found) throws IOException {
    Set<GitObjectId> left = new LinkedHashSet<>(found.revisions().keySet());
    if (!left.isEmpty()) {
      progress.report("Looking in folders of old", 0, 0);
      objects.walk(
          List.of(),
          MOST_COMMITS,
          progress::isCancelled,
          (commit, changes) -> visitCommitted(commit, changes, found, left, past));
      progress.check();
    }
    if (!left.isEmpty() || !found.isWhole()) {
      progress.report("Looking through what was left behind in packs", 0, 0);
      objects.walkUnreached(
          left.isEmpty() ? folders : List.of(),
          MOST_LOST,
          progress::isCancelled,
          (commit, changes) -> visitCommitted(commit, changes, found, left, lost));
      progress.check();
    }
    return left.stream()
        .map(content ->
            new Whereabouts.Stray(content, Objects.requireNonNull(found.revisions().get(content))))
        .toList();
  }

  private boolean visitCommitted(
      CommitId commit,
      List<FileChange> changes,
      ContentSearch.Result found,
      Set<GitObjectId> left,
      List<Whereabouts.Event> events)
      throws IOException {
    List<FileChange> about =
        changes.stream()
            .filter(it -> isSource(it.file()))
            .filter(it -> !found.isWhole() || isOf(it.before(), found) || isOf(it.after(), found))
            .toList();
    about.forEach(it -> {
      it.before().ifPresent(left::remove);
      it.after().ifPresent(left::remove);
    });
    return about.isEmpty() || visit(commit, about, events);
  }

  private static boolean isOf(Optional<GitObjectId> content, ContentSearch.Result found) {
    return content.filter(found.revisions()::containsKey).isPresent();
  }

  private boolean isMeant(RevisionId id) {
    return id.value().equals(wanted)
        || (wanted.length() >= SHORTEST_BEGINNING && id.value().startsWith(wanted));
  }

  private List<Revision> matching(List<ReadResult> files) {
    List<Revision> matching = new ArrayList<>();
    for (ReadResult result : files) {
      if (result instanceof ReadResult.Read(Revision revision, _)) {
        known.add(revision.id());
        if (isMeant(revision.id())) {
          matching.add(revision);
        }
      }
    }
    return matching;
  }

  private List<Whereabouts.OnBranches> onBranches(List<Revision> here) throws IOException {
    Map<Revision, List<String>> found = new LinkedHashMap<>();
    List<BranchTip> branches = objects.branches();
    int count = 0;
    for (BranchTip branch : branches) {
      progress.check();
      progress.report("Looking at " + branch.name(), count++, branches.size());
      Optional<TreeReading.Found> reading = Optional.empty();
      try {
        reading = reader.read(objects.files(branch.tip()), branch.name(), progress).found();
      } catch (IOException _) {
        continue; // a branch that was not fetched whole
      }
      if (reading.isPresent()) {
        reading
            .flatMap(it -> it.environment().settings())
            .map(Settings::versionLocations)
            .ifPresent(folders::addAll);
        for (Revision revision : matching(reading.get().files())) {
          if (here.stream().noneMatch(it -> it.id().equals(revision.id()))) {
            found.computeIfAbsent(revision, _ -> new ArrayList<>()).add(branch.name());
          }
        }
      }
    }
    return found.entrySet().stream()
        .map(entry -> new Whereabouts.OnBranches(entry.getKey(), entry.getValue()))
        .toList();
  }

  // ---- the past

  private boolean visit(CommitId commit, List<FileChange> changes, List<Whereabouts.Event> events)
      throws IOException {
    Map<RevisionId, Revision> came = new LinkedHashMap<>();
    List<FileChange> gone = new ArrayList<>();
    for (FileChange change : changes) {
      Optional<Revision> before = revision(change.file(), change.before(), true);
      Optional<Revision> after = revision(change.file(), change.after(), true);
      if (after.isPresent()) {
        addVersion(commit, change.after().orElseThrow(), after.get());
      }
      if (before.isPresent() && !before.map(Revision::id).equals(after.map(Revision::id))) {
        gone.add(change);
      }
      if (after.isPresent() && !after.map(Revision::id).equals(before.map(Revision::id))) {
        came.put(after.get().id(), after.get());
      }
    }
    for (FileChange change : gone) {
      Revision was = revision(change.file(), change.before(), true).orElseThrow();
      Optional<Revision> moved = Optional.ofNullable(came.remove(was.id()));
      Optional<Revision> instead =
          moved.isPresent() ? moved : revision(change.file(), change.after(), false);
      Whereabouts.Kind kind =
          moved.isPresent()
              ? Whereabouts.Kind.RENAMED
              : instead.isPresent() ? Whereabouts.Kind.GOT_ANOTHER_ID : Whereabouts.Kind.DELETED;
      events.add(new Whereabouts.Event(was, kind, objects.describe(commit), instead));
    }
    for (Revision revision : came.values()) {
      events.add(
          new Whereabouts.Event(
              revision, Whereabouts.Kind.ADDED, objects.describe(commit), Optional.empty()));
    }
    return events.size() < MOST_EVENTS;
  }

  private void addVersion(CommitId commit, GitObjectId content, Revision revision)
      throws IOException {
    if (versions.size() < MOST_VERSIONS && !versions.containsKey(content)) {
      versions.put(content, new Whereabouts.Version(content, revision, objects.describe(commit)));
    }
  }

  /// The revision of a file, if it is meant.
  ///
  /// @param onlyMeant otherwise any revision will do
  private Optional<Revision> revision(Path file, Optional<GitObjectId> content, boolean onlyMeant) {
    try {
      return readRevision(file, content, onlyMeant);
    } catch (IOException _) {
      lacksFiles = true; // as partial clones do
      return Optional.empty();
    }
  }

  private Optional<Revision> readRevision(
      Path file, Optional<GitObjectId> content, boolean onlyMeant) throws IOException {
    if (content.isEmpty() || !isSource(file)) {
      return Optional.empty();
    }
    if (!onlyMeant) {
      return parse(file, objects.read(content.get()));
    }
    Optional<Revision> before = parsed.get(content.get());
    if (before == null) {
      byte[] bytes = objects.read(content.get());
      before =
          !isPlain || new String(bytes, ISO_8859_1).contains(wanted)
              ? parse(file, bytes).filter(it -> isMeant(it.id()))
              : Optional.empty();
      parsed.put(content.get(), before);
    }
    return before.map(it -> it.in(file));
  }

  private static boolean isSource(Path file) {
    return String.valueOf(file.getFileName()).endsWith(".py");
  }

  private Optional<Revision> parse(Path file, byte[] bytes) {
    return reader.read(anywhere, file, bytes) instanceof ReadResult.Read(Revision revision, _)
        ? Optional.of(revision)
        : Optional.empty();
  }

  // ---- similar ids

  private List<RevisionId> similar() {
    return known.stream()
        .filter(id -> difference(id.value(), wanted) <= LARGEST_DIFFERENCE)
        .limit(MOST_SIMILAR)
        .toList();
  }

  /// How many characters must be put in, taken out or replaced to make one of the other
  /// (Levenshtein).
  private static int difference(String one, String other) {
    if (one.length() > LONGEST_COMPARED
        || other.length() > LONGEST_COMPARED
        || Math.abs(one.length() - other.length()) > LARGEST_DIFFERENCE) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[other.length() + 1];
    for (int k = 0; k <= other.length(); k++) {
      row[k] = k;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k <= other.length(); k++) {
        int above = row[k];
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
        row[k] = Math.min(replaced, 1 + Math.min(above, row[k - 1]));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
