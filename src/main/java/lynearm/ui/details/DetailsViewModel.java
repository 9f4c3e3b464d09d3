package lynearm.ui.details;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.graph.Node;
import lynearm.operation.Lines;
import lynearm.revision.Revision;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import lynearm.workspace.Body;
import org.jspecify.annotations.Nullable;

/// The details of the revision that has the keyboard, and once its file is read, its source and
/// what it does.
public final class DetailsViewModel {

  private final HistoryViewModel history;
  private final DetailsActions actions;
  private final Executor windowThread;
  private final Executor inAMoment;
  private final ReadOnlyObjectWrapper<Optional<RevisionDetails>> details =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SourceState> source =
      new ReadOnlyObjectWrapper<>(new SourceState.None());
  private final ReadOnlyObjectWrapper<Optional<Lines>> marked =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final OpenParts parts;

  /// Whose details are shown, or will be once its file is read.
  private Optional<Node> followed = Optional.empty();

  /// Counts the requests for a source, so that a late answer to an older one is dropped.
  private long request;

  /// @param windowThread where answers from the background are taken up
  /// @param inAMoment the same, but only after a time that nobody notices: so long the last
  ///   revision stays, instead of half of the next one
  public DetailsViewModel(
      HistoryViewModel history,
      DetailsActions actions,
      OpenParts parts,
      Executor windowThread,
      Executor inAMoment) {
    this.history = history;
    this.actions = actions;
    this.parts = parts;
    this.windowThread = windowThread;
    this.inAMoment = inAMoment;
    history.selectionProperty().subscribe(() -> follow(false));
    history.shownProperty().subscribe(() -> follow(true));
    history.factsProperty().subscribe((_, _) -> describe(history.lead()));
    follow(true);
  }

  /// What is known of the revision; empty while none has the keyboard.
  public ReadOnlyObjectProperty<Optional<RevisionDetails>> detailsProperty() {
    return details.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<SourceState> sourceProperty() {
    return source.getReadOnlyProperty();
  }

  /// The lines of the source that are pointed out.
  public ReadOnlyObjectProperty<Optional<Lines>> markedProperty() {
    return marked.getReadOnlyProperty();
  }

  /// Points lines out in the source, and opens it if it is closed.
  public void pointOut(Lines lines) {
    parts.openProperty(Part.SOURCE).set(true);
    marked.set(Optional.empty());
    marked.set(Optional.of(lines));
  }

  /// Which parts are open.
  public OpenParts parts() {
    return parts;
  }

  public DetailsActions actions() {
    return actions;
  }

  /// Selects another revision, as after a click on its link.
  public void goTo(RevisionLink link) {
    history.selectionProperty().set(NodeSelection.only(link.node()));
  }

  private void follow(boolean graphIsNew) {
    Optional<Node> lead = history.lead();
    Optional<Node> before = followed;
    if (!graphIsNew && lead.equals(before)) {
      return;
    }
    followed = lead;
    boolean same =
        lead.isPresent() && before.filter(old -> isSameFile(old, lead.get())).isPresent();
    if (!same) {
      marked.set(Optional.empty());
    }
    if (lead.isEmpty() || lead.get().isMissing()) {
      showNoSource();
      describe(lead);
      return;
    }
    if (same) {
      describe(lead);
    }
    load(lead.get(), same);
  }

  /// The same id may have moved to another file, and two files may declare one id.
  private static boolean isSameFile(Node one, Node other) {
    return one.id().equals(other.id())
        && one.revision().map(Revision::file).equals(other.revision().map(Revision::file));
  }

  private void describe(Optional<Node> lead) {
    details.set(
        lead.map(node ->
            RevisionDetails.of(
                history.shownProperty().get().orElseThrow().graph(),
                node,
                history.factsProperty().get(),
                operations())));
  }

  private Optional<OperationsText> operations() {
    return source.get() instanceof SourceState.Loaded(Body body)
        ? Optional.of(OperationsText.of(body.operations()))
        : Optional.empty();
  }

  private void showNoSource() {
    request++;
    source.set(new SourceState.None());
  }

  /// What is shown of the same revision stays until its new text is there; of another, for a
  /// moment.
  private void load(Node node, boolean same) {
    long mine = ++request;
    var reading =
        actions
            .body(node)
            .whenCompleteAsync((body, failure) -> take(mine, body, failure), windowThread);
    if (!same && !reading.isDone()) {
      inAMoment.execute(() -> {
        if (mine == request && !reading.isDone()) {
          source.set(new SourceState.Loading());
          describe(history.lead());
        }
      });
    }
  }

  private void take(long answered, @Nullable Body body, @Nullable Throwable failure) {
    if (answered != request) {
      return;
    }
    if (body != null) {
      source.set(new SourceState.Loaded(body));
      describe(history.lead());
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String reason = cause == null ? null : cause.getMessage();
    source.set(
        new SourceState.Unavailable(reason == null ? "The file could not be read." : reason));
    describe(history.lead());
  }
}
