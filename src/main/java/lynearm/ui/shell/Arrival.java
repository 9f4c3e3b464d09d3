package lynearm.ui.shell;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.revision.RevisionId;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Workspace;

/// What a reading brought, with everything that takes long to work out already worked out. Made in
/// the background, so that showing it costs the window next to nothing.
sealed interface Arrival {

  /// Something to be shown in place of what was.
  ///
  /// @param folded its graph, with both layouts made
  /// @param folding how it was asked to be folded
  /// @param news what is different from before, if that is to be told
  record New(Workspace workspace, FoldedGraph folded, Folding folding, Optional<String> news)
      implements Arrival {}

  /// The same as before; perhaps git has news.
  record Unchanged(Workspace workspace) implements Arrival {}

  /// Nothing that could be shown.
  record Nothing(OpenResult.NothingFound why) implements Arrival {}

  /// What was opened anew, for a map with its heads at that end.
  ///
  /// @param usual how histories are folded at first
  static Arrival of(
      OpenResult result,
      Function<RevisionGraph, Folding.Mode> usual,
      MapLayout.Direction direction) {
    return switch (result) {
      case OpenResult.NothingFound nothing -> new Nothing(nothing);
      case OpenResult.Opened(Workspace now) -> {
        Folding folding = Folding.of(usual.apply(now.graph()));
        yield new New(now, folded(now, folding, List.of(), direction), folding, Optional.empty());
      }
    };
  }

  /// What was read again.
  ///
  /// @param before what is shown now
  /// @param seen what is to be shown in its place
  /// @param folding how it is folded
  /// @param selected revisions that no fold may hide
  static Arrival after(
      Workspace before,
      Workspace seen,
      Folding folding,
      Collection<RevisionId> selected,
      MapLayout.Direction direction) {
    return before.isSameAs(seen)
        ? new Unchanged(seen)
        : new New(
            seen,
            folded(seen, folding, selected, direction),
            folding,
            WhatChanged.between(before.graph(), seen.graph()));
  }

  /// The graph folded, with its layouts made. What is selected or has a problem is never hidden in
  /// a fold.
  static FoldedGraph folded(
      Workspace open,
      Folding folding,
      Collection<RevisionId> selected,
      MapLayout.Direction direction) {
    Set<RevisionId> kept = new HashSet<>(selected);
    open.problems().forEach(problem -> problem.revision().ifPresent(kept::add));
    FoldedGraph folded = FoldedGraph.of(open.graph(), folding.keeping(kept));
    folded.log();
    folded.map(direction).prepare();
    prepare(open);
    return folded;
  }

  /// Has the graph work out what the window asks of every node.
  private static void prepare(Workspace open) {
    RevisionGraph graph = open.graph();
    HeadsNotice.of(graph, open.viewed());
    if (graph.size() > 0) {
      graph.flags(0);
      graph.labels(0);
    }
  }
}
