package lynearm.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Finds whom to ask about a missing revision: who changed its id, deleted it or added it; if git
/// knows none of them, who wrote the file that names it.
final class Recipients {

  private static final int MOST_COMMITS = 50_000;

  private Recipients() {}

  /// Where there is no git to ask.
  static Letter unknown(Workspace open, RevisionId id) {
    return to(Optional.empty(), id, shown(open, id));
  }

  static Letter of(Workspace open, Trace trace, GitPast git, Progress progress) throws IOException {
    RevisionId id = trace.id();
    Optional<Letter> concerned = concerned(open, trace);
    return concerned.isPresent()
        ? concerned.get()
        : to(naming(open.graph(), id, git, progress), id, shown(open, id));
  }

  private static List<String> shown(Workspace open, RevisionId id) {
    return Naming.of(open.graph(), id).files(open.graph()).stream().map(open::show).toList();
  }

  private static Letter to(Optional<Commit> naming, RevisionId id, List<String> children) {
    return new Letter(
        naming.map(Commit::authorName).orElse(""),
        naming.map(Commit::authorEmail).orElse(""),
        new Letter.Subject(id, children, Letter.Role.NAMES_IT, naming, List.of(), "", List.of()));
  }

  private static Optional<Letter> concerned(Workspace open, Trace trace) {
    Optional<Whereabouts.Event> renamed = ours(trace, Whereabouts.Kind.GOT_ANOTHER_ID);
    Optional<Whereabouts.Event> deleted = ours(trace, Whereabouts.Kind.DELETED);
    Letter.Role role =
        renamed.isPresent()
            ? Letter.Role.RENAMED_IT
            : deleted.isPresent() ? Letter.Role.DELETED_IT : Letter.Role.HAS_IT;
    return renamed
        .or(() -> deleted)
        .or(trace::added)
        .map(event ->
            new Letter(
                event.commit().authorName(),
                event.commit().authorEmail(),
                new Letter.Subject(
                    trace.id(),
                    shown(open, trace.id()),
                    role,
                    Optional.of(event.commit()),
                    trace.onBranches().stream()
                        .flatMap(place -> place.branches().stream())
                        .toList(),
                    open.show(event.revision().file()),
                    event.revision().downRevisions())));
  }

  private static Optional<Whereabouts.Event> ours(Trace trace, Whereabouts.Kind kind) {
    return trace.newest(kind).filter(Trace.Past::isOurs).map(Trace.Past::event);
  }

  /// The commit that added a file which names the missing revision, if it was fetched.
  private static Optional<Commit> naming(
      RevisionGraph graph, RevisionId id, GitPast git, Progress progress) {
    List<Path> files = Naming.of(graph, id).files(graph);
    try {
      Optional<CommitId> head = git.objects().commit("HEAD");
      return head.isEmpty() || files.isEmpty()
          ? Optional.empty()
          : git
              .objects()
              .additions(head.get(), List.of(), files, MOST_COMMITS, progress::isCancelled)
              .values()
              .stream()
              .findFirst();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
