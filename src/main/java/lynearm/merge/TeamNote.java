package lynearm.merge;

import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;

/// The words that tell a team of a merge: what was joined, by whom and when, what to run, and
/// whether anything collides. In Markdown for chats and pull requests, and as plain text for mails;
/// also the body of the commit.
public final class TeamNote {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final MergePlan.Ready plan;
  private final UnaryOperator<String> pathText;
  private final Optional<String> author;
  private final ZonedDateTime moment;
  private final List<String> collisions;

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
    this.plan = plan;
    this.pathText = pathText;
    this.author = author;
    this.moment = moment;
    this.collisions = List.copyOf(collisions);
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
    for (MergePlan.NewMerge merge : plan.merges()) {
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
    return plan.change().graphAfter().heads().size() == 1
        ? "alembic upgrade head"
        : "alembic upgrade heads";
  }

  private void addMerge(List<String> lines, MergePlan.NewMerge merge, Style style) {
    RevisionGraph graph = plan.change().graphAfter();
    List<Node> parents = merge.request().parents().stream().map(graph::node).toList();
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
                    + style.id().apply(merge.request().id().value())));
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
    for (DatabaseEffect effect : plan.databases()) {
      List<Node> missed = effect.caughtUp();
      if (!missed.isEmpty()) {
        lines.add(
            "A database at "
                + ids(effect.rows(), style)
                + " then runs "
                + ids(missed, style)
                + " and the merge.");
      }
    }
  }

  private static String ids(List<Node> nodes, Style style) {
    return nodes.stream()
        .map(node -> style.id().apply(node.id().value()))
        .collect(Collectors.joining(", "));
  }
}
