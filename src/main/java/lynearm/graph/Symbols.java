package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import lynearm.python.PythonText;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;

/// What the symbols mean that Alembic's commands take: ids and parts of them, labels, `head`,
/// `heads`, `base`, `label@…`, steps and ranges.
///
/// Answers and errors are Alembic's, word for word; where Alembic ends in a traceback, the error
/// has the class of that exception. Each question takes O(V + E) for each head or symbol that it
/// has to look at. Source: Alembic, revision map and script directory.
public final class Symbols {

  private static final String NO_SINGLE_HEAD =
      "Multiple heads are present; please specify the head revision on which the new revision"
          + " should be based, or perform a merge.";

  private static final String BASE = "base";
  private static final String HEADS = "heads";
  private static final String CURRENT = "current";

  private final RevisionGraph graph;
  private final Lookup lookup;

  public Symbols(RevisionGraph graph) {
    this.graph = graph;
    this.lookup = new Lookup(graph);
  }

  /// What `alembic show SYMBOL` shows. What is shown before an error counts.
  public Answer<List<Node>> show(String symbol) {
    return nodes(() -> lookup.revisions(symbol), Raised::shown);
  }

  /// The heads as `alembic heads` looks them up: each by its id, even if that means something else.
  public Answer<List<Node>> heads() {
    if (graph.refusal().isPresent()) {
      return new Answer.Refused<>(graph.refusal().get(), List.of());
    }
    List<String> ids = graph.heads().stream().map(node -> node.id().value()).toList();
    return nodes(() -> lookup.revisions(ids), Raised::shown);
  }

  /// What a symbol means that may mean one revision only.
  public Answer<List<Node>> single(String symbol) {
    return nodes(() -> new int[] {lookup.revision(symbol)}, Raised::shown);
  }

  /// The whole history as Alembic walks it, newest first.
  public Answer<List<Node>> history() {
    return between(new RangeEnd.Symbol(BASE), new RangeEnd.Symbol(HEADS));
  }

  /// What `alembic history -r RANGE` shows, newest first, where the range doesn't name a database.
  public Answer<List<Node>> history(String range) {
    return history(range, Optional.empty());
  }

  /// Whether a range names the revisions at which a database stands.
  public static boolean namesDatabase(String range) {
    String[] ends = PythonText.strip(range).split(":", -1);
    return ends.length == 2 && (ends[0].equals(CURRENT) || ends[1].equals(CURRENT));
  }

  /// What `alembic history -r RANGE` shows, newest first.
  ///
  /// @param rows what `current` stands for: the rows of a version table, if one was read
  public Answer<List<Node>> history(String range, Optional<List<String>> rows) {
    if (range.indexOf(':') < 0) {
      return new Answer.Refused<>(
          Raised.command("History range requires [start]:[end], [start]:, or :[end]"), List.of());
    }
    String[] ends = PythonText.strip(range).split(":", -1);
    if (ends.length != 2) {
      return new Answer.Refused<>(new AlembicError("ValueError", ""), List.of());
    }
    RangeEnd lower = new RangeEnd.Symbol(ends[0].isEmpty() ? BASE : ends[0]);
    RangeEnd upper = new RangeEnd.Symbol(ends[1].isEmpty() ? HEADS : ends[1]);
    if (rows.isPresent() && ends[1].equals(CURRENT)) {
      upper = RangeEnd.current(rows.get(), HEADS);
    } else if (rows.isPresent() && ends[0].equals(CURRENT)) {
      lower = RangeEnd.current(rows.get(), BASE);
    }
    return between(lower, upper);
  }

  /// What lies between two ends, both included, newest first.
  public Answer<List<Node>> between(RangeEnd lower, RangeEnd upper) {
    Function<Raised, AlembicError> words =
        raised ->
            switch (raised.kind()) {
              case RANGE_NOT_ANCESTOR ->
                  Raised.command(
                      ("Requested range %s:%s does not refer to ancestor/descendant revisions along"
                              + " the same branch")
                          .formatted(lower.shown(), upper.shown()));
              case MULTIPLE_HEADS -> Raised.command(Raised.multipleHeadsText(upper.shown()));
              default -> raised.shown();
            };
    Answer<int[]> order =
        guarded(
            () -> {
              Range range = Range.between(lookup, graph, lower, upper);
              return HistoryOrder.of(graph, inMap(range.nodes()), inMap(range.targets()));
            },
            words,
            () -> Links.NONE);
    return switch (order) {
      case Answer.Refused<int[]>(var error, _) -> new Answer.Refused<>(error, List.of());
      case Answer.Given<int[]>(int[] nodes) -> lookedUpAgain(nodes, words);
    };
  }

  /// Alembic goes on by ids from here.
  private BitSet inMap(BitSet nodes) {
    BitSet found = new BitSet();
    nodes.stream().map(graph::inMap).forEach(found::set);
    return found;
  }

