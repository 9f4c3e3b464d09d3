package lynearm.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// A command that prints what Alembic would print, and on standard error what it stumbled over; or
/// all of it as data.
abstract class ReadingCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description = {
        "Answer for this branch, tag or commit of git instead of the files that are checked out."
            + " Nothing is checked out for it.",
      })
  Optional<String> ref = Optional.empty();

  /// What it is called.
  abstract String name();

  /// The lines that Alembic would print.
  abstract Answer<List<String>> lines(Question question);

  /// The revisions that these lines are about, in their order.
  abstract Answer<List<Node>> revisions(Question question);

  /// The database that the answer needs.
  Optional<DatabaseState> database() throws Failure {
    return Optional.empty();
  }

  /// Whether the lines tell which revisions the database stands at.
  boolean marksCurrent() {
    return false;
  }

  @Override
  public Integer call() throws Failure {
    try {
      Workspace open = program.place.read();
      Workspace workspace = ref.isPresent() ? GitPlace.at(ref.get(), open) : open;
      return answer(new Question(workspace, database(), marksCurrent()));
    } catch (Failure failure) {
      if (json) {
        new JsonReport(name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  /// The row of the database that the answer is refused for, because no file declares it.
  private static Optional<String> unknownRow(Question question, AlembicError refusal) {
    return question.rows().stream()
        .flatMap(List::stream)
        .filter(row -> question.workspace().graph().find(new RevisionId(row)).isEmpty())
        .filter(row -> refusal.message().contains("'" + row + "'"))
        .findFirst();
  }

  private int answer(Question question) {
    PrintWriter out = program.out();
    PrintWriter err = program.err();
    List<Problem> problems = question.workspace().problems();
    Answer<List<String>> lines = lines(question);
    Optional<AlembicError> refusal =
        lines instanceof Answer.Refused<List<String>>(var error, _)
            ? Optional.of(error)
            : Optional.empty();
    if (json) {
      new JsonReport(name(), out).answer(question, revisions(question).value(), refusal);
    } else {
      lines.value().forEach(out::println);
    }
    out.flush();
    refusal.ifPresent(error -> {
      err.println(Sentences.own(Sentences.of(error)));
      unknownRow(question, error)
          .ifPresent(row ->
              err.println(Sentences.own(OfferCommand.where(row) + " finds out where it went.")));
    });
    if (!json) {
      Problems.print(problems, err);
    }
    return refusal.isPresent() ? CommandLineProgram.NOT_DONE : Problems.status(problems);
  }
}
