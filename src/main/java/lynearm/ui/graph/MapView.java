package lynearm.ui.graph;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.Folding;
import lynearm.layout.MapLayout;
import lynearm.look.GitFacts;
import lynearm.look.NodeFacts;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryActions;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.ui.common.WayChooser;
import org.jspecify.annotations.Nullable;

/// The map of a history: cards in columns with all heads in one row. Shows a [HistoryViewModel] and
/// changes its selection; asks the window for everything else.
///
/// Sweep, click, Ctrl-click, Shift-click and dragging a head select and merge; the wheel scrolls,
/// with Ctrl it zooms; the middle button, or Space and any button, moves the map. Only what is seen
/// is drawn, so a frame costs the same however long the history.
public final class MapView extends Region {

  private static final double ZOOM_STEP = 1.25;

  /// At first sight the whole map is seen, however far away, as long as its rows can be told apart.
  private static final double LOWEST_FIRST_ZOOM = 0.03;

  /// A map that is too high for that is seen from where each card has still a line of text.
  private static final double LINE_ZOOM = 0.175;

  private static final double PREVIEW_MARGIN = 8;
  private static final double LARGEST_MARGIN = 0.04;

  private final HistoryViewModel history;
  private final BitSet coming = new BitSet();
  private final MapColours palette;
  private final Surface surface = new Surface();
  private final Transition transition;
  private final HoverCard hoverCard = new HoverCard();
  private final WayChooser chooser;
  private final MiniMap miniMap;
  private final ViewportMotion motion = new ViewportMotion(this::moveTo);
  private final BooleanProperty headsUp = new SimpleBooleanProperty(this, "headsUp", true);
  private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(this, "zoom", 1);
  private final boolean preview;
  private Viewport port = Viewport.start();
  private Optional<MapPicture> picture = Optional.empty();
  private @Nullable Highlights highlights;
  private @Nullable MapMouse mouse;
  private Optional<RevisionId> leadId = Optional.empty();
  private boolean selecting;

  /// What the map was asked to show, until it is moved by hand: a graph that comes meanwhile must
  /// not leave it out of sight.
  private Optional<RevisionId> sought = Optional.empty();

  private boolean fitted = true;

  /// Whether everything was asked for, however small.
  private boolean wantsAll;

  /// The map of this history, whose wishes go to these actions.
  public MapView(HistoryViewModel history, HistoryActions actions) {
    this(history, Set.of(), false);
    MapVoice.install(this, history);
    mouse = new MapMouse(this, actions);
    MapKeys.install(this, actions);
  }

  private MapView(HistoryViewModel history, Set<Integer> coming, boolean preview) {
    this.history = history;
    this.preview = preview;
    coming.forEach(this.coming::set);
    palette = new MapColours(this, this::redraw);
    miniMap = new MiniMap(palette, this::centre, this);
    getStyleClass().add("map-view");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText("Map of the revisions");
    setFocusTraversable(!preview);
    chooser = new WayChooser(history, this);
    Dissolve dissolve = new Dissolve(motion.reducedProperty());
    transition = new Transition(surface.canvas, dissolve, motion.reducedProperty(), this::redraw);
    getChildren().addAll(surface, dissolve, miniMap, hoverCard, chooser);
    history.shownProperty().subscribe(this::show);
    history.selectionProperty().subscribe(this::followSelection);
    history.emphasisProperty().subscribe(this::markEmphasis);
    history.factsProperty().subscribe(this::learn);
    history.hoveredProperty().subscribe(this::markHovered);
    headsUp.subscribe(_ -> history.shownProperty().get().ifPresent(this::turn));
    focusedProperty().subscribe(_ -> redraw());
  }

  /// A small map to look at only: short ids on narrow cards, runs folded. The nodes that a merge
  /// joins are marked as selected, and what it adds as coming.
  public static MapView preview(RevisionGraph graph, Set<Integer> joined, Set<Integer> coming) {
    HistoryViewModel fixed = new HistoryViewModel();
    MapView view = new MapView(fixed, coming, true);
    Set<RevisionId> kept =
        Stream.concat(joined.stream(), coming.stream())
            .map(node -> graph.node(node).id())
            .collect(Collectors.toSet());
    fixed
        .shownProperty()
        .set(
            Optional.of(
                FoldedGraph.of(graph, Folding.of(Folding.Mode.ONLY_WHAT_MATTERS).keeping(kept))));
    fixed
        .selectionProperty()
        .set(new NodeSelection(List.copyOf(joined), OptionalInt.empty(), OptionalInt.empty()));
    return view;
  }

