package lynearm.merge;

import java.util.List;
import lynearm.alembic.template.NewMigrationFile;
import lynearm.alembic.template.Rendering;
import lynearm.graph.Node;
import lynearm.revision.AlembicError;

/// What `alembic merge` would do. A plan changes nothing.
public sealed interface MergePlan {

  /// It would write this file.
  ///
  /// @param parents the parents of the new revision, in the order of its `down_revision`
  record Ready(MergeRequest request, List<Node> parents, NewMigrationFile.Ready file)
      implements MergePlan {
    public Ready {
      parents = List.copyOf(parents);
    }
  }

  /// It would end with this error and write no file.
  record Refused(AlembicError error) implements MergePlan {}

  /// The template gives no text, for this reason.
  record NotRendered(Rendering.Refused reason) implements MergePlan {}
}
