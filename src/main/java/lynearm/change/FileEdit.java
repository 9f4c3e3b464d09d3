package lynearm.change;

import java.nio.file.Path;
import java.util.Optional;

/// What becomes of one file. Each knows what has to be there before it, so that nothing is written
/// over what was not looked at, and each can be turned round.
public sealed interface FileEdit {

  /// The absolute path of the file, without `.` and `..`.
  Path path();

  /// What the file has to hold before; empty if there must be none.
  Optional<Content> before();

  /// What the file holds afterwards; empty if there is none then.
  Optional<Content> after();

  /// The edit that takes this one back.
  FileEdit reversed();

  /// The folder of the file.
  default Path folder() {
    Path parent = path().getParent();
    if (parent == null) {
      throw new IllegalStateException("a file without a folder: " + path());
    }
    return parent;
  }

  /// A file comes to be where none is.
  record Create(Path path, Content content) implements FileEdit {

    public Create {
      requireFile(path);
    }

    @Override
    public Optional<Content> before() {
      return Optional.empty();
    }

    @Override
    public Optional<Content> after() {
      return Optional.of(content);
    }

    @Override
    public FileEdit reversed() {
      return new Delete(path, content);
    }
  }

  /// A file gets other content. Its permissions stay.
  record Replace(Path path, Content old, Content content) implements FileEdit {

    public Replace {
      requireFile(path);
      if (old.equals(content)) {
        throw new IllegalArgumentException("nothing is replaced in " + path);
      }
    }

    @Override
    public Optional<Content> before() {
      return Optional.of(old);
    }

    @Override
    public Optional<Content> after() {
      return Optional.of(content);
    }

    @Override
    public FileEdit reversed() {
      return new Replace(path, content, old);
    }
  }

  /// A file goes away.
  record Delete(Path path, Content old) implements FileEdit {

    public Delete {
      requireFile(path);
    }

    @Override
    public Optional<Content> before() {
      return Optional.of(old);
    }

    @Override
    public Optional<Content> after() {
      return Optional.empty();
    }

    @Override
    public FileEdit reversed() {
      return new Create(path, old);
    }
  }

  static FileEdit create(Path path, byte[] content) {
    return new Create(path, Content.of(content));
  }

  static FileEdit replace(Path path, byte[] old, byte[] content) {
    return new Replace(path, Content.of(old), Content.of(content));
  }

  static FileEdit delete(Path path, byte[] old) {
    return new Delete(path, Content.of(old));
  }

  private static void requireFile(Path path) {
    if (!path.isAbsolute() || path.getParent() == null || !path.normalize().equals(path)) {
      throw new IllegalArgumentException("not the plain absolute path of a file: " + path);
    }
  }
}
