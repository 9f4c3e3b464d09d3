package lynearm.git;

import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/// The content of files as it is stored. No filter is run over it.
final class StoredFiles {

  /// No revision file is anywhere near this; beyond it, something else was met.
  static final int LARGEST = 8 << 20;

  private final ObjectReader reader;

  StoredFiles(ObjectReader reader) {
    this.reader = reader;
  }

  /// @throws IOException if it is not there, or larger than eight megabytes
  byte[] read(GitObjectId blob) throws IOException {
    return Guarded.call(() -> open(blob).getCachedBytes(LARGEST));
  }

  long size(GitObjectId blob) throws IOException {
    return Guarded.call(() -> reader.getObjectSize(blob.id(), Constants.OBJ_BLOB));
  }

  private ObjectLoader open(GitObjectId blob) throws IOException {
    return reader.open(blob.id(), Constants.OBJ_BLOB);
  }
}
