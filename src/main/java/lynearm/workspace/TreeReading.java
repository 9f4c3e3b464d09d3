package lynearm.workspace;

import java.util.List;
import java.util.Optional;
import lynearm.alembic.Environment;
import lynearm.change.Fingerprint;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;

/// What came of looking for the opened environment in a commit.
public sealed interface TreeReading {

  /// It is there.
  ///
  /// @param environment with the settings that it has there
  /// @param files what came of each revision file, in load order, under the paths that they would
  ///   have if they were checked out
  /// @param graph the graph of the readable ones
  /// @param problems of configuration, files and graph, in this order
  record Found(
      Environment environment, List<ReadResult> files, RevisionGraph graph, List<Problem> problems)
      implements TreeReading {
    public Found {
      files = List.copyOf(files);
      problems = List.copyOf(problems);
    }

    /// The same as if it were checked out, to be looked at only: it knows nothing of what lies on
    /// disk, so no change can be made of it.
    ///
    /// @param open what is open
    /// @param viewed which files were read
    public Workspace in(Workspace open, Viewed viewed) {
      return new Workspace(
          open.opened(),
          open.git(),
          List.of(environment),
          environment,
          false,
          List.of(),
          files,
          graph,
          problems,
          Fingerprint.ofNothing(),
          Fingerprint.ofNothing(),
          List.of(),
          viewed,
          0);
    }
  }

  /// It is not there.
  ///
  /// @param what why not
  /// @param next what to do about it; perhaps empty
  record Missing(String what, String next) implements TreeReading {}

  /// The environment, if it is there.
  default Optional<Found> found() {
    return this instanceof Found found ? Optional.of(found) : Optional.empty();
  }
}
