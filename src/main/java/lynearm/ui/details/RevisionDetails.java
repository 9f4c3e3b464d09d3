package lynearm.ui.details;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.ui.common.NodeFacts;

/// Everything there is to say of one revision, ready to be shown. Unknown texts are empty.
///
/// @param title the message on one line, or what stands for it
/// @param more the docstring after the message, without the lines that Alembic writes itself
/// @param dependents revisions that name this one in `depends_on`
public record RevisionDetails(
    Node node,
    String title,
    String more,
    List<Flag> flags,
    List<RevisionLink> parents,
    List<RevisionLink> children,
    List<RevisionLink> dependencies,
    List<RevisionLink> dependents,
    String author,
    String date,
    String commit,
    String createDate) {

  public RevisionDetails {
    flags = List.copyOf(flags);
    parents = List.copyOf(parents);
    children = List.copyOf(children);
    dependencies = List.copyOf(dependencies);
    dependents = List.copyOf(dependents);
  }

  static RevisionDetails of(RevisionGraph graph, Node node, NodeFacts facts) {
    int index = node.index();
    return new RevisionDetails(
        node,
        title(node),
        node.revision().map(RevisionDetails::textAfterMessage).orElse(""),
        flags(graph, node, facts),
        links(graph, graph.parentsOf(index)),
        links(graph, graph.childrenOf(index)),
        links(graph, graph.dependenciesOf(index)),
        links(graph, graph.dependentsOf(index)),
        facts.author(node),
        facts.date(node),
        facts.commit(node),
        node.revision().flatMap(Revision::createDate).orElse(""));
  }

  public RevisionId id() {
    return node.id();
  }

  /// The file; none for a ghost.
  public Optional<Path> file() {
    return node.revision().map(Revision::file);
  }

  private static String title(Node node) {
    if (node.isMissing()) {
      return "A revision without a file";
    }
    return node.message().isEmpty() ? "No message" : node.message();
  }

  private static String textAfterMessage(Revision revision) {
    String rest =
        revision.longDoc().startsWith(revision.message())
            ? revision.longDoc().substring(revision.message().length())
            : revision.longDoc();
    return rest.lines()
        .filter(line -> !isWrittenByAlembic(line.strip()))
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static boolean isWrittenByAlembic(String line) {
    return line.startsWith("Revision ID:")
        || line.startsWith("Revises:")
        || line.startsWith("Create Date:");
  }

  private static List<RevisionLink> links(RevisionGraph graph, int[] nodes) {
    return IntStream.of(nodes)
        .mapToObj(graph::node)
        .map(node ->
            new RevisionLink(node.index(), node.id().shortForm(), node.message(), node.isMissing()))
        .toList();
  }

  private static List<Flag> flags(RevisionGraph graph, Node node, NodeFacts facts) {
    List<Flag> flags = new ArrayList<>();
    int index = node.index();
    if (node.isMissing()) {
      flags.add(
          new Flag(
              Flag.Kind.MISSING,
              "Missing",
              "Other revisions name it, but no file declares it. Alembic stops here until the file"
                  + " is back or the others name another revision."));
      return flags;
    }
    if (isDuplicate(graph, node)) {
      flags.add(
          new Flag(
              Flag.Kind.DUPLICATE,
              "Duplicate id",
              "Another file declares this id too. Alembic sees only the one it reads last."));
    }
    addHead(graph, index, flags);
    addForks(graph, index, node.revision().orElseThrow(), flags);
    addHeaders(node.revision().orElseThrow(), flags);
    if (facts.isUncommitted(node)) {
      flags.add(new Flag(Flag.Kind.NEW, "New", "Git has not committed this file as it is now."));
    }
    return flags;
  }

  private static boolean isDuplicate(RevisionGraph graph, Node node) {
    return graph.nodes().stream().filter(other -> other.id().equals(node.id())).count() > 1;
  }

  private static void addHead(RevisionGraph graph, int index, List<Flag> flags) {
    if (!graph.isHead(index)) {
      return;
    }
    int[] dependents = graph.dependentsOf(index);
    flags.add(
        dependents.length == 0
            ? new Flag(Flag.Kind.HEAD, "Head", "No other revision names it as its parent.")
            : new Flag(
                Flag.Kind.EFFECTIVE_HEAD,
                "Effective head",
                "No other revision names it as its parent, but %s on it."
                    .formatted(
                        named(graph, dependents, dependents.length == 1 ? "depends" : "depend"))));
  }

  private static void addForks(
      RevisionGraph graph, int index, Revision revision, List<Flag> flags) {
    int[] children = graph.childrenOf(index);
    if (revision.isMergePoint()) {
      flags.add(
          new Flag(
              Flag.Kind.MERGE_POINT,
              "Merge point",
              "Joins " + named(graph, graph.parentsOf(index), "").strip() + "."));
    }
    if (children.length > 1) {
      flags.add(
          new Flag(
              Flag.Kind.BRANCH_POINT,
              "Branch point",
              "From here the history goes on in %s."
                  .formatted(named(graph, children, "").strip())));
    }
    if (revision.isBase()) {
      flags.add(new Flag(Flag.Kind.BASE, "Base", "The history begins here; it has no parent."));
    }
  }

  private static void addHeaders(Revision revision, List<Flag> flags) {
    if (!revision.branchLabels().isEmpty()) {
      String labels =
          revision.branchLabels().stream()
              .map(BranchLabel::value)
              .collect(Collectors.joining(", "));
      flags.add(
          new Flag(
              Flag.Kind.LABEL,
              revision.branchLabels().size() == 1 ? "Label" : "Labels",
              "Gives its branch the name %s.".formatted(labels)));
    }
    new TreeMap<Header, Integer>(revision.computed())
        .forEach((header, line) ->
            flags.add(
                new Flag(
                    Flag.Kind.COMPUTED,
                    "Computed",
                    "Only running the file can tell its %s (line %d), so nothing is drawn for it."
                        .formatted(header.pythonName(), line))));
  }

  /// "3f2a and 9c1d", or "3f2a, 9c1d and 5 others" where there are many; then the verb.
  private static String named(RevisionGraph graph, int[] nodes, String verb) {
    List<String> ids =
        IntStream.of(nodes).limit(5).mapToObj(node -> graph.node(node).id().shortForm()).toList();
    int others = nodes.length - ids.size();
    String last = others > 0 ? others + " more" : ids.getLast();
    List<String> before = others > 0 ? ids : ids.subList(0, ids.size() - 1);
    String list = before.isEmpty() ? last : String.join(", ", before) + " and " + last;
    return list + " " + verb;
  }
}
