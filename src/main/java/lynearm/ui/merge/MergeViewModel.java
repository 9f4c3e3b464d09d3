package lynearm.ui.merge;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.hook.HookCall;
import lynearm.merge.FileForm;
import lynearm.merge.MergePlan;
import lynearm.merge.MergeRequest;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Background;

/// The state of the merge panel: what is to be merged and how, and the plan that follows from it,
/// worked out anew whenever something of that changes.
public final class MergeViewModel {

  private final Background.Lane planning;
  private final Supplier<RevisionId> newIds;
  private final Clock clock;
  private final BiConsumer<MergePlan.Ready, AfterCreating> create;
  private final Consumer<AlembicOffer> alembicWriter;

  private final StringProperty message = new SimpleStringProperty("");
  private final StringProperty revisionId = new SimpleStringProperty("");
  private final StringProperty label = new SimpleStringProperty("");
  private final ObjectProperty<Optional<Path>> folder =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<FileForm> form = new SimpleObjectProperty<>(FileForm.PROJECT);
  private final BooleanProperty oneForEachLabel = new SimpleBooleanProperty();
  private final BooleanProperty agreed = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<LabelledHeads>> groups =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<Path>> folders = new ReadOnlyObjectWrapper<>(List.of());
  private final Map<List<BranchLabel>, RevisionId> furtherIds = new HashMap<>();
  private final ObservableList<Node> parents = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<MergePlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RevisionGraph>> graphNow =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private final ReadOnlyObjectWrapper<List<HookCall>> hooks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final BooleanProperty runHooks = new SimpleBooleanProperty();

  private final ReadOnlyObjectWrapper<Optional<AlembicOffer>> alembicOffer =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Project project =
      new Project(
          List.of(),
          _ -> new MergePlan.Refused("Nothing is open", "Open a folder first."),
          _ -> List.of(),
          _ -> Optional.empty());
  private String suggestedMessage = "";
  private boolean settingUp;

  /// @param planning where plans are worked out
  /// @param newIds makes ids for new revisions
  /// @param create writes what was previewed, and goes on as is wished
  /// @param alembicWriter lets the project's own Alembic write
  public MergeViewModel(
      Background.Lane planning,
      Supplier<RevisionId> newIds,
      Clock clock,
      BiConsumer<MergePlan.Ready, AfterCreating> create,
      Consumer<AlembicOffer> alembicWriter) {
    this.planning = planning;
    this.newIds = newIds;
    this.clock = clock;
    this.create = create;
    this.alembicWriter = alembicWriter;
    message.subscribe(this::replan);
    revisionId.subscribe(this::replan);
    label.subscribe(this::replan);
    folder.subscribe(this::replan);
    form.subscribe(this::replan);
    oneForEachLabel.subscribe(this::replan);
  }

  /// What the open project answers.
  ///
  /// @param versionFolders the version locations of the environment
  /// @param planner plans merges that are written together
  /// @param hooks the post write hooks for new files
  /// @param alembic how the project's own Alembic would be called for a merge
  public record Project(
      List<Path> versionFolders,
      Function<List<MergeRequest>, MergePlan> planner,
      Function<List<Path>, List<HookCall>> hooks,
      Function<MergeRequest, Optional<HookCall>> alembic) {
    public Project {
      versionFolders = List.copyOf(versionFolders);
    }
  }

  /// The project's own Alembic could write the merge.
  public record AlembicOffer(MergeRequest request, HookCall call) {}

  /// Heads that have the same branch labels.
  ///
  /// @param labels their labels
  /// @param heads at least two
  public record LabelledHeads(List<BranchLabel> labels, List<Node> heads) {
    public LabelledHeads {
      labels = List.copyOf(labels);
      heads = List.copyOf(heads);
    }
  }

  /// Shows the merge of these nodes. The order of parents and what was typed are kept while the
  /// same nodes stay selected.
  ///
  /// @param project answers for the snapshot that `graph` belongs to
  public void show(RevisionGraph graph, List<Integer> nodes, Project project) {
    this.project = project;
    List<Node> wanted = inKeptOrder(nodes.stream().sorted().map(graph::node).toList());
    boolean same = ids(wanted).equals(ids(parents));
    graphNow.set(Optional.of(graph));
    settingUp = true;
    parents.setAll(wanted);
    List<LabelledHeads> inPairs = pairs(graph, wanted);
    if (!same) {
      agreed.set(false);
      furtherIds.clear();
      oneForEachLabel.set(!inPairs.isEmpty());
      folder.set(Optional.empty());
    }
    groups.set(inPairs);
    folders.set(project.versionFolders());
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
    label.set("");
    folder.set(Optional.empty());
    form.set(FileForm.PROJECT);
    groups.set(List.of());
    oneForEachLabel.set(false);
    agreed.set(false);
    settingUp = false;
    plan.set(Optional.empty());
    graphNow.set(Optional.empty());
  }

