package lynearm.ui.shell;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import lynearm.layout.Folding;
import lynearm.look.Scheme;
import lynearm.ui.common.Memory;
import lynearm.ui.graph.MapView;
import lynearm.ui.outline.LogView;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What is seen and how: which views and panels, folding, zoom, theme.
final class ViewCommands {

  private final WindowViewModel model;
  private final MapView map;
  private final LogView log;
  private final Memory memory;
  private final Command zoomIn;
  private final Command zoomOut;
  private final Command actualSize;
  private final Command fit;
  private final Command unfoldAll;
  private final Command toggleFold;
  private final BooleanProperty mapShown;
  private final BooleanProperty logShown;
  private final BooleanProperty sideShown;
  private final BooleanProperty detailsShown;
  private final Menu themeMenu = new Menu("Theme", new FontIcon(Feather.SUN));
  private @Nullable Theme theme;

  ViewCommands(WindowViewModel model, MapView map, LogView log) {
    this.model = model;
    this.map = map;
    this.log = log;
    memory = model.memory();
    zoomIn = Command.of("Zoom in", Keys.shortcut(KeyCode.PLUS), map::zoomIn).with(Feather.ZOOM_IN);
    zoomOut =
        Command.of("Zoom out", Keys.shortcut(KeyCode.MINUS), map::zoomOut).with(Feather.ZOOM_OUT);
    actualSize =
        Command.of("Actual size", Keys.shortcut(KeyCode.DIGIT0), () -> map.zoomTo(1))
            .with(Feather.MONITOR);
    fit =
        Command.of("Show everything", Keys.shortcut(KeyCode.DIGIT9), map::fit)
            .with(Feather.MAXIMIZE);
    unfoldAll =
        Command.of(
                "Unfold all",
                Keys.shiftShortcut(KeyCode.U),
                () -> model.folds().setMode(Folding.Mode.NONE))
            .with(Feather.MAXIMIZE_2);
    toggleFold = Command.of("Unfold run", Keys.shortcut(KeyCode.U), model.folds()::toggle);
    mapShown = remembered("map");
    logShown = remembered("log");
    sideShown = remembered("side");
    detailsShown = remembered("details");
    mapShown.subscribe(shown -> keepOneView(shown, logShown));
    logShown.subscribe(shown -> keepOneView(shown, mapShown));
    enable();
  }

