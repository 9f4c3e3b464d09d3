package lynearm.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import lynearm.alembic.MigrationFileReader;
import lynearm.git.CommitId;
import lynearm.git.FileHolder;
import lynearm.git.FileHolders;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjectId;
import lynearm.git.GitRepository;
import lynearm.python.ImportResolver;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Who else has a revision that is missing here: branches of other repositories and tags, as they
/// were when they were last fetched, with the text that each has.
final class Publication {

  private static final int MOST_HOLDERS = 200;

  private final RevisionId id;
  private final GitPast git;

  /// By name, as a sentence has it.
  private final SequencedMap<String, GitObjectId> texts = new LinkedHashMap<>();

  private final Map<GitObjectId, Boolean> declares = new HashMap<>();
  private final MigrationFileReader reader = new MigrationFileReader();

  private Publication(RevisionId id, GitPast git) {
    this.id = id;
    this.git = git;
  }

  /// Looks into branches and tags for the places where the file is or was. Cost:
  /// [FileHolders#read].
  static Publication of(Workspace open, Trace trace, GitPast git, Progress progress) {
    Publication made = new Publication(trace.id(), git);
    Set<Path> files = new LinkedHashSet<>();
    trace.onBranches().forEach(place -> files.add(place.revision().file()));
    trace.versions().forEach(version -> files.add(version.revision().file()));
    if (!files.isEmpty()
        && open.git() instanceof GitLookup.Found(GitRepository repository)
        && FileHolders.read(repository, files, progress::isCancelled)
            instanceof GitAnswer.Given<FileHolders>(FileHolders holders)) {
      files.forEach(file -> made.add(file, holders.of(file)));
    }
    progress.check();
    return made;
  }

  private void add(Path file, List<FileHolder> holders) {
    for (FileHolder holder : holders) {
      if (holder.kind() != FileHolder.Kind.LOCAL_BRANCH && texts.size() < MOST_HOLDERS) {
        boolean isTag = holder.kind() == FileHolder.Kind.TAG;
        text(file, (isTag ? "refs/tags/" : "refs/remotes/") + holder.name())
            .filter(this::isMeant)
            .ifPresent(text -> texts.put((isTag ? "tag " : "") + holder.name(), text));
      }
    }
  }

  private Optional<GitObjectId> text(Path file, String ref) {
    try {
      Optional<CommitId> commit = git.objects().commit(ref);
      return commit.isEmpty() ? Optional.empty() : git.files(commit.get()).id(file);
    } catch (IOException _) {
      return Optional.empty(); // not fetched whole
    }
  }

  /// Whether a file that lies at such a place is the revision, and not another in its place.
  private boolean isMeant(GitObjectId text) {
    return declares.computeIfAbsent(
        text,
        it -> {
          try {
            return reader.read(Path.of("revision.py"), git.objects().read(it), ImportResolver.NONE)
                    instanceof ReadResult.Read(Revision revision, _)
                && revision.id().equals(id);
          } catch (IOException _) {
            return false;
          }
        });
  }

  /// What speaks against going on without it; nothing if nobody else has it, as far as git knows.
  List<String> againstLeavingOut() {
    return texts.isEmpty()
        ? List.of()
        : List.of(
            id.shortForm()
                + " is published: "
                + have(List.copyOf(texts.sequencedKeySet()))
                + " it, so databases may have run it.");
  }

  /// What speaks against bringing it back with a text; nothing if all others have the same.
  List<String> againstBringing(byte[] text) {
    List<String> others =
        texts.entrySet().stream()
            .filter(entry -> !isSame(entry.getValue(), text))
            .map(Map.Entry::getKey)
            .toList();
    return others.isEmpty()
        ? List.of()
        : List.of(
            id.shortForm()
                + " is published with another text: "
                + have(others)
                + " that. What databases have run may be the other.");
  }

  private static String have(List<String> names) {
    return Words.named(names) + (names.size() == 1 ? " has" : " have");
  }

  private boolean isSame(GitObjectId one, byte[] text) {
    try {
      return Arrays.equals(git.objects().read(one), text);
    } catch (IOException _) {
      return true; // it can't be told
    }
  }
}
