package lynearm.ui.timeline;

import lynearm.elsewhere.Parting;

/// What the timeline asks of the window.
public interface TimelineActions {

  /// Shows the graph as it was at a commit.
  void view(String commit);

  /// Shows the checked-out files again.
  void viewCheckedOut();

  /// Tells when two heads parted, and by whom.
  void tell(Parting parting);

  /// Tells that the heads of now have not parted in any commit.
  void tellNoParting();
}
