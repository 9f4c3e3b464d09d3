package lynearm.elsewhere;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.git.TreeFiles;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.TreeReading;

/// What a history has become when something has landed in it. Linear in the size of both.
final class Comparison {

  /// Errors that matter less than all others, more and more.
  private static final List<Problem.Kind> LESSER =
      List.of(Problem.Kind.UNREADABLE_FILE, Problem.Kind.DUPLICATE_ID);

  private final TreeReading.Found before;
  private final TreeReading.Found after;
  private final TreeFiles treeBefore;
  private final TreeFiles treeAfter;
  private final Map<RevisionId, List<Revision>> old;
  private final Map<RevisionId, List<Revision>> now;
  private final List<Revision> unread;

  /// @param old the revisions before, by id
  /// @param unread those of what has landed that lie where Alembic does not look
  Comparison(
      TreeReading.Found before,
      Map<RevisionId, List<Revision>> old,
      TreeFiles treeBefore,
      TreeReading.Found after,
      TreeFiles treeAfter,
      List<Revision> unread) {
    this.before = before;
    this.old = old;
    this.treeBefore = treeBefore;
    this.after = after;
    this.treeAfter = treeAfter;
    now = byId(after);
    this.unread = unread.stream().filter(it -> !now.containsKey(it.id())).toList();
  }

  static Map<RevisionId, List<Revision>> byId(TreeReading.Found found) {
    Map<RevisionId, List<Revision>> byId = new LinkedHashMap<>();
    for (ReadResult result : found.files()) {
      if (result instanceof ReadResult.Read(Revision revision, _)) {
        byId.computeIfAbsent(revision.id(), _ -> new ArrayList<>(1)).add(revision);
      }
    }
    return byId;
  }

  /// Revisions that were not there, in load order.
  List<Revision> brought() {
    return now.entrySet().stream()
        .filter(entry -> !old.containsKey(entry.getKey()))
        .map(entry -> entry.getValue().getFirst())
        .toList();
  }

  boolean isBrought(Node node) {
    return !node.isMissing() && !old.containsKey(node.id());
  }

  /// What became of those that were there, and which ids are there twice now.
  List<Altered> altered() {
    List<Altered> altered = new ArrayList<>();
    old.forEach((id, revisions) -> {
      List<Revision> left = now.get(id);
      if (left == null) {
        Path file = revisions.getFirst().file();
        altered.add(
            treeAfter.isFile(file) ? unread(id, file) : new Altered(id, Altered.Kind.DELETED, ""));
      } else {
        addDifference(revisions.getFirst(), left, altered);
      }
    });
    unread.forEach(it -> altered.add(unread(it.id(), it.file())));
    now.forEach((id, revisions) -> {
      if (revisions.size() > 1
          && revisions.size() > old.getOrDefault(id, List.of(revisions.getFirst())).size()) {
        String files =
            revisions.stream().map(it -> name(it.file())).collect(Collectors.joining(", "));
        altered.add(new Altered(id, Altered.Kind.TWICE, files));
      }
    });
    return altered;
  }

  private Altered unread(RevisionId id, Path file) {
    return new Altered(id, Altered.Kind.UNREAD, folder(treeAfter, file));
  }

  private static String folder(TreeFiles tree, Path file) {
    Path folder = tree.root().relativize(file).getParent();
    return folder == null ? "the top folder" : folder.toString();
  }

  @SuppressWarnings("ReferenceEquality") // an equal revision may come from a file that was edited
  private void addDifference(Revision was, List<Revision> left, List<Altered> altered) {
    Revision is =
        left.stream()
            .filter(it -> it.file().equals(was.file()))
            .findFirst()
            .orElse(left.getFirst());
    if (is == was) {
      return; // the same file of the same content, read once
    }
    if (!name(is.file()).equals(name(was.file()))) {
      altered.add(new Altered(was.id(), Altered.Kind.RENAMED, names(was.file(), is.file())));
    } else if (!is.file().equals(was.file())) {
      altered.add(
          new Altered(
              was.id(),
              Altered.Kind.MOVED,
              folder(treeBefore, was.file()) + " → " + folder(treeAfter, is.file())));
    }
    if (!is.downRevisions().equals(was.downRevisions())) {
      altered.add(
          new Altered(
              was.id(),
              Altered.Kind.RELINKED,
              "down_revision " + words(was.downRevisions()) + " → " + words(is.downRevisions())));
    } else if (!is.dependsOn().equals(was.dependsOn())
        || !is.branchLabels().equals(was.branchLabels())) {
      altered.add(new Altered(was.id(), Altered.Kind.RELINKED, "dependencies or labels"));
    } else if (!treeBefore.id(was.file()).equals(treeAfter.id(is.file()))) {
      altered.add(new Altered(was.id(), Altered.Kind.EDITED, ""));
    }
  }

