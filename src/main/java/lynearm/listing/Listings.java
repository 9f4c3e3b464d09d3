package lynearm.listing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.listing.RevisionText.Part;
import lynearm.revision.AlembicError;
import lynearm.revision.RevisionId;

/// What `alembic heads`, `history`, `branches`, `show` and `current` print, line by line.
///
/// Where Alembic leaves an order open (children of a branch point, several labels), it is load
/// order. An answer that ends in an error has the lines printed before it.
public final class Listings {

  private static final Set<Part> HEADS = EnumSet.of(Part.LABELS);
  private static final Set<Part> HISTORY =
      EnumSet.of(Part.PARENTS, Part.LABELS, Part.TREE, Part.DOC);
  private static final Set<Part> BRANCHES = EnumSet.of(Part.LABELS, Part.TREE);
  private static final Set<Part> CHILDREN = EnumSet.of(Part.LABELS, Part.TREE, Part.DOC);

  private final RevisionGraph graph;
  private final Symbols symbols;
  private final RevisionText texts;

  public Listings(RevisionGraph graph) {
    this(graph, Set.of());
  }

  /// Listings that mark these revisions as `(current)`.
  public Listings(RevisionGraph graph, Set<RevisionId> current) {
    this.graph = graph;
    this.symbols = new Symbols(graph);
    this.texts = new RevisionText(graph, current);
  }

  /// `alembic heads`: all heads in load order; the real ones only if dependencies are resolved.
  public Answer<List<String>> heads(boolean verbose, boolean resolveDependencies) {
    Answer<List<Node>> heads = resolveDependencies ? symbols.show("heads") : symbols.heads();
    if (heads instanceof Answer.Refused<List<Node>>(var error, _)) {
      return new Answer.Refused<>(error, List.of());
    }
    return printed(heads, node -> verbose ? texts.block(node) : texts.line(node, HEADS));
  }

  /// `alembic history`: everything, newest first.
  public Answer<List<String>> history(boolean verbose) {
    return history(symbols.history(), verbose);
  }

  /// `alembic history -r RANGE`.
  public Answer<List<String>> history(String range, boolean verbose) {
    return history(symbols.history(range), verbose);
  }

  /// `alembic history -r RANGE`, where `current` means these rows of a version table.
  public Answer<List<String>> history(String range, Optional<List<String>> rows, boolean verbose) {
    return history(symbols.history(range, rows), verbose);
  }

  private Answer<List<String>> history(Answer<List<Node>> nodes, boolean verbose) {
    return printed(nodes, node -> verbose ? texts.block(node) : texts.line(node, HISTORY));
  }

  /// `alembic show SYMBOL`.
  public Answer<List<String>> show(String symbol) {
    return printed(symbols.show(symbol), texts::block);
  }

  private static Answer<List<String>> printed(
      Answer<List<Node>> nodes, Function<Node, String> text) {
    List<String> lines = new ArrayList<>();
    nodes.value().forEach(node -> print(lines, text.apply(node)));
    return nodes.withValue(lines);
  }

  /// Printing ends each text with a line end of its own.
  private static void print(List<String> lines, String text) {
    lines.addAll(List.of(text.split("\n", -1)));
  }

  /// `alembic branches`: each branch point with the revisions that it branches into.
  public Answer<List<String>> branches(boolean verbose) {
    List<String> lines = new ArrayList<>();
    Answer<List<Node>> history = symbols.history();
    Set<Part> parts = verbose ? CHILDREN : BRANCHES;
    for (Node node : history.value()) {
      if (!graph.isBranchPoint(node.index())) {
        continue;
      }
      List<String> children = new ArrayList<>();
      String indent = " ".repeat(node.id().value().codePointCount(0, node.id().value().length()));
      for (RevisionId id : texts.children(node)) {
        Answer<List<Node>> child = symbols.single(id.value());
        if (child instanceof Answer.Refused<List<Node>>(var error, _)) {
          return new Answer.Refused<>(error, lines);
        }
        children.add(indent + " -> " + texts.line(child.value().getFirst(), parts));
      }
      print(lines, verbose ? texts.block(node) : texts.line(node, BRANCHES));
      print(lines, String.join("\n", children) + "\n");
    }
    return history.withValue(lines);
  }

  /// `alembic current` for the rows of a version table, without the line of `-v` that names the
  /// database. In load order, where Alembic has none.
  ///
  /// @param checkHeads `--check-heads`: an error unless the rows are the heads, effective ones too
  public Answer<List<String>> current(List<String> rows, boolean verbose, boolean checkHeads) {
    if (checkHeads) {
      if (graph.refusal().isPresent()) {
        return new Answer.Refused<>(graph.refusal().get(), List.of());
      }
      Set<String> heads =
          graph.heads().stream().map(node -> node.id().value()).collect(Collectors.toSet());
      if (!heads.equals(Set.copyOf(rows))) {
        return new Answer.Refused<>(
            new AlembicError("DatabaseNotAtHead", "Database is not on all head revisions"),
            List.of());
      }
    }
    return printed(
        symbols.current(rows),
        node -> verbose ? texts.block(node) : texts.line(node, EnumSet.of(Part.TREE)));
  }
}
