package lynearm.ui.details;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.graph.Node;
import lynearm.ui.common.HistoryViewModel;
import lynearm.ui.common.NodeSelection;
import org.jspecify.annotations.Nullable;

/// The details of the revision that has the keyboard, and its source once it is read.
public final class DetailsViewModel {

  private final HistoryViewModel history;
  private final DetailsActions actions;
  private final Executor windowThread;
  private final ReadOnlyObjectWrapper<Optional<RevisionDetails>> details =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<SourceState> source =
      new ReadOnlyObjectWrapper<>(new SourceState.None());

  /// Counts the requests for a source, so that a late answer to an older one is dropped.
  private long request;

  /// @param windowThread where answers from the background are taken up
  public DetailsViewModel(HistoryViewModel history, DetailsActions actions, Executor windowThread) {
    this.history = history;
    this.actions = actions;
    this.windowThread = windowThread;
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

  public DetailsActions actions() {
    return actions;
  }

  /// Selects another revision, as after a click on its link.
  public void goTo(RevisionLink link) {
    history.selectionProperty().set(NodeSelection.only(link.node()));
  }

  private void follow(boolean graphIsNew) {
    Optional<Node> lead = history.lead();
    Optional<Node> before = details.get().map(RevisionDetails::node);
    if (!graphIsNew && lead.equals(before)) {
      return;
    }
    describe(lead);
    lead.filter(node -> !node.isMissing())
        .ifPresentOrElse(
            node -> load(node, before.filter(old -> old.id().equals(node.id())).isPresent()),
            this::showNoSource);
  }

  private void describe(Optional<Node> lead) {
    details.set(
        lead.map(node ->
            RevisionDetails.of(
                history.shownProperty().get().orElseThrow().graph(),
                node,
                history.factsProperty().get())));
  }

  private void showNoSource() {
    request++;
    source.set(new SourceState.None());
  }

  /// What is shown of the same revision stays until its new text is there.
  private void load(Node node, boolean same) {
    long mine = ++request;
    if (!same) {
      source.set(new SourceState.Loading());
    }
    var _ =
        actions
            .source(node)
            .whenCompleteAsync((text, failure) -> take(mine, text, failure), windowThread);
  }

  private void take(long answered, @Nullable String text, @Nullable Throwable failure) {
    if (answered != request) {
      return;
    }
    if (text != null) {
      source.set(new SourceState.Loaded(text));
      return;
    }
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String reason = cause == null ? null : cause.getMessage();
    source.set(
        new SourceState.Unavailable(reason == null ? "The file could not be read." : reason));
  }
}
