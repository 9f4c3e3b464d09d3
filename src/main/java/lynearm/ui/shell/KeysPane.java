package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// The keys and gestures that have no menu item to show them, one a line.
final class KeysPane extends GridPane {

  private static final double KEYS = 190;
  private static final double WORDS = 380;

  KeysPane() {
    setId("keys");
    getStyleClass().addAll("settings", "keys");
    getColumnConstraints().addAll(new ColumnConstraints(KEYS), new ColumnConstraints(WORDS));
    section("Map and log");
    line("Arrows", "walk to parents, children and neighbours");
    line("Home, End", "first head, base");
    line("Shift, Ctrl with arrows", "add what is walked over, walk without selecting");
    line("Space", "add the revision to the selection, or take it away");
    line("Enter", "unfold a run, show details");
    line("Shift+F10, menu key", "the menu of the revision");
    line("Left, Right in the log", "to a parent, to a child");
    line("/", "find; Enter and Shift+Enter step, Escape ends it");
    line("Escape", "end finding, a path or a sweep; then select nothing");
    line("Arrows, Enter, Escape", "where a list asks which way: choose, go, stay");
    line("Ctrl+Enter", "in a merge, a move or a commit: do it");
    line("Enter", "in the table of branches: view the branch");
    line("Left, Right", "in the history of the graph: one commit back, one on");
    section("Mouse");
    line("Drag over empty space", "sweep over cards to select them");
    line("Ctrl-click, Shift-click", "add to the selection");
    line("Drag a head onto a head", "see their merge");
    line("Wheel, drag with right", "move around");
    line("Ctrl-wheel", "zoom");
    line("Side buttons", "back and forward through what was looked at");
    Label rest = new Label("Everything else has its key beside it in the menus.");
    rest.getStyleClass().add(Styles.TEXT_MUTED);
    add(rest, 0, getRowCount(), 2, 1);
  }

  private void section(String name) {
    Label title = new Label(name);
    title.getStyleClass().addAll(Styles.TEXT_BOLD, "settings-section");
    add(title, 0, getRowCount(), 2, 1);
  }

  private void line(String keys, String words) {
    Label name = new Label(keys);
    Label does = new Label(words);
    does.setWrapText(true);
    does.setMinHeight(Region.USE_PREF_SIZE);
    name.setLabelFor(does);
    addRow(getRowCount(), name, does);
  }
}
