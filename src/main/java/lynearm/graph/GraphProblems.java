package lynearm.graph;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.revision.BranchLabel;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.revision.SourceLocation;

/// Tells what is wrong with a history as a whole, each fault where a person can mend it.
final class GraphProblems {

  /// How many members of a cycle are named before the rest is counted.
  private static final int NAMED_MEMBERS = 6;

  /// With more missing revisions than this, no ids alike are looked for.
  private static final int SEARCHED_GHOSTS = 100;

  private static final String BRING_BACK = "Bring the file back, or name another revision.";

  private final RevisionGraph graph;
  private final List<Problem> problems = new ArrayList<>();

  private GraphProblems(RevisionGraph graph) {
    this.graph = graph;
  }

  static List<Problem> of(RevisionGraph graph) {
    GraphProblems found = new GraphProblems(graph);
    found.forbiddenCharacters();
    found.duplicateIds();
    found.labelClashes();
    found.missing();
    found.cycles();
    found.nothingToBeginWith();
    return List.copyOf(found.problems);
  }

  private static Revision file(Node node) {
    return node.revision().orElseThrow();
  }

  private static String fileName(Node node) {
    Path name = file(node).file().getFileName();
    return name == null ? "" : name.toString();
  }

  /// The name of a file; with its folder if another file has the same name.
  private static String name(Node node, Node other) {
    Path folder = file(node).file().getParent();
    return folder == null || !fileName(node).equals(fileName(other))
        ? fileName(node)
        : folder.getFileName() + "/" + fileName(node);
  }

  private void add(Problem.Kind kind, Node node, String what, String next) {
    problems.add(
        new Problem(
            kind,
            Optional.of(SourceLocation.of(file(node).file())),
            Optional.of(node.id()),
            what,
            next));
  }

  private void forbiddenCharacters() {
    for (Node node : graph.files()) {
      String forbidden = MapBuild.forbiddenIn(node.id().value());
      if (!forbidden.isEmpty()) {
        add(
            Problem.Kind.BAD_ID,
            node,
            "The id %s has a character that Alembic does not allow: %s"
                .formatted(node.id(), forbidden),
            "Alembic refuses every command until the revision has another id.");
      }
    }
  }

  /// Without a real base Alembic sees a cycle although nothing leads back to itself: an empty text
  /// in `depends_on` is no dependency, but not nothing either.
  private void nothingToBeginWith() {
    if (graph.refusal().isEmpty() || !problems.stream().allMatch(GraphProblems::isHarmless)) {
      return;
    }
    for (Node node : graph.bases()) {
      if (!graph.isRealBase(node.index()) && graph.dependenciesOf(node.index()).length == 0) {
        add(
            Problem.Kind.CYCLE,
            node,
            "depends_on of %s is an empty text, and no other revision begins the history."
                .formatted(node.id()),
            "Alembic takes this for a dependency cycle and refuses every command. Write None"
                + " instead.");
      }
    }
  }

  private static boolean isHarmless(Problem problem) {
    return problem.kind() == Problem.Kind.DUPLICATE_ID;
  }

  private void duplicateIds() {
    Map<RevisionId, List<Node>> byId = new LinkedHashMap<>();
    graph.files().stream()
        .filter(node -> graph.isReplaced(node.index()))
        .forEach(node -> byId.computeIfAbsent(node.id(), _ -> new ArrayList<>()).add(node));
    byId.forEach((id, earlier) -> {
      Node last = graph.find(id).orElseThrow();
      for (Node node : earlier) {
        add(
            Problem.Kind.DUPLICATE_ID,
            node,
            "%s and %s both declare revision %s.".formatted(name(node, last), name(last, node), id),
            "Alembic goes by %s and still counts the other as a head. Give one of them another id."
                .formatted(name(last, node)));
      }
    });
  }

