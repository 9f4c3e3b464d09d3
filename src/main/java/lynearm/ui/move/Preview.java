package lynearm.ui.move;

import java.util.Optional;
import lynearm.graph.RevisionGraph;
import lynearm.move.Advice;
import lynearm.move.MovePlan;

/// What would come of a wish.
///
/// @param now the graph as it is
/// @param advice whether to do it; none if it is refused anyway
public record Preview(Wish wish, RevisionGraph now, MovePlan plan, Optional<Advice> advice) {}
