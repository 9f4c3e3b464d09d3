package lynearm.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// How Alembic prints one revision: on a line, or as a block. Source: Alembic, script directory.
final class RevisionText {

  /// What a line tells beside the id and its place among the heads.
  enum Part {
    PARENTS,
    LABELS,
    TREE,
    DOC
  }

  /// Where Python ends a line.
  private static final Pattern LINE_END =
      Pattern.compile("\r\n|[\n\r\u000b\f\u001c-\u001e\u0085\u2028\u2029]");

  private final RevisionGraph graph;

  /// Revisions at which a database stands.
  private final Set<RevisionId> current;

  RevisionText(RevisionGraph graph, Set<RevisionId> current) {
    this.graph = graph;
    this.current = current;
  }

  /// The one-line form; several lines if the message holds line ends.
  String line(Node node, Set<Part> parts) {
    StringBuilder line = new StringBuilder();
    if (parts.contains(Part.PARENTS)) {
      line.append(node.parentsText());
      String dependencies = dependencies(file(node));
      if (!dependencies.isEmpty()) {
        line.append(" (").append(dependencies).append(')');
      }
      line.append(" -> ");
    }
    line.append(node.id());
    List<BranchLabel> labels = graph.labels(node.index());
    if (parts.contains(Part.LABELS) && !labels.isEmpty()) {
      line.append(" (").append(joined(labels)).append(')');
    }
    if (graph.isHead(node.index())) {
      line.append(graph.isRealHead(node.index()) ? " (head)" : " (effective head)");
    }
    if (current.contains(node.id())) {
      line.append(" (current)");
    }
    if (parts.contains(Part.TREE)) {
      line.append(tree(node));
    }
    if (parts.contains(Part.DOC)) {
      line.append(", ").append(file(node).doc());
    }
    return line.toString();
  }

  /// The block, without the line end that printing adds.
  String block(Node node) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Rev: "
            + node.id()
            + (graph.isHead(node.index()) ? " (head)" : "")
            + tree(node)
            + (current.contains(node.id()) ? " (current)" : ""));
    lines.add((graph.isMergePoint(node.index()) ? "Merges: " : "Parent: ") + node.parentsText());
    String dependencies = dependencies(file(node));
    if (!dependencies.isEmpty()) {
      lines.add("Also depends on: " + dependencies);
    }
    if (graph.isBranchPoint(node.index())) {
      lines.add("Branches into: " + joined(children(node)));
    }
    List<BranchLabel> labels = graph.labels(node.index());
    if (!labels.isEmpty()) {
      lines.add("Branch names: " + joined(labels));
    }
    lines.add("Path: " + file(node).file());
    return String.join("\n", lines) + "\n\n" + indented(file(node).longDoc()) + "\n";
  }

  /// The ids of the revisions that name this one as a parent, in load order.
  List<RevisionId> children(Node node) {
    return IntStream.of(graph.nextOf(node.index()))
        .mapToObj(child -> graph.node(child).id())
        .toList();
  }

  private static String indented(String text) {
    if (text.isEmpty()) {
      return "";
    }
    return LINE_END
        .splitAsStream(text)
        .map(line -> "    " + line)
        .collect(Collectors.joining("\n"));
  }

  private String tree(Node node) {
    return (graph.isBranchPoint(node.index()) ? " (branchpoint)" : "")
        + (graph.isMergePoint(node.index()) ? " (mergepoint)" : "");
  }

  private static Revision file(Node node) {
    return node.revision().orElseThrow();
  }

  private static String dependencies(Revision revision) {
    return revision.dependsOn().stream().map(Reference::text).collect(Collectors.joining(", "));
  }

  private static String joined(List<?> things) {
    return things.stream().map(Object::toString).collect(Collectors.joining(", "));
  }
}
