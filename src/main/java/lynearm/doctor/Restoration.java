package lynearm.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.alembic.MigrationFileReader;
import lynearm.alembic.Settings;
import lynearm.alembic.VersionFolderChoice;
import lynearm.change.Change;
import lynearm.change.Content;
import lynearm.change.FileEdit;
import lynearm.git.TreeFiles;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.python.ImportResolver;
import lynearm.revision.AlembicError;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Works out what it would mean to bring the file of a revision back from a commit, with all that
/// it needs and that is not here: the very bytes, at the place they had if revisions still live
/// there. Never over a file. For one plan.
final class Restoration {

  /// With more than this, the histories have so little in common that git should merge them.
  private static final int MOST = 500;

  private final Workspace workspace;
  private final GitPast git;
  private final Progress progress;
  private final MigrationFileReader reader = new MigrationFileReader();
  private final Map<RevisionId, Found> needed = new LinkedHashMap<>();
  private final Set<RevisionId> unresolved = new LinkedHashSet<>();

  /// A revision in a commit.
  ///
  /// @param revision as the commit has it
  /// @param needs what it names, labels taken for the revisions that have them
  /// @param isNameless whether its file has no name that anybody remembers
  private record Found(
      Revision revision, Content content, List<RevisionId> needs, boolean isNameless) {}

  /// A file to be made.
  ///
  /// @param revision as it will be read
  /// @param found where it comes from
  private record Restored(Revision revision, Found found) {}

  Restoration(Workspace workspace, GitPast git, Progress progress) {
    this.workspace = workspace;
    this.git = git;
    this.progress = progress;
  }

  /// The plan for a revision that a source has.
  RemedyPlan plan(RevisionId id, Source source, Offer.Kind kind) {
    try {
      return ready(id, source, kind);
    } catch (RefusedException e) {
      return e.refusal();
    } catch (IOException e) {
      return new RemedyPlan.Refused(
          "Can't read " + workspace.show(source.file()) + " in git: " + e.getMessage(),
          "What was not fetched can't be restored. `git fetch` may get it.");
    }
  }

  private RemedyPlan.Ready ready(RevisionId id, Source source, Offer.Kind kind)
      throws RefusedException, IOException {
    RevisionGraph before = workspace.graph();
    if (before.find(id).filter(node -> !node.isMissing()).isPresent()) {
      throw new RefusedException(
          "There is a revision " + id.shortForm() + " already", "Nothing needs to be restored.");
    }
    collect(id, source);
    List<Restored> restored = new ArrayList<>();
    Set<Path> paths = new LinkedHashSet<>();
    for (Found found : needed.values()) {
      Path path = place(found.revision());
      if (!paths.add(path)) {
        throw new RefusedException(
            "Two of the files would be " + workspace.show(path),
            "They had different folders, and one of these is no version folder any more.");
      }
      restored.add(new Restored(readBack(found, path), found));
    }
    List<Revision> all = new ArrayList<>();
    before.files().forEach(node -> all.add(node.revision().orElseThrow()));
    restored.forEach(it -> all.add(it.revision()));
    RevisionGraph after = RevisionGraph.of(all);
    refuseWorse(before, after);
    String what =
        id.shortForm()
            + (restored.size() == 1 ? "" : " and " + (restored.size() - 1) + " more")
            + (kind == Offer.Kind.IMPORT ? " from " + source.name() : "");
    boolean isImport = kind == Offer.Kind.IMPORT;
    return new RemedyPlan.Ready(
        restored.stream().map(it -> it.revision().id()).toList(),
        List.of(),
        Change.mending(
            (isImport ? "Import " : "Restore ") + what,
            restored.stream()
                .<FileEdit>map(
                    it -> new FileEdit.Create(it.revision().file(), it.found().content()))
                .toList(),
            locations(),
            before,
            after,
            workspace.fingerprint()),
        (isImport ? "Imported " : "Restored ") + what,
        List.of(),
        notes(restored, before, after));
  }

  // ---- what is needed

