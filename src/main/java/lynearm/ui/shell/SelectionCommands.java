package lynearm.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import lynearm.graph.Node;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;

/// What selects revisions, and what goes through those that were looked at.
final class SelectionCommands {

  /// Heads and bases that the menu of paths names.
  private static final int MOST_ENDS = 12;

  private final WindowViewModel model;
  private final Command allHeads;
  private final Command nothing;
  private final Command ancestors;
  private final Command descendants;
  private final Command path;
  private final Command back;
  private final Command forward;

  SelectionCommands(WindowViewModel model) {
    this.model = model;
    Selections selections = model.selections();
    allHeads =
        Command.of("Select all heads", Keys.shiftShortcut(KeyCode.H), selections::allHeads)
            .with(Feather.CHECK_SQUARE);
    nothing =
        Command.of("Select nothing", Keys.plain(KeyCode.ESCAPE), selections::nothing)
            .with(Feather.SQUARE);
    ancestors =
        Command.of("Select ancestors", Keys.shiftShortcut(KeyCode.A), selections::ancestors)
            .with(Feather.CHEVRONS_DOWN);
    descendants =
        Command.of("Select descendants", Keys.shiftShortcut(KeyCode.D), selections::descendants)
            .with(Feather.CHEVRONS_UP);
    path =
        Command.of("Select path between two", Keys.shiftShortcut(KeyCode.P), selections::path)
            .with(Feather.TRENDING_UP);
    back = Command.of("Back", Keys.alt(KeyCode.LEFT), selections::back).with(Feather.ARROW_LEFT);
    forward =
        Command.of("Forward", Keys.alt(KeyCode.RIGHT), selections::forward)
            .with(Feather.ARROW_RIGHT);
    enable();
  }

  private void enable() {
    Reasons reasons = new Reasons(model);
    var open = model.workspaceProperty();
    var selection = model.history().selectionProperty();
    allHeads
        .disabledProperty()
        .bind(open.map(now -> now.map(it -> it.graph().heads().isEmpty()).orElse(true)));
    allHeads.because(reasons.ifOpen("There is no head"));
    nothing.disabledProperty().bind(open.map(Optional::isEmpty));
    for (Command command : List.of(ancestors, descendants)) {
      command.disabledProperty().bind(selection.map(now -> now.isEmpty()));
      command.because(reasons.nothingSelected());
    }
    path.disabledProperty()
        .bind(Bindings.createBooleanBinding(() -> selection.get().nodes().size() != 2, selection));
    path.because(reasons.ifOpen("Select two revisions first"));
    Trail trail = model.selections().trail();
    back.disabledProperty().bind(trail.canGoBackProperty().not());
    back.because(reasons.ifOpen("Nothing was looked at before"));
    forward.disabledProperty().bind(trail.canGoForwardProperty().not());
    forward.because(reasons.ifOpen("Nothing was looked at after this"));
  }

  Command allHeads() {
    return allHeads;
  }

  Command nothing() {
    return nothing;
  }

  Command ancestors() {
    return ancestors;
  }

  Command descendants() {
    return descendants;
  }

  Command path() {
    return path;
  }

  Command back() {
    return back;
  }

  Command forward() {
    return forward;
  }

  /// The paths that are asked for most: from the revision to the heads and to the bases.
  Menu pathMenu() {
    Menu menu = new Menu("Select path to");
    model
        .workspaceProperty()
        .get()
        .map(Workspace::graph)
        .ifPresent(graph ->
            model
                .history()
                .lead()
                .ifPresent(lead ->
                    Stream.of(graph.heads(), graph.bases())
                        .flatMap(ends -> ends.stream().limit(MOST_ENDS))
                        .filter(end -> end.index() != lead.index())
                        .forEach(end -> menu.getItems().add(pathItem(lead, end)))));
    menu.setDisable(menu.getItems().isEmpty());
    return menu;
  }

  private MenuItem pathItem(Node from, Node to) {
    MenuItem item = new MenuItem(to.id().shortForm() + "  " + to.message());
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> model.selections().path(from.index(), to.index()));
    return item;
  }
}
