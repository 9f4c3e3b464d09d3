package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// What Alembic says while it builds its revision map, step by step and in its order: loading,
/// labels, dependencies, links, normalisation, cycles. Source: Alembic, revision map.
record MapBuild(Optional<AlembicError> refusal, List<String> warnings) {

  /// By Unicode code point, as Python sorts texts.
  static final Comparator<String> BY_CODE_POINT =
      (a, b) -> Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

  private static final String FORBIDDEN = "@-+:";

  static MapBuild of(RevisionGraph graph) {
    List<String> warnings = new ArrayList<>();
    Optional<AlembicError> refusal = new Steps(graph, warnings).run();
    return new MapBuild(refusal, List.copyOf(warnings));
  }

  /// An error as a guarded command shows it.
  static AlembicError guarded(AlembicError raised) {
    return raised.className().equals("KeyError")
        ? raised
        : new AlembicError("CommandError", raised.message());
  }

  static AlembicError keyError(String key) {
    return new AlembicError("KeyError", "'" + key + "'");
  }

  static AlembicError dependencyCycle(Stream<String> ids) {
    return new AlembicError(
        "DependencyCycleDetected",
        "Dependency cycle is detected in revisions ("
            + ids.collect(Collectors.joining(", "))
            + ")");
  }

  private static AlembicError cycle(Stream<String> ids) {
    return new AlembicError(
        "CycleDetected",
        "Cycle is detected in revisions (" + ids.collect(Collectors.joining(", ")) + ")");
  }

  /// The characters of an id that Alembic does not allow, sorted, between commas.
  static String forbiddenIn(String id) {
    if (!hasForbidden(id)) {
      return "";
    }
    return id.codePoints()
        .filter(character -> FORBIDDEN.indexOf(character) >= 0)
        .sorted()
        .distinct()
        .mapToObj(Character::toString)
        .collect(Collectors.joining(", "));
  }

  private static boolean hasForbidden(String id) {
    for (int i = 0; i < id.length(); i++) {
      char character = id.charAt(i);
      if (character == '@' || character == '-' || character == '+' || character == ':') {
        return true;
      }
    }
    return false;
  }

  /// The steps; each gives the error that ends the building, if there is one.
  private record Steps(RevisionGraph graph, List<String> warnings) {

    Optional<AlembicError> run() {
      return loading()
          .or(this::clashOfLabels)
          .or(this::missingDependency)
          .or(this::missingParent)
          .or(this::brokenNormalisation)
          .or(this::cycles);
    }

    private static Revision file(Node node) {
      return node.revision().orElseThrow();
    }

    private Optional<AlembicError> loading() {
      Set<RevisionId> seen = new HashSet<>();
      for (Node node : graph.files()) {
        Optional<AlembicError> error = ownFault(file(node));
        if (error.isPresent()) {
          return error;
        }
        if (graph.hasReplaced() && !seen.add(node.id())) {
          warnings.add("Revision " + node.id() + " is present more than once");
        }
      }
      return Optional.empty();
    }

    private static Optional<AlembicError> ownFault(Revision revision) {
      String id = revision.id().value();
      boolean emptyParent = id.isEmpty() && revision.downRevisions().size() == 1;
      if (revision.downRevisions().contains(revision.id()) && !emptyParent) {
        return Optional.of(
            new AlembicError("LoopDetected", "Self-loop is detected in revisions (" + id + ")"));
      }
      if (!revision.dependsOn().isEmpty() && revision.dependsOn().contains(new Reference(id))) {
        return Optional.of(
            new AlembicError(
                "DependencyLoopDetected",
                "Dependency self-loop is detected in revisions (" + id + ")"));
      }
      String forbidden = forbiddenIn(id);
      return forbidden.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new AlembicError(
                  "RevisionError",
                  "Character(s) '%s' not allowed in revision identifier '%s'"
                      .formatted(forbidden, id)));
    }

    private Optional<AlembicError> clashOfLabels() {
      Map<String, RevisionId> holders = new HashMap<>();
      for (Node node : graph.files()) {
        for (BranchLabel label : file(node).branchLabels()) {
          RevisionId id = new RevisionId(label.value());
          RevisionId holder =
              graph.find(id).filter(found -> !found.isMissing()).isPresent()
                  ? id
                  : holders.putIfAbsent(label.value(), node.id());
          if (holder != null) {
            return Optional.of(
                new AlembicError(
                    "RevisionError",
                    "Branch name '%s' in revision %s already used by revision %s"
                        .formatted(label, node.id(), holder)));
          }
        }
      }
      return Optional.empty();
    }

    private boolean isGhost(int node) {
      return node >= graph.fileCount();
    }

    private Optional<AlembicError> missingDependency() {
      if (graph.size() == graph.fileCount()) {
        return Optional.empty();
      }
      return IntStream.range(0, graph.fileCount())
          .flatMap(node -> IntStream.of(graph.dependenciesOf(node)))
          .filter(this::isGhost)
          .mapToObj(ghost -> keyError(graph.node(ghost).id().value()))
          .findFirst();
    }

    /// A parent named by its label is in the map, so that only a later step stumbles over it.
    private boolean isLabel(int ghost) {
      return graph.declaredLabels().containsKey(graph.node(ghost).id().value());
    }

    private Optional<AlembicError> missingParent() {
      if (graph.size() == graph.fileCount()) {
        return Optional.empty();
      }
      Set<RevisionId> linked = new HashSet<>();
      for (int node : linkedInTurn()) {
        for (int parent : graph.parentsOf(node)) {
          if (isGhost(parent) && !isLabel(parent)) {
            RevisionId missing = graph.node(parent).id();
            warnings.add(
                "Revision %s referenced from %s is not present"
                    .formatted(missing, describe(node, linked)));
            return Optional.of(keyError(missing.value()));
          }
        }
        linked.add(graph.node(node).id());
      }
      return Optional.empty();
    }

