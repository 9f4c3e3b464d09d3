package lynearm.ui.outline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import lynearm.graph.Node;
import lynearm.layout.FoldedGraph;
import lynearm.look.LogRow;
import lynearm.revision.RevisionId;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.Palette;
import lynearm.ui.common.WayChooser;
import lynearm.ui.outline.LogViewModel.Move;
import org.jspecify.annotations.Nullable;

/// The log: one row a revision, newest first, with its lanes; complete by keyboard.
///
/// Rows are drawn on one canvas, and only those that are seen. Over each lies a [RowNode] for
/// screen readers, with the id `row-<revision id>`, or `fold-<newest revision id>` for a fold.
///
/// When the graph is replaced, the row with the keyboard stays where it is on the screen; if it is
/// not seen, the topmost row does. Whoever replaces both sets the graph first, then the selection.
public final class LogView extends Region {

  private static final String STYLESHEET =
      Objects.requireNonNull(LogView.class.getResource("outline.css"), "outline.css")
          .toExternalForm();

  /// The size of text, in pixels, that the usual widths of columns are meant for.
  private static final double USUAL_TEXT_SIZE = 14;

  /// How much lower rows are that stand close together.
  private static final double COMPACT = 0.8;

  private static final double USUAL_WIDTH = 640;
  private static final double USUAL_HEIGHT = 320;
  private static final int SHORTEST_ID_COLUMN = 8;
  private static final int LONGEST_ID_COLUMN = 20;

  private final LogViewModel model;
  private final LogColumns columns = new LogColumns();
  private final LogHeader header;
  private final SortNote sortNote;
  private final Canvas canvas = new Canvas();
  private final ScrollBar bar = new ScrollBar();
  private final Label empty = new Label();
  private final Palette palette = new Palette();
  private final Text textFont = fontProbe("log-text");
  private final Text idFont = fontProbe("log-id");
  private final Text badgeFont = fontProbe("log-badge");
  private final List<RowNode> rowNodes = new ArrayList<>();
  private final WayChooser chooser;
  private final SmoothScroll smoothScroll = new SmoothScroll(this::scroll, this::scrollTo);

  private final BooleanProperty compact = new SimpleBooleanProperty(this, "compact");

  private @Nullable LogPainter painter;
  private Optional<Log> log = Optional.empty();
  private BitSet selectedRows = new BitSet();
  private int leadRow = -1;
  private Optional<RevisionId> leadId = Optional.empty();
  private int hoveredRow = -1;
  private double scroll;
  private boolean pressed;
  private double mouseY;
  private @Nullable ContextMenu openMenu;

