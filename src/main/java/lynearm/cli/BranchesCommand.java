package lynearm.cli;

import java.util.List;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alembic branches`.
@Command(
    name = BranchesCommand.NAME,
    description = "Show the branch points.",
    mixinStandardHelpOptions = true)
final class BranchesCommand extends ReadingCommand {

  static final String NAME = "branches";

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each branch point at length.")
  boolean verbose;

  @Override
  String name() {
    return NAME;
  }

  @Override
  Answer<List<String>> lines(Question question) {
    return question.listings().branches(verbose);
  }

  @Override
  Answer<List<Node>> revisions(Question question) {
    RevisionGraph graph = question.workspace().graph();
    List<Node> history = question.symbols().history().value();
    return new Answer.Given<>(
        history.stream().filter(node -> graph.isBranchPoint(node.index())).toList());
  }
}
