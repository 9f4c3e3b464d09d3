package lynearm.git;

import java.io.IOException;
import java.util.function.Function;

/// What came of asking a repository: the thing itself, or the reason why not.
public sealed interface GitAnswer<T> {

  /// The answer.
  record Given<T>(T value) implements GitAnswer<T> {}

  /// No answer; nothing was changed.
  record Refused<T>(GitRefusal reason) implements GitAnswer<T> {}

  static <T> GitAnswer<T> given(T value) {
    return new Given<>(value);
  }

  static <T> GitAnswer<T> refused(String what, String next) {
    return new Refused<>(new GitRefusal(what, next));
  }

  /// The answer, or what `otherwise` makes of the refusal.
  default T or(Function<GitRefusal, T> otherwise) {
    return switch (this) {
      case Given<T>(T value) -> value;
      case Refused<T>(GitRefusal reason) -> otherwise.apply(reason);
    };
  }

  /// The answer.
  ///
  /// @throws IOException if it is refused, with the reason as its message
  default T orThrow() throws IOException {
    return switch (this) {
      case Given<T>(T value) -> value;
      case Refused<T>(GitRefusal reason) -> throw new IOException(reason.what());
    };
  }
}
