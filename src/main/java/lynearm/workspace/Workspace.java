package lynearm.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.alembic.Environment;
import lynearm.alembic.Settings;
import lynearm.change.Fingerprint;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;

/// Everything known of one opened folder at one moment. Immutable: a reload makes another one.
///
/// @param opened the folder or file that was opened
/// @param git what was found when a repository was looked for around it
/// @param environments all Alembic environments found there; one at least
/// @param environment the one that is shown
/// @param files what came of reading each of its revision files, in load order
/// @param graph the graph of the readable ones
/// @param problems of configuration, files and graph, in this order
/// @param template the bytes of its `script.py.mako`, if it has one
/// @param fingerprint what all that was read looked like, taken before it was read
/// @param watched the folders in which a change means that this is out of date
/// @param readNanos how long the revision files and the graph took
public record Workspace(
    Path opened,
    GitLookup git,
    List<Environment> environments,
    Environment environment,
    List<ReadResult> files,
    RevisionGraph graph,
    List<Problem> problems,
    Optional<Template> template,
    Fingerprint fingerprint,
    List<Path> watched,
    long readNanos) {

  /// A template as it was read.
  ///
  /// @param file where it is
  /// @param text its bytes, not to be changed
  public record Template(Path file, lynearm.change.NewFile text) {}

  public Workspace {
    environments = List.copyOf(environments);
    files = List.copyOf(files);
    problems = List.copyOf(problems);
    watched = List.copyOf(watched);
  }

  /// The repository around the folder, if there is one that can be read.
  public Optional<GitRepository> repository() {
    return git instanceof GitLookup.Found found
        ? Optional.of(found.repository())
        : Optional.empty();
  }

  public Optional<Settings> settings() {
    return environment.settings();
  }

  /// How many files gave no revision.
  public long unreadableCount() {
    return files.stream().filter(ReadResult.Unreadable.class::isInstance).count();
  }

  /// A path as it is best shown: relative to the repository or to what was opened, if it lies there.
  public String show(Path path) {
    Path root = repository().map(GitRepository::root).orElse(opened);
    return path.startsWith(root) && !path.equals(root)
        ? root.relativize(path).toString()
        : path.toString();
  }
}
