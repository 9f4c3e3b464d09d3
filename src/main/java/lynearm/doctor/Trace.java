package lynearm.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lynearm.elsewhere.RevisionSearch;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.CommitId;
import lynearm.git.Departure;
import lynearm.git.GitObjects;
import lynearm.graph.Node;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// What git knows of one whole id.
///
/// @param id what was looked for, or the only id that begins so
/// @param alike other ids that begin so, if there are several
/// @param onBranches the branches that have it
/// @param past what commits did to it, newest first; where no branch or tag leads to any, what
///   those did that were left behind
/// @param versions the contents that its file had, the newest first
/// @param departure how the newest of the commits that were left behind was, if a log tells
/// @param strays contents that have it and are in no commit
/// @param complete whether all was looked at that was to be
/// @param contents whether all contents were looked at
record Trace(
    RevisionId id,
    List<RevisionId> alike,
    List<Whereabouts.OnBranches> onBranches,
    List<Past> past,
    List<Whereabouts.Version> versions,
    Optional<Departure> departure,
    List<Whereabouts.Stray> strays,
    boolean complete,
    Whereabouts.Contents contents) {

  /// An event of the past.
  ///
  /// @param isOurs whether its commit is in the history of what is checked out
  /// @param isLost whether no branch or tag leads to its commit any more
  record Past(Whereabouts.Event event, boolean isOurs, boolean isLost) {}

  Trace {
    alike = List.copyOf(alike);
    onBranches = List.copyOf(onBranches);
    past = List.copyOf(past);
    versions = List.copyOf(versions);
    strays = List.copyOf(strays);
  }

  /// Looks for an id. Cost: [RevisionSearch].
  static Trace of(GitObjects objects, Workspace open, String wanted, Progress progress)
      throws IOException {
    return of(objects, open, RevisionSearch.of(objects, open, wanted, progress), progress);
  }

  /// Of what was found already.
  static Trace of(GitObjects objects, Workspace open, Whereabouts found, Progress progress)
      throws IOException {
    String wanted = found.wanted();
    Set<RevisionId> ids = ids(found, open, wanted);
    RevisionId whole = new RevisionId(wanted);
    boolean isWhole = ids.contains(whole) || ids.size() != 1;
    RevisionId id = isWhole ? whole : ids.iterator().next();
    List<RevisionId> alike =
        ids.contains(id) ? List.of() : ids.stream().filter(it -> !it.equals(id)).toList();
    List<Past> past = new ArrayList<>();
    Optional<CommitId> head = objects.commit("HEAD");
    for (Whereabouts.Event event : found.past()) {
      if (event.revision().id().equals(id)) {
        progress.check();
        past.add(
            new Past(
                event,
                head.isPresent() && objects.contains(head.get(), event.commit().id()),
                false));
      }
    }
    if (past.isEmpty() && found.onBranches().isEmpty()) {
      found.lost().stream()
          .filter(event -> event.revision().id().equals(id))
          .forEach(event -> past.add(new Past(event, false, true)));
    }
    Optional<Departure> departure =
        past.stream()
            .filter(Past::isLost)
            .findFirst()
            .flatMap(lost -> objects.departure(lost.event().commit().id()));
    return new Trace(
        id,
        alike,
        found.onBranches().stream().filter(it -> it.revision().id().equals(id)).toList(),
        past,
        found.versions().stream().filter(it -> it.revision().id().equals(id)).toList(),
        departure,
        past.isEmpty()
            ? found.strays().stream().filter(it -> it.revision().id().equals(id)).toList()
            : List.of(),
        found.complete(),
        found.contents());
  }

  /// All ids that are meant by a text, ghosts among them.
  private static Set<RevisionId> ids(Whereabouts found, Workspace open, String wanted) {
    Set<RevisionId> ids = new TreeSet<>();
    open.graph().nodes().stream()
        .map(Node::id)
        .filter(id -> id.value().equals(wanted))
        .forEach(ids::add);
    Stream.of(
            found.here().stream(),
            found.onBranches().stream().map(Whereabouts.OnBranches::revision),
            found.past().stream().map(Whereabouts.Event::revision),
            found.lost().stream().map(Whereabouts.Event::revision),
            found.strays().stream().map(Whereabouts.Stray::revision))
        .flatMap(it -> it)
        .map(Revision::id)
        .forEach(ids::add);
    return ids;
  }

  /// The newest event of a kind, one of what is checked out before all others.
  Optional<Past> newest(Whereabouts.Kind kind) {
    List<Past> events = past.stream().filter(it -> it.event().kind() == kind).toList();
    return events.stream().filter(Past::isOurs).findFirst().or(() -> events.stream().findFirst());
  }

  /// Whether nothing that was looked at has it.
  boolean isUnknown() {
    return past.isEmpty() && onBranches.isEmpty() && strays.isEmpty();
  }

  /// Whether a commit in the history of what is checked out took it away.
  boolean isGoneHere() {
    return past.stream()
        .anyMatch(it -> it.isOurs() && it.event().kind() == Whereabouts.Kind.DELETED);
  }

  /// The commit that brought it first, as far as is known.
  Optional<Whereabouts.Event> added() {
    return past.reversed().stream()
        .map(Past::event)
        .filter(event -> event.kind() == Whereabouts.Kind.ADDED)
        .findFirst();
  }

  /// What its file declared, as the newest that is known of the past has it, or what was staged.
  Optional<Revision> revision() {
    return past.stream()
        .map(it -> it.event().revision())
        .findFirst()
        .or(() -> strays.stream().map(Whereabouts.Stray::revision).findFirst());
  }

  /// Where its file is, as the newest commit of the past that had it has it; empty if the past has
  /// none, or the commit before was not fetched.
  Optional<Source> past(GitObjects objects) throws IOException {
    Optional<Past> gone =
        newest(Whereabouts.Kind.DELETED).or(() -> newest(Whereabouts.Kind.GOT_ANOTHER_ID));
    if (gone.isPresent()) {
      Whereabouts.Event event = gone.get().event();
      return objects
          .commit(event.commit().id() + "^1")
          .map(commit -> Source.before(event.commit().id(), commit, event.revision().file()));
    }
    Optional<Past> came = past.stream().filter(Trace::isThereAfter).findFirst();
    return came.map(it -> {
      CommitId commit = newestOf(it);
      Whereabouts.Event event = it.event();
      return Source.of(commit, event.now().orElse(event.revision()).file(), commit.shortForm());
    });
  }

  private static boolean isThereAfter(Past past) {
    return switch (past.event().kind()) {
      case ADDED, RENAMED -> true;
      case DELETED, GOT_ANOTHER_ID -> false;
    };
  }

  /// The commit to take a file from that came in one: of those that were left behind the last,
  /// which may have changed it.
  private CommitId newestOf(Past came) {
    return departure
        .filter(_ -> came.isLost())
        .map(Departure::from)
        .orElse(came.event().commit().id());
  }
}
