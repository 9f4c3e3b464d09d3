package lynearm.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.MigrationFileReader;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.CommitId;
import lynearm.git.FileChange;
import lynearm.git.GitObjectId;
import lynearm.git.GitObjects;
import lynearm.python.ImportResolver;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;

/// Looks for a revision in folders that are version folders on no branch any more: among all files
/// that ever were, those whose names have the id. For one search.
final class ForgottenFolders {

  private static final int MOST_COMMITS = 100_000;
  private static final int MOST_EVENTS = 20;
  private static final int SHORTEST_NAME = 4;

  private final GitObjects objects;
  private final RevisionId id;
  private final MigrationFileReader reader = new MigrationFileReader();
  private final List<Whereabouts.Event> events = new ArrayList<>();

  private ForgottenFolders(GitObjects objects, RevisionId id) {
    this.objects = objects;
    this.id = id;
  }

  /// What commits did to such files, newest first. Cost: [GitObjects#foldersWith].
  static List<Whereabouts.Event> search(GitObjects objects, RevisionId id, Progress progress)
      throws IOException {
    if (id.value().length() < SHORTEST_NAME) {
      return List.of();
    }
    progress.report("Looking in folders of old", 0, 0);
    ForgottenFolders search = new ForgottenFolders(objects, id);
    Set<Path> folders = objects.foldersWith(id.value(), MOST_COMMITS, progress::isCancelled);
    progress.check();
    if (!folders.isEmpty()) {
      objects.walk(folders, MOST_COMMITS, progress::isCancelled, search::visit);
    }
    progress.check();
    return search.events;
  }

  private boolean visit(CommitId commit, List<FileChange> changes) throws IOException {
    List<Revision> gone = new ArrayList<>();
    List<Revision> came = new ArrayList<>();
    for (FileChange change : changes) {
      if (isNamed(change.file())) {
        Optional<Revision> before = read(change.file(), change.before());
        Optional<Revision> after = read(change.file(), change.after());
        before.filter(_ -> after.isEmpty()).ifPresent(gone::add);
        after.filter(_ -> before.isEmpty()).ifPresent(came::add);
      }
    }
    if (!gone.isEmpty()) {
      Whereabouts.Kind kind = came.isEmpty() ? Whereabouts.Kind.DELETED : Whereabouts.Kind.RENAMED;
      events.add(
          new Whereabouts.Event(
              gone.getFirst(), kind, objects.describe(commit), came.stream().findFirst()));
    } else if (!came.isEmpty()) {
      events.add(
          new Whereabouts.Event(
              came.getFirst(), Whereabouts.Kind.ADDED, objects.describe(commit), Optional.empty()));
    }
    return events.size() < MOST_EVENTS;
  }

  private boolean isNamed(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".py") && name.contains(id.value());
  }

  /// The revision, if a content declares it and was fetched.
  private Optional<Revision> read(Path file, Optional<GitObjectId> content) {
    if (content.isEmpty()) {
      return Optional.empty();
    }
    try {
      return reader.read(file, objects.read(content.get()), ImportResolver.NONE)
                  instanceof ReadResult.Read(Revision revision, _)
              && revision.id().equals(id)
          ? Optional.of(revision)
          : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
