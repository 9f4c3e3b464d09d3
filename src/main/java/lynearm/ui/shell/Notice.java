package lynearm.ui.shell;

import java.util.List;

/// Something the window tells the person once.
///
/// @param kind whether it went well
/// @param what the fact
/// @param next what follows and what to do; may be empty
/// @param actions what can be done about it right there
record Notice(Kind kind, String what, String next, List<Command> actions) {

  enum Kind {
    DONE,
    NOT_DONE,
    NEWS
  }

  Notice {
    actions = List.copyOf(actions);
  }

  static Notice notDone(String what, String next) {
    return new Notice(Kind.NOT_DONE, what, next, List.of());
  }

  static Notice done(String what, String next) {
    return new Notice(Kind.DONE, what, next, List.of());
  }

  /// Tells of something that was not done for a reason nobody foresaw.
  static Notice failed(String what, Exception failure) {
    return notDone(what, reason(failure));
  }

  /// What is best said of a failure.
  static String reason(Exception failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  static Notice news(String what) {
    return new Notice(Kind.NEWS, what, "", List.of());
  }
}
