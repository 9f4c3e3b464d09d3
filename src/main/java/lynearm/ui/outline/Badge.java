package lynearm.ui.outline;

import java.util.ArrayList;
import java.util.List;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Revision;
import lynearm.ui.common.Tone;

/// A word on a row that says what a revision is.
///
/// @param word as Alembic calls it, or the label itself
/// @param kind what sort of word, which decides its colours
record Badge(String word, Kind kind) {

  /// The sorts of badges, in the order in which they stand.
  enum Kind {
    MISSING(Tone.MISSING, Tone.MISSING_TINT),
    PROBLEM(Tone.PROBLEM, Tone.PROBLEM_TINT),
    HEAD(Tone.HEAD, Tone.HEAD_TINT),
    EFFECTIVE_HEAD(Tone.EFFECTIVE_HEAD, Tone.EFFECTIVE_HEAD_TINT),
    NEW(Tone.NEW, Tone.NEW_TINT),
    LABEL(Tone.LABEL, Tone.LABEL_TINT),
    MERGE_POINT(Tone.MERGE_POINT, Tone.MERGE_POINT_TINT),
    BRANCH_POINT(Tone.BRANCH_POINT, Tone.BRANCH_POINT_TINT),
    BASE(Tone.BASE, Tone.BASE_TINT),
    COMPUTED(Tone.COMPUTED, Tone.COMPUTED_TINT),
    DEPENDS_ON(Tone.DEPENDS_ON, Tone.SURFACE);

    private final Tone ink;
    private final Tone tint;

    Kind(Tone ink, Tone tint) {
      this.ink = ink;
      this.tint = tint;
    }

    Tone ink() {
      return ink;
    }

    Tone tint() {
      return tint;
    }
  }

  /// What is to be said of this node.
  ///
  /// @param undrawnDependencies whether the log draws no link for some dependency
  static List<Badge> of(
      RevisionGraph graph,
      Node node,
      boolean duplicate,
      boolean uncommitted,
      boolean undrawnDependencies) {
    List<Badge> badges = new ArrayList<>();
    int index = node.index();
    if (node.isMissing()) {
      badges.add(new Badge("missing", Kind.MISSING));
    }
    if (duplicate) {
      badges.add(new Badge("duplicate id", Kind.PROBLEM));
    }
    if (graph.isHead(index)) {
      badges.add(
          graph.dependentsOf(index).length == 0
              ? new Badge("head", Kind.HEAD)
              : new Badge("effective head", Kind.EFFECTIVE_HEAD));
    }
    if (uncommitted) {
      badges.add(new Badge("new", Kind.NEW));
    }
    node.revision().ifPresent(revision -> addFacts(graph, index, revision, badges));
    if (undrawnDependencies) {
      badges.add(new Badge(dependencies(graph, index), Kind.DEPENDS_ON));
    }
    return badges;
  }

  private static void addFacts(
      RevisionGraph graph, int index, Revision revision, List<Badge> badges) {
    for (BranchLabel label : revision.branchLabels()) {
      badges.add(new Badge(label.value(), Kind.LABEL));
    }
    if (revision.isMergePoint()) {
      badges.add(new Badge("merge point", Kind.MERGE_POINT));
    }
    if (graph.childrenOf(index).length > 1) {
      badges.add(new Badge("branch point", Kind.BRANCH_POINT));
    }
    if (revision.isBase()) {
      badges.add(new Badge("base", Kind.BASE));
    }
    if (!revision.computed().isEmpty()) {
      badges.add(new Badge("computed", Kind.COMPUTED));
    }
  }

  private static String dependencies(RevisionGraph graph, int index) {
    int[] needed = graph.dependenciesOf(index);
    return needed.length == 1
        ? "depends on " + graph.node(needed[0]).id().shortForm()
        : "depends on " + needed.length + " revisions";
  }
}
