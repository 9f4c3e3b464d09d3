package lynearm.cli;

import java.util.List;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alembic heads`.
@Command(name = HeadsCommand.NAME, description = "Show the heads.", mixinStandardHelpOptions = true)
final class HeadsCommand extends ReadingCommand {

  static final String NAME = "heads";

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each head at length.")
  boolean verbose;

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out heads that another revision depends on.")
  boolean resolveDependencies;

  @Override
  String name() {
    return NAME;
  }

  @Override
  Answer<List<String>> lines(Question question) {
    return question.listings().heads(verbose, resolveDependencies);
  }

  @Override
  Answer<List<Node>> revisions(Question question) {
    return resolveDependencies ? question.symbols().show("heads") : question.symbols().heads();
  }
}
