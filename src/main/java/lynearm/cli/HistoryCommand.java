package lynearm.cli;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.Symbols;
import lynearm.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `alembic history`.
@Command(
    name = HistoryCommand.NAME,
    description = "List the revisions, newest first.",
    mixinStandardHelpOptions = true)
final class HistoryCommand extends ReadingCommand {

  static final String NAME = "history";

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each revision at length.")
  boolean verbose;

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "RANGE",
      description = "Only this range: [start]:[end]. With a database, current is where it stands.")
  Optional<String> range = Optional.empty();

  @Option(
      names = {"-i", "--indicate-current"},
      description = "Mark where the database stands.")
  boolean indicateCurrent;

  @Mixin DatabaseChoice database = new DatabaseChoice();

  @Override
  boolean marksCurrent() {
    return indicateCurrent;
  }

  @Override
  Optional<DatabaseState> database() throws Failure {
    if (!indicateCurrent && range.filter(Symbols::namesDatabase).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(database.read(program.place.folder(), "which revisions are current"));
  }

  @Override
  String name() {
    return NAME;
  }

  @Override
  Answer<List<String>> lines(Question question) {
    Listings listings = question.listings();
    return range.isPresent()
        ? listings.history(range.get(), question.rows(), verbose)
        : listings.history(verbose);
  }

  @Override
  Answer<List<Node>> revisions(Question question) {
    return range.isPresent()
        ? question.symbols().history(range.get(), question.rows())
        : question.symbols().history();
  }
}
