package lynearm.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import lynearm.alembic.Configuration;
import lynearm.alembic.ConfigurationReader;
import lynearm.alembic.Environment;
import lynearm.alembic.EnvironmentFinder;
import lynearm.alembic.EnvironmentSearch;
import lynearm.alembic.Invocation;
import lynearm.alembic.RevisionFiles;
import lynearm.alembic.Settings;
import lynearm.change.Fingerprint;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;

/// Reads what is opened into a [Workspace]. Keeps what came of each file, so that a second reading
/// opens only the files that changed. Safe for use by several threads.
public final class WorkspaceReader {

  private final RevisionFileCache cache;
  private final boolean looksForOthers;

  /// Finds everything that can be opened in a folder, and keeps nothing on disk.
  public WorkspaceReader() {
    this(RevisionIndex.NONE);
  }

  /// Finds everything that can be opened in a folder.
  ///
  /// @param index what earlier runs of the program have read
  public WorkspaceReader(RevisionIndex index) {
    this(index, true);
  }

  private WorkspaceReader(RevisionIndex index, boolean looksForOthers) {
    cache = new RevisionFileCache(index);
    this.looksForOthers = looksForOthers;
  }

  /// For a single answer: where Alembic itself would start without being told more, nothing else is
  /// looked for, so that a large repository is not searched. Git is not asked, and nothing is to be
  /// watched.
  ///
  /// @param index what earlier runs of the program have read
  public static WorkspaceReader forOneAnswer(RevisionIndex index) {
    return new WorkspaceReader(index, false);
  }

  /// Keeps on disk what was read, for the next run of the program. Nothing is lost without it, and
  /// it is never worth waiting for.
  public void keep() {
    cache.keep();
  }

