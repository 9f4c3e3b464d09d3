package lynearm.git;

import java.io.IOException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;

/// The content of files as it is stored. No filter is run over it.
final class StoredFiles {

  /// No revision file is anywhere near this; beyond it, something else was met.
  static final int LARGEST = 8 << 20;

  private final StoredObjects objects;

  StoredFiles(StoredObjects objects) {
    this.objects = objects;
  }

  /// How often something was wanted until now that this clone has not.
  int absences() {
    return objects.absences();
  }

  /// @throws IOException if it is not there, or larger than eight megabytes
  byte[] read(GitObjectId blob) throws IOException {
    return Guarded.call(() -> {
      ObjectLoader content = objects.open(blob.id(), Constants.OBJ_BLOB);
      if (content.getSize() > LARGEST) {
        throw new LargeObjectException(blob.id());
      }
      return content.getCachedBytes(LARGEST);
    });
  }

  long size(GitObjectId blob) throws IOException {
    return Guarded.call(() -> objects.size(blob.id(), Constants.OBJ_BLOB));
  }
}
