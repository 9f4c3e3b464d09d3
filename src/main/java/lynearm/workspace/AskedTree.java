package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.git.GitObjectId;
import lynearm.git.TreeFiles;

/// The files of a commit, with a note of what was asked about them, so that the same questions need
/// not be asked of a commit that would answer alike.
final class AskedTree implements FileTree {

  private final TreeFiles tree;
  private final Map<Path, Look> looks = new LinkedHashMap<>();
  private final Map<Path, Optional<GitObjectId>> contents = new LinkedHashMap<>();

  /// Something was asked whose answer can't be compared with that of another commit.
  private boolean isOpen;

  /// What lies at a path, without what is in it.
  private record Look(boolean exists, boolean isFolder, boolean isFile, boolean isLink) {
    static Look at(TreeFiles tree, Path path) {
      return new Look(tree.exists(path), tree.isFolder(path), tree.isFile(path), tree.isLink(path));
    }
  }

  AskedTree(TreeFiles tree) {
    this.tree = tree;
  }

  /// What was asked about.
  Set<Path> paths() {
    return looks.keySet();
  }

  /// Whether another commit would answer all of it alike.
  boolean isAnsweredBy(TreeFiles other) {
    if (isOpen) {
      return false;
    }
    for (Map.Entry<Path, Look> look : looks.entrySet()) {
      if (!Look.at(other, look.getKey()).equals(look.getValue())) {
        return false;
      }
    }
    for (Map.Entry<Path, Optional<GitObjectId>> content : contents.entrySet()) {
      if (!other.id(content.getKey()).equals(content.getValue())) {
        return false;
      }
    }
    return true;
  }

  private Look look(Path path) {
    return looks.computeIfAbsent(path, it -> Look.at(tree, it));
  }

  private Path noted(Path path) {
    look(path);
    Optional<GitObjectId> content = contents.computeIfAbsent(path, tree::id);
    isOpen |= content.isEmpty() && look(path).exists();
    return path;
  }

  @Override
  public boolean exists(Path path) {
    return look(path).exists();
  }

  @Override
  public boolean isFolder(Path path) {
    return look(path).isFolder();
  }

  @Override
  public boolean isFile(Path path) {
    return look(path).isFile();
  }

  @Override
  public boolean isLink(Path path) {
    return look(path).isLink();
  }

  @Override
  public boolean isReadable(Path path) {
    return look(path).exists();
  }

  @Override
  public long size(Path file) throws IOException {
    return tree.size(noted(file));
  }

  @Override
  public byte[] read(Path file) throws IOException {
    return tree.read(noted(file));
  }

  @Override
  public Path real(Path path) throws IOException {
    isOpen |= look(path).isLink();
    return tree.real(path);
  }

  @Override
  public Path target(Path link) {
    isOpen |= look(link).isLink();
    return tree.target(link);
  }

  @Override
  public FolderListing list(Path folder, Runnable check) throws IOException {
    return tree.list(noted(folder), check);
  }

  @Override
  public List<String> names(Path folder) throws IOException {
    return new ArrayList<>(tree.names(noted(folder)));
  }
}
