package lynearm.alembic;

import java.util.List;

/// What a migration file says for one of its headers.
sealed interface HeaderValue {

  /// The file does not bind it.
  record Absent() implements HeaderValue {}

  /// The texts that it comes down to, in order: none for `None`.
  ///
  /// @param line the line of the statement that binds it
  record Texts(List<String> texts, int line) implements HeaderValue {
    public Texts {
      texts = List.copyOf(texts);
    }
  }

  /// Only running the file can tell.
  ///
  /// @param reason why, as a clause
  record Computed(int line, String reason) implements HeaderValue {}

  /// A value that Alembic does not take.
  ///
  /// @param found what it is: "an int"
  record Refused(int line, String found) implements HeaderValue {}
}