  /// Finds the environments of a folder, in the order in which they are offered.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public EnvironmentSearch search(Path start, Progress progress) {
    return find(start, progress);
  }

  /// Reads one of the environments that a search has found.
  ///
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public Workspace read(
      Path start, EnvironmentSearch search, Environment chosen, Progress progress) {
    return read(start, search.environments(), chosen, false, List.of(), progress);
  }

  /// Opens a repository, a project, a migrations folder, a configuration file or a revision file.
  ///
  /// @param wanted the environment to show, if not the first
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public OpenResult open(Path start, Optional<Environment> wanted, Progress progress) {
    if (!looksForOthers && wanted.isEmpty() && isConfigured(start)) {
      OpenResult asCalled = open(Invocation.in(start.toAbsolutePath().normalize()), progress);
      if (asCalled instanceof OpenResult.Opened(Workspace workspace) && hasScripts(workspace)) {
        return asCalled;
      }
    }
    return open(start, _ -> wanted, progress);
  }

  private OpenResult open(
      Path start, Function<List<Environment>, Optional<Environment>> choice, Progress progress) {
    if (!Files.exists(start)) {
      return new OpenResult.NothingFound(
          start,
          start + " is not there",
          "It may have been moved or deleted. Open another folder.");
    }
    if (!Files.isReadable(start)) {
      return new OpenResult.NothingFound(
          start, "No permission to read " + start, "Allow reading it, or open another folder.");
    }
    EnvironmentSearch search = find(start, progress);
    List<Environment> found = search.environments();
    if (found.isEmpty() && GitRepository.isBare(start)) {
      return new OpenResult.NothingFound(
          start,
          start + " is a bare git repository, or the inner folder of one",
          "No files are checked out in it. Open a folder that has them; git worktree add FOLDER"
              + " BRANCH makes one.");
    }
    if (found.isEmpty()) {
      return new OpenResult.NothingFound(
          start,
          "There is no Alembic environment in " + start,
          "Lynearm looked for alembic.ini and other ini files, for pyproject.toml with"
              + " [tool.alembic], and for folders with env.py or revision files. Open the folder"
              + " of your project, or create an environment with: alembic init migrations");
    }
    Optional<Environment> here = choice.apply(found).or(() -> configuredIn(start, found));
    Environment chosen = here.orElse(found.getFirst());
    return new OpenResult.Opened(
        read(
            start, found, chosen, here.isEmpty() && found.size() > 1, search.problems(), progress));
  }

  /// Opens exactly the environment that Alembic would work with if it were called so.
  public OpenResult open(Invocation invocation, Progress progress) {
    Configuration configuration = ConfigurationReader.read(invocation);
    if (configuration instanceof Configuration.NotConfigured(var error, var problems, _)) {
      String next = problems.isEmpty() ? "" : problems.getFirst().next();
      return new OpenResult.NothingFound(invocation.directory(), error.message(), next);
    }
    Environment environment = Environment.of(invocation, configuration);
    return new OpenResult.Opened(
        read(
            invocation.directory(), List.of(environment), environment, false, List.of(), progress));
  }

  /// Reads again what is open. The search for environments is repeated only if a configuration file
  /// changed, and the environment that was shown is kept; files that look the same are not opened.
  public OpenResult reload(Workspace before, Progress progress) {
    boolean sameConfiguration = before.configurationPrint().firstDifference().isEmpty();
    if (!sameConfiguration || !Files.exists(before.opened())) {
      return searchAgain(before, progress);
    }
    return new OpenResult.Opened(
        read(
            before.opened(),
            before.environments(),
            before.environment(),
            before.isAmbiguous(),
            before.searchProblems(),
            progress));
  }

  /// As [#reload(Workspace, Progress)], but looks for environments again whatever has changed, so
  /// that a new one is found too.
  public OpenResult searchAgain(Workspace before, Progress progress) {
    return open(before.opened(), found -> sameIn(found, before.environment()), progress);
  }

  /// The environment that was shown, whatever its settings are now.
  private static Optional<Environment> sameIn(List<Environment> found, Environment shown) {
    return found.stream().filter(other -> other.name().equals(shown.name())).findFirst();
  }

  private static EnvironmentSearch find(Path start, Progress progress) {
    return EnvironmentFinder.find(start, new Search(progress));
  }

  /// Tells of a search through folders.
  private record Search(Progress progress) implements lynearm.alembic.Progress {
    @Override
    public boolean isCancelled() {
      return progress.isCancelled();
    }

    @Override
    public void visiting(Path folder, int count) {
      progress.report("Looking for Alembic in " + folder.getFileName(), 0, 0);
    }
  }

  /// The environment that Alembic itself would take if it were started in the folder.
  private static Optional<Environment> configuredIn(Path folder, List<Environment> found) {
    Path here = folder.toAbsolutePath().normalize();
    List<Environment> candidates =
        found.stream()
            .filter(environment ->
                environment.configurationFiles().stream()
                    .anyMatch(file -> isUsual(file) && here.equals(file.getParent())))
            .toList();
    return candidates.size() == 1 ? Optional.of(candidates.getFirst()) : Optional.empty();
  }

  private static boolean isConfigured(Path folder) {
    return Files.isRegularFile(folder.resolve("alembic.ini"))
        || Files.isRegularFile(folder.resolve("pyproject.toml"));
  }

  private static boolean hasScripts(Workspace workspace) {
    return workspace
        .settings()
        .filter(settings -> Files.isDirectory(settings.scriptFolder()))
        .isPresent();
  }

  private static boolean isUsual(Path file) {
    return file.endsWith("alembic.ini") || file.endsWith("pyproject.toml");
  }

  private Workspace read(
      Path opened,
      List<Environment> environments,
      Environment environment,
      boolean ambiguous,
      List<Problem> searchProblems,
      Progress progress) {
    long start = System.nanoTime();
    List<Problem> problems = new ArrayList<>(searchProblems);
    problems.addAll(environment.problems());
    GitLookup git = looksForOthers ? GitRepository.around(folderOf(opened)) : new GitLookup.None();
    Fingerprint configuration = Fingerprint.of(environment.configurationFiles());

    Optional<Settings> settings = environment.settings();
    RevisionFiles files =
        settings
            .map(known -> RevisionFiles.list(known, new Search(progress)))
            .orElse(RevisionFiles.NONE);
    Fingerprint print =
        settings.map(known -> fingerprint(known, files)).orElseGet(Fingerprint::ofNothing);
    problems.addAll(files.problems());

    List<ReadResult> results =
        cache.read(files.looks(), settings, () -> rootAround(opened, git), progress);
    List<Revision> revisions = new ArrayList<>(results.size());
    for (ReadResult result : results) {
      problems.addAll(result.problems());
      if (result instanceof ReadResult.Read(Revision revision, _)) {
        revisions.add(revision);
      }
    }
    progress.report("Building the graph", results.size(), results.size());
    RevisionGraph graph = RevisionGraph.of(revisions);
    problems.addAll(graph.problems());
    return new Workspace(
        opened,
        git,
        environments,
        environment,
        ambiguous,
        searchProblems,
        results,
        graph,
        problems,
        configuration,
        print,
        looksForOthers ? watched(environment, files, git) : List.of(),
        new Viewed.CheckedOut(),
        System.nanoTime() - start);
  }

  /// The folder in which imported modules are looked for.
  private Path rootAround(Path opened, GitLookup git) {
    GitLookup known = looksForOthers ? git : GitRepository.around(folderOf(opened));
    return known instanceof GitLookup.Found found ? found.repository().root() : folderOf(opened);
  }

  private static Path folderOf(Path opened) {
    Path parent = opened.toAbsolutePath().getParent();
    return Files.isDirectory(opened) || parent == null ? opened : parent;
  }

  /// What everything that counts looked like when the files were listed.
  private static Fingerprint fingerprint(Settings settings, RevisionFiles files) {
    Set<Path> counts = new LinkedHashSet<>(files.folders());
    counts.add(settings.template());
    counts.add(settings.ini().path());
    counts.add(settings.toml().path());
    return Fingerprint.of(counts, files.listings());
  }

  private static List<Path> watched(Environment environment, RevisionFiles files, GitLookup git) {
    Set<Path> folders = new LinkedHashSet<>(files.folders());
    environment.settings().ifPresent(settings -> folders.add(settings.scriptFolder()));
    environment.configurationFiles().stream()
        .map(Path::getParent)
        .filter(java.util.Objects::nonNull)
        .forEach(folders::add);
    if (git instanceof GitLookup.Found(GitRepository repository)) {
      folders.addAll(repository.foldersToWatch());
    }
    return folders.stream().map(folder -> folder.toAbsolutePath().normalize()).distinct().toList();
  }
}
