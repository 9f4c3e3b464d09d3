package lynearm.ui.find;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lynearm.find.Field;
import lynearm.find.Knowledge;
import lynearm.find.Query;
import lynearm.find.Search;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.look.NodeFacts;
import lynearm.operation.Fact;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;
import lynearm.ui.common.Emphasis;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.BodyFacts;

/// What is looked for, and what was found; without any window.
///
/// A search runs in the background, a newer one replaces it. The revision that is looked at has the
/// keyboard in both views, and is selected unless several others are. Bodies are read when
/// something is looked for first; what they hold widens what was found.
public final class FindViewModel {

  private final HistoryViewModel history;
  private final Background background;
  private final Background.Lane searching;
  private final Background.Lane reading;
  private final Supplier<FactsReading> bodiesShown;
  private BodyFacts bodies = BodyFacts.NONE;
  private final StringProperty text = new SimpleStringProperty("");
  private final BooleanProperty alone = new SimpleBooleanProperty();
  private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<Found>> found =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<RevisionId, Set<Problem.Kind>> problems = Map.of();
  private Optional<Prepared> prepared = Optional.empty();
  private Optional<RevisionGraph> read = Optional.empty();
  private Optional<RevisionId> origin = Optional.empty();
  private boolean passing;

  /// Whether what comes next answers other words than before, so that another revision is looked
  /// at.
  private boolean anew;

  /// A graph ready to be searched, and its nodes in the order in which they are found.
  private record Prepared(Search search, FoldedGraph whole) {}

  /// What a search brought.
  ///
  /// @param nodes the matches in the order of the log
  /// @param current the place among them of the one that is looked at; -1 if there is none
  private record Found(Query query, Prepared in, BitSet matches, List<Integer> nodes, int current) {

    Found {
      nodes = List.copyOf(nodes);
    }

    OptionalInt node() {
      return current < 0 ? OptionalInt.empty() : OptionalInt.of(nodes.get(current));
    }

    Found at(int place) {
      return new Found(query, in, matches, nodes, place);
    }
  }

  /// @param bodiesShown gives what reads the bodies of the revisions that are shown at that moment
  public FindViewModel(
      HistoryViewModel history, Supplier<FactsReading> bodiesShown, Background background) {
    this.history = history;
    this.bodiesShown = bodiesShown;
    this.background = background;
    searching = background.lane();
    reading = background.lane();
    text.subscribe((_, _) -> searchAnew());
    alone.subscribe((_, _) -> found.get().ifPresent(this::emphasise));
    history.shownProperty().subscribe((_, now) -> graphChanged(now));
    history.factsProperty().subscribe((_, _) -> knowMore());
    found.subscribe(this::tell);
    reading.runningProperty().subscribe(() -> tell(found.get()));
  }

  /// What is typed.
  public StringProperty textProperty() {
    return text;
  }

  /// Whether the log shows nothing but what was found.
  public BooleanProperty aloneProperty() {
    return alone;
  }

  /// What came of it, in a few words: `3 of 17`.
  public ReadOnlyStringProperty statusProperty() {
    return status.getReadOnlyProperty();
  }

  /// Why a word is not followed; else where the revision that is looked at has what was looked for,
  /// if neither map nor log show it: `Found: column users.email`.
  public ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /// The query as it is understood.
  public Query query() {
    return Query.of(text.get());
  }

  /// Whether something is looked for.
  public boolean isActive() {
    return !query().isEmpty();
  }

  /// Whether the keyboard is only passing: what it comes by while a person types or steps through
  /// matches is not yet what they came for.
  public boolean isPassing() {
    return passing;
  }

  public boolean isBusy() {
    return searching.runningProperty().get() || reading.runningProperty().get();
  }

  /// Whether the bodies of the revisions are being read.
  ReadOnlyBooleanProperty readingProperty() {
    return reading.runningProperty();
  }

  /// The problems that revisions have, by id.
  public void setProblems(Map<RevisionId, Set<Problem.Kind>> now) {
    problems = Map.copyOf(now);
    knowMore();
  }

  /// Reads what is needed beforehand, as when the field gets the keyboard; looks are taken from
  /// where the keyboard is now.
  public void prepare() {
    origin = history.lead().map(Node::id);
    readBodies();
  }

  /// Looks at the next match; after the last comes the first.
  public void next() {
    step(1);
  }

  public void previous() {
    step(-1);
  }

  private void step(int by) {
    anew = false;
    found
        .get()
        .filter(its -> !its.nodes().isEmpty())
        .ifPresent(its -> {
          int from = fromWhereTheKeyboardIs(its, by);
          lookAt(its.at(Math.floorMod(from + by, its.nodes().size())));
        });
  }

