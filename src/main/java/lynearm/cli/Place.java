package lynearm.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.alembic.Configuration;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.RevisionIndex;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which environment a command is about: `-C` as in git, `-c` and `-n` as in Alembic.
final class Place {

  private static final String VARIABLE = "ALEMBIC_CONFIG";

  @Option(
      names = "-C",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Work in this folder instead of the current one.")
  Path directory = Path.of("");

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = {
        "The configuration file, as Alembic's -c; may be given twice. A script_location that is"
            + " not there from here is looked for from the folder of the file.",
      })
  List<String> configurations = List.of();

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = {
        "The section of the ini file, as Alembic's -n, or a name that the environments command"
            + " prints.",
      })
  Optional<String> section = Optional.empty();

  private final WorkspaceReader reader = WorkspaceReader.forOneAnswer(RevisionIndex.usual());

  static Failure missing(Path folder) {
    return new Failure("There is no folder " + folder + ".");
  }

  /// Keeps what was read for the next call, once the answer is out.
  void keep() {
    reader.keep();
  }

  Path folder() {
    return directory.toAbsolutePath().normalize();
  }

  /// Reads the environment that is meant.
  ///
  /// @throws Failure if there is none, or several and none is named, or one that Alembic refuses
  Workspace read() throws Failure {
    Path folder = folder();
    Optional<String> variable =
        Optional.ofNullable(System.getenv(VARIABLE)).filter(_ -> configurations.isEmpty());
    if (!Files.exists(folder)) {
      throw missing(folder);
    }
    if (configurations.isEmpty() && section.isEmpty() && variable.isEmpty()) {
      return usable(reader.open(folder, Optional.empty(), Progress.IGNORED));
    }
    OpenResult asCalled =
        reader.open(
            new Invocation(
                folder, variable, configurations, section.orElse(Invocation.DEFAULT_SECTION)),
            Progress.IGNORED);
    if (asCalled instanceof OpenResult.Opened(Workspace workspace) && hasScripts(workspace)) {
      return usable(asCalled);
    }
    Optional<OpenResult> found = named(variable.map(List::of).orElse(configurations));
    return usable(found.orElseGet(() -> withMissingFile(asCalled)));
  }

  /// Alembic doesn't mind a configuration file that isn't there, and so doesn't tell.
  private OpenResult withMissingFile(OpenResult refused) {
    Optional<Path> missing =
        configurations.stream()
            .map(folder()::resolve)
            .filter(file -> !Files.exists(file))
            .findFirst();
    return refused instanceof OpenResult.NothingFound(Path path, String what, _)
            && missing.isPresent()
        ? new OpenResult.NothingFound(path, what, "There is no file " + missing.get() + ".")
        : refused;
  }

  private static boolean hasScripts(Workspace workspace) {
    return workspace
        .settings()
        .filter(settings -> Files.isDirectory(settings.scriptFolder()))
        .isPresent();
  }

  /// What a person may mean where Alembic, called from here, would find nothing.
  private Optional<OpenResult> named(List<String> files) throws Failure {
    if (files.size() > 1) {
      return Optional.empty();
    }
    Path start =
        files.stream().map(folder()::resolve).filter(Files::exists).findFirst().orElse(folder());
    List<Environment> meant = meant(reader.search(start, Progress.IGNORED).environments(), files);
    if (meant.size() > 1) {
      throw several(meant);
    }
    return meant.stream()
        .findFirst()
        .map(environment -> reader.open(start, Optional.of(environment), Progress.IGNORED));
  }

  /// Those of some environments that `-c` and `-n` name; all without them.
  List<Environment> meant(List<Environment> found) {
    return meant(found, configurations);
  }

  private List<Environment> meant(List<Environment> found, List<String> files) {
    return found.stream()
        .filter(environment -> section.isEmpty() || isCalled(environment, section.get()))
        .filter(environment -> files.stream().allMatch(it -> hasFile(environment, it)))
        .toList();
  }

  private static boolean isCalled(Environment environment, String name) {
    return environment.section().equals(name) || environment.name().equals(name);
  }

  private boolean hasFile(Environment environment, String file) {
    Path path = folder().resolve(file).normalize();
    return environment.name().equals(file)
        || environment.configurationFiles().stream().anyMatch(known -> isSame(known, path));
  }

  private static boolean isSame(Path one, Path other) {
    try {
      return Files.isSameFile(one, other);
    } catch (java.io.IOException _) {
      return one.equals(other);
    }
  }

  private Workspace usable(OpenResult result) throws Failure {
    if (result instanceof OpenResult.NothingFound(Path _, String what, String next)) {
      throw new Failure(what, next);
    }
    return only(((OpenResult.Opened) result).workspace());
  }

  private Workspace only(Workspace workspace) throws Failure {
    List<Environment> found = workspace.environments();
    if (found.size() > 1 && workspace.isAmbiguous()) {
      throw several(found);
    }
    if (workspace.environment().configuration()
        instanceof Configuration.NotConfigured(var error, var problems, _)) {
      throw new Failure(error, problems.isEmpty() ? "" : problems.getFirst().next());
    }
    return workspace;
  }

  private Failure several(List<Environment> found) {
    return new Failure(
        "There are "
            + found.size()
            + " Alembic environments in "
            + folder()
            + ": "
            + found.stream().map(Environment::name).collect(Collectors.joining(", ")),
        "Name one with -c FILE or -n NAME, or go there with -C DIR.");
  }
}
