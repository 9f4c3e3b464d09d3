package lynearm.alembic;

import java.util.Optional;
import lynearm.revision.AlembicError;

/// `revision_environment`: whether Alembic runs `env.py` when it makes a revision.
///
/// @param runs what the setting says; false if it can't be read
/// @param error what reading it gives instead of an answer
public record RevisionEnvironment(boolean runs, Optional<AlembicError> error) {

  static RevisionEnvironment of(boolean runs) {
    return new RevisionEnvironment(runs, Optional.empty());
  }
}
