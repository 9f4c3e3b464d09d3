package lynearm.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lynearm.alembic.Environment;
import lynearm.alembic.EnvironmentSearch;
import lynearm.alembic.Settings;
import lynearm.revision.Problem;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Lists the Alembic environments of a folder.
@Command(
    name = "environments",
    description = "List the Alembic environments found here, and how each was found.",
    mixinStandardHelpOptions = true)
final class EnvironmentsCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    Path folder = program.place.folder();
    PrintWriter out = spec.commandLine().getOut();
    WorkspaceReader reader = new WorkspaceReader();
    EnvironmentSearch search = reader.search(folder, Progress.IGNORED);
    List<Environment> meant = program.place.meant(search.environments());
    if (meant.isEmpty()) {
      Failure none = none(folder, search.environments());
      if (json) {
        new JsonReport(spec.name(), out).notDone(String.valueOf(none.getMessage()));
      }
      throw none;
    }
    List<Workspace> workspaces = new ArrayList<>();
    for (Environment environment : meant) {
      workspaces.add(reader.read(folder, search, environment, Progress.IGNORED));
    }
    if (json) {
      new JsonReport(spec.name(), out).environments(workspaces, search.problems());
    } else {
      workspaces.forEach(workspace -> print(workspace, out));
      Problems.print(search.problems(), spec.commandLine().getErr());
    }
    List<Problem> all = new ArrayList<>(search.problems());
    workspaces.forEach(workspace -> all.addAll(workspace.problems()));
    return Problems.status(all);
  }

  private static Failure none(Path folder, List<Environment> others) {
    if (!Files.exists(folder)) {
      return Place.missing(folder);
    }
    return others.isEmpty()
        ? new Failure("There is no Alembic environment in " + folder + ".")
        : new Failure(
            "No Alembic environment in " + folder + " is called so",
            "There are: "
                + others.stream().map(Environment::name).collect(Collectors.joining(", "))
                + ".");
  }

  private static void print(Workspace workspace, PrintWriter out) {
    Environment environment = workspace.environment();
    out.println(environment.name());
    out.println("    Found: " + origin(environment));
    out.println(
        "    Script folder: "
            + environment
                .settings()
                .map(Settings::scriptFolder)
                .map(Path::toString)
                .orElse("unknown")
            + ", "
            + resolution(environment));
    out.println("    Revisions: " + workspace.graph().fileCount());
    List<Problem> problems = workspace.problems();
    out.println("    Problems: " + (problems.isEmpty() ? "none" : problems.size()));
    problems.forEach(problem -> out.println("        " + Sentences.of(problem)));
  }

  private static String origin(Environment environment) {
    String how =
        switch (environment.origin()) {
          case INI -> "a section of an ini file names it";
          case PYPROJECT -> "[tool.alembic] in pyproject.toml names it";
          case FLASK_MIGRATE -> "an alembic.ini inside the folder, as Flask-Migrate makes it";
          case CODE -> "by what lies in the folder; no file names it";
        };
    return environment.settingsUnknown() ? how + "; settings unknown: configured in code" : how;
  }

  private static String resolution(Environment environment) {
    return switch (environment.resolution()) {
      case AS_WRITTEN -> "as written, from the folder of the configuration file";
      case FROM_REPOSITORY -> "as written, from the top of the repository";
      case FROM_FOLDER_BETWEEN -> "as written, from a folder above the configuration file";
      case IN_PACKAGE -> "in a package of this project";
      case BY_TAIL -> "which ends like the path written; that one is not here";
      case BY_CONTENTS -> "by what lies in it";
      case NOT_FOUND -> "not found";
    };
  }
}
