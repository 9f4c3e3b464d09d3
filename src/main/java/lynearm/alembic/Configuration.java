package lynearm.alembic;

import java.util.List;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;

/// What came of reading the configuration of one call of Alembic.
public sealed interface Configuration {

  /// Problems met: the reason of a refusal first, then what is accepted but surely not meant.
  List<Problem> problems();

  /// Alembic would work with these settings.
  ///
  /// @param warnings what Alembic itself would warn of, in its words, each once
  record Configured(Settings settings, List<Problem> problems, List<String> warnings)
      implements Configuration {
    public Configured {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }

  /// Alembic would end with this error.
  ///
  /// @param warnings what Alembic itself would warn of before
  record NotConfigured(AlembicError error, List<Problem> problems, List<String> warnings)
      implements Configuration {
    public NotConfigured {
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }
  }
}
