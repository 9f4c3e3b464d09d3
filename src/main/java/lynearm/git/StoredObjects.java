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
  private int absences;

  StoredObjects(ObjectReader reader) {
    this.reader = reader;
  }

  /// @param type one of JGit's constants
  ObjectLoader open(ObjectId id, int type) throws IOException {
    try {
      return reader.open(id, type);
    } catch (MissingObjectException e) {
      absences++;
      throw e;
    }
  }

  long size(ObjectId id, int type) throws IOException {
    try {
      return reader.getObjectSize(id, type);
    } catch (MissingObjectException e) {
      absences++;
      throw e;
    }
  }

  /// How often something was wanted until now that is not there.
  int absences() {
    return absences;
  }
}
