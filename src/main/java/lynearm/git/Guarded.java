package lynearm.git;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.errors.MissingObjectException;

/// Calls into JGit that end in a sentence if the repository is damaged or lacks something: JGit
/// answers that with exceptions of many kinds, unchecked ones too.
final class Guarded {

  interface Call<T> {
    T run() throws IOException;
  }

  private Guarded() {}

  /// @throws IOException if it can't be told; its message is a sentence without its full stop
  static <T> T call(Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (MissingObjectException e) {
      throw new IOException(
          "the object "
              + e.getObjectId().name()
              + " is not in this clone, which may be shallow, partial or damaged",
          e);
    } catch (LargeObjectException e) {
      throw new IOException("the object is too large to be read", e);
    } catch (IOException e) {
      throw e.getCause() instanceof ExecutionException ? new IOException(Access.reason(e), e) : e;
    } catch (RuntimeException e) {
      throw new IOException("the repository is damaged: " + Access.reason(e), e);
    }
  }
}
