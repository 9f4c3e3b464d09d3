package lynearm.git;

import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/// What git knows a file's content or a folder by: equal ids mean equal bytes.
public final class GitObjectId {

  /// How many bytes an id has.
  public static final int LENGTH = Constants.OBJECT_ID_LENGTH;

  private final ObjectId id;

  GitObjectId(AnyObjectId id) {
    this.id = id.toObjectId();
  }

  ObjectId id() {
    return id;
  }

  /// The id that has these bytes.
  ///
  /// @throws IllegalArgumentException if they are too few
  public static GitObjectId of(byte[] bytes) {
    if (bytes.length < LENGTH) {
      throw new IllegalArgumentException(bytes.length + " bytes are no id");
    }
    return new GitObjectId(ObjectId.fromRaw(bytes));
  }

  /// The id as git stores it.
  public byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    id.copyRawTo(bytes, 0);
    return bytes;
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