  /// A small map like that of a merge, of some revisions that git branches bring.
  ///
  /// @param guests the branch that brings each of them
  public static MapView preview(RevisionGraph graph, Map<RevisionId, String> guests) {
    HistoryViewModel fixed = new HistoryViewModel();
    fixed.factsProperty().set(GitFacts.unknown().withGuests(guests));
    MapView view = new MapView(fixed, Set.of(), true);
    Folding folding = Folding.of(Folding.Mode.ONLY_WHAT_MATTERS).keeping(guests.keySet());
    fixed.shownProperty().set(Optional.of(FoldedGraph.of(graph, folding)));
    return view;
  }

  /// The style sheet for the scene; it needs that of the palette. The root has the style class
  /// `dark` in a dark theme.
  public static String stylesheet() {
    return Objects.requireNonNull(MapView.class.getResource("graph.css")).toExternalForm();
  }

  /// Whether the heads stand in the top row, else in the bottom row.
  public BooleanProperty headsUpProperty() {
    return headsUp;
  }

  /// Whether the map jumps where it would glide.
  public BooleanProperty reducedMotionProperty() {
    return motion.reducedProperty();
  }

  /// The part of the map that is seen, in its own units, which are pixels at 100 %.
  public Rectangle2D seen() {
    double x = port.mapX(0);
    double y = port.mapY(0);
    return new Rectangle2D(x, y, port.mapX(getWidth()) - x, port.mapY(getHeight()) - y);
  }

  /// The zoom, 1 for 100 %.
  public ReadOnlyDoubleProperty zoomProperty() {
    return zoom.getReadOnlyProperty();
  }

  public void zoomIn() {
    zoomTo(motion.goal(port).zoom() * ZOOM_STEP);
  }

  public void zoomOut() {
    zoomTo(motion.goal(port).zoom() / ZOOM_STEP);
  }

  /// Zooms about the middle of what is seen; 1 is 100 %.
  public void zoomTo(double newZoom) {
    fitted = false;
    sought = Optional.empty();
    motion.glide(port, motion.goal(port).zoomedAbout(getWidth() / 2, getHeight() / 2, newZoom));
  }

  /// Shows the whole map, as far as it can be told apart.
  public void fit() {
    sought = Optional.empty();
    wantsAll = true;
    picture.ifPresent(shown -> motion.glide(port, atFirst(shown)));
    fitted = true;
  }

  /// Moves the map just so far that this node is seen.
  public void reveal(int node) {
    picture
        .filter(shown -> node < shown.graph().graph().size())
        .ifPresent(shown -> {
          sought = Optional.of(shown.graph().graph().node(node).id());
          MapLayout layout = shown.layout();
          int item = shown.graph().itemOf(node);
          Viewport goal = motion.goal(port);
          Viewport there =
              goal.showing(
                  layout.left(item),
                  layout.top(item),
                  layout.left(item) + layout.width(item),
                  layout.top(item) + layout.height(item),
                  getWidth(),
                  getHeight());
          if (!there.equals(goal)) {
            fitted = false;
            motion.glide(port, there);
          }
        });
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return MapColours.cssMetaData();
  }

  @Override
  protected void layoutChildren() {
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
    if (fitted) {
      picture.ifPresent(shown -> motion.jump(atFirst(shown)));
    }
    redraw();
  }

  @Override
  protected double computePrefWidth(double height) {
    return picture.map(shown -> shown.layout().width()).orElse(0.0) + 2 * margin();
  }

  @Override
  protected double computePrefHeight(double width) {
    return picture.map(shown -> shown.layout().height()).orElse(0.0) + 2 * margin();
  }

  MapColours palette() {
    return palette;
  }

  HistoryViewModel history() {
    return history;
  }

  Optional<MapPicture> picture() {
    return picture;
  }

  Viewport port() {
    return port;
  }

  HoverCard hoverCard() {
    return hoverCard;
  }

  void select(NodeSelection selection) {
    selecting = true;
    history.selectionProperty().set(selection);
    selecting = false;
  }

  /// Asks beside this item which way to go from it.
  void ask(String question, int item, List<WayChooser.Way> ways, IntConsumer chosen) {
    picture.ifPresent(shown -> {
      MapLayout layout = shown.layout();
      double right = port.screenX(layout.left(item) + layout.width(item));
      chooser.ask(question, ways, new Point2D(right, port.screenY(layout.top(item))), chosen);
    });
  }

