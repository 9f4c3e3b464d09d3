package lynearm.workspace;

import java.nio.file.Path;
import java.util.Set;

/// What came of looking for the opened environment in a commit, and what that depends on.
///
/// @param sources files and folders; as long as these are as they are in the commit, another one
///   reads the same
public record TracedReading(TreeReading reading, Set<Path> sources) {
  public TracedReading {
    sources = Set.copyOf(sources);
  }
}
