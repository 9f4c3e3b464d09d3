package lynearm.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lynearm.change.WrittenChange;
import lynearm.git.Commit;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.look.GitFacts;
import lynearm.merge.MergePlan;
import lynearm.merge.TeamNote;
import lynearm.revision.Revision;

/// Makes notes for the team: about a merge that is planned, and about one that is there.
final class TeamNotes {

  private final Supplier<Optional<RevisionGraph>> graph;
  private final Supplier<GitFacts> facts;
  private final List<WrittenChange> changes;
  private final Clock clock;
  private final Function<Path, String> pathText;
  private final Supplier<List<String>> collisions;
  private Optional<String> person = Optional.empty();

  /// @param graph the graph as it is
  /// @param facts what git knows of its files
  /// @param changes what Lynearm wrote
  /// @param pathText how a path is told
  /// @param collisions whether the merge that is previewed collides, in sentences; empty if nobody
  ///   has looked
  TeamNotes(
      Supplier<Optional<RevisionGraph>> graph,
      Supplier<GitFacts> facts,
      List<WrittenChange> changes,
      Clock clock,
      Function<Path, String> pathText,
      Supplier<List<String>> collisions) {
    this.graph = graph;
    this.facts = facts;
    this.changes = changes;
    this.clock = clock;
    this.pathText = pathText;
    this.collisions = collisions;
  }

  /// What the person is called, as far as git knows.
  void setPerson(Optional<String> name) {
    person = name;
  }

  /// About a merge before it is written.
  TeamNote planned(MergePlan.Ready plan) {
    return new TeamNote(plan, this::shown, person, ZonedDateTime.now(clock), collisions.get());
  }

  /// About a merge point of the graph: by whom it was committed or else by the person, and when.
  /// None about anything else.
  Optional<TeamNote> made(Node merge) {
    Optional<Commit> commit = facts.get().added(merge);
    Optional<String> author = commit.map(Commit::authorName).or(() -> person);
    ZonedDateTime moment =
        commit
            .map(it -> it.authoredAt().toZonedDateTime())
            .or(() -> written(merge))
            .orElseGet(() -> ZonedDateTime.now(clock));
    return graph
        .get()
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
    return graph.get().stream()
        .flatMap(known -> known.files().stream())
        .filter(node -> node.revision().map(Revision::file).filter(files::contains).isPresent())
        .flatMap(node -> made(node).stream())
        .map(TeamNote::plain)
        .collect(Collectors.joining("\n"));
  }

  private String shown(String path) {
    return pathText.apply(Path.of(path));
  }
}