    /// Alembic links what it finds in its map under ids, then under labels.
    private int[] linkedInTurn() {
      return IntStream.concat(
              ids().stream().mapToInt(id -> graph.find(id).orElseThrow().index()),
              graph.declaredLabels().values().stream().mapToInt(Integer::intValue))
          .distinct()
          .toArray();
    }

    /// The revision as Alembic prints it while only some of the others have been linked.
    private String describe(int node, Set<RevisionId> linked) {
      long children =
          IntStream.of(graph.nextOf(node))
              .filter(child -> linked.contains(graph.node(child).id()))
              .count();
      Revision revision = file(graph.node(node));
      return "%s -> %s%s%s%s, %s"
          .formatted(
              graph.node(node).parentsText(),
              revision.id(),
              children == 0 ? " (head)" : "",
              children > 1 ? " (branchpoint)" : "",
              revision.isMergePoint() ? " (mergepoint)" : "",
              revision.doc());
    }

    /// Ids in the order in which they were first seen.
    private List<RevisionId> ids() {
      return graph.files().stream().map(Node::id).distinct().toList();
    }

    private Optional<AlembicError> brokenNormalisation() {
      BitSet labels = new BitSet();
      BitSet others = new BitSet();
      for (int ghost = graph.fileCount(); ghost < graph.size(); ghost++) {
        (isLabel(ghost) ? labels : others).set(ghost);
      }
      if (hasDependencyAbove(others)) {
        return Optional.of(keyError(graph.node(others.nextSetBit(0)).id().value()));
      }
      return hasDependencyAbove(labels)
          ? Optional.of(
              new AlembicError("RevisionError", "Dependency resolution failed; broken map"))
          : Optional.empty();
    }

    private boolean hasDependencyAbove(BitSet ghosts) {
      return graph.parentLinks().above(ghosts).stream()
          .anyMatch(node -> graph.dependenciesOf(node).length > 0);
    }

    private Optional<AlembicError> cycles() {
      if (graph.fileCount() == 0 || isPlainlySound()) {
        return Optional.empty();
      }
      BitSet starts = bitsWhere(node -> startsHere(node, false));
      BitSet heads = bitsWhere(graph::isHead);
      discardLabelled(heads);
      if (heads.isEmpty() || starts.isEmpty()) {
        return Optional.of(cycle(ids().stream().map(RevisionId::value)));
      }
      BitSet down = graph.parentLinks().below(heads);
      if (down.length() > graph.fileCount()) {
        return Optional.of(keyError(graph.node(down.length() - 1).id().value()));
      }
      List<String> cutOff = outside(down, graph.mapParents().above(starts));
      if (!cutOff.isEmpty()) {
        return Optional.of(cycle(cutOff.stream()));
      }
      BitSet realStarts = bitsWhere(node -> startsHere(node, true));
      BitSet realHeads = bitsWhere(graph::isRealHead);
      if (realHeads.isEmpty() || realStarts.isEmpty()) {
        return Optional.of(dependencyCycle(ids().stream().map(RevisionId::value)));
      }
      cutOff = outside(graph.allLinks().below(realHeads), graph.mapLinks().above(realStarts));
      return cutOff.isEmpty() ? Optional.empty() : Optional.of(dependencyCycle(cutOff.stream()));
    }

    /// Whether parents alone link files to files, and none leads back to itself: then each can be
    /// reached from a head and from a base.
    private boolean isPlainlySound() {
      return graph.size() == graph.fileCount()
          && !graph.hasReplaced()
          && !graph.parentLinks().hasCycle()
          && graph.files().stream().allMatch(node -> file(node).dependsOn().isEmpty());
    }

    /// Whether the map can begin here. What is computed may be nothing, so it gets the benefit of
    /// the doubt.
    private boolean startsHere(int node, boolean really) {
      Revision revision = file(graph.node(node));
      boolean noDependency =
          revision.dependsOn().isEmpty() || revision.isComputed(Header.DEPENDS_ON);
      return revision.downRevisions().isEmpty() && (!really || noDependency);
    }

    private void discardLabelled(BitSet heads) {
      for (int ghost = graph.fileCount(); ghost < graph.size(); ghost++) {
        Integer labelled = graph.declaredLabels().get(graph.node(ghost).id().value());
        if (labelled != null) {
          heads.clear(labelled);
        }
      }
    }

    private BitSet bitsWhere(IntPredicate condition) {
      BitSet bits = new BitSet(graph.fileCount());
      for (int node = 0; node < graph.fileCount(); node++) {
        bits.set(node, condition.test(node));
      }
      return bits;
    }

    private boolean holdsAll(BitSet nodes) {
      return nodes.nextClearBit(0) >= graph.fileCount();
    }

    /// Ids that are not in both sets, sorted. Files with one id count as one.
    private List<String> outside(BitSet down, BitSet up) {
      if (!graph.hasReplaced() && holdsAll(down) && holdsAll(up)) {
        return List.of();
      }
      Map<RevisionId, Integer> found = new LinkedHashMap<>();
      for (Node node : graph.files()) {
        int bits = (down.get(node.index()) ? 1 : 0) | (up.get(node.index()) ? 2 : 0);
        if (bits != 3 || graph.isReplaced(node.index()) || found.containsKey(node.id())) {
          found.merge(node.id(), bits, (a, b) -> a | b);
        }
      }
      return found.entrySet().stream()
          .filter(entry -> entry.getValue() != 3)
          .map(entry -> entry.getKey().value())
          .sorted(BY_CODE_POINT)
          .toList();
    }
  }
}
