package lynearm.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Which environment a command is about: `-C` as in git, `-c` and `-n` as in Alembic.
final class Place {

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
      description = "The configuration file, as Alembic's -c; may be given twice.")
  List<String> configurations = List.of();

  @Option(
      names = {"-n", "--name"},
      paramLabel = "NAME",
      scope = ScopeType.INHERIT,
      description = "The section of the ini file, as Alembic's -n.")
  Optional<String> section = Optional.empty();

  Path folder() {
    return directory.toAbsolutePath().normalize();
  }

  /// Reads the environment that is meant.
  ///
  /// @throws Failure if there is none, or several and none is named
  Workspace read() throws Failure {
    WorkspaceReader reader = new WorkspaceReader();
    OpenResult result;
    if (configurations.isEmpty() && section.isEmpty()) {
      result = reader.open(folder(), Optional.empty(), Progress.IGNORED);
    } else {
      result =
          reader.open(
              new Invocation(
                  folder(),
                  Optional.ofNullable(System.getenv("ALEMBIC_CONFIG")),
                  configurations,
                  section.orElse(Invocation.DEFAULT_SECTION)),
              Progress.IGNORED);
    }
    return switch (result) {
      case OpenResult.Opened(Workspace workspace) -> only(workspace);
      case OpenResult.NothingFound(Path _, String what, String next) ->
          throw new Failure(what + ". " + next);
    };
  }

  private Workspace only(Workspace workspace) throws Failure {
    List<Environment> found = workspace.environments();
    if (found.size() > 1 && workspace.isAmbiguous()) {
      throw new Failure(
          "There are "
              + found.size()
              + " Alembic environments in "
              + folder()
              + ": "
              + String.join(", ", found.stream().map(Environment::name).toList())
              + ". Name one with -c FILE or -n NAME, or go there with -C DIR.");
    }
    return workspace;
  }
}
