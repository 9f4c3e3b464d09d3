package lynearm.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// What git knows a file's content or a folder by: equal ids mean equal bytes.
public final class GitObjectId {

  private final ObjectId id;

  GitObjectId(AnyObjectId id) {
    this.id = id.toObjectId();
  }

  ObjectId id() {
    return id;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GitObjectId that && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id.name();
  }
}
