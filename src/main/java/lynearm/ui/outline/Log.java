package lynearm.ui.outline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.ui.common.Badge;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.NodeFacts;

/// One folded graph as rows of text and lanes. Texts are made when a row is first asked for.
final class Log {

  private static final int MONTH_LENGTH = "2026-11".length();

  private final FoldedGraph folded;
  private final LogLayout layout;
  private final NodeFacts facts;
  private final Optional<Emphasis> emphasis;
  private final int longestId;

  /// The rows of the layout that are shown, if not all are; then no links are.
  private final Optional<int[]> chosen;

  private final Map<Integer, LogRow> texts = new HashMap<>();

  private Log(FoldedGraph folded, NodeFacts facts, Optional<Emphasis> emphasis, int longestId) {
    this.folded = folded;
    this.layout = folded.log();
    this.facts = facts;
    this.emphasis = emphasis;
    this.longestId = longestId;
    chosen = emphasis.filter(its -> its.alone().isPresent()).map(this::rowsOf);
  }

  private int[] rowsOf(Emphasis what) {
    return IntStream.range(0, layout.rows())
        .filter(row -> what.contains(folded.item(layout.itemAt(row)).firstNode()))
        .toArray();
  }

  static Log of(FoldedGraph folded, NodeFacts facts) {
    return of(folded, facts, Optional.empty());
  }

  /// The log of this graph, or of those revisions alone that stand out, if that is asked for.
  static Log of(FoldedGraph folded, NodeFacts facts, Optional<Emphasis> emphasis) {
    FoldedGraph shown = emphasis.flatMap(Emphasis::alone).orElse(folded);
    return new Log(shown, facts, emphasis, longestId(shown));
  }

  private static int longestId(FoldedGraph folded) {
    int longestId = 0;
    for (Node node : folded.graph().nodes()) {
      longestId = Math.max(longestId, node.id().value().length());
    }
    return longestId;
  }

  /// The same rows with what is known now of authors and dates.
  Log with(NodeFacts newFacts) {
    return new Log(folded, newFacts, emphasis, longestId);
  }

  FoldedGraph folded() {
    return folded;
  }

  RevisionGraph graph() {
    return folded.graph();
  }

  LogLayout layout() {
    return layout;
  }

  /// How many characters the longest id has.
  int longestId() {
    return longestId;
  }

  int size() {
    return chosen.map(rows -> rows.length).orElseGet(layout::rows);
  }

  /// Whether some rows are left out, and with them all links.
  boolean isFiltered() {
    return chosen.isPresent();
  }

  /// How many lanes there are.
  int lanes() {
    return chosen.isPresent() ? 1 : layout.width();
  }

  int lane(int row) {
    return chosen.isPresent() ? 0 : layout.lane(row);
  }

  int colour(int row) {
    return layout.colour(layoutRow(row));
  }

  private int layoutRow(int row) {
    return chosen.map(rows -> rows[row]).orElse(row);
  }

  FoldedGraph.Item item(int row) {
    return folded.item(layout.itemAt(layoutRow(row)));
  }

  /// What stands out, if anything does.
  Optional<Emphasis> emphasis() {
    return emphasis;
  }

  /// How many revisions of this row stand out.
  int standingOut(int row) {
    return emphasis
        .map(its ->
            switch (item(row)) {
              case FoldedGraph.Item.Single(int node) -> its.contains(node) ? 1 : 0;
              case FoldedGraph.Item.Fold(List<Integer> nodes) -> its.countIn(nodes);
            })
        .orElse(0);
  }

  /// The node that stands for the row: the revision itself, or the newest of a fold.
  int nodeAt(int row) {
    return item(row).firstNode();
  }

  /// The row that shows this node, perhaps in a fold; -1 if it is left out.
  int rowOfNode(int node) {
    int row = layout.rowOf(folded.itemOf(node));
    return chosen.map(rows -> Math.max(-1, Arrays.binarySearch(rows, row))).orElse(row);
  }

  private int foundIn(int row) {
    return emphasis.filter(Emphasis::isFound).isPresent() ? standingOut(row) : 0;
  }

  /// The nodes of the rows to which links lead from this one, down to its parents or up to its
  /// children, as far as they are shown.
  List<Integer> neighbours(int row, boolean parents) {
    int item = layout.itemAt(layoutRow(row));
    int[] items = parents ? folded.parentsOf(item) : folded.childrenOf(item);
    return IntStream.of(items)
        .distinct()
        .map(next -> folded.item(next).firstNode())
        .filter(node -> rowOfNode(node) >= 0)
        .boxed()
        .toList();
  }

  LogRow row(int row) {
    return texts.computeIfAbsent(row, this::textsOf);
  }

  private LogRow textsOf(int row) {
    return switch (item(row)) {
      case FoldedGraph.Item.Single single -> single(row, graph().node(single.node()));
      case FoldedGraph.Item.Fold fold -> fold(fold.nodes(), foundIn(row));
    };
  }

  private LogRow single(int row, Node node) {
    List<Badge> badges = new ArrayList<>(Badge.of(graph(), node.index(), facts));
    int[] needed = graph().dependenciesOf(node.index());
    if ((isFiltered() || layout.undrawnLinks(row) > 0) && needed.length > 0) {
      badges.add(new Badge(Badge.Kind.DEPENDS_ON, dependencies(needed)));
    }
    String file = fileName(node);
    return new LogRow(
        Optional.of(node),
        node.id().value(),
        messageOf(node, file),
        badges,
        facts.author(node),
        NodeFacts.dayOf(facts.date(node)),
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

  private LogRow fold(List<Integer> nodes, int found) {
    Node newest = graph().node(nodes.getFirst());
    Node oldest = graph().node(nodes.getLast());
    List<String> months =
        nodes.stream()
            .map(node -> upTo(MONTH_LENGTH, facts.date(graph().node(node))))
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