  /// The match with the keyboard; between two matches, so that a step leads to the nearest that
  /// way.
  private int fromWhereTheKeyboardIs(Found now, int by) {
    Optional<Node> lead = history.lead();
    if (lead.isEmpty()) {
      return now.current() < 0 && by < 0 ? 0 : now.current();
    }
    int row = rowOf(now.in().whole(), lead.get().index());
    int at = firstFrom(now, row);
    boolean onMatch = at < now.nodes().size() && now.nodes().get(at) == lead.get().index();
    return onMatch || by < 0 ? at : at - 1;
  }

  /// Puts a filter in or takes it out.
  public void toggle(Field field, String value) {
    Query query = query();
    text.set(query.has(field, value) ? query.without(field, value) : query.with(field, value));
  }

  /// Asks for revisions from this day, month or year to that one, in place of what was asked
  /// before; empty for no bound.
  public void between(String since, String until) {
    String rest = Query.of(query().without(Field.SINCE)).without(Field.UNTIL);
    String from = since.isEmpty() ? rest : Query.of(rest).with(Field.SINCE, since);
    text.set(until.isEmpty() ? from : Query.of(from).with(Field.UNTIL, until));
  }

  /// The kinds of problems that any revision has, as they are written.
  Stream<String> problemKinds() {
    return problems.values().stream().flatMap(Set::stream).distinct().sorted().map(Query::wordOf);
  }

  /// The operations that any body holds, as far as bodies are read.
  Stream<String> operations() {
    return history.shownProperty().get().stream()
        .flatMap(shown -> shown.graph().files().stream())
        .flatMap(node -> bodies.of(node).stream())
        .filter(fact -> fact.kind() == Fact.Kind.OPERATION)
        .map(Fact::name)
        .distinct()
        .sorted();
  }

  /// Looks for nothing any more; the keyboard stays where it is.
  public void clear() {
    text.set("");
    alone.set(false);
  }

  private void graphChanged(Optional<FoldedGraph> now) {
    if (now.isEmpty()) {
      prepared = Optional.empty();
      read = Optional.empty();
      found.set(Optional.empty());
      clear();
      return;
    }
    boolean same = prepared.filter(its -> its.search().graph() == now.get().graph()).isPresent();
    if (!same) {
      knowMore();
    }
  }

  private void know(BodyFacts more) {
    if (!more.equals(bodies)) {
      bodies = more;
      knowMore();
    }
  }

  private void knowMore() {
    prepared = Optional.empty();
    if (isActive()) {
      search();
    }
  }

  private void searchAnew() {
    if (!isActive()) {
      searching.cancel();
      found.set(Optional.empty());
      history.emphasisProperty().set(Emphasis.NONE);
      return;
    }
    anew = true;
    search();
  }

  private void search() {
    Optional<FoldedGraph> shown = history.shownProperty().get();
    if (shown.isEmpty()) {
      return;
    }
    readBodies();
    Query query = query();
    FoldedGraph folded = shown.get();
    Optional<Prepared> ready = prepared;
    NodeFacts facts = history.factsProperty().get();
    Map<RevisionId, Set<Problem.Kind>> known = problems;
    searching.start(
        "Finding",
        _ -> searched(query, ready.orElseGet(() -> prepare(folded, facts, known))),
        this::found,
        failure -> status.set("The search stopped: " + failure));
  }

  private Prepared prepare(
      FoldedGraph folded, NodeFacts facts, Map<RevisionId, Set<Problem.Kind>> known) {
    boolean isWhole = folded.size() == folded.graph().size();
    FoldedGraph whole = isWhole ? folded : FoldedGraph.unfolded(folded.graph());
    whole.log();
    return new Prepared(Search.of(folded.graph(), new Known(facts, known, bodies)), whole);
  }

  private record Known(
      NodeFacts facts, Map<RevisionId, Set<Problem.Kind>> problemsOf, BodyFacts bodies)
      implements Knowledge {

    @Override
    public String author(Node node) {
      return facts.author(node);
    }

    @Override
    public String day(Node node) {
      String day = facts.date(node);
      return NodeFacts.DAY.matcher(day).lookingAt() ? day : "";
    }

    @Override
    public Collection<String> branches(Node node) {
      return facts.branches(node);
    }

    @Override
    public boolean isUncommitted(Node node) {
      return facts.isUncommitted(node);
    }

    @Override
    public Set<Problem.Kind> problems(Node node) {
      return problemsOf.getOrDefault(node.id(), Set.of());
    }

    @Override
    public Collection<Fact> body(Node node) {
      return bodies.of(node);
    }
  }