  /// The heads by their labels, if each has some and each label has several heads; else nothing.
  private static List<LabelledHeads> pairs(RevisionGraph graph, List<Node> nodes) {
    Map<List<BranchLabel>, List<Node>> byLabels = new LinkedHashMap<>();
    for (Node node : nodes) {
      byLabels.computeIfAbsent(graph.labels(node.index()), _ -> new ArrayList<>()).add(node);
    }
    boolean inPairs =
        byLabels.size() > 1
            && byLabels.entrySet().stream()
                .allMatch(group -> !group.getKey().isEmpty() && group.getValue().size() > 1);
    return inPairs
        ? byLabels.entrySet().stream()
            .map(group -> new LabelledHeads(group.getKey(), group.getValue()))
            .toList()
        : List.of();
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

  /// A branch label for the new revision; empty for none.
  public StringProperty labelProperty() {
    return label;
  }

  /// The version folder for the file, if it is not to be the one that `alembic merge` takes.
  public ObjectProperty<Optional<Path>> folderProperty() {
    return folder;
  }

  /// The version folders there are.
  public ReadOnlyObjectProperty<List<Path>> foldersProperty() {
    return folders.getReadOnlyProperty();
  }

  /// What the file is made from.
  public ObjectProperty<FileForm> formProperty() {
    return form;
  }

  /// The selected heads by their labels, if they belong in pairs; else empty.
  public ReadOnlyObjectProperty<List<LabelledHeads>> groupsProperty() {
    return groups.getReadOnlyProperty();
  }

  /// Whether each of the groups gets a merge of its own.
  public BooleanProperty oneForEachLabelProperty() {
    return oneForEachLabel;
  }

  /// Whether the person has said yes to what the plan asks.
  public BooleanProperty agreedProperty() {
    return agreed;
  }

  /// The post write hooks of the project for the files of the plan.
  public ReadOnlyObjectProperty<List<HookCall>> hooksProperty() {
    return hooks.getReadOnlyProperty();
  }

  /// How the project's own Alembic would write what Lynearm can't; empty if it need not.
  public ReadOnlyObjectProperty<Optional<AlembicOffer>> alembicOfferProperty() {
    return alembicOffer.getReadOnlyProperty();
  }

  /// Lets the project's own Alembic write the merge, which runs code of the project.
  public void letAlembicWrite() {
    alembicOffer.get().ifPresent(alembicWriter);
  }

  /// Whether the person allows hooks to be run in this repository.
  public BooleanProperty runHooksProperty() {
    return runHooks;
  }

  /// Does what a refusal says would work.
  public void apply(MergePlan.Remedy remedy) {
    switch (remedy) {
      case MergePlan.Remedy.Order(List<Integer> order) -> {
        Map<Integer, Node> byIndex = new HashMap<>();
        parents.forEach(parent -> byIndex.put(parent.index(), parent));
        parents.setAll(order.stream().map(byIndex::get).filter(Objects::nonNull).toList());
        replan();
      }
      case MergePlan.Remedy.StandardForm() -> form.set(FileForm.STANDARD);
    }
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
    confirm(AfterCreating.NOTHING);
  }

  /// As [#confirm()], with something to follow.
  public void confirm(AfterCreating after) {
    if (planning.runningProperty().get()) {
      return;
    }
    if (plan.get().orElse(null) instanceof MergePlan.Ready ready
        && (ready.question().isEmpty() || agreed.get())) {
      create.accept(ready, after);
    }
  }

  private void replan() {
    if (settingUp || parents.isEmpty()) {
      return;
    }
    List<MergeRequest> requests = requests();
    Project now = project;
    planning.start(
        "Working out the merge",
        _ -> worked(now, requests),
        worked -> {
          hooks.set(worked.hooks());
          alembicOffer.set(worked.offer());
          plan.set(Optional.of(worked.plan()));
        },
        failure ->
            plan.set(
                Optional.of(
                    new MergePlan.Refused(
                        "The merge could not be worked out: " + failure.getMessage(),
                        "Reload with F5 and try again."))));
  }

  /// What was worked out.
  private record Worked(MergePlan plan, List<HookCall> hooks, Optional<AlembicOffer> offer) {}

  private static Worked worked(Project project, List<MergeRequest> requests) {
    MergePlan found = project.planner().apply(requests);
    return switch (found) {
      case MergePlan.Ready ready ->
          new Worked(ready, project.hooks().apply(ready.change().paths()), Optional.empty());
      case MergePlan.Refused refused -> {
        boolean unrendered =
            requests.size() == 1
                && refused.remedy().orElse(null) instanceof MergePlan.Remedy.StandardForm;
        yield new Worked(
            refused,
            List.of(),
            unrendered ? offer(project, requests.getFirst()) : Optional.empty());
      }
    };
  }

  private static Optional<AlembicOffer> offer(Project project, MergeRequest request) {
    return project.alembic().apply(request).map(call -> new AlembicOffer(request, call));
  }

  private List<MergeRequest> requests() {
    RevisionId first = new RevisionId(revisionId.get());
    if (!oneForEachLabel.get() || groups.get().isEmpty()) {
      return List.of(request(parents, first, Optional.of(label.get()).filter(it -> !it.isBlank())));
    }
    List<MergeRequest> requests = new ArrayList<>();
    for (LabelledHeads group : groups.get()) {
      RevisionId id =
          requests.isEmpty()
              ? first
              : furtherIds.computeIfAbsent(group.labels(), _ -> newIds.get());
      List<Node> heads = parents.stream().filter(group.heads()::contains).toList();
      requests.add(request(heads, id, Optional.empty()));
    }
    return requests;
  }

  private MergeRequest request(List<Node> heads, RevisionId id, Optional<String> wantedLabel) {
    return new MergeRequest(
        heads.stream().map(Node::index).toList(),
        id,
        Optional.of(message.get()).filter(text -> !text.isBlank()),
        wantedLabel.map(text -> new BranchLabel(text.strip())),
        clock.instant(),
        false,
        form.get(),
        folder.get());
  }
}
