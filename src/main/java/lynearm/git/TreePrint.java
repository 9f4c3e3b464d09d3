package lynearm.git;

import java.util.Arrays;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// What lies at some paths of a commit, in brief: two commits with equal prints for the same paths
/// have the same files there.
public final class TreePrint {

  private final @Nullable ObjectId[] ids;

  TreePrint(@Nullable ObjectId[] ids) {
    this.ids = ids;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TreePrint that && Arrays.equals(ids, that.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return Arrays.toString(ids);
  }
}
