package lynearm.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import lynearm.ui.branches.BranchActions;
import lynearm.ui.common.CopiedText;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with what git has and is not checked out.
final class BranchCommands implements BranchActions {

  private static final String SHOWN = "shown.branches";

  private final WindowViewModel model;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Command view;
  private final Command ownFiles;
  private final Command parting;

  BranchCommands(WindowViewModel model, Dialogs dialogs) {
    this.model = model;
    shown.set(model.memory().isSet(SHOWN, false));
    shown.subscribe((_, now) -> model.memory().put(SHOWN, now));
    view =
        Command.of(
                "View branch or commit…",
                Keys.shiftShortcut(KeyCode.B),
                () ->
                    dialogs
                        .askText(
                            "View branch or commit",
                            "A branch, a tag, an id or its beginning, HEAD~2. Nothing is checked"
                                + " out.")
                        .ifPresent(this::view))
            .with(Feather.EYE);
    ownFiles =
        Command.of("Back to your own files", () -> model.view(new Viewing.Wish.CheckedOut()))
            .with(Feather.HOME);
    parting =
        Command.of("When did the second head appear?", model.timeline()::showParting)
            .with(Feather.HELP_CIRCLE);
    view.disabledProperty().bind(noRepository());
    parting.disabledProperty().bind(noRepository());
    ownFiles
        .disabledProperty()
        .bind(
            model
                .viewing()
                .seenProperty()
                .map(seen -> seen.filter(it -> !it.workspace().viewed().isCheckedOut()).isEmpty()));
  }

  private ObservableValue<Boolean> noRepository() {
    return model.workspaceProperty().map(open -> open.flatMap(Workspace::repository).isEmpty());
  }

  /// Whether the list of branches is shown.
  BooleanProperty shownProperty() {
    return shown;
  }

  Menu menu() {
    CheckMenuItem list = new CheckMenuItem("Git branches");
    list.setAccelerator(Keys.shortcut(KeyCode.B));
    list.selectedProperty().bindBidirectional(shown);
    list.disableProperty().bind(noRepository());
    CheckMenuItem time = new CheckMenuItem("History of the graph");
    time.setAccelerator(Keys.shortcut(KeyCode.T));
    time.selectedProperty().bindBidirectional(model.timeline().shownProperty());
    time.disableProperty().bind(noRepository());
    return new Menu(
        "_Git",
        null,
        list,
        time,
        new SeparatorMenuItem(),
        view.menuItem(),
        ownFiles.menuItem(),
        new SeparatorMenuItem(),
        parting.menuItem());
  }

  @Override
  public void view(String name) {
    model.view(new Viewing.Wish.Ref(name));
  }

  /// Together with those that are guests already.
  @Override
  public void showGuests(List<String> names) {
    List<String> guests = new ArrayList<>();
    if (model.viewing().wish() instanceof Viewing.Wish.Among among) {
      guests.addAll(among.branches());
    }
    names.stream().filter(name -> !guests.contains(name)).forEach(guests::add);
    model.view(guests.isEmpty() ? new Viewing.Wish.CheckedOut() : new Viewing.Wish.Among(guests));
  }

  @Override
  public void viewLanded(String target, List<String> names) {
    model.view(new Viewing.Wish.Landed(target, names));
  }

  @Override
  public void copy(String text) {
    CopiedText.put(text);
  }
}
