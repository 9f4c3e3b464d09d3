package lynearm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.collision.CollisionReport;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.FutureHeads;
import lynearm.elsewhere.FutureLines;
import lynearm.elsewhere.FutureReport;
import lynearm.elsewhere.Outlook;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Tells what the history will be when other branches land.
@Command(
    name = "future",
    description = {
      "Tell what becomes of the history when other git branches are merged: which bring more heads,"
          + " with which revisions, by whom, and whether they collide. Every branch is joined with"
          + " the target as git merge does it, in memory; nothing is checked out, fetched or run."
          + " The exit status is 0 if no branch would bring more heads, 1 if one would, and 2 if it"
          + " could not be done or told of no branch.",
    },
    mixinStandardHelpOptions = true)
final class FutureCommand implements Callable<Integer> {

  private static final int MOST_DETAILS = 8;

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--target",
      paramLabel = "REF",
      description = {
        "The branch, tag or commit that they land in. Without it what origin calls its default,"
            + " else origin/main, origin/master, main or master.",
      })
  Optional<String> target = Optional.empty();

  @Option(
      names = "--pair",
      paramLabel = "REF",
      arity = "2",
      description = "Only these two, as if both landed.")
  List<String> pair = List.of();

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    try {
      if (!pair.isEmpty() && pair.size() != 2) {
        throw new Failure("--pair takes two branches, and may be given once.");
      }
      Workspace open = program.place.read();
      return answer(open, report(open));
    } catch (Failure failure) {
      if (json) {
        new JsonReport(spec.name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private FutureReport report(Workspace open) throws Failure {
    try (GitObjects objects = GitPlace.objects(open)) {
      GitAnswer<FutureReport> answer =
          pair.isEmpty()
              ? FutureHeads.ofEach(objects, open, target, Progress.IGNORED)
              : FutureHeads.ofAll(objects, open, target, pair, Progress.IGNORED);
      return switch (answer) {
        case GitAnswer.Given<FutureReport>(FutureReport report) -> report;
        case GitAnswer.Refused<FutureReport>(var reason) ->
            throw new Failure(reason.what(), reason.next());
      };
    } catch (IOException e) {
      throw GitPlace.unread(e);
    }
  }

  private int answer(Workspace open, FutureReport report) {
    PrintWriter out = program.out();
    if (json) {
      new JsonReport(spec.name(), out).future(open, report);
    } else {
      print(report, open, out);
    }
    out.flush();
    return status(report, program.err());
  }

  /// A check that could look at no branch at all has not passed.
  private static int status(FutureReport report, PrintWriter err) {
    int untold = report.untold();
    if (untold > 0) {
      err.println(
          "lynearm: What becomes of the history can't be told for %d of the other branches, of %d."
              .formatted(untold, report.futures().size()));
      err.flush();
    }
    if (report.forks()) {
      return CommandLineProgram.PROBLEMS_FOUND;
    }
    return untold > 0 && untold == report.futures().size()
        ? CommandLineProgram.NOT_DONE
        : CommandLineProgram.DONE;
  }

  // ---- text

  private static void print(FutureReport report, Workspace open, PrintWriter out) {
    out.println(
        Sentences.oneLine(
            "Landing in "
                + report.target()
                + (report.chosenBy() == FutureReport.Choice.NAMED ? "" : " (default branch)")
                + ", which has "
                + counted(report.heads().size(), "head")
                + (report.heads().isEmpty() ? "" : ": " + ids(report.heads()))));
    if (report.futures().isEmpty()) {
      out.println("There is no other branch.");
      return;
    }
    int name = width(report.futures().stream().map(FutureCommand::name).toList());
    int outlook = width(report.futures().stream().map(Future::words).toList());
    for (Future future : report.futures()) {
      out.println(
          Sentences.oneLine(
              padded(name(future), name)
                  + "  "
                  + padded(future.words(), outlook)
                  + "  "
                  + summary(future)));
      details(future, open).forEach(line -> out.println("    " + Sentences.oneLine(line)));
    }
  }

  private static int width(List<String> words) {
    return words.stream().mapToInt(word -> Math.min(word.length(), 50)).max().orElse(0);
  }

  private static String padded(String word, int width) {
    return word + " ".repeat(Math.max(0, width - word.length()));
  }

  private static String name(Future future) {
    return String.join(" + ", future.branches());
  }

  private static String summary(Future future) {
    if (future.graph().isEmpty()) {
      return future.why();
    }
    List<String> parts = new ArrayList<>();
    if (hasHeads(future)) {
      parts.add(counted(future.heads().size(), "head"));
    }
    if (!future.brought().isEmpty()) {
      parts.add(counted(future.brought().size(), "new revision"));
    }
    List<String> sentences = new ArrayList<>();
    future.collisions().map(CollisionReport::summary).ifPresent(sentences::add);
    if (!future.why().isEmpty()) {
      sentences.add(future.why());
    }
    String words = String.join(", ", parts);
    String told = String.join(" ", sentences);
    return words + (words.isEmpty() || told.isEmpty() ? "" : "; ") + told;
  }

  /// Whether the number of heads means anything then.
  private static boolean hasHeads(Future future) {
    return future.outlook() != Outlook.BREAKS && future.outlook() != Outlook.TWICE;
  }

  private static List<String> details(Future future, Workspace open) {
    List<String> lines = new ArrayList<>(FutureLines.of(future, open::show));
    future
        .collisions()
        .ifPresent(report ->
            report.findings().stream()
                .map(finding -> finding.grade().words() + ": " + finding.sentence())
                .forEach(lines::add));
    return lines.size() <= MOST_DETAILS
        ? lines
        : Stream.concat(
                lines.stream().limit(MOST_DETAILS),
                Stream.of("and " + (lines.size() - MOST_DETAILS) + " more; --json has all"))
            .toList();
  }

  private static String ids(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
