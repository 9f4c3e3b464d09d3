package lynearm.cli;

import java.util.List;
import lynearm.graph.Answer;
import lynearm.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alembic branches`.
@Command(
    name = "branches",
    description = "Show the branch points.",
    mixinStandardHelpOptions = true)
final class BranchesCommand extends ReadingCommand {

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each branch point at length.")
  boolean verbose;

  @Override
  Answer<List<String>> lines(Listings listings) {
    return listings.branches(verbose);
  }
}
