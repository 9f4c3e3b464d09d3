package lynearm.cli;

import java.util.List;
import lynearm.graph.Answer;
import lynearm.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `alembic heads`.
@Command(name = "heads", description = "Show the heads.", mixinStandardHelpOptions = true)
final class HeadsCommand extends ReadingCommand {

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each head at length.")
  boolean verbose;

  @Option(
      names = "--resolve-dependencies",
      description = "Leave out heads that another revision depends on.")
  boolean resolveDependencies;

  @Override
  Answer<List<String>> lines(Listings listings) {
    return listings.heads(verbose, resolveDependencies);
  }
}
