package lynearm.workspace;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.alembic.Environment;
import lynearm.change.Fingerprint;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import org.jspecify.annotations.Nullable;

/// What came of looking for the opened environment in a commit.
public sealed interface TreeReading {

  /// It is there. Graph and problems are made when they are asked for. Safe for several threads.
  final class Found implements TreeReading {

    private final Environment environment;
    private final FolderReading folders;
    private @Nullable List<Problem> problems;

    Found(Environment environment, FolderReading folders) {
      this.environment = environment;
      this.folders = folders;
    }

    /// What comes of these files.
    ///
    /// @param environment with the settings that it has there
    /// @param files what came of each revision file, in load order
    public static Found of(Environment environment, List<ReadResult> files) {
      return new Found(environment, FolderReading.of(List.of(), files, false));
    }

    /// The environment, with the settings that it has there.
    public Environment environment() {
      return environment;
    }

    /// What came of each revision file, in load order, under the paths that they would have if they
    /// were checked out.
    public List<ReadResult> files() {
      return folders.files();
    }

    /// Whether they depend on nothing outside the version folders.
    boolean standsAlone() {
      return folders.standsAlone();
    }

    /// The graph of the readable ones.
    public RevisionGraph graph() {
      return folders.graph();
    }

    /// Problems of configuration, files and graph, in this order.
    public synchronized List<Problem> problems() {
      List<Problem> known = problems;
      if (known == null) {
        known =
            Stream.concat(environment.problems().stream(), folders.problems().stream()).toList();
        problems = known;
      }
      return known;
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
          files(),
          graph(),
          problems(),
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
