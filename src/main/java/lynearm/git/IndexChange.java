package lynearm.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEditor.DeletePath;
import org.eclipse.jgit.dircache.DirCacheEditor.PathEdit;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/// One change of the index, with or without a commit.
final class IndexChange {

  /// A working file on its way into the repository.
  private record Entry(FileMode mode, ObjectId content, BasicFileAttributes attributes) {}

  private final GitRepository place;
  private final Repository repository;
  private final Config config;
  private final IgnoreRules ignored;
  private final CheckIn checkIn;

  IndexChange(GitRepository place, Repository repository) throws IOException {
    this.place = place;
    this.repository = repository;
    config = place.settings(repository);
    ignored = new IgnoreRules(place, config);
    checkIn = new CheckIn(new AttributeRules(place, config), config);
  }

  Set<String> stage(Collection<Path> files) throws IOException {
    Map<String, Path> paths = pathsOf(files);
    DirCache index = IndexFile.lock(place);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      Map<String, Optional<Entry>> changes = read(paths, index, Set.of(), inserter);
      inserter.flush();
      Set<String> changed = put(index, changes);
      save(index);
      return changed;
    } finally {
      index.unlock();
    }
  }

  Set<String> unstage(Collection<Path> files) throws IOException {
    Map<String, Path> paths = pathsOf(files);
    Optional<RevCommit> head = head();
    DirCache index = IndexFile.lock(place);
    try (ObjectReader reader = repository.newObjectReader()) {
      Set<String> changed = new LinkedHashSet<>();
      DirCacheEditor editor = index.editor();
      for (String path : paths.keySet()) {
        Optional<TreeEdit.Entry> before = committed(reader, head, path);
        @Nullable DirCacheEntry staged = index.getEntry(path);
        boolean isSame =
            staged == null
                ? before.isEmpty()
                : before.isPresent()
                    && staged.isMerged()
                    && !staged.isIntentToAdd()
                    && staged.getObjectId().equals(before.get().id())
                    && before.get().mode().equals(staged.getRawMode());
        if (isSame) {
          continue;
        }
        changed.add(path);
        editor.add(new DeletePath(path));
        before.ifPresent(entry ->
            editor.add(
                new PathEdit(path) {
                  @Override
                  public void apply(DirCacheEntry target) {
                    target.setFileMode(entry.mode());
                    target.setObjectId(entry.id());
                  }
                }));
      }
      editor.finish();
      save(index);
      return changed;
    } finally {
      index.unlock();
    }
  }

  Commit commit(Collection<Path> files, String message, CommitPlace where, ZonedDateTime when)
      throws IOException {
    String text = tidied(message);
    if (text.isEmpty()) {
      throw new RefusedException("The commit has no message.", "Write what it is for.");
    }
    refuseSigned();
    PersonIdent author = Identity.author(config, when);
    PersonIdent committer = Identity.committer(config, when);
    Map<String, Path> paths = pathsOf(files);
    DirCache index = IndexFile.lock(place);
    try (ObjectInserter inserter = repository.newObjectInserter();
        ObjectReader reader = inserter.newReader();
        RevWalk commits = new RevWalk(reader)) {
      refuseWhileOngoing();
      if (where instanceof CommitPlace.NewBranch(GitBranch branch)) {
        refuseName(branch);
      }
      Optional<RevCommit> head = head();
      Set<String> inHead = new LinkedHashSet<>();
      for (String path : paths.keySet()) {
        if (committed(reader, head, path).isPresent()) {
          inHead.add(path);
        }
      }
      Map<String, Optional<Entry>> changes = read(paths, index, inHead, inserter);
      ObjectId tree = treeWith(reader, inserter, head, changes);
      boolean isSame =
          head.isPresent()
              ? tree.equals(head.get().getTree())
              : changes.values().stream().allMatch(Optional::isEmpty);
      if (isSame) {
        throw new RefusedException(
            "There is nothing to commit.", "The last commit has the same content already.");
      }
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      head.ifPresent(commit::setParentId);
      commit.setAuthor(author);
      commit.setCommitter(committer);
      commit.setMessage(text + "\n");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      put(index, changes);
      index.write();
      Commit made = Access.describe(commits.parseCommit(id));
      HeadMove move = new HeadMove(repository, ownLog(), head.map(RevCommit::getId), committer);
      switch (where) {
        case CommitPlace.Current _ -> move.commit(id, made.subject());
        case CommitPlace.NewBranch(GitBranch branch) -> move.commitOn(branch, id, made.subject());
      }
      if (!index.commit()) {
        throw new RefusedException(
            "The commit " + id.abbreviate(8).name() + " was made, but the index can't be written.",
            "`git reset` sets it right; working files stay as they are.");
      }
      return made;
    } finally {
      index.unlock();
    }
  }

  CommitPreview preview(Collection<Path> files, ZonedDateTime when) throws IOException {
    refuseWhileOngoing();
    refuseSigned();
    PersonIdent author = Identity.author(config, when);
    Optional<RevCommit> head = head();
    List<CommittedFile> changes = new ArrayList<>();
    try (ObjectReader reader = repository.newObjectReader()) {
      for (var file : pathsOf(files).entrySet()) {
        CommittedFile.Kind kind =
            !Files.exists(file.getValue(), LinkOption.NOFOLLOW_LINKS)
                ? CommittedFile.Kind.DELETED
                : committed(reader, head, file.getKey()).isPresent()
                    ? CommittedFile.Kind.CHANGED
                    : CommittedFile.Kind.ADDED;
        changes.add(new CommittedFile(file.getKey(), kind));
      }
    }
    return new CommitPreview(
        place.state(repository).head(),
        place.branchNames(repository),
        author.getName() + " <" + author.getEmailAddress() + ">",
        changes);
  }

  private void refuseSigned() throws RefusedException {
    if (config.getBoolean("commit", null, "gpgSign", false)) {
      throw new RefusedException(
          "Commits are to be signed here (commit.gpgSign), and Lynearm can't sign.",
          "The files can be staged here and committed with git.");
    }
  }

  private static String tidied(String message) {
    return message.lines().map(String::stripTrailing).collect(Collectors.joining("\n")).strip();
  }

  private Optional<RevCommit> head() throws IOException {
    Optional<ObjectId> id = Access.headOf(repository);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    try (RevWalk commits = new RevWalk(repository)) {
      return Optional.of(commits.parseCommit(id.get()));
    }
  }

  private static Optional<TreeEdit.Entry> committed(
      ObjectReader reader, Optional<RevCommit> head, String path) throws IOException {
    if (head.isEmpty()) {
      return Optional.empty();
    }
    try (TreeWalk walk = TreeWalk.forPath(reader, path, head.get().getTree())) {
      return walk == null
          ? Optional.empty()
          : Optional.of(new TreeEdit.Entry(walk.getFileMode(0), walk.getObjectId(0)));
    }
  }

  private static ObjectId treeWith(
      ObjectReader reader,
      ObjectInserter inserter,
      Optional<RevCommit> head,
      Map<String, Optional<Entry>> changes)
      throws IOException {
    TreeEdit edit = new TreeEdit(reader, inserter);
    changes.forEach((path, change) ->
        change.ifPresentOrElse(
            entry -> edit.put(path, entry.mode(), entry.content()), () -> edit.remove(path)));
    return edit.applyTo(head.map(RevCommit::getTree));
  }

  private void refuseWhileOngoing() throws RefusedException {
    Ongoing ongoing = place.ongoing();
    if (ongoing != Ongoing.NOTHING) {
      throw new RefusedException(
          "In " + place.root() + ", " + ongoing.words() + " is not finished.",
          "Finish or abort it with git, then commit.");
    }
  }

  private Optional<HeadLog> ownLog() throws RefusedException {
    if (place.gitFolder().equals(place.commonFolder())) {
      return Optional.empty();
    }
    if ("reftable".equalsIgnoreCase(config.getString("extensions", null, "refStorage"))) {
      throw new RefusedException(
          place.root() + " is a linked worktree of a repository that keeps its refs in tables.",
          "Lynearm can't commit there. Stage the files here and commit with git.");
    }
    return Optional.of(new HeadLog(place.gitFolder(), config));
  }

  private void refuseName(GitBranch branch) throws IOException {
    Optional<String> why = place.branchNames(repository).whyNot(branch.name());
    if (why.isPresent()) {
      throw new RefusedException(why.get(), "Nothing was committed.");
    }
  }

  private Map<String, Path> pathsOf(Collection<Path> files) throws RefusedException {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (Path file : files) {
      Optional<String> path = place.pathOf(file).filter(it -> !it.isEmpty());
      if (path.isEmpty()) {
        throw new RefusedException(
            file + " lies outside of the git repository " + place.root() + ".", "");
      }
      paths.put(path.get(), place.root().resolve(path.get()));
    }
    if (paths.isEmpty()) {
      throw new RefusedException("No file is given.", "");
    }
    return paths;
  }

  /// What the working files are now: an entry, or none for one that is gone.
  ///
  /// @param committed paths that the checked-out commit has
  private Map<String, Optional<Entry>> read(
      Map<String, Path> paths, DirCache index, Set<String> committed, ObjectInserter inserter)
      throws IOException {
    Map<String, Optional<Entry>> changes = new LinkedHashMap<>();
    for (var path : paths.entrySet()) {
      @Nullable DirCacheEntry staged = index.getEntry(path.getKey());
      boolean isKnown = staged != null || committed.contains(path.getKey());
      if (staged != null && !staged.isMerged()) {
        throw new RefusedException(
            path.getKey() + " has a conflict of a git merge.", "Resolve it with git first.");
      }
      changes.put(path.getKey(), read(path.getKey(), path.getValue(), staged, isKnown, inserter));
    }
    return changes;
  }

  private Optional<Entry> read(
      String path,
      Path file,
      @Nullable DirCacheEntry staged,
      boolean isKnown,
      ObjectInserter inserter)
      throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      if (!isKnown) {
        throw new RefusedException("There is no file " + path + ".", "");
      }
      return Optional.empty();
    }
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new RefusedException(path + " is not a plain file.", "Stage it with git.");
    }
    if (attributes.size() > Comparison.LARGEST_FILE) {
      throw new RefusedException(path + " is too large.", "Stage it with git.");
    }
    refuseInnerRepository(path);
    if (!isKnown && ignored.ignoresFile(path)) {
      throw new RefusedException(
          path + " is ignored by git.", "A rule in a .gitignore file or its like names it.");
    }
    Optional<String> foreign = checkIn.foreignConversion(path);
    if (foreign.isPresent()) {
      throw new RefusedException(
          path + " has the git attribute " + foreign.get() + ", so another program would run.",
          "Lynearm never runs it. Stage the file with git.");
    }
    byte @Nullable [] stored =
        staged == null ? null : Comparison.stored(repository, staged.getObjectId());
    byte[] content = checkIn.convert(path, Files.readAllBytes(file), Optional.ofNullable(stored));
    return Optional.of(
        new Entry(modeOf(file, staged), inserter.insert(Constants.OBJ_BLOB, content), attributes));
  }

  private void refuseInnerRepository(String path) throws RefusedException {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      String folder = path.substring(0, end);
      if (Files.exists(place.root().resolve(folder).resolve(".git"))) {
        throw new RefusedException(
            path + " belongs to the git repository in " + folder + ".", "Open that one instead.");
      }
    }
  }

  private FileMode modeOf(Path file, @Nullable DirCacheEntry staged) throws IOException {
    if (Comparison.hasModes(config)) {
      return Comparison.isExecutable(file) ? FileMode.EXECUTABLE_FILE : FileMode.REGULAR_FILE;
    }
    return staged != null && FileMode.EXECUTABLE_FILE.equals(staged.getRawMode())
        ? FileMode.EXECUTABLE_FILE
        : FileMode.REGULAR_FILE;
  }

  /// Makes the changes in the index that is in memory.
  ///
  /// @return the paths that were otherwise before
  private static Set<String> put(DirCache index, Map<String, Optional<Entry>> changes)
      throws RefusedException {
    Set<String> changed = new LinkedHashSet<>();
    DirCacheEditor editor = index.editor();
    for (var change : changes.entrySet()) {
      String path = change.getKey();
      @Nullable DirCacheEntry before = index.getEntry(path);
      if (change.getValue().isEmpty()) {
        if (before != null) {
          changed.add(path);
          editor.add(new DeletePath(path));
        }
        continue;
      }
      Entry entry = change.getValue().get();
      if (before == null
          || before.isIntentToAdd()
          || !before.getObjectId().equals(entry.content())
          || !entry.mode().equals(before.getRawMode())) {
        changed.add(path);
      }
      try {
        editor.add(new DeletePath(path));
        editor.add(new PutFile(path, entry));
      } catch (InvalidPathException _) {
        throw new RefusedException("Git can't take the name " + path + ".", "");
      }
    }
    editor.finish();
    return changed;
  }

  /// A new entry for a file, with its size and time, so that git needn't read it to see that it is
  /// clean. Deleting the old entry first leaves its flags behind.
  private static final class PutFile extends PathEdit {

    private final Entry entry;

    PutFile(String path, Entry entry) {
      super(path);
      this.entry = entry;
    }

    @Override
    public void apply(DirCacheEntry target) {
      target.setFileMode(entry.mode());
      target.setObjectId(entry.content());
      target.setLength(entry.attributes().size());
      target.setLastModified(entry.attributes().lastModifiedTime().toInstant());
    }
  }

  private void save(DirCache index) throws IOException {
    index.write();
    if (!index.commit()) {
      throw new RefusedException(
          "The git index of " + place.root() + " can't be written.", "Nothing was staged.");
    }
  }
}
