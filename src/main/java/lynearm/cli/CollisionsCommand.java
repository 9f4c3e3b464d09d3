package lynearm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lynearm.collision.CollisionFinder;
import lynearm.collision.CollisionReport;
import lynearm.collision.Finding;
import lynearm.collision.Pair;
import lynearm.collision.Place;
import lynearm.collision.Side;
import lynearm.collision.Verdict;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.Symbols;
import lynearm.workspace.Progress;
import lynearm.workspace.ProjectBodies;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Tells whether what several revisions do since they parted goes together.
@Command(
    name = "collisions",
    description = {
      "Compare what branches do since they parted: the same change twice, contradictions, changes"
          + " of which the order matters, and what could not be followed. It is read from the"
          + " text of every upgrade(); nothing is run. The exit status is 0 if nothing was found,"
          + " 1 if something collides, depends on the order or could not be followed, and 2 if it"
          + " could not be done.",
    },
    mixinStandardHelpOptions = true)
final class CollisionsCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "REV",
      arity = "1..*",
      description = {
        "Two or more, compared each with each: ids, beginnings of ids, labels, label@head, or heads"
            + " for all.",
      })
  List<String> revisions = List.of();

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    try {
      Revisions.check(revisions, spec.name());
      Workspace workspace = program.place.read();
      List<Node> meant = meant(new Symbols(workspace.graph()));
      CollisionReport report =
          new CollisionFinder(workspace.graph(), new ProjectBodies(workspace)::read)
              .find(meant.stream().map(Node::index).toList(), Progress.IGNORED);
      return answer(workspace, report);
    } catch (Failure failure) {
      if (json) {
        new JsonReport(spec.name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private int answer(Workspace workspace, CollisionReport report) {
    PrintWriter out = program.out();
    if (json) {
      new JsonReport(spec.name(), out).collisions(workspace, report);
    } else {
      print(report, workspace, out);
      Problems.print(workspace.problems(), program.err());
    }
    out.flush();
    return report.verdict() == Verdict.NOTHING_FOUND
        ? Problems.status(workspace.problems())
        : CommandLineProgram.PROBLEMS_FOUND;
  }

  private List<Node> meant(Symbols symbols) throws Failure {
    Set<Node> found = new LinkedHashSet<>();
    for (String word : revisions) {
      switch (symbols.show(word)) {
        case Answer.Refused<List<Node>>(var error, _) -> throw new Failure(error, "");
        case Answer.Given<List<Node>>(List<Node> nodes) -> found.addAll(nodes);
      }
    }
    if (found.size() < 2) {
      throw new Failure(
          found.isEmpty()
              ? "There is no revision to compare"
              : "That means " + found.iterator().next().id() + " alone",
          "Name two revisions or more, or heads for all.");
    }
    return List.copyOf(found);
  }

  // ---- text

  private static void print(CollisionReport report, Workspace workspace, PrintWriter out) {
    for (Pair pair : report.pairs()) {
      out.println(words(pair.left()) + " and " + words(pair.right()) + ":");
      if (pair.left().revisions().isEmpty()) {
        out.println("  " + pair.right().head() + " contains " + pair.left().head() + " already.");
      } else if (pair.right().revisions().isEmpty()) {
        out.println("  " + pair.left().head() + " contains " + pair.right().head() + " already.");
      }
      pair.findings().forEach(finding -> print(finding, workspace, out));
    }
    out.println(report.summary());
  }

  private static String words(Side side) {
    int count = side.revisions().size();
    return side.head() + " (" + count + (count == 1 ? " revision)" : " revisions)");
  }

  private static void print(Finding finding, Workspace workspace, PrintWriter out) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + finding.grade().words() + ": " + finding.sentence());
    finding.left().ifPresent(place -> lines.add("    " + text(place, workspace)));
    finding.right().ifPresent(place -> lines.add("    " + text(place, workspace)));
    finding.outcomes().forEach(outcome -> lines.add("    " + outcome.text()));
    finding.notes().forEach(note -> lines.add("    " + note));
    lines.forEach(line ->
        out.println(
            Sentences.oneLine(line)
                .indent(line.length() - line.stripLeading().length())
                .stripTrailing()));
  }

  private static String text(Place place, Workspace workspace) {
    Optional<Path> file = place.file();
    return file.map(path -> workspace.show(path) + ":" + place.lines().first())
            .orElseGet(() -> place.revision().value())
        + (place.source().isEmpty() ? "" : ": " + place.source());
  }
}
