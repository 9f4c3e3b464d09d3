package lynearm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `alembic show`.
@Command(
    name = ShowCommand.NAME,
    description = "Show one revision.",
    mixinStandardHelpOptions = true)
final class ShowCommand extends ReadingCommand {

  static final String NAME = "show";

  private static final String CURRENT = "current";

  @Parameters(
      paramLabel = "REV",
      description = {
        "An id, the beginning of one, a label, head, heads, label@head; with a database also"
            + " current.",
      })
  String revision = "";

  @Mixin DatabaseChoice database = new DatabaseChoice();

  @Override
  public Integer call() throws Failure {
    Revisions.check(List.of(revision), NAME);
    return super.call();
  }

  @Override
  Optional<DatabaseState> database() throws Failure {
    return revision.equals(CURRENT)
        ? Optional.of(database.read(program.place.folder(), "which revisions are current"))
        : Optional.empty();
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  Answer<List<String>> lines(Question question) {
    return all(question, question.listings()::show);
  }

  @Override
  Answer<List<Node>> revisions(Question question) {
    return all(question, question.symbols()::show);
  }

  /// Where the database stands may be several revisions; Alembic looks up all before it shows one.
  private <T> Answer<List<T>> all(Question question, Function<String, Answer<List<T>>> look) {
    if (question.rows().isEmpty()) {
      return look.apply(revision);
    }
    List<T> found = new ArrayList<>();
    for (String row : question.rows().get()) {
      Answer<List<T>> one = Question.whole(look.apply(row));
      if (one instanceof Answer.Refused<List<T>>) {
        return one;
      }
      found.addAll(one.value());
    }
    return new Answer.Given<>(found);
  }
}
