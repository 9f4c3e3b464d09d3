package lynearm.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lynearm.change.WrittenChange;
import lynearm.git.Commit;
import lynearm.graph.Node;
import lynearm.merge.MergePlan;
import lynearm.merge.TeamNote;
import lynearm.move.MoveNote;
import lynearm.move.MovePlan;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.note.NoteViewModel;

/// Makes and shows notes for the team: about a merge that is planned, and about one that is there.
final class TeamNotes {

  private final OpenProject project;
  private final GitReading git;
  private final List<WrittenChange> changes;
  private final Background background;
  private final Clock clock;
  private Consumer<NoteViewModel> show = _ -> {};

  /// @param changes what Lynearm wrote
  TeamNotes(
      OpenProject project,
      GitReading git,
      List<WrittenChange> changes,
      Background background,
      Clock clock) {
    this.project = project;
    this.git = git;
    this.changes = changes;
    this.background = background;
    this.clock = clock;
  }

  /// A note, and the revision it is about.
  record Told(TeamNote note, RevisionId about) {}

  /// What shows a note for the team.
  void setShow(Consumer<NoteViewModel> shows) {
    show = shows;
  }

  void show(Told told) {
    show.accept(new NoteViewModel(background.lane(), told.note(), told.about().shortForm()));
  }

  /// About a merge before it is written.
  ///
  /// @param collisions whether it collides, in sentences; empty if nobody has looked
  Told planned(MergePlan.Ready plan, List<String> collisions) {
    return new Told(
        new TeamNote(plan, this::shown, git.person(), ZonedDateTime.now(clock), collisions),
        plan.request().id());
  }

  /// About a move before it is written, for the body of its commit.
  String planned(MovePlan.Ready plan) {
    return project.graph().map(graph -> new MoveNote(graph, plan).plain()).orElse("");
  }

  /// About the merge point where the keyboard is, if it is one.
  Optional<Told> madeAt(Node lead) {
    return made(lead).map(note -> new Told(note, lead.id()));
  }

  /// About a merge point of the graph: by whom it was committed or else by the person, and when.
  /// None about anything else.
  private Optional<TeamNote> made(Node merge) {
    Optional<Commit> commit = git.facts().added(merge);
    Optional<String> author = commit.map(Commit::authorName).or(git::person);
    ZonedDateTime moment =
        commit
            .map(it -> it.authoredAt().toZonedDateTime())
            .or(() -> written(merge))
            .orElseGet(() -> ZonedDateTime.now(clock));
    return project
        .graph()
        .filter(known -> merge.index() < known.size())
        .flatMap(known -> TeamNote.of(known, merge, this::shown, author, moment, List.of()));
  }

  private Optional<ZonedDateTime> written(Node merge) {
    return changes.stream()
        .filter(change ->
            merge.revision().map(Revision::file).map(change.paths()::contains).orElse(false))
        .map(change -> change.when().atZone(clock.getZone()))
        .findFirst();
  }

  /// The text about all merge points among these files.
  String bodyFor(Collection<Path> files) {
    return project.graph().stream()
        .flatMap(known -> known.files().stream())
        .filter(node -> node.revision().map(Revision::file).filter(files::contains).isPresent())
        .flatMap(node -> made(node).stream())
        .map(TeamNote::plain)
        .collect(Collectors.joining("\n"));
  }

  private String shown(String path) {
    return project.pathText(Path.of(path));
  }
}
