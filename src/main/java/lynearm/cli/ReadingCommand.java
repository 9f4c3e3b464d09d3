package lynearm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import lynearm.graph.Answer;
import lynearm.listing.Listings;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// A command that prints what Alembic would print, and on standard error what it stumbled over.
abstract class ReadingCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  /// The lines that Alembic would print.
  abstract Answer<List<String>> lines(Listings listings);

  @Override
  public Integer call() throws Failure {
    Workspace workspace = program.place.read();
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<Problem> problems = workspace.problems();
    boolean refused =
        switch (lines(new Listings(workspace.graph()))) {
          case Answer.Given<List<String>> given -> {
            given.value().forEach(out::println);
            yield false;
          }
          case Answer.Refused<List<String>> refusal -> {
            err.println("lynearm: " + refusal.error().message());
            yield true;
          }
        };
    out.flush();
    problems.forEach(problem -> err.println(line(problem)));
    if (refused) {
      return CommandLineProgram.NOT_DONE;
    }
    return problems.isEmpty() ? CommandLineProgram.DONE : CommandLineProgram.PROBLEMS_FOUND;
  }

  private static String line(Problem problem) {
    String place = problem.at().map(SourceLocation::toString).map(at -> at + ": ").orElse("");
    return (place + problem.what() + ". " + problem.next()).replace('\n', ' ').strip();
  }
}
