package lynearm.look;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;

/// What stands in the rows of a log.
///
/// @param graph what is shown
/// @param facts who and when
public record LogWords(RevisionGraph graph, NodeFacts facts) {

  private static final int MONTH_LENGTH = "2026-11".length();

  /// The row of a revision or ghost.
  ///
  /// @param tellsDependencies whether it says in words what it depends on, as no link does
  public LogRow single(int index, boolean tellsDependencies) {
    Node node = graph.node(index);
    List<Badge> badges = new ArrayList<>(Badge.of(graph, node.index(), facts));
    int[] needed = graph.dependenciesOf(node.index());
    if (tellsDependencies && needed.length > 0) {
      badges.add(new Badge(Badge.Kind.DEPENDS_ON, dependencies(needed)));
    }
    String file = fileName(node);
    return new LogRow(
        Optional.of(node),
        node.id().value(),
        messageOf(node, file),
        badges,
        facts.author(node),
        facts.shownDay(node),
        file,
        spoken(node, badges));
  }

  private String dependencies(int[] needed) {
    String what =
        needed.length == 1 ? graph.node(needed[0]).id().shortForm() : needed.length + " revisions";
    return Badge.Kind.DEPENDS_ON.word() + " " + what;
  }

  /// The name of its file; empty for a ghost.
  public static String fileName(Node node) {
    return node.revision()
        .map(revision -> revision.file().getFileName())
        .map(Path::toString)
        .orElse("");
  }

  /// A file without a docstring is known by its name, which often says what it does.
  public static String messageOf(Node node, String file) {
    if (node.isMissing()) {
      return "Named by others, but no file declares it";
    }
    if (!node.message().isEmpty() || !file.endsWith(".py")) {
      return node.message();
    }
    String name = file.substring(0, file.length() - ".py".length());
    String prefix = node.id().value() + "_";
    return name.length() > prefix.length() && name.startsWith(prefix)
        ? name.substring(prefix.length())
        : name;
  }

  private String spoken(Node node, List<Badge> badges) {
    String spoken = Spoken.revision(graph, node, badges);
    String author = facts.author(node);
    String day = facts.shownDay(node);
    return spoken + (author.isEmpty() ? "" : ", by " + author) + (day.isEmpty() ? "" : ", " + day);
  }

  /// The row of a folded run.
  ///
  /// @param found how many of them were looked for and found
  public LogRow fold(List<Integer> nodes, int found) {
    Node newest = graph.node(nodes.getFirst());
    Node oldest = graph.node(nodes.getLast());
    List<String> months =
        nodes.stream()
            .map(node -> upTo(MONTH_LENGTH, facts.date(graph.node(node))))
            .filter(month -> !month.isEmpty())
            .sorted()
            .toList();
    String count =
        found == 0 ? nodes.size() + " revisions" : found + " of " + nodes.size() + " found";
    String spoken =
        "%s folded, %s to %s".formatted(count, newest.id().value(), oldest.id().value());
    return new LogRow(
        Optional.empty(),
        "",
        months.isEmpty() ? count : count + " · " + span(months.getFirst(), months.getLast()),
        List.of(),
        "",
        "",
        "",
        spoken);
  }

  private static String span(String from, String to) {
    return from.equals(to) ? from : from + " – " + to;
  }

  /// Dates may carry a time, and hand-written ones may be anything.
  private static String upTo(int length, String date) {
    return date.length() > length && date.charAt(0) >= '0' && date.charAt(0) <= '9'
        ? date.substring(0, length)
        : date;
  }
}
