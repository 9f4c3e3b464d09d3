package lynearm.ui.graph;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.common.WayChooser;

/// The keys of the map: arrows, Home, End, Space, Enter, plus and minus.
///
/// An arrow selects where it leads; with Ctrl it only moves the keyboard, so that Space can gather
/// one head after the other; with Shift it adds.
final class MapKeys {

  private final MapView view;
  private final HistoryActions actions;

  private MapKeys(MapView view, HistoryActions actions) {
    this.view = view;
    this.actions = actions;
  }

  static void install(MapView view, HistoryActions actions) {
    view.addEventHandler(KeyEvent.KEY_PRESSED, new MapKeys(view, actions)::pressed);
  }

  private void pressed(KeyEvent event) {
    if (event.isAltDown()) {
      return;
    }
    Optional<MapPicture> picture = view.picture();
    if (picture.isPresent() && (zooms(event) || acts(event, picture.get()))) {
      event.consume();
    }
  }

  private boolean zooms(KeyEvent event) {
    switch (event.getCode()) {
      case PLUS, ADD, EQUALS -> view.zoomIn();
      case MINUS, SUBTRACT -> view.zoomOut();
      case DIGIT0, NUMPAD0 -> {
        if (!event.isShortcutDown()) {
          view.fit();
        } else {
          view.zoomTo(1);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean acts(KeyEvent event, MapPicture picture) {
    MapWalk walk = new MapWalk(picture);
    NodeSelection selection = view.history().selectionProperty().get();
    OptionalInt lead =
        selection.lead().isPresent() && selection.lead().getAsInt() < picture.graph().graph().size()
            ? OptionalInt.of(picture.graph().itemOf(selection.lead().getAsInt()))
            : OptionalInt.empty();
    switch (event.getCode()) {
      case UP -> step(event, picture, walk, lead, MapWalk.Step.UP);
      case DOWN -> step(event, picture, walk, lead, MapWalk.Step.DOWN);
      case LEFT -> step(event, picture, walk, lead, MapWalk.Step.LEFT);
      case RIGHT -> step(event, picture, walk, lead, MapWalk.Step.RIGHT);
      case HOME -> go(event, picture, walk.firstHead());
      case END -> {
        OptionalInt start = lead.isPresent() ? lead : walk.firstHead();
        go(event, picture, start.isPresent() ? OptionalInt.of(walk.base(start.getAsInt())) : start);
      }
      case SPACE -> {
        if (lead.isPresent()) {
          view.select(Picking.clicked(picture, selection, lead.getAsInt(), true, false));
        }
      }
      case ENTER -> {
        if (lead.isEmpty()) {
          return false;
        }
        if (picture.graph().isFold(lead.getAsInt())) {
          actions.unfold(picture.node(lead.getAsInt()).id());
        } else {
          actions.showDetails();
        }
      }
      case ESCAPE -> {
        if (selection.isEmpty() || view.history().emphasisProperty().get().isActive()) {
          return false;
        }
        view.select(NodeSelection.empty());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void step(
      KeyEvent event, MapPicture picture, MapWalk walk, OptionalInt lead, MapWalk.Step step) {
    if (lead.isEmpty()) {
      go(event, picture, walk.firstHead());
      return;
    }
    List<Integer> ways = walk.ways(lead.getAsInt(), step);
    if (ways.size() > 1) {
      ask(event, picture, lead.getAsInt(), ways, walk.isToParents(step));
    } else {
      go(event, picture, ways.stream().mapToInt(item -> item).findFirst());
    }
  }

  /// At a fork the person says which way.
  private void ask(
      KeyEvent event, MapPicture picture, int from, List<Integer> ways, boolean parents) {
    view.ask(
        ways.size() + (parents ? " parents" : " children"),
        from,
        ways.stream()
            .map(item ->
                new WayChooser.Way(
                    picture.node(item).index(), picture.title(item), picture.detail(item)))
            .toList(),
        node ->
            view.picture()
                .ifPresent(now -> go(event, now, OptionalInt.of(now.graph().itemOf(node)))));
  }

  private void go(KeyEvent event, MapPicture picture, OptionalInt item) {
    if (item.isEmpty()) {
      return;
    }
    NodeSelection before = view.history().selectionProperty().get();
    int node = picture.node(item.getAsInt()).index();
    if (event.getCode() != KeyCode.HOME && event.isShortcutDown()) {
      view.select(before.withLead(node));
    } else if (event.isShiftDown()) {
      view.select(before.plus(picture.nodes(item.getAsInt())).withLead(node));
    } else {
      view.select(Picking.clicked(picture, before, item.getAsInt(), false, false));
    }
    view.reveal(node);
  }
}
