package lynearm.ui.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Menu;
import javafx.scene.input.KeyCode;
import lynearm.ui.find.FilterMenu;
import lynearm.ui.find.FindField;
import org.kordamp.ikonli.feather.Feather;

/// What looks for revisions: among those that are here, and for one that is not.
final class FindCommands {

  private final WindowViewModel model;
  private final FilterMenu filters;
  private final Command find;
  private final Command next;
  private final Command previous;
  private final Command findId;
  private final Command findOut;

  FindCommands(WindowViewModel model, FindField field, FilterMenu filters) {
    this.model = model;
    this.filters = filters;
    find = Command.of("Find…", Keys.shortcut(KeyCode.F), field::open).with(Feather.SEARCH);
    next =
        Command.of("Find next", Keys.plain(KeyCode.F3), model.find()::next)
            .with(Feather.ARROW_DOWN);
    previous =
        Command.of("Find previous", Keys.shift(KeyCode.F3), model.find()::previous)
            .with(Feather.ARROW_UP);
    findId =
        Command.of("Find a revision id…", Keys.shiftShortcut(KeyCode.F), model.missing()::ask)
            .with(Feather.HELP_CIRCLE);
    findOut =
        Command.of("Find out where it went…", model.missing()::findOut).with(Feather.HELP_CIRCLE);
    enable();
  }

  private void enable() {
    Reasons reasons = new Reasons(model);
    for (Command command : List.of(find, findId)) {
      command.disabledProperty().bind(model.workspaceProperty().map(Optional::isEmpty));
    }
    for (Command command : List.of(next, previous)) {
      command.disabledProperty().bind(model.find().textProperty().isEmpty());
      command.because(reasons.ifOpen("Find something first"));
    }
    findOut
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.missing().isLeadMissing(), model.history().selectionProperty()));
    findOut.because(reasons.ifOpen("Select a missing revision first"));
  }

  Command find() {
    return find;
  }

  Command next() {
    return next;
  }

  Command previous() {
    return previous;
  }

  Command findId() {
    return findId;
  }

  /// Finds out where the missing revision with the keyboard went.
  Command findOut() {
    return findOut;
  }

  Menu filters() {
    return filters.menu();
  }
}
