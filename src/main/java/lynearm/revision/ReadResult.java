package lynearm.revision;

import java.nio.file.Path;
import java.util.List;

/// What came of reading one migration file. Nothing is dropped: a file without a usable id is
/// [Unreadable] and stays visible with the reason.
public sealed interface ReadResult {

  Path file();

  List<Problem> problems();

  /// A revision, perhaps with problems that leave it usable (such as a computed parent).
  record Read(Revision revision, List<Problem> problems) implements ReadResult {
    public Read {
      problems = List.copyOf(problems);
    }

    @Override
    public Path file() {
      return revision.file();
    }
  }

  /// A file that gives no revision; at least one problem says why.
  record Unreadable(Path file, List<Problem> problems) implements ReadResult {
    public Unreadable {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("no reason given for " + file);
      }
    }
  }
}
