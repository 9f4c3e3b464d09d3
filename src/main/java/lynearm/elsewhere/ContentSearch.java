package lynearm.elsewhere;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import lynearm.alembic.MigrationFileReader;
import lynearm.git.GitObjectId;
import lynearm.git.GitObjects;
import lynearm.git.ObjectPack;
import lynearm.python.ImportResolver;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;

/// Looks for ids in every content that git has, whatever leads to it: in packs, in files of their
/// own, and in what is borrowed from other repositories. For one search.
///
/// Cost: every content of a pack is unpacked once, for all ids; that is kept on disk. It ends when
/// its time is over; the next search goes on from there.
final class ContentSearch {

  /// Revision files with more are so rare that looking into all that is larger is not worth it.
  static final int LARGEST = 128 << 10;

  /// Alembic takes no file that does not set it.
  private static final byte[] NEEDED = "down_revision".getBytes(US_ASCII);

  private static final int MOST_FOUND = 50;
  private static final int BETWEEN_REPORTS = 256;

  private final GitObjects objects;
  private final DeclaredIds cache;
  private final Predicate<RevisionId> isMeant;
  private final TimeLimit limit;
  private final Progress progress;
  private final MigrationFileReader reader = new MigrationFileReader();

  /// Stands for the name that a file had, where nobody remembers it.
  private final Path nameless;

  private final Set<GitObjectId> candidates = new LinkedHashSet<>();
  private boolean isWhole = true;
  private int looks;
  private int failures;

  /// What was found.
  ///
  /// @param revisions what contents declare, under a name that is made up
  /// @param isWhole whether all contents were looked at
  record Result(SequencedMap<GitObjectId, Revision> revisions, boolean isWhole) {}

  ContentSearch(
      GitObjects objects,
      DeclaredIds cache,
      Path nameless,
      Predicate<RevisionId> isMeant,
      TimeLimit limit,
      Progress progress) {
    this.objects = objects;
    this.cache = cache;
    this.nameless = nameless;
    this.isMeant = isMeant;
    this.limit = limit;
    this.progress = progress;
  }

  Result run() throws IOException {
    progress.report("Looking through all that git keeps", 0, 0);
    objects.looseContents(
        progress::isCancelled,
        content -> {
          if (goesOn()) {
            declared(content).filter(isMeant).ifPresent(_ -> candidates.add(content));
          }
        });
    for (ObjectPack pack : objects.packs()) {
      progress.check();
      look(pack);
    }
    progress.check();
    SequencedMap<GitObjectId, Revision> found = new LinkedHashMap<>();
    for (GitObjectId content : candidates) {
      if (found.size() < MOST_FOUND) {
        revision(content)
            .filter(it -> isMeant.test(it.id()))
            .ifPresent(it -> found.put(content, it));
      }
    }
    return new Result(found, isWhole && failures == 0);
  }

  private boolean goesOn() {
    if (++looks % BETWEEN_REPORTS == 0) {
      progress.report("Looking through all that git keeps", looks, 0);
    }
    boolean goesOn = !progress.isCancelled() && !limit.isOver();
    isWhole &= goesOn;
    return goesOn;
  }

  private void look(ObjectPack pack) {
    DeclaredIds.OfPack known = cache.kept(pack.name());
    if (!known.isWhole()) {
      known = looked(pack, known);
    }
    known.entries().stream()
        .filter(entry -> isMeant.test(entry.id()))
        .map(DeclaredIds.Entry::content)
        .forEach(candidates::add);
  }

  /// What is known of a pack once the rest of it was looked at, as far as the time allows.
  private DeclaredIds.OfPack looked(ObjectPack pack, DeclaredIds.OfPack before) {
    List<GitObjectId> contents;
    try {
      contents = pack.contents(LARGEST);
    } catch (IOException _) {
      isWhole = false; // a damaged pack, or one that was thrown away just now
      return before;
    }
    List<DeclaredIds.Entry> entries = new ArrayList<>(before.entries());
    int failuresBefore = failures;
    int at = before.looked();
    while (at < contents.size() && goesOn()) {
      GitObjectId content = contents.get(at);
      declared(content).ifPresent(id -> entries.add(new DeclaredIds.Entry(content, id)));
      at++;
    }
    if (failures > failuresBefore) {
      return new DeclaredIds.OfPack(at, false, entries);
    }
    DeclaredIds.OfPack now = new DeclaredIds.OfPack(at, at >= contents.size(), entries);
    if (at > before.looked() || now.isWhole()) {
      cache.keep(pack.name(), now);
    }
    return now;
  }

  private Optional<RevisionId> declared(GitObjectId content) {
    return revision(content).map(Revision::id);
  }

  private Optional<Revision> revision(GitObjectId content) {
    try {
      Optional<byte[]> bytes = objects.read(content, LARGEST).filter(ContentSearch::mayBeRevision);
      return bytes.isPresent()
              && reader.read(nameless, bytes.get(), ImportResolver.NONE)
                  instanceof ReadResult.Read(Revision revision, _)
          ? Optional.of(revision)
          : Optional.empty();
    } catch (IOException _) {
      failures++; // damaged, or thrown away just now
      return Optional.empty();
    }
  }

  private static boolean mayBeRevision(byte[] text) {
    int last = text.length - NEEDED.length;
    for (int at = 0; at <= last; at++) {
      int i = 0;
      while (i < NEEDED.length && text[at + i] == NEEDED[i]) {
        i++;
      }
      if (i == NEEDED.length) {
        return true;
      }
    }
    return false;
  }
}
