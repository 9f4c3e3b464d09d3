package lynearm.revision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The whole id of a revision, exactly as its file declares it. Any text is possible, even none:
/// Alembic checks neither length nor most characters.
public record RevisionId(String value) implements Comparable<RevisionId> {

  /// How many characters of an id are shown where space is short.
  private static final int SHORT_LENGTH = 12;

  private static final int RANDOM_LENGTH = 12;

  /// A new id as Alembic makes them: the last twelve hex digits of a random UUID.
  public static RevisionId random() {
    String uuid = UUID.randomUUID().toString();
    return new RevisionId(uuid.substring(uuid.length() - RANDOM_LENGTH));
  }

  /// The id as shown where space is short: at most twelve characters and an ellipsis.
  public String shortForm() {
    return value.codePointCount(0, value.length()) <= SHORT_LENGTH + 2
        ? value
        : value.substring(0, value.offsetByCodePoints(0, SHORT_LENGTH)) + "…";
  }

  @Override
  public int compareTo(RevisionId other) {
    return value.compareTo(other.value);
  }

  /// Written out, as those that a record has by itself are linked when first called, which every
  /// command would wait for.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RevisionId that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value;
  }
}
