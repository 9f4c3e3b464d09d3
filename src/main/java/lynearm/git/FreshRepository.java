package lynearm.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.util.FS;

/// Builds a repository from nothing, commit by commit. Authors and dates are given, so that the
/// same steps make the same commit ids on every machine.
public final class FreshRepository implements AutoCloseable {

  /// Who wrote a commit, and when.
  public record Author(String name, String email, OffsetDateTime when) {}

  private final Path root;
  private final Repository repository;
  private final ObjectInserter inserter;

  private FreshRepository(Path root, Repository repository) {
    this.root = root;
    this.repository = repository;
    inserter = packInserter(repository);
  }

  /// A repository without commits.
  ///
  /// @param root a folder without `.git`; it is made if it is not there
  /// @param branch the branch that will be checked out
  /// @throws IOException if there is a repository already, or it can't be written
  public static FreshRepository create(Path root, GitBranch branch) throws IOException {
    QuietSystemReader.install();
    Files.createDirectories(root);
    Path gitFolder = root.resolve(".git");
    if (Files.exists(gitFolder)) {
      throw new IOException("There is a git repository in " + root + " already");
    }
    Repository repository =
        new FileRepositoryBuilder()
            .setGitDir(gitFolder.toFile())
            .setWorkTree(root.toFile())
            .build();
    repository.create();
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + branch.name());
    return new FreshRepository(root, repository);
  }

  /// Collects objects in one pack; a file for each of them would take many times as long.
  private static ObjectInserter packInserter(Repository repository) {
    if (repository.getObjectDatabase() instanceof ObjectDirectory directory) {
      PackInserter inserter = directory.newPackInserter();
      inserter.checkExisting(false);
      return inserter;
    }
    return repository.newObjectInserter();
  }

  /// Adds a commit, without a branch or checked-out files.
  ///
  /// @param parents the first one is what `changes` start from
  /// @param changes by path, with `/` between names: the new text, or none to remove the file
  public CommitId commit(
      List<CommitId> parents, Map<String, Optional<String>> changes, Author author, String message)
      throws IOException {
    try (ObjectReader reader = inserter.newReader();
        RevWalk commits = new RevWalk(reader)) {
      TreeEdit edit = new TreeEdit(reader, inserter);
      for (var change : changes.entrySet()) {
        if (change.getValue().isPresent()) {
          byte[] text = change.getValue().get().getBytes(UTF_8);
          edit.put(
              change.getKey(), FileMode.REGULAR_FILE, inserter.insert(Constants.OBJ_BLOB, text));
        } else {
          edit.remove(change.getKey());
        }
      }
      Optional<ObjectId> before =
          parents.isEmpty()
              ? Optional.empty()
              : Optional.of(commits.parseCommit(id(parents.getFirst())).getTree());
      PersonIdent person =
          new PersonIdent(
              author.name(),
              author.email(),
              Instant.from(author.when()),
              author.when().getOffset());
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(edit.applyTo(before));
      commit.setParentIds(parents.stream().map(FreshRepository::id).toList());
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message.endsWith("\n") ? message : message + "\n");
      return new CommitId(inserter.insert(commit).name());
    }
  }

  private static ObjectId id(CommitId commit) {
    return ObjectId.fromString(commit.value());
  }

  /// Lets a branch point to a commit.
  public void point(GitBranch branch, CommitId commit) throws IOException {
    inserter.flush();
    RefUpdate update = repository.updateRef(Constants.R_HEADS + branch.name());
    update.setNewObjectId(id(commit));
    update.disableRefLog();
    RefUpdate.Result result = update.forceUpdate();
    if (result == RefUpdate.Result.LOCK_FAILURE || result == RefUpdate.Result.REJECTED) {
      throw new IOException("Can't set the branch " + branch);
    }
  }

  /// Writes the files of a commit and an index that agrees with them. Meant for a folder in which
  /// nothing is checked out yet; files of the same name are replaced, others stay.
  public void writeFiles(CommitId commit) throws IOException {
    inserter.flush();
    DirCache index = DirCache.lock(Access.indexOf(root.resolve(".git")), FS.DETECTED);
    try (ObjectReader reader = repository.newObjectReader();
        RevWalk commits = new RevWalk(reader);
        TreeWalk trees = new TreeWalk(reader)) {
      DirCacheBuilder builder = index.builder();
      trees.setRecursive(true);
      trees.reset(commits.parseCommit(id(commit)).getTree());
      while (trees.next()) {
        Path file = root.resolve(trees.getPathString());
        Files.createDirectories(file.resolveSibling("."));
        byte[] content = reader.open(trees.getObjectId(0)).getBytes();
        Files.write(file, content);
        DirCacheEntry entry = new DirCacheEntry(trees.getRawPath());
        entry.setFileMode(trees.getFileMode(0));
        entry.setObjectId(trees.getObjectId(0));
        entry.setLength(content.length);
        entry.setLastModified(Files.getLastModifiedTime(file).toInstant());
        builder.add(entry);
      }
      builder.finish();
      index.write();
      if (!index.commit()) {
        throw new IOException("Can't write the index of " + root);
      }
    } finally {
      index.unlock();
    }
  }

  /// The files as the given texts, for tests and samples that need no removal.
  public static Map<String, Optional<String>> texts(Map<String, String> files) {
    Map<String, Optional<String>> changes = new TreeMap<>();
    files.forEach((path, text) -> changes.put(path, Optional.of(text)));
    return changes;
  }

  @Override
  public void close() {
    inserter.close();
    repository.close();
  }
}
