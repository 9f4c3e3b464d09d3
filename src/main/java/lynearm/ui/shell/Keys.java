package lynearm.ui.shell;

/// The keys that have no menu item to show them.
final class Keys {

  static final String TEXT =
      """
      Map and log
      Arrows      walk to parents, children and neighbours
      Home, End   first head, base
      Space       add the revision to the selection, or take it away
      Enter       unfold a run
      /           find; Enter and Shift+Enter step, Escape ends it
      Left, Right in the log: to a parent, to a child
      Escape      end finding, a path or a sweep; then select nothing

      Ctrl+Enter  in the commit: commit
      Enter       in the table of branches: view the branch
      Left, Right in the history of the graph: one commit back, one on

      Where several ways lead on, a list asks: arrows choose, Enter goes, Escape stays.

      Mouse
      Drag over empty space        sweep over cards to select them
      Ctrl-click, Shift-click      add to the selection
      Drag a head onto a head      see their merge
      Wheel, drag with right       move around
      Ctrl-wheel                   zoom
      Side buttons                 back and forward through what was looked at

      Everything else has its key beside it in the menus.\
      """;

  private Keys() {}
}
