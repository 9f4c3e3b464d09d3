package lynearm.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.Settings;
import lynearm.change.Change;
import lynearm.change.FileEdit;
import lynearm.file.RealPath;
import lynearm.graph.Cycle;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.python.ImportResolver;
import lynearm.revision.Header;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Obstacle;
import lynearm.workspace.Workspace;

/// Collects new parents and deletions until they make a [Change]. After each step the edited bytes
/// are read again as Alembic will read them, and must say exactly what was promised. For one plan.
final class Relinking {

  private final Workspace workspace;
  private final boolean mends;
  private final MigrationFileReader reader = new MigrationFileReader();
  private final Map<Path, byte[]> before = new LinkedHashMap<>();
  private final Map<Path, byte[]> after = new HashMap<>();
  private final List<RevisionId> relinked = new ArrayList<>();
  private final List<RevisionId> deleted = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private RevisionGraph graph;

  private Relinking(Workspace workspace, boolean mends) {
    this.workspace = workspace;
    this.mends = mends;
    graph = workspace.graph();
  }

  /// In a history that Alembic reads, before and after.
  static Relinking ofSound(Workspace workspace) throws RefusedException {
    Optional<Obstacle> obstacle = workspace.obstacle();
    if (obstacle.isPresent()) {
      throw new RefusedException(obstacle.get().what(), obstacle.get().next());
    }
    return new Relinking(workspace, false);
  }

  /// In a history that Alembic may refuse, and may go on to refuse for other reasons.
  static Relinking ofBroken(Workspace workspace) {
    return new Relinking(workspace, true);
  }

  /// The graph as it is after the steps so far.
  RevisionGraph graph() {
    return graph;
  }

  List<RevisionId> relinked() {
    return relinked;
  }

  List<RevisionId> deleted() {
    return deleted;
  }

  /// What was met on the way that the person should know.
  List<String> notes() {
    return notes;
  }

  /// The node of a revision in the graph as it is now.
  Node node(RevisionId id) {
    return graph.find(id).orElseThrow(() -> new IllegalStateException(id + " is gone"));
  }

  /// Gives a revision another parent.
  ///
  /// @param old the parent that goes; none for a base
  void link(RevisionId id, Optional<RevisionId> old, RevisionId now) throws RefusedException {
    Revision revision = file(node(id));
    if (revision.downRevisions().contains(now)) {
      throw new RefusedException(
          id.shortForm() + " names " + now.shortForm() + " as a parent already",
          "It would name it twice. Take one of its parents out by hand, or merge instead.");
    }
    link(id, old, List.of(now));
  }

  /// Gives a revision others in place of one of its parents.
  ///
  /// @param old the parent that goes; none for a base
  /// @param now none of its parents yet; empty if the other parents, if any, are enough
  void link(RevisionId id, Optional<RevisionId> old, List<RevisionId> now) throws RefusedException {
    Node node = node(id);
    Revision revision = file(node);
    String shown = workspace.show(revision.file());
    if (revision.isComputed(Header.DOWN_REVISION)) {
      throw new RefusedException(
          "down_revision in "
              + shown
              + ", line "
              + revision.computed().get(Header.DOWN_REVISION)
              + " is computed",
          "Only running the file can tell it, so it cannot be changed here. Write the id as text,"
              + " or merge instead.");
    }
    Path path = path(revision);
    byte[] bytes = bytes(path, revision);
    ParentEdit edit = new ParentEdit(revision.downRevisions(), old, now);
    ParentEdit.Edited edited = edit.of(shown, bytes);
    if (edited.hasStaleDocstring()) {
      notes.add(
          "The docstring of "
              + shown
              + " says something else than down_revision about its parents, so it is left as it"
              + " is.");
    }
    List<RevisionId> parents = new ArrayList<>(revision.downRevisions());
    int at = old.map(parents::indexOf).orElse(parents.size());
    old.ifPresent(parents::remove);
    parents.addAll(at, now);
    String docstring = readBack(path, shown, bytes, edited.bytes(), parents);
    after.put(path, edited.bytes());
    relinked.add(id);
    replace(node, Optional.of(with(revision, parents, docstring)));
  }

  /// Deletes the file of a revision. Whatever names it must have another parent by now.
  void delete(RevisionId id) throws RefusedException {
    Node node = node(id);
    Revision revision = file(node);
    Path path = path(revision);
    bytes(path, revision);
    after.remove(path);
    deleted.add(id);
    replace(node, Optional.empty());
  }

  private static Revision file(Node node) {
    return node.revision().orElseThrow();
  }

  private void replace(Node node, Optional<Revision> now) {
    List<Revision> all = new ArrayList<>();
    for (Node other : graph.files()) {
      if (other.index() != node.index()) {
        all.add(file(other));
      } else {
        now.ifPresent(all::add);
      }
    }
    graph = RevisionGraph.of(all);
  }

  private static Revision with(Revision revision, List<RevisionId> parents, String docstring) {
    return new Revision(
        revision.id(),
        revision.file(),
        parents,
        revision.branchLabels(),
        revision.dependsOn(),
        docstring,
        revision.computed());
  }

