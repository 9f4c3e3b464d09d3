package lynearm.ui.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableValue;
import lynearm.workspace.Workspace;

/// Why something can't be done now, in words for a menu; empty where there is nothing to say, as
/// while nothing is open.
final class Reasons {

  private static final String SELECT_FIRST = "Select a revision first";

  private final WindowViewModel model;

  Reasons(WindowViewModel model) {
    this.model = model;
  }

  static ObservableValue<String> either(
      ObservableValue<String> first, ObservableValue<String> second) {
    return first.flatMap(why -> why.isEmpty() ? second : new SimpleStringProperty(why));
  }

  /// This, if anything is open.
  ObservableValue<String> ifOpen(String reason) {
    return model.workspaceProperty().map(open -> open.isPresent() ? reason : "");
  }

  ObservableValue<String> nothingSelected() {
    return ifOpen(SELECT_FIRST);
  }

  /// Why nothing can be changed while something else than the checked-out files is shown.
  ObservableValue<String> elsewhere() {
    return model
        .workspaceProperty()
        .map(open -> isElsewhere(open) ? "Go back to your own files first" : "");
  }

  static boolean isElsewhere(Optional<Workspace> open) {
    return open.filter(it -> !it.viewed().isCheckedOut()).isPresent();
  }

  ObservableValue<String> noFile() {
    var open = model.workspaceProperty();
    var selection = model.history().selectionProperty();
    return Bindings.createStringBinding(
        () ->
            open.get().isEmpty()
                ? ""
                : selection.get().isEmpty() ? SELECT_FIRST : "There is no file of it",
        open,
        selection);
  }

  ObservableValue<String> noGit() {
    var open = model.workspaceProperty();
    var state = model.git().stateProperty();
    return Bindings.createStringBinding(
        () ->
            open.get().isPresent() && state.get().isEmpty()
                ? "This folder is not in a git repository"
                : "",
        open,
        state);
  }
}
