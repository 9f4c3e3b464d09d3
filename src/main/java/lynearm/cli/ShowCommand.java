package lynearm.cli;

import java.util.List;
import lynearm.graph.Answer;
import lynearm.listing.Listings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `alembic show`.
@Command(name = "show", description = "Show one revision.", mixinStandardHelpOptions = true)
final class ShowCommand extends ReadingCommand {

  @Parameters(paramLabel = "REV", description = "An id, a part of one, a label, head, heads …")
  String revision = "";

  @Override
  Answer<List<String>> lines(Listings listings) {
    return listings.show(revision);
  }
}