  /// Below the card that has the keyboard, if it is seen.
  Optional<Point2D> placeOfLead() {
    if (highlights == null || highlights.lead().isEmpty() || picture.isEmpty()) {
      return Optional.empty();
    }
    MapLayout layout = picture.get().layout();
    int item = highlights.lead().getAsInt();
    double x = port.screenX(layout.left(item) + layout.width(item) / 2);
    double y = port.screenY(layout.top(item) + layout.height(item));
    boolean isSeen = x >= 0 && x <= getWidth() && y >= 0 && y <= getHeight();
    return isSeen ? Optional.of(new Point2D(x, y)) : Optional.empty();
  }

  /// Moves what is seen at once, by hand.
  void move(Viewport there) {
    fitted = false;
    sought = Optional.empty();
    motion.jump(
        picture
            .map(shown ->
                there.keptNear(
                    shown.layout().width(), shown.layout().height(), getWidth(), getHeight()))
            .orElse(there));
  }

  private void centre(double mapX, double mapY) {
    move(port.panned(getWidth() / 2 - port.screenX(mapX), getHeight() / 2 - port.screenY(mapY)));
  }

  /// Whether cards are on their way to their places.
  boolean isGliding() {
    return transition.isGliding();
  }

  void redraw() {
    surface.requestLayout();
  }

  private void moveTo(Viewport there) {
    port = there;
    zoom.set(there.zoom());
    redraw();
  }

  private Viewport atFirst(MapPicture shown) {
    Viewport whole = fitting(shown, Viewport.LOWEST_ZOOM);
    return preview || wantsAll || whole.zoom() >= LOWEST_FIRST_ZOOM
        ? whole
        : fitting(shown, LINE_ZOOM);
  }

  private Viewport fitting(MapPicture shown, double lowest) {
    return Viewport.fit(
        shown.layout().width(),
        shown.layout().height(),
        getWidth(),
        getHeight(),
        Math.max(lowest, Viewport.LOWEST_ZOOM),
        headsUp.get(),
        margin());
  }

  private void show(Optional<FoldedGraph> graph) {
    Optional<MapPicture> before = picture;
    Highlights marks = highlights;
    Viewport here = port;
    picture = graph.map(this::pictureOf);
    chooser.close();
    if (mouse != null) {
      mouse.forget();
    }
    markSelection(history.selectionProperty().get());
    picture.ifPresent(
        now -> before.ifPresentOrElse(was -> keepPlace(was, marks, now), this::startAnew));
    before.ifPresent(was -> lead(was, marks, here));
    graph.flatMap(its -> sought.flatMap(its.graph()::find)).ifPresent(node -> reveal(node.index()));
    requestLayout();
  }

  private MapPicture pictureOf(FoldedGraph graph) {
    return MapPicture.of(graph, direction(), cards(), history.factsProperty().get())
        .with(history.emphasisOf(graph.graph()));
  }

  private void startAnew() {
    fitted = true;
    wantsAll = false;
    requestLayout();
  }

  private double margin() {
    return preview ? PREVIEW_MARGIN : Math.min(Viewport.MARGIN, getHeight() * LARGEST_MARGIN);
  }

  private CardSize cards() {
    return preview ? CardSize.SHORT : CardSize.WHOLE;
  }

  private MapLayout.Direction direction() {
    return headsUp.get() ? MapLayout.Direction.HEADS_UP : MapLayout.Direction.HEADS_DOWN;
  }

  private void turn(FoldedGraph graph) {
    Optional<MapPicture> before = picture;
    picture = Optional.of(pictureOf(graph));
    fitted = true;
    before.ifPresent(was -> lead(was, highlights, port));
    requestLayout();
  }

  /// Leads the eye from what is on the screen to the picture that comes.
  private void lead(MapPicture was, @Nullable Highlights marks, Viewport here) {
    Highlights newMarks = highlights;
    if (picture.isEmpty() || marks == null || newMarks == null) {
      transition.stop();
      return;
    }
    MapPicture now = picture.get();
    transition.begin(was, marks, here, now, newMarks, fitted ? atFirst(now) : port);
  }

  /// Leaves what the user looks at where it is on the screen, though the layout is another.
  private void keepPlace(MapPicture was, @Nullable Highlights marks, MapPicture now) {
    if (fitted) {
      return;
    }
    OptionalInt anchor = anchorIn(was, marks);
    Optional<Node> same =
        anchor.isPresent()
            ? now.graph().graph().find(was.node(anchor.getAsInt()).id())
            : Optional.empty();
    if (same.isEmpty()) {
      startAnew();
      return;
    }
    int item = now.graph().itemOf(same.get().index());
    double dx = now.layout().left(item) - was.layout().left(anchor.getAsInt());
    double dy = now.layout().top(item) - was.layout().top(anchor.getAsInt());
    motion.jump(port.panned(-dx * port.scaleX(), -dy * port.scaleY()));
  }