  private static Found searched(Query query, Prepared in) {
    BitSet matches = in.search().matches(query);
    List<Integer> nodes =
        IntStream.range(0, in.whole().log().rows())
            .map(row -> in.whole().item(in.whole().log().itemAt(row)).firstNode())
            .filter(matches::get)
            .boxed()
            .toList();
    return new Found(query, in, matches, nodes, -1);
  }

  private static int rowOf(FoldedGraph whole, int node) {
    return whole.log().rowOf(whole.itemOf(node));
  }

  private void found(Found now) {
    if (history.shownProperty().get().filter(its -> its.graph() == graphOf(now)).isEmpty()) {
      return;
    }
    prepared = Optional.of(now.in());
    if (now.nodes().isEmpty()) {
      emphasise(now);
      return;
    }
    boolean firstMatches = found.get().filter(before -> !before.nodes().isEmpty()).isEmpty();
    if (anew || firstMatches) {
      lookAt(now.at(firstToLookAt(now)));
    } else {
      emphasise(now.at(stillLookedAt(now)));
    }
    anew &= reading.runningProperty().get();
  }

  private static RevisionGraph graphOf(Found found) {
    return found.in().search().graph();
  }

  /// The revision that is surely meant, else the first match from where the person came from.
  private int firstToLookAt(Found now) {
    OptionalInt meant = now.in().search().meant(now.query());
    if (meant.isPresent() && now.matches().get(meant.getAsInt())) {
      return placeOf(now, meant.getAsInt());
    }
    int row =
        origin
            .flatMap(graphOf(now)::find)
            .map(node -> rowOf(now.in().whole(), node.index()))
            .orElse(0);
    return firstFrom(now, row) % now.nodes().size();
  }

  private int stillLookedAt(Found now) {
    return found
        .get()
        .filter(before -> before.current() >= 0)
        .map(before -> graphOf(before).node(before.nodes().get(before.current())).id())
        .flatMap(graphOf(now)::find)
        .map(node -> placeOf(now, node.index()))
        .orElse(-1);
  }

  private static int placeOf(Found now, int node) {
    return now.nodes().indexOf(node);
  }

  /// The place of the first match at this row or below; the number of matches if there is none.
  private static int firstFrom(Found now, int row) {
    int[] rows = now.nodes().stream().mapToInt(node -> rowOf(now.in().whole(), node)).toArray();
    int at = Arrays.binarySearch(rows, row);
    return at >= 0 ? at : -at - 1;
  }

  private void lookAt(Found now) {
    int node = now.nodes().get(now.current());
    NodeSelection before = history.selectionProperty().get();
    passing = true;
    try {
      history
          .selectionProperty()
          .set(before.nodes().size() > 1 ? before.withLead(node) : NodeSelection.only(node));
      emphasise(now);
    } finally {
      passing = false;
    }
  }

  private void emphasise(Found now) {
    found.set(Optional.of(now));
    if (now.query().misunderstanding().isPresent()) {
      history.emphasisProperty().set(Emphasis.NONE);
      return;
    }
    Emphasis emphasis = Emphasis.found(graphOf(now), now.matches(), now.node());
    history.emphasisProperty().set(alone.get() ? emphasis.alone(now.in().whole()) : emphasis);
  }

  private void tell(Optional<Found> now) {
    status.set(now.map(this::statusOf).orElse(""));
    hint.set(now.flatMap(its -> its.query().misunderstanding()).orElseGet(() -> placeOf(now)));
  }

  private static String placeOf(Optional<Found> now) {
    return now.filter(its -> its.current() >= 0)
        .flatMap(its -> its.in().search().where(its.query(), its.nodes().get(its.current())))
        .map(place -> "Found: " + place)
        .orElse("");
  }

  private String statusOf(Found now) {
    if (now.query().misunderstanding().isPresent()) {
      return "Not clear";
    }
    int count = now.nodes().size();
    if (count == 0) {
      return reading.runningProperty().get() ? "Still reading…" : "No match";
    }
    return now.current() < 0 ? count + " found" : (now.current() + 1) + " of " + count;
  }

  /// Starts to read what every revision does, unless that is known.
  void readBodies() {
    Optional<RevisionGraph> graph = history.shownProperty().get().map(FoldedGraph::graph);
    if (graph.isEmpty() || read.filter(its -> its == graph.get()).isPresent()) {
      return;
    }
    read = graph;
    FactsReading bodiesNow = bodiesShown.get();
    reading.start(
        "Reading what revisions do",
        progress ->
            bodiesNow.read(
                progress,
                batch ->
                    background.onScreen(() -> {
                      if (!progress.isCancelled()) {
                        know(batch);
                      }
                    })),
        this::know,
        failure -> status.set("The bodies could not be read: " + failure));
  }
}
