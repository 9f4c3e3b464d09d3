package lynearm.ui.merge;

import java.util.Optional;

/// Why new files can't go to git, in a few words each; empty where they can.
///
/// @param notStaged why they can't be staged
/// @param notCommitted why they can't be committed
public record GitReasons(Optional<String> notStaged, Optional<String> notCommitted) {

  /// Neither, for the same reason.
  public static GitReasons both(String why) {
    return new GitReasons(Optional.of(why), Optional.of(why));
  }
}