  /// The item to hold on to: the one with the keyboard if it is seen, else the one under the mouse,
  /// else one in the middle.
  private OptionalInt anchorIn(MapPicture was, @Nullable Highlights marks) {
    int[] seen = MapPainter.seen(was, port, getWidth(), getHeight());
    if (marks != null) {
      for (OptionalInt held : List.of(marks.lead(), marks.hovered())) {
        if (held.isPresent() && IntStream.of(seen).anyMatch(item -> item == held.getAsInt())) {
          return held;
        }
      }
    }
    return seen.length == 0 ? OptionalInt.empty() : OptionalInt.of(seen[seen.length / 2]);
  }

  /// Shows what was selected elsewhere; what a person selects here stands before their eyes.
  private void followSelection(NodeSelection selection) {
    Optional<RevisionId> before = leadId;
    leadId = history.lead().map(Node::id);
    markSelection(selection);
    if (!selecting && !leadId.equals(before)) {
      history.lead().ifPresent(lead -> reveal(lead.index()));
    }
  }

  private void markSelection(NodeSelection selection) {
    highlights =
        picture
            .map(shown ->
                Highlights.of(
                    shown.graph(),
                    selection,
                    history.emphasisOf(shown.graph().graph()),
                    history.hoveredProperty().get(),
                    comingItems(shown)))
            .orElse(null);
    history
        .lead()
        .ifPresent(lead ->
            picture.ifPresent(shown -> {
              if (lead.index() < shown.graph().graph().size()) {
                setAccessibleHelp(shown.spoken(shown.graph().itemOf(lead.index())));
              }
            }));
    redraw();
  }

  private void markEmphasis(Emphasis emphasis) {
    picture = picture.map(shown -> shown.with(history.emphasisOf(shown.graph().graph())));
    markSelection(history.selectionProperty().get());
    emphasis.current().ifPresent(this::reveal);
  }

  private BitSet comingItems(MapPicture shown) {
    BitSet items = new BitSet();
    coming.stream()
        .filter(node -> node < shown.graph().graph().size())
        .forEach(node -> items.set(shown.graph().itemOf(node)));
    NodeFacts facts = history.factsProperty().get();
    if (facts.hasGuests()) {
      for (Node node : shown.graph().graph().files()) {
        if (facts.guestOf(node).isPresent()) {
          items.set(shown.graph().itemOf(node.index()));
        }
      }
    }
    return items;
  }

  private void markHovered(OptionalInt node) {
    if (highlights != null) {
      Highlights now = highlights;
      picture.ifPresent(shown -> highlights = now.hovering(shown.graph(), node));
      redraw();
    }
  }

  private void learn(NodeFacts facts) {
    picture = picture.map(shown -> shown.with(facts));
    if (facts.hasGuests()) {
      markSelection(history.selectionProperty().get());
    }
    redraw();
  }

  /// The canvas with the markers over it; a layout root of its own, so that a frame lays out
  /// nothing else.
  private final class Surface extends Region {

    private final Canvas canvas = new Canvas();
    private final CardMarkers markers = new CardMarkers();
    private @Nullable MapPainter painter;

    Surface() {
      setManaged(false);
      getChildren().addAll(canvas, markers);
    }

    @Override
    protected void layoutChildren() {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      if (getWidth() <= 0 || getHeight() <= 0) {
        return;
      }
      if (painter == null) {
        painter = new MapPainter(canvas.getGraphicsContext2D(), palette, Font.getDefault());
      }
      MapPainter brush = painter;
      if (picture.isEmpty() || highlights == null) {
        brush.clear(getWidth(), getHeight());
      }
      picture.ifPresent(shown -> paint(brush, shown));
    }

    private void paint(MapPainter brush, MapPicture shown) {
      Highlights marks = highlights;
      if (marks == null) {
        return;
      }
      int[] seen = MapPainter.seen(shown, port, getWidth(), getHeight());
      transition
          .glideTo(shown, marks, port)
          .ifPresentOrElse(
              glide ->
                  brush.paint(
                      glide, transition.progress(), shown, marks, port, getWidth(), getHeight()),
              () -> brush.paint(shown, marks, port, seen, getWidth(), getHeight()));
      if (!preview) {
        markers.follow(shown, port, seen);
        miniMap.update(shown, marks, port, getWidth(), getHeight());
      }
      if (mouse != null) {
        mouse.paint(brush, shown, port, seen);
      }
    }
  }
}