  private void labelClashes() {
    Map<String, Node> holders = new HashMap<>();
    for (Node node : graph.files()) {
      for (BranchLabel label : file(node).branchLabels()) {
        Optional<Node> sameId =
            graph.find(new RevisionId(label.value())).filter(found -> !found.isMissing());
        Node holder = holders.putIfAbsent(label.value(), node);
        if (sameId.isPresent()) {
          add(
              Problem.Kind.LABEL_CLASH,
              node,
              "Branch label %s is also the id of a revision.".formatted(label),
              "Alembic refuses every command until the label has another name.");
        } else if (holder != null) {
          add(
              Problem.Kind.LABEL_CLASH,
              node,
              holder.equals(node)
                  ? "Branch label %s is declared twice in this file.".formatted(label)
                  : "Branch label %s is declared here and in %s."
                      .formatted(label, fileName(holder)),
              "Alembic refuses every command until each label is declared once.");
        }
      }
    }
  }

  private void missing() {
    for (Node ghost : graph.nodes().subList(graph.fileCount(), graph.size())) {
      String remedy = "Alembic refuses every command. " + whatToName(ghost);
      for (int child : graph.childrenOf(ghost.index())) {
        add(
            Problem.Kind.MISSING_PARENT,
            graph.node(child),
            "down_revision of %s names %s, which is not there."
                .formatted(graph.node(child).id(), quoted(ghost)),
            remedy);
      }
      for (int dependent : graph.dependentsOf(ghost.index())) {
        add(
            Problem.Kind.MISSING_DEPENDENCY,
            graph.node(dependent),
            "depends_on of %s names %s, which is neither a revision nor a branch label."
                .formatted(graph.node(dependent).id(), quoted(ghost)),
            remedy);
      }
    }
  }

  private static String quoted(Node ghost) {
    return ghost.id().value().isEmpty() ? "the empty text" : ghost.id().value();
  }

  /// The remedy: files often name a label, a part of an id, or a whole file name.
  private String whatToName(Node ghost) {
    String text = ghost.id().value();
    Optional<Node> labelled = graph.find(new BranchLabel(text));
    if (labelled.isPresent()) {
      return "It is a branch label; the revision that has it is %s.".formatted(labelled.get().id());
    }
    if (graph.size() - graph.fileCount() > SEARCHED_GHOSTS) {
      return BRING_BACK;
    }
    List<RevisionId> alike =
        graph.files().stream()
            .map(Node::id)
            .filter(id -> !text.isEmpty() && !id.value().isEmpty())
            .filter(id -> id.value().startsWith(text) || text.startsWith(id.value() + "_"))
            .limit(2)
            .toList();
    return alike.size() == 1
        ? "A whole id is needed; %s begins alike.".formatted(alike.getFirst())
        : BRING_BACK;
  }

  private void cycles() {
    for (Cycle cycle : graph.cycles()) {
      Node first = cycle.nodes().getFirst();
      switch (cycle.kind()) {
        case SELF_LOOP ->
            add(
                Problem.Kind.CYCLE,
                first,
                "Revision %s names itself in down_revision.".formatted(first.id()),
                "Alembic refuses every command. Name the revision that comes before it.");
        case DEPENDENCY_SELF_LOOP ->
            add(
                Problem.Kind.CYCLE,
                first,
                "Revision %s depends on itself.".formatted(first.id()),
                "Take it out of its own depends_on.");
        case CYCLE ->
            add(
                Problem.Kind.CYCLE,
                first,
                "%d revisions lead back to themselves along down_revision: %s."
                    .formatted(cycle.nodes().size(), members(cycle)),
                "Alembic refuses every command. Let one of them name a parent outside of the"
                    + " circle.");
        case DEPENDENCY_CYCLE ->
            add(
                Problem.Kind.CYCLE,
                first,
                "%d revisions lead back to themselves along down_revision and depends_on: %s."
                    .formatted(cycle.nodes().size(), members(cycle)),
                graph.refusal().isPresent()
                    ? "Alembic refuses every command. Take one of them out of depends_on."
                    : "Alembic may never end when it walks over them. Take one of them out of"
                        + " depends_on.");
      }
    }
  }

  private static String members(Cycle cycle) {
    int more = cycle.nodes().size() - NAMED_MEMBERS;
    return cycle.nodes().stream()
            .limit(NAMED_MEMBERS)
            .map(node -> node.id().value())
            .collect(Collectors.joining(", "))
        + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
