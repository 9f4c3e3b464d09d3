package lynearm.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `alembic current`.
@Command(
    name = CurrentCommand.NAME,
    description = "Show where a database stands.",
    mixinStandardHelpOptions = true)
final class CurrentCommand extends ReadingCommand {

  static final String NAME = "current";

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each revision at length.")
  boolean verbose;

  @Option(names = "--check-heads", description = "Refuse unless the database is on all heads.")
  boolean checkHeads;

  @Mixin DatabaseChoice database = new DatabaseChoice();

  @Override
  Optional<DatabaseState> database() throws Failure {
    return Optional.of(database.read(program.place.folder(), "where it stands"));
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  Answer<List<String>> lines(Question question) {
    DatabaseState state = question.database().orElseThrow();
    Answer<List<String>> listed = question.listings().current(state.rows(), verbose, checkHeads);
    List<String> lines = new ArrayList<>();
    if (verbose) {
      lines.add("Current revision(s) for " + state.url() + ":");
    }
    lines.addAll(listed.value());
    return switch (listed) {
      case Answer.Given<List<String>> _ -> new Answer.Given<>(lines);
      case Answer.Refused<List<String>>(var error, _) -> new Answer.Refused<>(error, lines);
    };
  }

  @Override
  Answer<List<Node>> revisions(Question question) {
    return question.symbols().current(question.rows().orElseThrow());
  }
}
