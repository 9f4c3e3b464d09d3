package lynearm.git;

import java.io.IOException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/// The objects of a repository as they are stored, with a note of whether one was wanted that is
/// not there.
final class StoredObjects {

  private final ObjectReader reader;
  private boolean lackSome;

  StoredObjects(ObjectReader reader) {
    this.reader = reader;
  }

  /// @param type one of JGit's constants
  ObjectLoader open(ObjectId id, int type) throws IOException {
    try {
      return reader.open(id, type);
    } catch (MissingObjectException e) {
      lackSome = true;
      throw e;
    }
  }

  long size(ObjectId id, int type) throws IOException {
    return reader.getObjectSize(id, type);
  }

  /// Whether something was wanted until now that is not there.
  boolean lackSome() {
    return lackSome;
  }
}