  /// Alembic asks for each revision of its walk by id once more, so that one with the id `head`
  /// turns into what `head` means.
  private Answer<List<Node>> lookedUpAgain(int[] order, Function<Raised, AlembicError> words) {
    List<Node> found = new ArrayList<>(order.length);
    for (int node : order) {
      Node walked = graph.node(node);
      switch (walked.id().value()) {
        case "head", HEADS, BASE -> {
          Answer<Integer> again =
              guarded(() -> lookup.revision(walked.id().value()), words, () -> Lookup.NOTHING);
          if (again instanceof Answer.Refused<Integer>(var error, _)) {
            return new Answer.Refused<>(error, found);
          }
          if (again.value() < 0) {
            return new Answer.Refused<>(new AlembicError("AttributeError", ""), found);
          }
          found.add(graph.node(again.value()));
        }
        default -> found.add(walked);
      }
    }
    return new Answer.Given<>(found);
  }

  /// What `alembic current` finds for the rows of a version table: all that they stand for, over
  /// dependencies too, without what another of them descends from. In load order.
  public Answer<List<Node>> current(List<String> rows) {
    return nodes(
        () -> lookup.branchHeads(lookup.withAncestors(lookup.revisions(rows))), Raised::shown);
  }

  /// The parents that `alembic merge SYMBOLS…` and `alembic revision --head SYMBOL` would give the
  /// new revision, in its order; none for a base.
  ///
  /// @param splice whether a parent may be no head
  public Answer<List<Node>> parents(List<String> symbols, boolean splice) {
    Answer<int[]> looked =
        guarded(
            () -> parents(symbols),
            raised ->
                raised.kind() == Raised.Kind.MULTIPLE_HEADS
                    ? Raised.command(NO_SINGLE_HEAD)
                    : raised.shown(),
            () -> Links.NONE);
    if (looked instanceof Answer.Refused<int[]>(var error, _)) {
      return new Answer.Refused<>(error, List.of());
    }
    int[] parents = looked.value();
    Optional<AlembicError> refusal = refusalOf(parents, splice);
    if (refusal.isPresent()) {
      return new Answer.Refused<>(refusal.get(), List.of());
    }
    return new Answer.Given<>(
        Arrays.stream(parents).filter(node -> node >= 0).mapToObj(graph::node).toList());
  }

  private int[] parents(List<String> symbols) {
    int[] found = lookup.revisions(symbols);
    if (IntStream.of(found).anyMatch(node -> node == Lookup.BASE)) {
      throw Raised.assertion();
    }
    return found;
  }

  private Optional<AlembicError> refusalOf(int[] parents, boolean splice) {
    if (IntStream.of(parents).distinct().count() < parents.length) {
      return Optional.of(Raised.command("Duplicate head revisions specified"));
    }
    Optional<AlembicError> noHead =
        IntStream.of(parents)
            .filter(node -> node >= 0 && !splice && !graph.isHead(node))
            .mapToObj(node ->
                Raised.command(
                    ("Revision %s is not a head revision; please specify --splice to create a"
                            + " new branch from this revision")
                        .formatted(lookup.id(node))))
            .findFirst();
    boolean baseAmongOthers =
        parents.length > 1 && IntStream.of(parents).anyMatch(node -> node == Lookup.NOTHING);
    return noHead.or(
        () -> baseAmongOthers ? Optional.of(Raised.assertion().shown()) : Optional.empty());
  }

  /// What `alembic revision --depends-on SYMBOL…` would write: whole ids, but a label that the
  /// revision carries stays a label.
  public Answer<List<Reference>> dependencies(List<String> symbols) {
    return guarded(() -> symbols.stream().map(this::dependency).toList(), Raised::shown, List::of);
  }

  private Reference dependency(String symbol) {
    int node = lookup.revision(symbol);
    if (node < 0) {
      throw Raised.assertion();
    }
    return graph.labels(node).contains(new BranchLabel(symbol))
        ? new Reference(symbol)
        : new Reference(lookup.id(node));
  }

  /// What is found, up to the first that is no revision.
  private Answer<List<Node>> nodes(Supplier<int[]> question, Function<Raised, AlembicError> words) {
    Answer<int[]> found = guarded(question, words, () -> Links.NONE);
    List<Node> nodes =
        IntStream.of(found.value()).takeWhile(node -> node >= 0).mapToObj(graph::node).toList();
    if (found instanceof Answer.Refused<int[]>(var error, _)) {
      return new Answer.Refused<>(error, nodes);
    }
    return nodes.size() == found.value().length
        ? new Answer.Given<>(nodes)
        : new Answer.Refused<>(new AlembicError("AttributeError", ""), nodes);
  }

  private <T> Answer<T> guarded(
      Supplier<T> question, Function<Raised, AlembicError> words, Supplier<T> nothing) {
    Optional<AlembicError> refusal = graph.guardedRefusal();
    if (refusal.isPresent()) {
      return new Answer.Refused<>(refusal.get(), nothing.get());
    }
    try {
      return new Answer.Given<>(question.get());
    } catch (Raised raised) {
      return new Answer.Refused<>(words.apply(raised), nothing.get());
    }
  }
}