  /// Scrolls on while a drag is held above or below the rows.
  private final AnimationTimer edgeScroll =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          double beyond = mouseY < 0 ? mouseY : Math.max(0, mouseY - canvas.getHeight());
          if (beyond != 0) {
            scrollTo(scroll + Math.clamp(beyond, -40, 40) / 2);
            dragToMouse();
          }
        }
      };

  public LogView(HistoryViewModel history, HistoryActions actions) {
    model = new LogViewModel(history, actions);
    header = new LogHeader(columns, model.sortProperty(), model::sortBy, this::requestFocus);
    sortNote =
        new SortNote(() -> {
          model.sortBy(LogColumn.GRAPH);
          requestFocus();
        });
    getStyleClass().add("log-view");
    getStylesheets().addAll(Palette.STYLESHEET, STYLESHEET);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setFocusTraversable(true);
    empty.getStyleClass().add("log-empty");
    empty.setWrapText(true);
    canvas.setManaged(false);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    chooser = new WayChooser(history, this);
    getChildren()
        .addAll(
            canvas, header, sortNote, bar, empty, palette, textFont, idFont, badgeFont, chooser);

    palette.versionProperty().subscribe(this::requestLayout);
    List.of(textFont, idFont, badgeFont)
        .forEach(probe ->
            probe
                .fontProperty()
                .subscribe(() -> {
                  painter = null;
                  requestLayout();
                }));
    columns.versionProperty().subscribe(this::requestLayout);
    compact.subscribe(this::requestLayout);
    focusedProperty().subscribe(this::requestLayout);
    bar.valueProperty().subscribe(value -> scrollTo(value.doubleValue()));
    model.logProperty().subscribe(this::replaceLog);
    model.sortProperty().subscribe(this::tellSort);
    history.selectionProperty().subscribe(this::followSelection);
    history
        .hoveredProperty()
        .subscribe(node -> {
          hoveredRow = node.isPresent() ? model.rowOfNode(node.getAsInt()).orElse(-1) : -1;
          requestLayout();
        });
    listenToMouse();
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
  }

  private static Text fontProbe(String styleClass) {
    Text probe = new Text();
    probe.getStyleClass().add(styleClass);
    probe.setManaged(false);
    return probe;
  }

  /// Whether rows stand close together.
  public BooleanProperty compactProperty() {
    return compact;
  }

  /// Whether rows jump where they would glide.
  public BooleanProperty reducedMotionProperty() {
    return smoothScroll.reducedProperty();
  }

  /// The first row that is at least half seen.
  public int firstSeenRow() {
    return (int) Math.rint(scroll / rowHeight());
  }

  /// The row after the last one that is at least half seen.
  public int endOfSeenRows() {
    return Math.min(
        log.map(Log::size).orElse(0), (int) Math.rint((scroll + canvas.getHeight()) / rowHeight()));
  }

  /// Which columns are shown, and how wide.
  public LogColumns columns() {
    return columns;
  }

  /// What the rows are sorted by.
  public ReadOnlyObjectProperty<LogSort> sortProperty() {
    return model.sortProperty();
  }

  public void sortBy(LogSort sort) {
    model.sortBy(sort);
  }

  /// The columns to show and hide, as a menu of this name.
  public Menu columnMenu(String name) {
    return header.columnMenu(name);
  }

  /// What to sort by, as a menu of this name.
  public Menu sortMenu(String name) {
    return header.sortMenu(name);
  }

  private void tellSort(LogSort sort) {
    sortNote.tell(sort);
    setAccessibleText(sort.isHistory() ? "Revisions, newest first" : "Revisions. " + sort.words());
    requestLayout();
  }

  // what is shown

  private void replaceLog(Optional<Log> now) {
    Optional<Log> before = log;
    log = now;
    smoothScroll.stop();
    chooser.close();
    if (before.isPresent() && now.isPresent() && !before.get().hasRowsOf(now.get())) {
      if (before.get().sort().equals(now.get().sort())) {
        keepPlace(before.get(), now.get());
      } else if (leadRow < 0 || !keepPlaceOf(leadRow, before.get(), now.get())) {
        scroll = 0;
      }
    } else if (before.isEmpty()) {
      scroll = 0;
    }
    takeSelection();
    boolean wasFiltered = before.map(Log::isFiltered).orElse(false);
    if (leadRow >= 0 && now.map(Log::isFiltered).orElse(false) != wasFiltered) {
      scrollToRow(leadRow);
    }
    requestLayout();
  }

  private void keepPlace(Log before, Log now) {
    int first = (int) Math.ceil(scroll / rowHeight());
    int end =
        Math.min(before.size(), (int) Math.floor((scroll + canvas.getHeight()) / rowHeight()));
    if (leadRow >= first && leadRow < end && keepPlaceOf(leadRow, before, now)) {
      return;
    }
    for (int row = first; row < end; row++) {
      if (keepPlaceOf(row, before, now)) {
        return;
      }
    }
  }

  private boolean keepPlaceOf(int row, Log before, Log now) {
    if (row >= before.size()) {
      return false;
    }
    for (int node : nodesOf(before.item(row))) {
      Optional<Node> same = now.graph().find(before.graph().node(node).id());
      if (same.isPresent() && now.rowOfNode(same.get().index()) >= 0) {
        scroll += (now.rowOfNode(same.get().index()) - row) * rowHeight();
        return true;
      }
    }
    return false;
  }

  private static List<Integer> nodesOf(FoldedGraph.Item item) {
    return switch (item) {
      case FoldedGraph.Item.Single single -> List.of(single.node());
      case FoldedGraph.Item.Fold fold -> fold.nodes();
    };
  }

  private void takeSelection() {
    selectedRows = model.selectedRows();
    leadRow = model.leadRow().orElse(-1);
    leadId = model.history().lead().map(Node::id);
  }

  private void followSelection() {
    Optional<RevisionId> before = leadId;
    takeSelection();
    if (leadRow >= 0 && !leadId.equals(before)) {
      scrollToRow(leadRow);
    }
    notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    requestLayout();
  }

  /// Scrolls as little as needed for this row and the ones beside it to be seen whole.
  private void scrollToRow(int row) {
    double height = canvas.getHeight();
    if (height <= 0) {
      return;
    }
    double margin = height > 5 * rowHeight() ? rowHeight() : 0;
    double top = row * rowHeight() - margin;
    double bottom = (row + 1) * rowHeight() + margin;
    smoothScroll.stop();
    if (top < scroll) {
      scrollTo(top);
    } else if (bottom > scroll + height) {
      scrollTo(bottom - height);
    }
  }

  private double scroll() {
    return scroll;
  }

  private void scrollTo(double pixels) {
    double bounded = Math.clamp(pixels, 0, highestScroll());
    if (bounded == scroll) {
      return;
    }
    scroll = bounded;
    requestLayout();
  }

  private double highestScroll() {
    double all = log.map(Log::size).orElse(0) * rowHeight();
    return Math.max(0, all - canvas.getHeight());
  }

  /// Even, so that the dashes of links meet at the rows' edges.
  private double rowHeight() {
    double size = textFont.getFont().getSize();
    return 2 * Math.rint(compact.get() ? size * COMPACT : size);
  }

  private int rowsOnPage() {
    return Math.max(1, (int) (canvas.getHeight() / rowHeight()) - 1);
  }

  // layout and drawing

  @Override
  protected double computePrefWidth(double height) {
    return USUAL_WIDTH;
  }

  @Override
  protected double computePrefHeight(double width) {
    return USUAL_HEIGHT;
  }

  @Override
  protected void layoutChildren() {
    double width = snapSizeX(getWidth());
    double namesHeight = rowHeight();
    double headerHeight = namesHeight + (sortNote.isVisible() ? rowHeight() + 4 : 0);
    double barWidth = snapSizeX(bar.prefWidth(-1));
    double viewWidth = Math.max(0, width - barWidth);
    double height = Math.max(0, snapSizeY(getHeight()) - headerHeight);
    header.resizeRelocate(0, 0, width, namesHeight);
    sortNote.resizeRelocate(0, namesHeight, width, headerHeight - namesHeight);
    bar.resizeRelocate(viewWidth, headerHeight, barWidth, height);
    canvas.relocate(0, headerHeight);
    if (canvas.getWidth() != viewWidth || canvas.getHeight() != height) {
      canvas.setWidth(viewWidth);
      canvas.setHeight(height);
    }
    scroll = Math.clamp(scroll, 0, highestScroll());
    layoutBar(height);
    layoutEmptyText(viewWidth, headerHeight, height);
    ColumnPlaces places = placesIn(viewWidth);
    header.setPlaces(places, emptyColumns());
    log.ifPresentOrElse(
        current -> show(pictureOf(current, places, viewWidth, height), headerHeight),
        () -> {
          canvas.getGraphicsContext2D().clearRect(0, 0, viewWidth, height);
          rowNodes.forEach(RowNode::clear);
        });
  }

  private void layoutBar(double height) {
    double highest = highestScroll();
    bar.setVisible(highest > 0);
    bar.setMax(highest);
    bar.setVisibleAmount(highest == 0 ? 0 : height / (highest + height) * highest);
    bar.setUnitIncrement(rowHeight());
    bar.setBlockIncrement(height - rowHeight());
    bar.setValue(scroll);
  }

  private void layoutEmptyText(double width, double y, double height) {
    empty.setVisible(log.map(Log::size).orElse(0) == 0);
    empty.setText(
        log.isEmpty()
            ? "No history is open. Open a folder, and its revisions are listed here."
            : log.get().isFiltered()
                ? "No revision matches. The rest is there again when the filter is off."
                : "This environment has no revisions yet.");
    empty.resizeRelocate(0, y, width, height);
  }

  /// The graph is as wide as its lanes, within a quarter of the view; then they move together.
  private ColumnPlaces placesIn(double viewWidth) {
    return columns.places(viewWidth, usualWidths(viewWidth), emptyColumns());
  }

  private Set<LogColumn> emptyColumns() {
    return log.map(Log::emptyColumns).orElse(Set.of());
  }

  private Map<LogColumn, Double> usualWidths(double viewWidth) {
    int lanes = log.map(Log::lanes).orElse(1);
    double wanted = LogPainter.LANES_PADDING + 4 + lanes * LogPainter.LANE_WIDTH;
    double scale = textFont.getFont().getSize() / USUAL_TEXT_SIZE;
    Map<LogColumn, Double> usual = new EnumMap<>(LogColumn.class);
    for (LogColumn column : LogColumn.values()) {
      usual.put(column, Math.rint(column.usualWidth() * scale));
    }
    usual.put(LogColumn.ID, usualIdWidth());
    usual.put(LogColumn.GRAPH, Math.clamp(wanted, 64, Math.max(64, viewWidth / 4)));
    return usual;
  }

  /// Wide enough for the longest id, within reason.
  private double usualIdWidth() {
    int characters =
        Math.clamp(log.map(Log::longestId).orElse(0), SHORTEST_ID_COLUMN, LONGEST_ID_COLUMN);
    return Math.ceil(painter().idColumnWidth(characters));
  }

  private LogPicture pictureOf(Log current, ColumnPlaces places, double width, double height) {
    return new LogPicture(
        current,
        places,
        width,
        height,
        rowHeight(),
        scroll,
        selectedRows,
        leadRow,
        hoveredRow,
        isFocused() || openMenu != null);
  }

  private void show(LogPicture picture, double top) {
    painter().draw(canvas.getGraphicsContext2D(), picture);
    showRowNodes(picture, top);
  }

  private LogPainter painter() {
    LogPainter known = painter;
    if (known == null) {
      known =
          new LogPainter(
              palette,
              new Typeface(textFont.getFont()),
              new Typeface(idFont.getFont()),
              new Typeface(badgeFont.getFont()));
      painter = known;
    }
    return known;
  }

  private void showRowNodes(LogPicture picture, double top) {
    int wanted = Math.max(0, picture.endRow() - picture.firstRow());
    while (rowNodes.size() < wanted) {
      RowNode node = new RowNode();
      rowNodes.add(node);
      getChildren().add(node);
    }
    for (int i = 0; i < wanted; i++) {
      int row = picture.firstRow() + i;
      double y = picture.y(row);
      Log current = picture.log();
      RowNode node = rowNodes.get(i);
      String prefix = current.row(row).isFold() ? "fold-" : "row-";
      String id = prefix + current.graph().node(current.nodeAt(row)).id().value();
      node.show(row, current.row(row), id, picture.selected().get(row));
      node.resizeRelocate(0, top + y, picture.width(), picture.y(row + 1) - y);
    }
    rowNodes.subList(wanted, rowNodes.size()).forEach(RowNode::clear);
  }

  // mouse

  private void listenToMouse() {
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::mousePressed);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::mouseDragged);
    canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> endDrag());
    canvas.addEventHandler(MouseEvent.MOUSE_CLICKED, this::mouseClicked);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, event -> hover(rowAt(event.getY())));
    canvas.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hover(OptionalInt.empty()));
    addEventHandler(
        ScrollEvent.SCROLL,
        event -> {
          if (!event.isShortcutDown()) {
            smoothScroll.by(-event.getDeltaY());
            event.consume();
          }
        });
    setOnContextMenuRequested(this::showMenu);
  }

  private void hover(OptionalInt row) {
    boolean opens = row.isPresent() && model.isFold(row.getAsInt());
    canvas.setCursor(opens ? Cursor.HAND : Cursor.DEFAULT);
    model.hover(row);
  }

  private OptionalInt rowAt(double y) {
    int row = (int) Math.floor((scroll + y) / rowHeight());
    return row >= 0 && row < log.map(Log::size).orElse(0)
        ? OptionalInt.of(row)
        : OptionalInt.empty();
  }

  private void mousePressed(MouseEvent event) {
    requestFocus();
    hideMenu();
    OptionalInt row = rowAt(event.getY());
    if (row.isEmpty()) {
      return;
    }
    if (event.getButton() == MouseButton.SECONDARY) {
      model.pressForMenu(row.getAsInt());
    } else if (event.getButton() == MouseButton.PRIMARY) {
      model.press(row.getAsInt(), event.isShortcutDown(), event.isShiftDown());
      pressed = true;
    }
  }

  private void mouseDragged(MouseEvent event) {
    if (!pressed || event.isStillSincePress()) {
      return;
    }
    mouseY = event.getY();
    dragToMouse();
    edgeScroll.start();
  }

  private void dragToMouse() {
    rowAt(Math.clamp(mouseY, 0, Math.max(0, canvas.getHeight() - 1))).ifPresent(model::dragTo);
  }

  private void endDrag() {
    pressed = false;
    edgeScroll.stop();
  }

  private void mouseClicked(MouseEvent event) {
    boolean plain = !event.isShortcutDown() && !event.isShiftDown();
    if (event.getButton() != MouseButton.PRIMARY || !plain || !event.isStillSincePress()) {
      return;
    }
    rowAt(event.getY())
        .ifPresent(row -> {
          if (model.isFold(row)) {
            model.unfold(row);
          } else if (event.getClickCount() == 2) {
            model.activate();
          }
        });
  }

  private void showMenu(ContextMenuEvent event) {
    hideMenu();
    ContextMenu menu = model.actions().contextMenu();
    openMenu = menu;
    menu.setOnHidden(_ -> {
      openMenu = null;
      requestLayout();
    });
    if (event.isKeyboardTrigger() && leadRow >= 0) {
      double y = (leadRow + 1) * rowHeight() - scroll;
      var at = canvas.localToScreen(40, Math.clamp(y, 0, Math.max(0, canvas.getHeight())));
      menu.show(this, at.getX(), at.getY());
    } else {
      menu.show(this, event.getScreenX(), event.getScreenY());
    }
    event.consume();
  }

  private void hideMenu() {
    var menu = openMenu;
    if (menu != null) {
      menu.hide();
    }
  }

  // keyboard

  private void keyPressed(KeyEvent event) {
    if (event.isAltDown()) {
      return;
    }
    boolean taken =
        event.isShortcutDown()
            ? moves(event.getCode(), Move.ONLY_LEAD) || toggles(event.getCode())
            : moves(event.getCode(), event.isShiftDown() ? Move.EXTEND : Move.SELECT)
                || toggles(event.getCode())
                || goes(event.getCode());
    if (taken) {
      event.consume();
    }
  }

  private boolean moves(KeyCode key, Move move) {
    switch (key) {
      case UP, KP_UP -> model.moveBy(-1, move);
      case DOWN, KP_DOWN -> model.moveBy(1, move);
      case PAGE_UP -> model.moveBy(-rowsOnPage(), move);
      case PAGE_DOWN -> model.moveBy(rowsOnPage(), move);
      case HOME -> model.moveTo(0, move);
      case END -> model.moveTo(Integer.MAX_VALUE, move);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean toggles(KeyCode key) {
    if (key != KeyCode.SPACE) {
      return false;
    }
    model.toggleLead();
    return true;
  }

  private boolean goes(KeyCode key) {
    switch (key) {
      case LEFT, KP_LEFT -> ask(" parents", model.moveToParent());
      case RIGHT, KP_RIGHT -> ask(" children", model.moveToChild());
      case ENTER -> model.activate();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Asks which way to go, if there are several.
  private void ask(String kind, List<Integer> ways) {
    if (ways.isEmpty() || log.isEmpty()) {
      return;
    }
    Log current = log.get();
    double x =
        placesIn(canvas.getWidth()).of(LogColumn.GRAPH).map(ColumnPlaces.Place::end).orElse(0.0);
    double y = canvas.getLayoutY() + (leadRow + 1) * rowHeight() - scroll;
    chooser.ask(
        ways.size() + kind,
        ways.stream().map(node -> wayTo(current, node)).toList(),
        new Point2D(x, y),
        model::goTo);
  }

  private static WayChooser.Way wayTo(Log current, int node) {
    LogRow row = current.row(current.rowOfNode(node));
    String id = current.graph().node(node).id().shortForm();
    String detail = row.date().isEmpty() ? id : id + " · " + row.date();
    return new WayChooser.Way(node, row.message(), row.isFold() ? "" : detail);
  }

  // screen readers

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case ITEM_COUNT -> log.map(Log::size).orElse(0);
      case MULTIPLE_SELECTION -> true;
      case FOCUS_ITEM -> nodeOfRow(leadRow);
      case ITEM_AT_INDEX -> nodeOfRow((Integer) parameters[0]);
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }

  private @Nullable RowNode nodeOfRow(int row) {
    return rowNodes.stream()
        .filter(node -> node.isVisible() && node.row() == row)
        .findFirst()
        .orElse(null);
  }
}
