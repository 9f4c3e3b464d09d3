package lynearm.ui.merge;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.merge.MergePlan;
import lynearm.merge.MergeRequest;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;

/// The state of the merge panel: what is to be merged and how, and the plan that follows from it,
/// worked out anew whenever something of that changes.
public final class MergeViewModel {

  private final Background.Lane planning;
  private final Supplier<RevisionId> newIds;
  private final Clock clock;
  private final Consumer<MergePlan.Ready> create;

  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty revisionId = new SimpleStringProperty("");
  private final ObservableList<Node> parents = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<MergePlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RevisionGraph>> graphNow =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Function<MergeRequest, MergePlan> planner =
      _ -> new MergePlan.Refused("Nothing is open", "Open a folder first.");
  private String suggestedMessage = "";
  private boolean settingUp;

  /// @param planning where plans are worked out
  /// @param newIds makes ids for new revisions
  /// @param create writes what was previewed
  public MergeViewModel(
      Background.Lane planning,
      Supplier<RevisionId> newIds,
      Clock clock,
      Consumer<MergePlan.Ready> create) {
    this.planning = planning;
    this.newIds = newIds;
    this.clock = clock;
    this.create = create;
    message.subscribe(this::replan);
    revisionId.subscribe(this::replan);
  }

  /// Shows the merge of these nodes. The order of parents and what was typed are kept while the
  /// same nodes stay selected.
  ///
  /// @param planner plans against the snapshot that `graph` belongs to
  public void show(
      RevisionGraph graph, List<Integer> nodes, Function<MergeRequest, MergePlan> planner) {
    this.planner = planner;
    List<Node> wanted = inKeptOrder(nodes.stream().sorted().map(graph::node).toList());
    boolean same = ids(wanted).equals(ids(parents));
    graphNow.set(Optional.of(graph));
    settingUp = true;
    parents.setAll(wanted);
    if (!same || revisionId.get().isEmpty()) {
      if (message.get().equals(suggestedMessage)) {
        suggestedMessage = suggestion(graph, wanted);
        message.set(suggestedMessage);
      }
      revisionId.set(newIds.get().value());
    }
    settingUp = false;
    replan();
  }

  /// Nothing is being merged any more; what was typed is forgotten.
  public void clear() {
    planning.cancel();
    settingUp = true;
    parents.clear();
    suggestedMessage = "";
    message.set("");
    revisionId.set("");
    settingUp = false;
    plan.set(Optional.empty());
    graphNow.set(Optional.empty());
  }

  private List<Node> inKeptOrder(List<Node> nodes) {
    Map<RevisionId, Integer> before = new HashMap<>();
    parents.forEach(parent -> before.putIfAbsent(parent.id(), before.size()));
    if (parents.size() != nodes.size() || !before.keySet().containsAll(ids(nodes))) {
      return nodes;
    }
    List<Node> kept = new ArrayList<>(nodes);
    kept.sort(Comparator.comparing(node -> before.getOrDefault(node.id(), before.size())));
    return kept;
  }

  private static List<RevisionId> ids(List<Node> nodes) {
    return nodes.stream().map(Node::id).toList();
  }

  private static String suggestion(RevisionGraph graph, List<Node> nodes) {
    if (nodes.size() == graph.heads().size()) {
      return "merge heads";
    }
    return "merge "
        + String.join(" and ", nodes.stream().map(node -> node.id().shortForm()).toList());
  }

  public StringProperty messageProperty() {
    return message;
  }

  public StringProperty revisionIdProperty() {
    return revisionId;
  }

  /// The revisions to join, in the order of `down_revision`.
  public ObservableList<Node> parents() {
    return parents;
  }

  /// The plan for what is asked now; empty while nothing is, or while it is being worked out first.
  public ReadOnlyObjectProperty<Optional<MergePlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }

  /// The graph as it is, which the plan starts from.
  public ReadOnlyObjectProperty<Optional<RevisionGraph>> graphNowProperty() {
    return graphNow.getReadOnlyProperty();
  }

  /// Puts a parent one place earlier (-1) or later (+1).
  public void moveParent(Node parent, int by) {
    int from = parents.indexOf(parent);
    int to = from + by;
    if (from < 0 || to < 0 || to >= parents.size()) {
      return;
    }
    List<Node> order = new ArrayList<>(parents);
    order.remove(from);
    order.add(to, parent);
    parents.setAll(order);
    replan();
  }

  /// Another random id.
  public void renewId() {
    revisionId.set(newIds.get().value());
  }

  /// Writes what is previewed, if it can be; not while a newer preview is being worked out.
  public void confirm() {
    if (planning.runningProperty().get()) {
      return;
    }
    if (plan.get().orElse(null) instanceof MergePlan.Ready ready) {
      create.accept(ready);
    }
  }

  private void replan() {
    if (settingUp || parents.isEmpty()) {
      return;
    }
    MergeRequest request =
        new MergeRequest(
            parents.stream().map(Node::index).toList(),
            new RevisionId(revisionId.get()),
            Optional.of(message.get()).filter(text -> !text.isBlank()),
            Optional.empty(),
            clock.instant());
    Function<MergeRequest, MergePlan> now = planner;
    planning.start(
        "Working out the merge",
        _ -> now.apply(request),
        ready -> plan.set(Optional.of(ready)),
        failure ->
            plan.set(
                Optional.of(
                    new MergePlan.Refused(
                        "The merge could not be worked out: " + failure.getMessage(),
                        "Reload with F5 and try again."))));
  }
}
