package lynearm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lynearm.elsewhere.GraphHistory;
import lynearm.elsewhere.GraphMoment;
import lynearm.elsewhere.Parting;
import lynearm.elsewhere.PartingLines;
import lynearm.git.Commit;
import lynearm.git.GitObjects;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Tells when the heads became several.
@Command(
    name = WhenCommand.NAME,
    description = {
      "Tell since when the heads stand side by side, and who brought them: the commit after which"
          + " there were several, and the one that added the revision. Commits are those that the"
          + " branch itself went through, its first parents. Nothing is checked out, fetched or"
          + " run. The exit status is 0 if it could be told, and 2 if not.",
    },
    mixinStandardHelpOptions = true)
final class WhenCommand implements Callable<Integer> {

  static final String NAME = "when";

  private static final String CHECKED_OUT = "HEAD";

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--ref",
      paramLabel = "REF",
      description =
          "The branch, tag or commit whose past is looked at. Without it what is checked"
              + " out, as far as it is committed.")
  String ref = CHECKED_OUT;

  @Option(
      names = {"-v", "--verbose"},
      description = "Show each commit that touched revision files or configuration, oldest first.")
  boolean verbose;

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    try {
      Workspace open = program.place.read();
      return answer(open, history(open));
    } catch (Failure failure) {
      if (json) {
        new JsonReport(NAME, program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private GraphHistory history(Workspace open) throws Failure {
    try (GitObjects objects = GitPlace.objects(open)) {
      GraphHistory history =
          GraphHistory.of(objects, open, GitPlace.commit(objects, ref), _ -> {}, Progress.IGNORED);
      if (history.moments().isEmpty()) {
        throw new Failure(
            "No commit of " + ref + " has an environment at " + open.show(open.home()),
            "Nothing of it may be committed yet.");
      }
      return history;
    } catch (IOException e) {
      throw GitPlace.unread(e);
    }
  }

  private int answer(Workspace open, GraphHistory history) {
    PrintWriter out = program.out();
    if (json) {
      new JsonReport(NAME, out).when(open, history);
    } else {
      lines(open, history).forEach(line -> out.println(line.stripTrailing()));
    }
    out.flush();
    if (!history.complete()) {
      program.err().println(Sentences.own("Not all of history is in this clone."));
    }
    return CommandLineProgram.DONE;
  }

  // ---- text

  private List<String> lines(Workspace open, GraphHistory history) {
    List<String> lines = new ArrayList<>();
    if (verbose) {
      history.moments().forEach(moment -> lines.add(oneLine(text(moment))));
    }
    List<RevisionId> heads = history.moments().getLast().heads();
    lines.add(ref + " has " + heads(heads.size()) + (heads.isEmpty() ? "" : ": " + list(heads)));
    for (Parting parting : history.partings()) {
      lines.add(oneLine(PartingLines.of(parting)));
      PartingLines.causes(parting, open::show).forEach(it -> lines.add("    " + oneLine(it)));
    }
    return lines;
  }

  private static String oneLine(String text) {
    return Sentences.oneLine(text);
  }

  private static String heads(int count) {
    return count == 1 ? "1 head" : count + " heads";
  }

  private static String list(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }

  private static String text(GraphMoment moment) {
    List<String> parts = new ArrayList<>();
    moment.came().forEach(it -> parts.add("+" + it.id()));
    moment.gone().forEach(it -> parts.add("-" + it.id()));
    moment.relinked().forEach(it -> parts.add("~" + it));
    String change = moment.moreHeads() == 0 ? "" : " (%+d)".formatted(moment.moreHeads());
    Commit commit = moment.commit();
    return commit.authoredAt().toLocalDate()
        + " "
        + commit.id().shortForm()
        + "  "
        + (moment.isThere() ? heads(moment.heads().size()) : "no environment")
        + change
        + "  "
        + (parts.isEmpty() ? "" : String.join(" ", parts) + "  ")
        + commit.authorName()
        + ": "
        + commit.subject();
  }
}
