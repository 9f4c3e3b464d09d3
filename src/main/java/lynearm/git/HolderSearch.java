package lynearm.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/// One search for the branches and tags that hold some files. Trees are read from the top down to
/// the folders of the files, each distinct one once.
final class HolderSearch implements AutoCloseable {

  private final GitRepository place;
  private final Repository repository;
  private final BooleanSupplier cancelled;
  private final RevWalk commits;
  private final TreeWalk trees;
  private final Map<String, Set<String>> namesByFolder = new TreeMap<>();
  private final Map<String, Path> files = new HashMap<>();
  private final Map<String, Map<ObjectId, Set<String>>> known = new HashMap<>();
  private final Map<ObjectId, Set<String>> knownRoots = new HashMap<>();

  HolderSearch(
      GitRepository place,
      Repository repository,
      Collection<Path> wanted,
      BooleanSupplier cancelled) {
    this.place = place;
    this.repository = repository;
    this.cancelled = cancelled;
    commits = new RevWalk(repository);
    commits.setRetainBody(false);
    trees = new BoundedTreeWalk(repository, commits.getObjectReader());
    for (Path file : wanted) {
      place.pathOf(file).ifPresent(path -> want(path, file));
    }
  }

  private void want(String path, Path file) {
    int slash = path.lastIndexOf('/');
    namesByFolder
        .computeIfAbsent(path.substring(0, Math.max(slash, 0)), _ -> new HashSet<>())
        .add(path.substring(slash + 1));
    files.put(path, file);
  }

  FileHolders run() throws IOException {
    RepositoryState state = place.state(repository);
    String current =
        state.head().branch().map(branch -> Constants.R_HEADS + branch.name()).orElse("");
    List<Ref> refs = new ArrayList<>();
    refs.addAll(repository.getRefDatabase().getRefsByPrefix(Constants.R_REMOTES));
    boolean hasRemotes = refs.stream().anyMatch(ref -> !ref.isSymbolic());
    refs.addAll(repository.getRefDatabase().getRefsByPrefix(Constants.R_HEADS));
    refs.addAll(repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS));
    Map<Path, List<FileHolder>> holders = new LinkedHashMap<>();
    boolean complete = true;
    for (Ref ref : refs) {
      if (cancelled.getAsBoolean()) {
        complete = false;
        break;
      }
      if (!ref.isSymbolic() && !ref.getName().equals(current)) {
        FileHolder holder = holder(ref);
        for (String path : held(ref)) {
          Path file = files.get(path);
          if (file != null) {
            holders.computeIfAbsent(file, _ -> new ArrayList<>()).add(holder);
          }
        }
      }
    }
    holders.values().forEach(list -> list.sort(Comparator.comparing(FileHolder::kind)));
    Optional<String> upstream =
        state.upstream().filter(name -> refs.stream().anyMatch(ref -> shortName(ref).equals(name)));
    return new FileHolders(holders, hasRemotes, upstream, complete);
  }

  private static FileHolder holder(Ref ref) {
    FileHolder.Kind kind =
        ref.getName().startsWith(Constants.R_REMOTES)
            ? FileHolder.Kind.REMOTE_BRANCH
            : ref.getName().startsWith(Constants.R_TAGS)
                ? FileHolder.Kind.TAG
                : FileHolder.Kind.LOCAL_BRANCH;
    return new FileHolder(kind, shortName(ref));
  }

  private static String shortName(Ref ref) {
    return Repository.shortenRefName(ref.getName());
  }

  /// The wanted paths that a branch or tag has.
  private Set<String> held(Ref ref) throws IOException {
    ObjectId root;
    try {
      root = commits.parseTree(ref.getObjectId());
    } catch (MissingObjectException | IncorrectObjectTypeException _) {
      // a tag may name a file, and a shallow clone may lack what a tag names
      return Set.of();
    }
    Set<String> before = knownRoots.get(root);
    if (before != null) {
      return before;
    }
    Set<String> held = new HashSet<>();
    for (Map.Entry<String, Set<String>> folder : namesByFolder.entrySet()) {
      Optional<ObjectId> tree = folder(root, folder.getKey());
      if (tree.isPresent()) {
        held.addAll(heldIn(folder.getKey(), folder.getValue(), tree.get()));
      }
    }
    knownRoots.put(root, held);
    return held;
  }

  private Optional<ObjectId> folder(ObjectId root, String path) throws IOException {
    if (path.isEmpty()) {
      return Optional.of(root);
    }
    try (TreeWalk found = TreeWalk.forPath(commits.getObjectReader(), path, root)) {
      return found != null && FileMode.TREE.equals(found.getRawMode(0))
          ? Optional.of(found.getObjectId(0))
          : Optional.empty();
    }
  }

  private Set<String> heldIn(String folder, Set<String> names, ObjectId tree) throws IOException {
    Map<ObjectId, Set<String>> ofFolder = known.computeIfAbsent(folder, _ -> new HashMap<>());
    Set<String> before = ofFolder.get(tree);
    if (before != null) {
      return before;
    }
    Set<String> held = new HashSet<>();
    trees.reset(tree);
    trees.setRecursive(false);
    while (trees.next()) {
      String name = trees.getNameString();
      if (names.contains(name) && !FileMode.TREE.equals(trees.getRawMode(0))) {
        held.add(folder.isEmpty() ? name : folder + "/" + name);
      }
    }
    ofFolder.put(tree, held);
    return held;
  }

  @Override
  public void close() {
    trees.close();
    commits.close();
  }
}
