package lynearm.merge;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.RevisionFiles;
import lynearm.alembic.Settings;
import lynearm.alembic.VersionFolderChoice;
import lynearm.alembic.template.NewMigrationFile;
import lynearm.alembic.template.Rendering;
import lynearm.change.Change;
import lynearm.change.Content;
import lynearm.change.FileEdit;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.python.ImportResolver;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Obstacle;
import lynearm.workspace.Workspace;

/// Works out what a merge would do: the file that `alembic merge` would write, to the byte, and the
/// graph after it; or why not. Reads the template, writes nothing, and takes milliseconds.
///
/// It follows `alembic merge` and is stricter in one way: a file that would leave Alembic unable to
/// read the environment is refused, not written.
public final class MergePlanner {

  private static final String QUOTES = "\"\"\"";

  private final Workspace workspace;
  private final ZoneId zone;

  /// @param workspace the snapshot to plan against
  /// @param zone the time zone of this computer, for create dates without a configured one
  public MergePlanner(Workspace workspace, ZoneId zone) {
    this.workspace = workspace;
    this.zone = zone;
  }

  /// Carries a refusal up to where it is answered.
  private static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient MergePlan.Refused refusal;

    RefusedException(String what, String next) {
      this(what, next, Optional.empty());
    }

    RefusedException(String what, String next, Optional<MergePlan.Remedy> remedy) {
      refusal = new MergePlan.Refused(what, next, remedy);
    }
  }

  /// Why these nodes cannot be merged with each other, whatever the message and the id; empty if
  /// they can. Cost: one walk over the ancestors of each.
  public static Optional<MergePlan.Refused> whyNot(RevisionGraph graph, List<Integer> nodes) {
    return whyNot(graph, nodes, false);
  }

  private static Optional<MergePlan.Refused> whyNot(
      RevisionGraph graph, List<Integer> nodes, boolean splice) {
    List<Integer> distinct = nodes.stream().distinct().toList();
    for (int index : distinct) {
      Node node = graph.node(index);
      if (node.isMissing()) {
        return refused(
            node.id().shortForm() + " has no file",
            "Only revisions that are there can be merged. Problems tells who names it.");
      }
    }
    for (int one : splice ? List.<Integer>of() : distinct) {
      for (int other : distinct) {
        if (one != other && graph.isAncestor(one, other)) {
          return refused(
              name(graph, other)
                  + " already contains "
                  + name(graph, one)
                  + ", so there is nothing to merge",
              "Choose heads of different branches.");
        }
      }
    }
    for (int index : distinct) {
      if (!splice && !graph.isHead(index)) {
        return refused(
            name(graph, index) + " is not a head",
            "Others come after it: "
                + names(graph, graph.childrenOf(index))
                + ". Choose the head of its branch instead.");
      }
    }
    if (distinct.size() < 2) {
      return refused(
          "Select at least two heads",
          "A merge joins two heads or more. Hold Ctrl and click another, or sweep over them.");
    }
    return Optional.empty();
  }

  private static Optional<MergePlan.Refused> refused(String what, String next) {
    return Optional.of(new MergePlan.Refused(what, next));
  }

  private static String name(RevisionGraph graph, int node) {
    return graph.node(node).id().shortForm();
  }

  private static String names(RevisionGraph graph, int[] nodes) {
    return java.util.Arrays.stream(nodes)
        .mapToObj(node -> name(graph, node))
        .collect(Collectors.joining(", "));
  }

  /// The plan for this request.
  public MergePlan plan(MergeRequest request) {
    return plan(List.of(request));
  }

  /// The plan for several merges that are written together. None may join what another has joined.
  public MergePlan plan(List<MergeRequest> requests) {
    for (MergeRequest request : requests) {
      Optional<MergePlan.Refused> unfit =
          whyNot(workspace.graph(), request.parents(), request.splice());
      if (unfit.isPresent()) {
        return unfit.get();
      }
    }
    try {
      return ready(requests);
    } catch (RefusedException e) {
      return e.refusal;
    }
  }

  /// What one merge comes to.
  private record Prepared(
      MergeRequest request, Path folder, Path file, Content content, String text) {}

  private MergePlan.Ready ready(List<MergeRequest> requests) throws RefusedException {
    refuseBrokenHistory();
    Settings settings =
        workspace
            .settings()
            .orElseThrow(() ->
                new RefusedException(
                    "The configuration cannot be used",
                    "Problems says what Alembic refuses about it."));
    RevisionGraph after = workspace.graph();
    List<Prepared> prepared = new ArrayList<>();
    for (MergeRequest request : requests) {
      Prepared one = prepare(settings, after, request);
      if (prepared.stream().anyMatch(other -> other.file().equals(one.file()))) {
        throw new RefusedException(
            "Two of the files would be called " + one.file().getFileName(),
            "Take other revision ids.");
      }
      prepared.add(one);
      after = after.plus(readBack(request, parents(request), one.file(), one.content().bytes()));
    }
    return ready(prepared, after);
  }

  private MergePlan.Ready ready(List<Prepared> prepared, RevisionGraph after) {
    List<MergePlan.NewMerge> merges = new ArrayList<>();
    List<FileEdit> edits = new ArrayList<>();
    List<DatabaseEffect> databases = new ArrayList<>();
    SequencedSet<Path> folders = new LinkedHashSet<>();
    for (Prepared one : prepared) {
      int node =
          after
              .find(one.request().id())
              .map(Node::index)
              .orElseThrow(
                  () -> new IllegalStateException("the merge is not in the graph after it"));
      merges.add(new MergePlan.NewMerge(one.request(), one.file(), one.text(), node));
      edits.add(FileEdit.create(one.file(), one.content().bytes()));
      folders.add(one.folder());
      databases.addAll(DatabaseEffect.of(after, one.request().parents(), node));
    }
    Change change =
        new Change(title(prepared), edits, List.copyOf(folders), after, workspace.fingerprint());
    MergeAdvice advice = new MergeAdvice(workspace, after);
    return new MergePlan.Ready(
        merges, change, advice.notes(merges, folders), advice.question(merges), databases);
  }

  private static String title(List<Prepared> prepared) {
    return (prepared.size() == 1 ? "Create merge " : "Create merges ")
        + prepared.stream()
            .map(one -> one.request().id().shortForm())
            .collect(Collectors.joining(", "));
  }

  private List<Node> parents(MergeRequest request) {
    return request.parents().stream().map(workspace.graph()::node).toList();
  }

  private Prepared prepare(Settings settings, RevisionGraph graph, MergeRequest request)
      throws RefusedException {
    checkId(graph, request.id());
    checkLabel(graph, request);
    List<Node> parents = parents(request);
    NewMigrationFile.Ready prepared = rendered(settings, request, parents);
    Path folder = folder(settings, request, parents);
    Optional<Obstacle> out = workspace.whyNotInto(folder);
    if (out.isPresent()) {
      throw new RefusedException(out.get().what(), out.get().next());
    }
    Path file = checked(settings, folder, prepared.path().normalize());
    return new Prepared(request, folder, file, Content.of(prepared.bytes()), prepared.text());
  }

  private void refuseBrokenHistory() throws RefusedException {
    Optional<Obstacle> obstacle = workspace.obstacle();
    if (obstacle.isPresent()) {
      throw new RefusedException(obstacle.get().what(), obstacle.get().next());
    }
  }

  private static void checkId(RevisionGraph graph, RevisionId id) throws RefusedException {
    if (id.value().isEmpty()) {
      throw new RefusedException("The revision id is empty", "Type one, or take a random one.");
    }
    if (graph.find(id).isPresent()) {
      throw new RefusedException(
          "There is a revision " + id + " already", "Take another revision id.");
    }
    if (graph.find(new BranchLabel(id.value())).isPresent()) {
      throw new RefusedException(
          "There is a branch label " + id + " already", "Take another revision id.");
    }
  }

  private static void checkLabel(RevisionGraph graph, MergeRequest request)
      throws RefusedException {
    if (request.label().isEmpty()) {
      return;
    }
    BranchLabel label = request.label().get();
    Optional<Node> taken = graph.find(label).or(() -> graph.find(new RevisionId(label.value())));
    if (taken.isPresent() || label.value().equals(request.id().value())) {
      throw new RefusedException(
          "The branch label "
              + label
              + " is already used by revision "
              + taken.map(Node::id).orElse(request.id()),
          "Alembic would refuse every command afterwards. Choose another label.");
    }
  }

  private static Path folder(Settings settings, MergeRequest request, List<Node> parents)
      throws RefusedException {
    VersionFolderChoice choice =
        request
            .folder()
            .map(folder -> VersionFolderChoice.forNewFile(settings, folder))
            .orElseGet(() -> VersionFolderChoice.forNewFile(settings, fileOf(parents.getFirst())));
    return switch (choice) {
      case VersionFolderChoice.Chosen(Path folder) -> folder;
      case VersionFolderChoice.Refused(var error) ->
          throw wrongFolder(settings, request, parents, error);
    };
  }

  private static Optional<Path> fileOf(Node node) {
    return node.revision().map(Revision::file);
  }

  /// Alembic writes a merge beside its first parent, so another order may work.
  private static RefusedException wrongFolder(
      Settings settings, MergeRequest request, List<Node> parents, AlembicError error) {
    for (int i = 1; i < parents.size(); i++) {
      if (VersionFolderChoice.forNewFile(settings, fileOf(parents.get(i)))
          instanceof VersionFolderChoice.Chosen) {
        List<Integer> order = new ArrayList<>(request.parents());
        Collections.swap(order, 0, i);
        return new RefusedException(
            error.message(),
            "Alembic writes a merge beside its first parent. It works with "
                + parents.get(i).id()
                + " as the first.",
            Optional.of(new MergePlan.Remedy.Order(order)));
      }
    }
    return new RefusedException(
        error.message(),
        "Alembic writes a merge beside its first parent, and none of these lies directly in a"
            + " version location. Look at version_locations in the configuration.");
  }

  private NewMigrationFile.Ready rendered(
      Settings settings, MergeRequest request, List<Node> parents) throws RefusedException {
    AlembicMerge.Wanted wanted =
        new AlembicMerge.Wanted(
            request.id(), request.message(), request.label(), request.moment(), request.folder());
    Path template = settings.template();
    if (request.form() == FileForm.PROJECT && !Files.isReadable(template)) {
      throw new RefusedException(
          (Files.exists(template) ? "Can't read the template " : "There is no template ")
              + workspace.show(template),
          "Alembic writes every revision from it. Restore it from git or from a fresh `alembic"
              + " init`.",
          Optional.of(new MergePlan.Remedy.StandardForm()));
    }
    AlembicMerge merge = new AlembicMerge(settings, workspace.graph(), zone, request.form());
    return switch (merge.of(parents, wanted)) {
      case AlembicMerge.Result.File(_, var file) -> file;
      case AlembicMerge.Result.NotRendered(var reason) -> throw notRendered(template, reason);
      case AlembicMerge.Result.Failure(AlembicError error) -> {
        // Says which order of the parents would do.
        folder(settings, request, parents);
        throw alembicStops(error);
      }
    };
  }

  private static RefusedException alembicStops(AlembicError error) {
    return new RefusedException(
        error.message(), "Alembic would stop with this " + error.className() + ".");
  }

  /// Refuses a path that `alembic merge` would write to, but should not.
  private Path checked(Settings settings, Path folder, Path file) throws RefusedException {
    if (!file.startsWith(folder)) {
      throw new RefusedException(
          "The file would be written outside of the version folder: " + file,
          "Look at file_template in the configuration, and at the revision id.");
    }
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          workspace.show(file) + " already exists",
          "Choose another message or revision id, so that the file gets another name.");
    }
    refuseNameThatAlembicCannotRead(settings, folder, file);
    return file;
  }

  private void refuseNameThatAlembicCannotRead(Settings settings, Path folder, Path file)
      throws RefusedException {
    String name = String.valueOf(file.getFileName());
    boolean passedOver = !RevisionFiles.Name.isOpened(name);
    boolean below = !folder.equals(file.getParent()) && !settings.recursiveVersionLocations();
    if (!passedOver && RevisionFiles.Name.of(name) == RevisionFiles.Name.DOUBTFUL) {
      throw new RefusedException(
          "Python can load no file that is called " + name,
          "Every command of Alembic would stop afterwards. Look at file_template in the"
              + " configuration, and at the revision id.");
    }
    if (passedOver || below) {
      throw new RefusedException(
          "Alembic would not find the file " + workspace.show(file) + " again",
          below
              ? "It reads sub-folders only with recursive_version_locations = true. Look at"
                  + " file_template, and at the revision id."
              : "It passes over such names. Choose another revision id.");
    }
  }

  private RefusedException notRendered(Path template, Rendering.Refused refused) {
    String place =
        workspace.show(template) + (refused.line() > 0 ? ", line " + refused.line() : "");
    String construct = refused.construct().isEmpty() ? "" : " at " + refused.construct();
    return switch (refused.isUnknownModule() ? Rendering.Kind.OUTSIDE : refused.kind()) {
      case OUTSIDE ->
          new RefusedException(
              "The template does something that only running it can tell",
              place
                  + construct
                  + ": "
                  + refused.why()
                  + ". Lynearm runs nothing of the project, so the text cannot be known. Let"
                  + " `alembic merge` write this one.",
              Optional.of(new MergePlan.Remedy.StandardForm()));
      case COMPILING, RENDERING ->
          new RefusedException(
              "The template cannot be rendered",
              place + construct + ": " + refused.why() + ". Alembic would stop here too.",
              Optional.of(new MergePlan.Remedy.StandardForm()));
    };
  }

  /// Reads the coming file as Alembic will, and makes sure that it says what was asked for.
  private Revision readBack(MergeRequest request, List<Node> parents, Path file, byte[] bytes)
      throws RefusedException {
    ReadResult result = new MigrationFileReader().read(file, bytes, ImportResolver.NONE);
    if (!result.problems().isEmpty() && request.message().orElse("").contains(QUOTES)) {
      throw new RefusedException(
          "The message contains " + QUOTES + ", which ends the docstring of the file",
          "Python could not read it then. Leave the three quotes out of the message.");
    }
    if (!result.problems().isEmpty()) {
      var problem = result.problems().getFirst();
      throw new RefusedException(
          "Alembic could not read the file that this would write",
          problem.what() + ". Look at the message and at " + template() + ".");
    }
    if (!(result instanceof ReadResult.Read(Revision revision, _))) {
      throw new RefusedException(
          "Alembic could not read the file that this would write", "Look at " + template() + ".");
    }
    List<RevisionId> wanted = parents.stream().map(Node::id).toList();
    if (!revision.id().equals(request.id()) || !revision.downRevisions().equals(wanted)) {
      throw new RefusedException(
          "The file would not say what was asked for",
          "It would declare revision "
              + revision.id()
              + after(revision.downRevisions())
              + ". Look at "
              + template()
              + ": it must write ${repr(up_revision)} and ${repr(down_revision)}.");
    }
    if (!revision.branchLabels().equals(request.label().map(List::of).orElse(List.of()))) {
      throw new RefusedException(
          "The template has no place for the branch label",
          "Add branch_labels = ${repr(branch_labels)} to " + template() + ".");
    }
    return revision;
  }

  private static String after(List<RevisionId> parents) {
    return parents.isEmpty()
        ? " without a parent"
        : " after " + parents.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }

  private String template() {
    return workspace
        .settings()
        .map(settings -> workspace.show(settings.template()))
        .orElse("the template");
  }
}
