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
      Escape      select nothing, end a sweep

      Mouse
      Drag over empty space        sweep over cards to select them
      Ctrl-click, Shift-click      add to the selection
      Drag a head onto a head      see their merge
      Wheel, drag with right       move around
      Ctrl-wheel                   zoom

      Everything else has its key beside it in the menus.\
      """;

  private Keys() {}
}
