package lynearm.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Environment;
import lynearm.alembic.Settings;
import lynearm.change.Fingerprint;
import lynearm.file.RealPath;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.graph.RevisionGraph;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;

/// Everything known of one opened folder at one moment. Immutable: a reload makes another one.
///
/// @param opened the folder or file that was opened
/// @param git what was found when a repository was looked for around it
/// @param environments all Alembic environments found there; one at least
/// @param environment the one that is shown
/// @param isAmbiguous whether another one could have been meant as well
/// @param searchProblems what the search for environments stumbled over
/// @param files what came of reading each of its revision files, in load order
/// @param graph the graph of the readable ones
/// @param problems of search, configuration, files and graph, in this order
/// @param configurationPrint what the configuration files looked like when they were read
/// @param fingerprint what all that was read looked like, taken before it was read
/// @param watched the folders in which a change means that this is out of date
/// @param viewed which files it shows
/// @param readNanos how long listing, reading and the graph took
public record Workspace(
    Path opened,
    GitLookup git,
    List<Environment> environments,
    Environment environment,
    boolean isAmbiguous,
    List<Problem> searchProblems,
    List<ReadResult> files,
    RevisionGraph graph,
    List<Problem> problems,
    Fingerprint configurationPrint,
    Fingerprint fingerprint,
    List<Path> watched,
    Viewed viewed,
    long readNanos) {

  public Workspace {
    environments = List.copyOf(environments);
    searchProblems = List.copyOf(searchProblems);
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

  /// The settings of the environment, unless Alembic would refuse them.
  public Optional<Settings> settings() {
    return environment.settings();
  }

  /// The folder that stands for the environment where its changes are kept: its script folder.
  public Path home() {
    return environment.settings().map(Settings::scriptFolder).orElse(opened);
  }

  /// The folders that stand for all environments found.
  public Set<Path> homes() {
    Set<Path> homes = new LinkedHashSet<>(List.of(home()));
    environments.forEach(
        found -> found.settings().map(Settings::scriptFolder).ifPresent(homes::add));
    return homes;
  }

  /// How many files gave no revision.
  public long unreadableCount() {
    return files.stream().filter(ReadResult.Unreadable.class::isInstance).count();
  }

  /// What has to be mended before anything is added to this history or moved in it: Alembic refuses
  /// it, or a file that nobody can read may hold what matters. What is not checked out can't be
  /// changed at all.
  public Optional<Obstacle> obstacle() {
    if (!viewed.isCheckedOut()) {
      return Optional.of(notCheckedOut());
    }
    Optional<AlembicError> refusal = graph.refusal();
    if (refusal.isPresent()) {
      return Optional.of(
          new Obstacle(
              "Alembic refuses this history, so nothing can be added to it or moved in it",
              "Its answer is: " + refusal.get().message() + ". Mend what Problems lists first."));
    }
    long unreadable = unreadableCount();
    return unreadable == 0
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                unreadable == 1
                    ? "One revision file cannot be read"
                    : unreadable + " revision files cannot be read",
                "Alembic stops at such a file with every command, and it may hold another head or"
                    + " belong to a branch. Mend what Problems lists first."));
  }

  private Obstacle notCheckedOut() {
    return switch (viewed) {
      case Viewed.InCommit(String name, _) ->
          new Obstacle(
              "What is shown is " + name + ", which is not checked out",
              "Go back to your own files, or check it out with git first.");
      case Viewed.Joined _, Viewed.CheckedOut _ ->
          new Obstacle(
              "Revisions that are not checked out are shown among the others",
              "Go back to your own files first.");
    };
  }

  /// Why nothing may be written into a version folder: a link on the way to it leads out of the
  /// repository, or of what was opened if there is none. A folder that the configuration names
  /// outside of it in plain words is no link.
  public Optional<Obstacle> whyNotInto(Path folder) {
    Path place =
        repository()
            .map(GitRepository::root)
            .orElseGet(() -> Files.isDirectory(opened) ? opened : opened.resolveSibling(""));
    Path root = RealPath.of(place);
    Path real = RealPath.of(folder);
    if (real.startsWith(root)) {
      return Optional.empty();
    }
    for (Path way = folder.toAbsolutePath().normalize(); way != null; way = way.getParent()) {
      if (RealPath.of(way).startsWith(root)) {
        return Optional.of(
            new Obstacle(
                show(folder) + " leads out of " + place + " by a link, to " + real,
                "Lynearm writes nothing there. Open the folder or the repository in which these"
                    + " files really lie."));
      }
    }
    return Optional.empty();
  }

  /// Whether both show the same, so that nothing needs to be drawn anew.
  public boolean isSameAs(Workspace other) {
    return viewed.equals(other.viewed)
        && environment.equals(other.environment)
        && files.equals(other.files)
        && problems.equals(other.problems)
        && fingerprint.equals(other.fingerprint);
  }

  /// A path as it is best shown: relative to the repository or to what was opened, if it lies
  /// there.
  public String show(Path path) {
    Path root = repository().map(GitRepository::root).orElse(opened);
    return path.startsWith(root) && !path.equals(root)
        ? root.relativize(path).toString()
        : path.toString();
  }
}
