package lynearm.ui.outline;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.LogLayout;
import lynearm.ui.common.Badge;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.NodeFacts;
import lynearm.ui.common.Spoken;

/// One folded graph as rows of text and lanes. Texts are made when a row is first asked for.
final class Log {

  private static final int MONTH_LENGTH = "2026-11".length();

  private final FoldedGraph folded;
  private final LogLayout layout;
  private final NodeFacts facts;
  private final Optional<Emphasis> emphasis;
  private final int longestId;
  private final LogSort sort;

  /// Present unless every row stands in the order of the history; then no links are drawn.
  private final Optional<RowOrder> order;

  private final Map<Integer, LogRow> texts = new HashMap<>();

  private Log(
      FoldedGraph folded,
      NodeFacts facts,
      Optional<Emphasis> emphasis,
      int longestId,
      LogSort sort) {
    this.folded = folded;
    this.layout = folded.log();
    this.facts = facts;
    this.emphasis = emphasis;
    this.longestId = longestId;
    this.sort = sort;
    IntPredicate isShown = isFiltered() ? emphasis.orElseThrow()::contains : _ -> true;
    order =
        sort.isHistory() && !isFiltered()
            ? Optional.empty()
            : Optional.of(
                sort.isHistory()
                    ? RowOrder.ofHistory(folded, isShown)
                    : RowOrder.sorted(folded, isShown, sort.descending(), this::sortKey));
  }

  static Log of(FoldedGraph folded, NodeFacts facts) {
    return of(folded, facts, Optional.empty());
  }

  /// The log of this graph, or of those revisions alone that stand out, if that is asked for.
  static Log of(FoldedGraph folded, NodeFacts facts, Optional<Emphasis> emphasis) {
    FoldedGraph shown = emphasis.flatMap(Emphasis::alone).orElse(folded);
    return new Log(shown, facts, emphasis, longestId(shown), LogSort.HISTORY);
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
    return new Log(folded, newFacts, emphasis, longestId, sort);
  }

  /// The same revisions in another order; sorted ones are not folded.
  Log sortedBy(LogSort wanted) {
    return wanted.equals(sort) ? this : new Log(folded, facts, emphasis, longestId, wanted);
  }

  private String sortKey(int index) {
    Node node = graph().node(index);
    return switch (sort.column()) {
      case GRAPH -> "";
      case ID -> node.id().value();
      case MESSAGE -> node.isMissing() ? "" : messageOf(node, fileName(node));
      case AUTHOR -> facts.author(node);
      case DATE -> facts.date(node);
      case FILE -> fileName(node);
    };
  }

  LogSort sort() {
    return sort;
  }

  /// Whether both have the same revisions in the same rows.
  boolean hasRowsOf(Log other) {
    return folded == other.folded
        && sort.equals(other.sort)
        && (sort.isHistory() || facts.equals(other.facts))
        && isFiltered() == other.isFiltered()
        && (!isFiltered() || emphasis.equals(other.emphasis));
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
    return order.map(RowOrder::size).orElseGet(layout::rows);
  }

  /// Whether the rows stand in another order than that of the history.
  boolean isSorted() {
    return !sort.isHistory();
  }

  /// Whether some rows are left out.
  boolean isFiltered() {
    return emphasis.flatMap(Emphasis::alone).isPresent();
  }

  /// Whether every row stands in the order of the history, so that links can be drawn.
  boolean isHistory() {
    return order.isEmpty();
  }

  /// How many lanes there are.
  int lanes() {
    return isHistory() ? layout.width() : 1;
  }

  int lane(int row) {
    return isHistory() ? layout.lane(row) : 0;
  }

  int colour(int row) {
    return layout.colour(order.map(rows -> layoutRow(rows.nodeAt(row))).orElse(row));
  }

  private int layoutRow(int node) {
    return layout.rowOf(folded.itemOf(node));
  }

  FoldedGraph.Item item(int row) {
    return order
        .<FoldedGraph.Item>map(rows -> new FoldedGraph.Item.Single(rows.nodeAt(row)))
        .orElseGet(() -> folded.item(layout.itemAt(row)));
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
    return order.map(rows -> rows.rowOf(node)).orElseGet(() -> layoutRow(node));
  }

  private int foundIn(int row) {
    return emphasis.filter(Emphasis::isFound).isPresent() ? standingOut(row) : 0;
  }

  /// The nodes of the rows to which links lead from this one, down to its parents or up to its
  /// children, as far as they are shown.
  List<Integer> neighbours(int row, boolean parents) {
    return neighboursOf(row, parents)
        .distinct()
        .filter(node -> rowOfNode(node) >= 0)
        .boxed()
        .toList();
  }

  private IntStream neighboursOf(int row, boolean parents) {
    int node = nodeAt(row);
    if (!isHistory()) {
      return IntStream.of(parents ? graph().parentsOf(node) : graph().childrenOf(node));
    }
    int item = layout.itemAt(row);
    return IntStream.of(parents ? folded.parentsOf(item) : folded.childrenOf(item))
        .map(next -> folded.item(next).firstNode());
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
    if ((!isHistory() || layout.undrawnLinks(row) > 0) && needed.length > 0) {
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
    String spoken = Spoken.revision(graph(), node, badges);
    String author = facts.author(node);
    String day = NodeFacts.dayOf(facts.date(node));
    return spoken + (author.isEmpty() ? "" : ", by " + author) + (day.isEmpty() ? "" : ", " + day);
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
