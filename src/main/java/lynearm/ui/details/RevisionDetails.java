package lynearm.ui.details;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.look.Badge;
import lynearm.look.NodeFacts;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Everything there is to say of one revision, ready to be shown. Unknown texts are empty.
///
/// @param title the message on one line, or what stands for it
/// @param more the docstring after the message, without the lines that Alembic writes itself
/// @param dependents revisions that name this one in `depends_on`
/// @param operations what it does; nothing while its file is not read
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
    String shownDay,
    String commit,
    String createDate,
    Optional<OperationsText> operations) {

  /// A line that is shorter ends where it was meant to.
  private static final int LONG_LINE = 50;

  private static final Pattern STARTS_A_WORD = Pattern.compile("[\\p{L}(`'\"]");

  public RevisionDetails {
    flags = List.copyOf(flags);
    parents = List.copyOf(parents);
    children = List.copyOf(children);
    dependencies = List.copyOf(dependencies);
    dependents = List.copyOf(dependents);
  }

  static RevisionDetails of(
      RevisionGraph graph, Node node, NodeFacts facts, Optional<OperationsText> operations) {
    int index = node.index();
    return new RevisionDetails(
        node,
        title(node),
        node.revision().map(RevisionDetails::textAfterMessage).orElse(""),
        flags(graph, node, facts, operations),
        links(graph, graph.parentsOf(index)),
        links(graph, graph.childrenOf(index)),
        links(graph, graph.dependenciesOf(index)),
        links(graph, graph.dependentsOf(index)),
        facts.author(node),
        facts.date(node),
        facts.shownDay(node),
        facts.commit(node),
        node.revision().flatMap(Revision::createDate).orElse(""),
        operations);
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
    return reflowed(rest.lines().filter(line -> !isWrittenByAlembic(line.strip())).toList());
  }

  /// Takes out the line ends that only kept a paragraph within the width of a page. What looks like
  /// a list, a table or code stays as it is.
  private static String reflowed(List<String> lines) {
    StringBuilder text = new StringBuilder();
    String before = "";
    for (String line : lines) {
      boolean goesOn = before.length() > LONG_LINE && STARTS_A_WORD.matcher(line).lookingAt();
      text.append(goesOn ? ' ' : '\n').append(line);
      before = line;
    }
    return text.toString().strip();
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

  private static List<Flag> flags(
      RevisionGraph graph, Node node, NodeFacts facts, Optional<OperationsText> operations) {
    List<Flag> flags = new ArrayList<>();
    for (Badge.Kind kind : Badge.kindsOf(graph, node.index())) {
      if (kind == Badge.Kind.COMPUTED) {
        node.revision().ifPresent(revision -> addComputed(revision, flags));
      } else {
        flags.add(new Flag(kind, kind.title(), sentence(graph, node.index(), kind, operations)));
      }
    }
    node.revision().ifPresent(revision -> addLabels(revision, flags));
    facts
        .guestOf(node)
        .ifPresent(branch ->
            flags.add(
                new Flag(
                    Badge.Kind.GUEST,
                    Badge.Kind.GUEST.title(),
                    "The git branch " + branch + " brings it; it is not checked out.")));
    if (facts.isUncommitted(node)) {
      flags.add(
          new Flag(
              Badge.Kind.UNCOMMITTED,
              Badge.Kind.UNCOMMITTED.title(),
              "Git has not committed this file as it is now."));
    }
    return flags;
  }

  private static String sentence(
      RevisionGraph graph, int index, Badge.Kind kind, Optional<OperationsText> operations) {
    return switch (kind) {
      case MISSING ->
          "Other revisions name it, but no file declares it. Alembic stops here until the file is"
              + " back or the others name another revision.";
      case REPLACED ->
          "Another file declares this id too. Alembic reads that one later, so this file is not"
              + " seen.";
      case DUPLICATE ->
          "Another file declares this id too. Alembic reads this one last, so the other is not"
              + " seen.";
      case IN_CYCLE -> "Its ancestors lead back to it. Alembic stops until one of them does not.";
      case HEAD -> "No other revision names it as its parent.";
      case EFFECTIVE_HEAD -> {
        int[] dependents = graph.dependentsOf(index);
        String verb = dependents.length == 1 ? "depends" : "depend";
        yield "No other revision names it as its parent, but %s on it."
            .formatted(named(graph, dependents, verb));
      }
      case MERGE_POINT ->
          "Joins %s%s."
              .formatted(
                  named(graph, graph.parentsOf(index), "").strip(),
                  operations.map(RevisionDetails::ownOperations).orElse(""));
      case BRANCH_POINT ->
          "From here the history goes on in %s."
              .formatted(named(graph, graph.childrenOf(index), "").strip());
      case BASE -> "The history begins here; it has no parent.";
      case COMPUTED, GUEST, UNCOMMITTED, LABEL, DEPENDS_ON -> "";
    };
  }

  private static String ownOperations(OperationsText operations) {
    return operations.isEmpty()
        ? "; it has no operations of its own"
        : "; it has operations of its own besides";
  }

  private static void addLabels(Revision revision, List<Flag> flags) {
    if (!revision.branchLabels().isEmpty()) {
      String labels =
          revision.branchLabels().stream()
              .map(BranchLabel::value)
              .collect(Collectors.joining(", "));
      flags.add(
          new Flag(
              Badge.Kind.LABEL,
              revision.branchLabels().size() == 1 ? "Label" : "Labels",
              "Gives its branch the name %s.".formatted(labels)));
    }
  }

  private static void addComputed(Revision revision, List<Flag> flags) {
    new TreeMap<Header, Integer>(revision.computed())
        .forEach((header, line) ->
            flags.add(
                new Flag(
                    Badge.Kind.COMPUTED,
                    Badge.Kind.COMPUTED.title(),
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
