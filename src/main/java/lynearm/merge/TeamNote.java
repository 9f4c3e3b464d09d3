package lynearm.merge;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;

/// The words that tell a team of a merge: what was joined, by whom and when, what to run, and
/// whether anything collides. In Markdown for chats and pull requests, and as plain text for mails;
/// also the body of the commit.
public final class TeamNote {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private static final int MOST_NAMED = 3;

  /// One merge point.
  private record Joined(RevisionId id, List<Node> parents, Path file) {}

  private final RevisionGraph graph;
  private final List<Joined> merges;
  private final List<DatabaseEffect> databases;
  private final UnaryOperator<String> pathText;
  private final Optional<String> author;
  private final ZonedDateTime moment;
  private final List<String> collisions;

  /// Of merges that are planned.
  ///
  /// @param pathText how the path of a file is told, such as relative to the repository
  /// @param author who made the merge, if that is known
  /// @param collisions what is known of collisions between the branches, in sentences; empty if
  ///   nobody has looked
  public TeamNote(
      MergePlan.Ready plan,
      UnaryOperator<String> pathText,
      Optional<String> author,
      ZonedDateTime moment,
      List<String> collisions) {
    this(
        plan.change().graphAfter(),
        plan.merges().stream()
            .map(merge ->
                new Joined(
                    merge.request().id(),
                    nodes(plan.change().graphAfter(), merge.request().parents()),
                    merge.file()))
            .toList(),
        plan.databases(),
        pathText,
        author,
        moment,
        collisions);
  }

  private TeamNote(
      RevisionGraph graph,
      List<Joined> merges,
      List<DatabaseEffect> databases,
      UnaryOperator<String> pathText,
      Optional<String> author,
      ZonedDateTime moment,
      List<String> collisions) {
    this.graph = graph;
    this.merges = List.copyOf(merges);
    this.databases = List.copyOf(databases);
    this.pathText = pathText;
    this.author = author;
    this.moment = moment;
    this.collisions = List.copyOf(collisions);
  }

  /// Of a merge point that is there already; none for a node that is no merge of revisions with
  /// files. Else as for planned ones.
  ///
  /// @param merge a node of this graph
  public static Optional<TeamNote> of(
      RevisionGraph graph,
      Node merge,
      UnaryOperator<String> pathText,
      Optional<String> author,
      ZonedDateTime moment,
      List<String> collisions) {
    List<Integer> parents = Arrays.stream(graph.parentsOf(merge.index())).boxed().toList();
    if (parents.size() < 2 || merge.revision().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TeamNote(
            graph,
            List.of(
                new Joined(
                    merge.id(), nodes(graph, parents), merge.revision().orElseThrow().file())),
            DatabaseEffect.of(graph, parents, merge.index()),
            pathText,
            author,
            moment,
            collisions));
  }

  private static List<Node> nodes(RevisionGraph graph, List<Integer> numbers) {
    return numbers.stream().map(graph::node).toList();
  }

  /// How ids, emphasis and items of a list are written.
  private record Style(UnaryOperator<String> id, UnaryOperator<String> title) {}

  /// With marks for headings, lists and code.
  public String markdown() {
    return written(new Style(id -> "`" + id + "`", title -> "**" + title + "**"));
  }

  /// Without any marks.
  public String plain() {
    return written(new Style(id -> id, title -> title));
  }

  private String written(Style style) {
    List<String> lines = new ArrayList<>();
    for (Joined merge : merges) {
      addMerge(lines, merge, style);
    }
    lines.add("");
    lines.add("Pull it, then run: " + style.id().apply(command()));
    addDatabases(lines, style);
    if (!collisions.isEmpty()) {
      lines.add("");
      collisions.forEach(lines::add);
    }
    return String.join("\n", lines) + "\n";
  }

  private String command() {
    return graph.heads().size() == 1 ? "alembic upgrade head" : "alembic upgrade heads";
  }

  private void addMerge(List<String> lines, Joined merge, Style style) {
    List<Node> parents = merge.parents();
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(
        style
            .title()
            .apply(
                "Merged "
                    + parents.size()
                    + " heads of the migrations into "
                    + style.id().apply(merge.id().value())));
    lines.add(author.map(name -> "By " + name + ", ").orElse("On ") + TIME.format(moment) + ".");
    lines.add("");
    for (Node parent : parents) {
      lines.add("- " + style.id().apply(parent.id().value()) + about(parent));
    }
    lines.add("");
    lines.add("File: " + style.id().apply(pathText.apply(merge.file().toString())));
  }

  private static String about(Node node) {
    return node.message().isEmpty() ? "" : " " + node.message();
  }

  private void addDatabases(List<String> lines, Style style) {
    for (DatabaseEffect effect : databases) {
      List<Node> missed = effect.caughtUp();
      if (!missed.isEmpty()) {
        lines.add(
            "A database at "
                + ids(effect.rows(), style)
                + " runs "
                + run(missed, style)
                + ", then the merge.");
      }
    }
  }

  /// Few revisions by their ids, many by the first and the last.
  private static String run(List<Node> nodes, Style style) {
    return nodes.size() <= MOST_NAMED
        ? ids(nodes, style)
        : nodes.size()
            + " revisions, "
            + ids(List.of(nodes.getFirst()), style)
            + " to "
            + ids(List.of(nodes.getLast()), style);
  }

  private static String ids(List<Node> nodes, Style style) {
    return nodes.stream()
        .map(node -> style.id().apply(node.id().value()))
        .collect(Collectors.joining(", "));
  }
}
