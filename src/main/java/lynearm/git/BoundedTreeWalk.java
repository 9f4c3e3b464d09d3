package lynearm.git;

import java.io.IOException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;

/// A walk over trees that ends. A commit of a few kilobytes can have more files than there are
/// atoms, by naming one folder in another again and again.
final class BoundedTreeWalk extends TreeWalk {

  private static final int MOST_ENTRIES = 1_000_000;
  private static final int DEEPEST = 1000;

  private int left = MOST_ENTRIES;

  BoundedTreeWalk(ObjectReader reader) {
    super(reader);
  }

  BoundedTreeWalk(Repository repository, ObjectReader reader) {
    super(repository, reader);
  }

  @Override
  public void reset() {
    left = MOST_ENTRIES;
    super.reset();
  }

  @Override
  public void reset(AnyObjectId tree) throws IOException {
    left = MOST_ENTRIES;
    super.reset(tree);
  }

  @Override
  public void reset(AnyObjectId... trees) throws IOException {
    left = MOST_ENTRIES;
    super.reset(trees);
  }

  @Override
  public boolean next() throws IOException {
    count();
    return super.next();
  }

  @Override
  public void enterSubtree() throws IOException {
    count();
    if (getDepth() > DEEPEST) {
      throw new CorruptObjectException(
          "the folders of a commit are deeper than any disk lets them");
    }
    super.enterSubtree();
  }

  private void count() throws CorruptObjectException {
    if (--left < 0) {
      throw new CorruptObjectException("a commit has more files than anybody could read");
    }
  }
}
