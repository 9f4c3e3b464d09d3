package lynearm.look;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;

/// One folded graph as rows of text and lanes. Texts are made when a row is first asked for.
public final class Log {

  private static final int MONTH_LENGTH = "2026-11".length();

  private final FoldedGraph folded;
  private final LogLayout layout;
  private final NodeFacts facts;
  private final int longestId;
  private final Map<Integer, LogRow> texts = new HashMap<>();

  private Log(FoldedGraph folded, LogLayout layout, NodeFacts facts, int longestId) {
    this.folded = folded;
    this.layout = layout;
    this.facts = facts;
    this.longestId = longestId;
  }

  public static Log of(FoldedGraph folded, NodeFacts facts) {
    int longestId = 0;
    for (Node node : folded.graph().nodes()) {
      longestId = Math.max(longestId, node.id().value().length());
    }
    return new Log(folded, folded.log(), facts, longestId);
  }

  /// The same rows with what is known now of authors and dates.
  public Log with(NodeFacts newFacts) {
    return new Log(folded, layout, newFacts, longestId);
  }

  public FoldedGraph folded() {
    return folded;
  }

  public RevisionGraph graph() {
    return folded.graph();
  }

  public LogLayout layout() {
    return layout;
  }

  /// How many characters the longest id has.
  public int longestId() {
    return longestId;
  }

  public int size() {
    return layout.rows();
  }

  public FoldedGraph.Item item(int row) {
    return folded.item(layout.itemAt(row));
  }

  /// The node that stands for the row: the revision itself, or the newest of a fold.
  public int nodeAt(int row) {
    return item(row).firstNode();
  }

  /// The row that shows this node, perhaps in a fold.
  public int rowOfNode(int node) {
    return layout.rowOf(folded.itemOf(node));
  }

  public LogRow row(int row) {
    return texts.computeIfAbsent(row, this::textsOf);
  }

  private LogRow textsOf(int row) {
    return switch (item(row)) {
      case FoldedGraph.Item.Single single -> single(row, graph().node(single.node()));
      case FoldedGraph.Item.Fold fold -> fold(fold.nodes());
    };
  }

  private LogRow single(int row, Node node) {
    List<Badge> badges = new ArrayList<>(Badge.of(graph(), node.index(), facts));
    int[] needed = graph().dependenciesOf(node.index());
    if (layout.undrawnLinks(row) > 0 && needed.length > 0) {
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
        needed.length == 1
            ? graph().node(needed[0]).id().shortForm()
            : needed.length + " revisions";
    return Badge.Kind.DEPENDS_ON.word() + " " + what;
  }

  private static String fileName(Node node) {
    return node.revision()
        .map(revision -> revision.file().getFileName())
        .map(Path::toString)
        .orElse("");
  }

  /// A file without a docstring is known by its name, which often says what it does.
  private static String messageOf(Node node, String file) {
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
    StringBuilder text = new StringBuilder("Revision ").append(node.id().value());
    if (!node.message().isEmpty()) {
      text.append(", ").append(node.message());
    }
    badges.forEach(badge -> text.append(", ").append(badge.word()));
    if (!node.isMissing()) {
      int parents = graph().parentsOf(node.index()).length;
      text.append(", ").append(parents == 0 ? "no" : parents);
      text.append(parents == 1 ? " parent" : " parents");
    }
    return text.toString();
  }

  private LogRow fold(List<Integer> nodes) {
    Node newest = graph().node(nodes.getFirst());
    Node oldest = graph().node(nodes.getLast());
    List<String> months =
        nodes.stream()
            .map(node -> upTo(MONTH_LENGTH, facts.date(graph().node(node))))
            .filter(month -> !month.isEmpty())
            .sorted()
            .toList();
    String count = nodes.size() + " revisions";
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