  private Path path(Revision revision) throws RefusedException {
    Path path = revision.file().normalize();
    String shown = workspace.show(revision.file());
    Optional<Path> folder =
        folders().stream().filter(it -> path.startsWith(RealPath.of(it))).findFirst();
    if (folder.isEmpty() || Files.isSymbolicLink(path)) {
      throw new RefusedException(
          shown + " lies outside of the version folders",
          "A link in one of them leads there. Lynearm writes in the version folders only.");
    }
    Optional<Obstacle> out = workspace.whyNotInto(folder.get());
    if (out.isPresent()) {
      throw new RefusedException(out.get().what(), out.get().next());
    }
    if (!path.toString().endsWith(".py")) {
      throw new RefusedException(
          shown + " is compiled", "Its source is needed to change its parent.");
    }
    return path;
  }

  private List<Path> folders() {
    return workspace.settings().map(Settings::versionLocations).orElse(List.of()).stream()
        .map(folder -> folder.toAbsolutePath().normalize())
        .toList();
  }

  /// What a file holds after the steps so far.
  private byte[] bytes(Path path, Revision revision) throws RefusedException {
    byte[] edited = after.get(path);
    if (edited != null) {
      return edited;
    }
    String shown = workspace.show(path);
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(path);
    } catch (IOException e) {
      throw new RefusedException(
          "Can't read " + shown + ": " + e.getMessage(), "Open the folder again.");
    }
    if (!(reader.read(path, bytes, ImportResolver.NONE) instanceof ReadResult.Read(Revision now, _))
        || !now.id().equals(revision.id())
        || (!now.isComputed(Header.DOWN_REVISION)
            && !now.downRevisions().equals(revision.downRevisions()))) {
      throw new RefusedException(shown + " changed since it was read", "Open the folder again.");
    }
    before.put(path, bytes);
    return bytes;
  }

  /// Reads the edited file as Alembic will, and makes sure that it says what was promised and
  /// nothing else differs.
  ///
  /// @return its docstring
  private String readBack(Path path, String shown, byte[] old, byte[] now, List<RevisionId> parents)
      throws RefusedException {
    ReadResult was = reader.read(path, old, ImportResolver.NONE);
    ReadResult is = reader.read(path, now, ImportResolver.NONE);
    if (was instanceof ReadResult.Read(Revision before, var problemsBefore)
        && is instanceof ReadResult.Read(Revision read, var problems)
        && problems.equals(problemsBefore)
        && read.equals(with(before, parents, read.longDoc()))
        && isSameButForParents(before.longDoc(), read.longDoc())) {
      return read.longDoc();
    }
    throw new RefusedException(
        "The edited " + shown + " would not say what was asked for",
        "Something else in it hangs on down_revision. Change it by hand, or merge instead.");
  }

  private static boolean isSameButForParents(String before, String after) {
    List<String> old = Arrays.asList(before.split("\n", -1));
    List<String> now = Arrays.asList(after.split("\n", -1));
    if (old.size() != now.size()) {
      return false;
    }
    for (int i = 0; i < old.size(); i++) {
      if (!old.get(i).equals(now.get(i))
          && !(RevisesLine.isOne(old.get(i)) && RevisesLine.isOne(now.get(i)))) {
        return false;
      }
    }
    return true;
  }

  /// Alembic finds a cycle only if nothing above it hides it, and goes round in it for ever
  /// otherwise (Alembic: Revision map, cycle detection).
  private void refuseCycle() throws RefusedException {
    Set<List<RevisionId>> known = new HashSet<>();
    workspace.graph().cycles().forEach(cycle -> known.add(members(cycle)));
    for (Cycle cycle : graph.cycles()) {
      List<RevisionId> members = members(cycle);
      if (mends && known.contains(members)) {
        continue;
      }
      throw new RefusedException(
          MovePlanner.names(members) + " would wait for each other",
          "A depends_on of one branch leads into the other. Take it away first, or merge.");
    }
  }

  private static List<RevisionId> members(Cycle cycle) {
    return cycle.nodes().stream().map(Node::id).sorted().toList();
  }

  /// All steps as one change.
  ///
  /// @throws RefusedException if Alembic would refuse the history afterwards
  Change change(String title) throws RefusedException {
    var refusal = graph.refusal();
    if (refusal.isPresent() && !(mends && workspace.graph().refusal().isPresent())) {
      throw new RefusedException(
          "Alembic would refuse the history afterwards: " + refusal.get().message(),
          graph.cycles().isEmpty()
              ? "Merge instead."
              : "A depends_on of one branch leads into the other. Take it away first, or merge.");
    }
    refuseCycle();
    List<FileEdit> edits = new ArrayList<>();
    before.forEach((path, bytes) ->
        edits.add(
            after.containsKey(path)
                ? FileEdit.replace(path, bytes, Objects.requireNonNull(after.get(path)))
                : FileEdit.delete(path, bytes)));
    return Change.mending(
        title, edits, folders(), workspace.graph(), graph, workspace.fingerprint());
  }
}