  private void enable() {
    for (Command command : List.of(zoomIn, zoomOut, actualSize, fit, unfoldAll)) {
      command.disabledProperty().bind(model.workspaceProperty().map(Optional::isEmpty));
    }
    var selection = model.history().selectionProperty();
    var shown = model.history().shownProperty();
    toggleFold
        .disabledProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> !model.folds().isLeadFolded() && !model.folds().isLeadUnfolded(),
                selection,
                shown));
    toggleFold
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> model.folds().isLeadUnfolded() ? "Fold run again" : "Unfold run",
                selection,
                shown));
    toggleFold.because(new Reasons(model).ifOpen("Select a folded run first"));
  }

  private BooleanProperty remembered(String name) {
    BooleanProperty shown = new SimpleBooleanProperty(memory.isSet("shown." + name, true));
    shown.subscribe((_, now) -> memory.put("shown." + name, now));
    return shown;
  }

  private static void keepOneView(boolean shown, BooleanProperty other) {
    if (!shown && !other.get()) {
      other.set(true);
    }
  }

  Command zoomIn() {
    return zoomIn;
  }

  Command zoomOut() {
    return zoomOut;
  }

  Command fit() {
    return fit;
  }

  Command toggleFold() {
    return toggleFold;
  }

  Command unfoldAll() {
    return unfoldAll;
  }

  BooleanProperty mapShownProperty() {
    return mapShown;
  }

  BooleanProperty logShownProperty() {
    return logShown;
  }

  BooleanProperty sideShownProperty() {
    return sideShown;
  }

  BooleanProperty detailsShownProperty() {
    return detailsShown;
  }

  /// The theme, once there is one to choose.
  Optional<Theme> theme() {
    return Optional.ofNullable(theme);
  }

  Scheme scheme() {
    return theme == null ? Scheme.LIGHT : theme.scheme();
  }

  /// Offers the choice of theme.
  void offer(Theme offered) {
    theme = offered;
    ToggleGroup group = new ToggleGroup();
    for (Theme.Choice choice : Theme.Choice.values()) {
      RadioMenuItem item = new RadioMenuItem(choice.text());
      item.setToggleGroup(group);
      item.setOnAction(_ -> offered.choiceProperty().set(choice));
      offered.choiceProperty().subscribe(now -> item.setSelected(now == choice));
      themeMenu.getItems().add(item);
    }
  }

  Menu menu() {
    return new Menu(
        "_View",
        null,
        check("Map", mapShown, Optional.empty()),
        check("Log", logShown, Optional.empty()),
        check("Side by side", model.settings().sideBySideProperty(), Optional.empty()),
        new SeparatorMenuItem(),
        check("Heads and problems", sideShown, Optional.empty()),
        check("Details", detailsShown, Optional.of(Keys.shortcut(KeyCode.I))),
        new SeparatorMenuItem(),
        foldingMenu(),
        headsUp(),
        new SeparatorMenuItem(),
        log.columnMenu("Columns of the log"),
        log.sortMenu("Sort the log by"),
        new SeparatorMenuItem(),
        zoomIn.menuItem(),
        zoomOut.menuItem(),
        actualSize.menuItem(),
        fit.menuItem(),
        new SeparatorMenuItem(),
        themeMenu);
  }

  private static MenuItem check(String text, BooleanProperty shown, Optional<KeyCombination> key) {
    CheckMenuItem item = new CheckMenuItem(text);
    item.selectedProperty().bindBidirectional(shown);
    key.ifPresent(item::setAccelerator);
    return item;
  }

  private MenuItem headsUp() {
    CheckMenuItem item = new CheckMenuItem("Heads at the top");
    item.selectedProperty().bindBidirectional(model.folds().headsUpProperty());
    map.headsUpProperty().bind(model.folds().headsUpShownProperty());
    return item;
  }

  private Menu foldingMenu() {
    Menu menu = new Menu("Fold", new FontIcon(Feather.MINIMIZE_2));
    menu.getItems().setAll(foldingItems());
    menu.getItems().addAll(new SeparatorMenuItem(), toggleFold.menuItem(), unfoldAll.menuItem());
    return menu;
  }

  private List<RadioMenuItem> foldingItems() {
    ToggleGroup group = new ToggleGroup();
    return Stream.of(Folding.Mode.values())
        .map(mode -> {
          RadioMenuItem item = new RadioMenuItem(text(mode));
          item.setToggleGroup(group);
          item.setOnAction(_ -> model.folds().setMode(mode));
          model.folds().choiceProperty().subscribe(now -> item.setSelected(now.mode() == mode));
          return item;
        })
        .toList();
  }

  private static String text(Folding.Mode mode) {
    return switch (mode) {
      case NONE -> "Nothing";
      case LONG_RUNS -> "Long runs";
      case ONLY_WHAT_MATTERS -> "All but what matters";
    };
  }

  /// The folding as a button for the tool bar.
  MenuButton foldMenu() {
    MenuButton button = new MenuButton("Fold", new FontIcon(Feather.MINIMIZE_2));
    button.setId("fold");
    button.getItems().setAll(foldingItems());
    button.setFocusTraversable(false);
    return button;
  }

  /// Map, log or both.
  Node viewSwitch() {
    ToggleButton mapButton = toggle("Map", Feather.MAP, true, false);
    ToggleButton both = toggle("Both", Feather.COLUMNS, true, true);
    ToggleButton logButton = toggle("Log", Feather.LIST, false, true);
    SegmentedButton buttons = new SegmentedButton(mapButton, both, logButton);
    buttons.setId("view-switch");
    Runnable follow =
        () -> {
          boolean withMap = mapShown.get();
          boolean withLog = logShown.get();
          mapButton.setSelected(withMap && !withLog);
          both.setSelected(withMap && withLog);
          logButton.setSelected(!withMap && withLog);
        };
    mapShown.subscribe(follow);
    logShown.subscribe(follow);
    follow.run();
    return buttons;
  }

  private ToggleButton toggle(String text, Ikon icon, boolean withMap, boolean withLog) {
    ToggleButton button = new ToggleButton(text, new FontIcon(icon));
    button.setFocusTraversable(false);
    button.setOnAction(_ -> {
      if (withMap) {
        mapShown.set(true);
        logShown.set(withLog);
      } else {
        logShown.set(true);
        mapShown.set(false);
      }
      button.setSelected(true);
    });
    return button;
  }
}
