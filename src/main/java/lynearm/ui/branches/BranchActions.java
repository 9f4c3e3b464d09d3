package lynearm.ui.branches;

import java.util.List;

/// What the list of branches asks of the window.
public interface BranchActions {

  /// Shows a branch, tag or commit as it is.
  void view(String name);

  /// Shows what these branches bring among the files that are checked out; none, to show those
  /// alone.
  void showGuests(List<String> names);

  /// Shows a branch as it would be with others merged into it.
  void viewLanded(String target, List<String> names);

  void copy(String text);
}