  private void collect(RevisionId id, Source source) throws RefusedException, IOException {
    Deque<RevisionId> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      progress.check();
      RevisionId next = open.remove();
      if (needed.containsKey(next) || isHere(next)) {
        continue;
      }
      Optional<Found> found = found(next, source, next.equals(id));
      if (found.isEmpty()) {
        unresolved.add(next);
        continue;
      }
      needed.put(next, found.get());
      if (needed.size() > MOST) {
        throw new RefusedException(
            id.shortForm() + " needs more than " + MOST + " revisions that are not here",
            "The histories have little in common. Git-merge the branch, or give the children"
                + " another parent.");
      }
      open.addAll(found.get().needs());
    }
  }

  private boolean isHere(RevisionId id) {
    return workspace.graph().find(id).filter(node -> !node.isMissing()).isPresent();
  }

  /// What is asked for must be in its source; what that needs may be elsewhere.
  private Optional<Found> found(RevisionId id, Source source, boolean isAskedFor)
      throws RefusedException, IOException {
    Optional<Found> there = inTree(id, source);
    if (there.isPresent()) {
      return there;
    }
    if (isAskedFor) {
      throw new RefusedException(
          source.name() + " has no revision " + id.shortForm() + " that can be read",
          "Name another commit. A file that Git LFS keeps is not in any.");
    }
    Optional<Source> other = git.sourceOf(id, progress).filter(it -> !it.equals(source));
    return other.isEmpty() ? Optional.empty() : inTree(id, other.get());
  }

  /// The revision in the environment of the commit; if that has none any more, in the file alone.
  private Optional<Found> inTree(RevisionId id, Source source)
      throws RefusedException, IOException {
    if (source.content().isPresent()) {
      return read(id, source, git.objects().read(source.content().get()));
    }
    TreeFiles tree = git.files(source.commit().orElseThrow());
    Optional<RevisionGraph> graph = git.graph(source, progress);
    Optional<Node> node = graph.flatMap(it -> it.find(id)).filter(it -> !it.isMissing());
    if (node.isPresent()) {
      RevisionGraph there = graph.orElseThrow();
      if (there.flags(node.get().index()).contains(Flag.DUPLICATE)) {
        throw new RefusedException(
            source.name() + " has more than one file with the id " + id.shortForm(),
            "Nobody can tell which of them is meant. Restore one by hand.");
      }
      Revision revision = node.get().revision().orElseThrow();
      return Optional.of(
          new Found(
              revision,
              Content.of(tree.read(revision.file())),
              Arrays.stream(there.allDownOf(node.get().index()))
                  .mapToObj(it -> there.node(it).id())
                  .toList(),
              false));
    }
    if (!tree.isFile(source.file())) {
      return Optional.empty();
    }
    byte[] bytes = tree.read(source.file());
    if (TreeFiles.isLfsPointer(bytes)) {
      throw new RefusedException(
          workspace.show(source.file()) + " is kept by Git LFS",
          "Only a pointer to it is in the commit. `git lfs fetch` and a checkout of the file bring"
              + " it back.");
    }
    return read(id, source, bytes);
  }

  /// The revision of a file whose environment is not known.
  private Optional<Found> read(RevisionId id, Source source, byte[] bytes) {
    return reader.read(source.file(), bytes, ImportResolver.NONE)
                instanceof ReadResult.Read(Revision revision, _)
            && revision.id().equals(id)
        ? Optional.of(
            new Found(
                revision, Content.of(bytes), revision.downRevisions(), source.commit().isEmpty()))
        : Optional.empty();
  }

  // ---- where it goes

  private List<Path> locations() {
    return workspace.settings().map(Settings::versionLocations).orElse(List.of()).stream()
        .map(folder -> folder.toAbsolutePath().normalize())
        .toList();
  }

  private Path place(Revision revision) throws RefusedException {
    Settings settings =
        workspace
            .settings()
            .orElseThrow(() ->
                new RefusedException(
                    "The configuration cannot be used",
                    "Problems says what Alembic refuses about it."));
    Path was = revision.file().normalize();
    Path name = was.getFileName();
    if (name == null || !name.toString().endsWith(".py")) {
      throw new RefusedException(
          workspace.show(was) + " is no Python source", "Only sources can be restored.");
    }
    Path path = isRead(settings, was) ? was : newFolder(settings, revision).resolve(name);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedException(
          workspace.show(path) + " already exists" + holding(path),
          "Nothing is written over a file. Rename or move that file first, or give the children"
              + " another parent.");
    }
    return path;
  }

  /// Whether Alembic reads files of this folder.
  private boolean isRead(Settings settings, Path file) {
    return locations().stream()
        .anyMatch(location ->
            location.equals(file.getParent())
                || (settings.recursiveVersionLocations() && file.startsWith(location)));
  }

  private Path newFolder(Settings settings, Revision revision) throws RefusedException {
    Optional<Path> besideParent =
        revision.downRevisions().stream()
            .flatMap(id -> workspace.graph().find(id).stream())
            .flatMap(node -> node.revision().stream())
            .map(Revision::file)
            .findFirst();
    return switch (VersionFolderChoice.forNewFile(settings, besideParent)) {
      case VersionFolderChoice.Chosen(Path folder) -> folder.toAbsolutePath().normalize();
      case VersionFolderChoice.Refused(AlembicError error) ->
          throw new RefusedException(
              workspace.show(revision.file()) + " lay in no folder that is a version location now",
              "There are several, and nothing tells which is meant. Alembic would say: "
                  + error.message()
                  + ".");
    };
  }

  private String holding(Path path) {
    return workspace.files().stream()
        .filter(it -> it.file().normalize().equals(path))
        .findFirst()
        .map(it ->
            it instanceof ReadResult.Read(Revision revision, _)
                ? ", and declares " + revision.id().shortForm()
                : ", and can't be read")
        .orElse("");
  }

  /// Reads the coming file as Alembic will, and makes sure that it says what git says it does.
  private Revision readBack(Found found, Path path) throws RefusedException {
    Revision wanted = found.revision();
    ReadResult result = reader.read(path, found.content().bytes(), ImportResolver.NONE);
    if (!(result instanceof ReadResult.Read(Revision revision, _))) {
      Problem problem = result.problems().getFirst();
      throw new RefusedException(
          "Alembic could not read " + workspace.show(path) + " here: " + problem.what(),
          problem.next());
    }
    if (!revision.id().equals(wanted.id())
        || !revision.downRevisions().equals(wanted.downRevisions())) {
      throw new RefusedException(
          workspace.show(path) + " would not declare here what it did in git",
          "It takes its headers from another file. Restore it by hand.");
    }
    return revision;
  }

  // ---- what it means

  private static void refuseWorse(RevisionGraph before, RevisionGraph after)
      throws RefusedException {
    List<Problem> known = before.problems();
    for (Problem problem : after.problems()) {
      boolean isGrave =
          switch (problem.kind()) {
            case DUPLICATE_ID, LABEL_CLASH, CYCLE, BAD_ID -> true;
            default -> false;
          };
      if (isGrave && !known.contains(problem)) {
        throw new RefusedException(
            "Alembic would refuse the history afterwards: " + problem.what(), problem.next());
      }
    }
  }

  private List<String> notes(List<Restored> restored, RevisionGraph before, RevisionGraph after) {
    List<String> notes = new ArrayList<>();
    if (restored.size() > 1) {
      notes.add(
          "It needs "
              + Words.ids(restored.stream().skip(1).map(it -> it.revision().id()).toList())
              + " too, which "
              + (restored.size() == 2 ? "comes" : "come")
              + " along.");
    }
    for (Restored one : restored) {
      Path was = one.found().revision().file();
      if (!was.normalize().equals(one.revision().file())) {
        notes.add(
            workspace.show(was)
                + " is in no version folder now, so it goes to "
                + workspace.show(one.revision().file())
                + ".");
      }
    }
    restored.stream()
        .map(Restored::revision)
        .filter(it -> it.isComputed(Header.DOWN_REVISION) || it.isComputed(Header.DEPENDS_ON))
        .forEach(it ->
            notes.add(
                "Only running "
                    + it.id().shortForm()
                    + " could tell what it follows, so more may be needed."));
    if (!unresolved.isEmpty()) {
      notes.add(
          Words.ids(unresolved)
              + (unresolved.size() == 1 ? " is" : " are")
              + " needed too and not to be found, so "
              + (unresolved.size() == 1 ? "it stays" : "they stay")
              + " missing.");
    }
    restored.stream()
        .filter(it -> it.found().isNameless())
        .forEach(it ->
            notes.add(
                "Git does not know the name that the file had; "
                    + workspace.show(it.revision().file())
                    + " is what Alembic would call it."));
    addBases(restored, before, after, notes);
    List<Node> heads = after.heads();
    if (heads.size() > Math.max(1, before.heads().size())) {
      notes.add(
          "Afterwards there are "
              + heads.size()
              + " heads: "
              + Words.ids(heads.stream().map(Node::id).toList())
              + ". Merge them then.");
    }
    Afterwards.note(after).ifPresent(notes::add);
    return notes;
  }

  private static void addBases(
      List<Restored> restored, RevisionGraph before, RevisionGraph after, List<String> notes) {
    List<RevisionId> bases =
        restored.stream()
            .map(Restored::revision)
            .filter(Revision::isBase)
            .map(Revision::id)
            .toList();
    List<RevisionId> others =
        before.bases().stream().map(Node::id).filter(it -> !bases.contains(it)).toList();
    if (!bases.isEmpty() && !others.isEmpty() && after.bases().size() > 1) {
      notes.add(
          bases.stream().map(RevisionId::shortForm).collect(Collectors.joining(", "))
              + " has no parent and becomes a base beside "
              + Words.ids(others)
              + ".");
    }
  }
}
