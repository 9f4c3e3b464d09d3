package lynearm.cli;

import java.util.List;
import java.util.Optional;
import lynearm.graph.Answer;
import lynearm.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alembic history`.
@Command(
    name = "history",
    description = "List the revisions, newest first.",
    mixinStandardHelpOptions = true)
final class HistoryCommand extends ReadingCommand {

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each revision at length.")
  boolean verbose;

  @Option(
      names = {"-r", "--rev-range"},
      paramLabel = "RANGE",
      description = "Only this range: [start]:[end].")
  Optional<String> range = Optional.empty();

  @Override
  Answer<List<String>> lines(Listings listings) {
    return range.isPresent() ? listings.history(range.get(), verbose) : listings.history(verbose);
  }
}
