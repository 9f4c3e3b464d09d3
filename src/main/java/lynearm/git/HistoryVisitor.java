package lynearm.git;

import java.io.IOException;
import java.util.List;

/// Looks at what commits did to the files of some folders.
@FunctionalInterface
public interface HistoryVisitor {

  /// @param changes of a merge only what is otherwise than in all of its parents
  /// @return whether to go on
  boolean visit(CommitId commit, List<FileChange> changes) throws IOException;
}