  private static String words(List<RevisionId> ids) {
    return ids.isEmpty()
        ? "None"
        : ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }

  /// Both names, with their folders where these differ too.
  private String names(Path was, Path is) {
    return Objects.equals(was.getParent(), is.getParent())
        ? name(was) + " → " + name(is)
        : treeBefore.root().relativize(was) + " → " + treeAfter.root().relativize(is);
  }

  private static String name(Path file) {
    return String.valueOf(Objects.requireNonNullElse(file.getFileName(), file));
  }

  /// Whether there are more heads than before. One head is no more than none.
  boolean forks() {
    return heads(after.graph()).size() > Math.max(1, heads(before.graph()).size());
  }

  /// Whether no revision is left.
  boolean isEmptied() {
    return now.isEmpty() && !old.isEmpty();
  }

  /// Whether a revision would be there that Alembic does not find any more, or none at all.
  boolean leavesOut() {
    return isEmptied()
        || !unread.isEmpty()
        || old.entrySet().stream()
            .anyMatch(entry ->
                !now.containsKey(entry.getKey())
                    && treeAfter.isFile(entry.getValue().getFirst().file()));
  }

  boolean joins() {
    return heads(after.graph()).size() < heads(before.graph()).size();
  }

  /// The heads in load order, each revision once: of two files with one id the last alone, although
  /// Alembic goes on listing the other.
  static List<Node> heads(RevisionGraph graph) {
    return graph.heads().stream().filter(node -> !graph.isReplaced(node.index())).toList();
  }

  /// Errors that were not there before.
  List<Problem> errors() {
    Set<Problem> known = new HashSet<>(before.problems());
    return after.problems().stream().filter(it -> isError(it) && !known.contains(it)).toList();
  }

  /// The error that matters most: what Alembic refuses, then what could not be read here, then what
  /// Alembic only warns of.
  static Optional<Problem> gravest(List<Problem> problems) {
    return problems.stream()
        .filter(Comparison::isError)
        .min(Comparator.comparingInt(it -> LESSER.indexOf(it.kind())));
  }

  private static boolean isError(Problem problem) {
    return switch (problem.kind()) {
      case DOUBTFUL_CONFIGURATION, IGNORED_FILE, COMPUTED_HEADER -> false;
      case UNREADABLE_FILE,
          SYNTAX,
          NO_HEADER,
          BAD_HEADER,
          BAD_ID,
          DUPLICATE_ID,
          MISSING_PARENT,
          MISSING_DEPENDENCY,
          LABEL_CLASH,
          CYCLE,
          CONFIGURATION ->
          true;
    };
  }

  /// Where what was brought parts from what was there, or from itself.
  List<Fork> forks(RevisionGraph graph) {
    Map<Integer, List<RevisionId>> brought = new LinkedHashMap<>();
    List<RevisionId> bases = new ArrayList<>();
    for (Node node : graph.files()) {
      if (!isBrought(node) || graph.isReplaced(node.index())) {
        continue;
      }
      int[] parents = graph.parentsOf(node.index());
      for (int parent : parents) {
        brought.computeIfAbsent(parent, _ -> new ArrayList<>()).add(node.id());
      }
      if (parents.length == 0) {
        bases.add(node.id());
      }
    }
    List<Fork> forks = new ArrayList<>();
    brought.forEach((parent, children) -> {
      List<RevisionId> there = new ArrayList<>();
      for (int child : graph.childrenOf(parent)) {
        if (!isBrought(graph.node(child))) {
          there.add(graph.node(child).id());
        }
      }
      if (children.size() + there.size() > 1) {
        forks.add(new Fork(Optional.of(graph.node(parent).id()), children, there));
      }
    });
    if (!bases.isEmpty()) {
      List<RevisionId> there =
          graph.bases().stream().filter(node -> !isBrought(node)).map(Node::id).toList();
      if (bases.size() + there.size() > 1) {
        forks.add(new Fork(Optional.empty(), bases, there));
      }
    }
    return forks;
  }
}
