package lynearm.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lynearm.alembic.Settings;
import lynearm.change.FileDiff;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.Symbols;
import lynearm.move.Advice;
import lynearm.move.Adviser;
import lynearm.move.ConfiguredDatabase;
import lynearm.move.Evidence;
import lynearm.move.MovePlan;
import lynearm.move.Reason;
import lynearm.move.Standing;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// A command that gives revisions other parents. It asks for advice first, and does nothing that
/// would make a database skip migrations.
abstract class MovingCommand implements Callable<Integer> {

  static final String INSIST = "--even-if-published";

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--dry-run",
      description = {
        "Print the difference for patch -p1 and git apply, and the paths of the files on standard"
            + " error; write nothing.",
      })
  boolean dryRun;

  @Option(
      names = "--json",
      description = "Print what is done, the advice and its reasons as JSON (schema lynearm/1).")
  boolean json;

  @Option(
      names = INSIST,
      description = {
        "Go on although a published revision may have been run somewhere. Databases that ran it by"
            + " itself will skip migrations, and are yours to mend. A database that is named here"
            + " and would skip some is a refusal all the same.",
      })
  boolean insists;

  @Mixin DatabaseChoice database = new DatabaseChoice();

  @Option(
      names = "--stamped",
      paramLabel = "REV",
      arity = "1",
      description = {
        "A row of the version table of a database to think of; may be given several times for one"
            + " with several rows.",
      })
  List<String> stamped = List.of();

  /// What it is called.
  abstract String name();

  /// What is to be done.
  abstract MovePlan plan(Workspace workspace) throws Failure;

  /// What would be done the other way round, if there is such a way.
  Optional<MovePlan.Ready> opposite(Workspace workspace) throws Failure {
    return Optional.empty();
  }

  /// What to do if the advice is against it, as a sentence.
  abstract String instead();

  /// The command for the other way round.
  abstract String otherWay(Workspace workspace) throws Failure;

  @Override
  public Integer call() throws Failure {
    try {
      return answer();
    } catch (Failure failure) {
      if (json) {
        new JsonReport(name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private int answer() throws Failure {
    Workspace workspace =
        dryRun ? program.place.read() : Writing.readSettled(program.place, program.err());
    MovePlan.Ready plan =
        switch (plan(workspace)) {
          case MovePlan.Refused(String what, String next) -> throw new Failure(what, next);
          case MovePlan.Ready ready -> ready;
        };
    Advice advice = advice(workspace, plan);
    if (advice.forbids() && !(insists && advice.mayInsist())) {
      throw refused(workspace, advice);
    }
    if (!dryRun) {
      Writing.write(workspace, plan.change());
    }
    print(workspace, plan, advice);
    return Problems.status(workspace.problems());
  }

  private Advice advice(Workspace workspace, MovePlan.Ready plan) throws Failure {
    Optional<MovePlan.Ready> opposite = opposite(workspace);
    Set<Path> files = new LinkedHashSet<>(Adviser.files(workspace.graph(), plan));
    opposite.ifPresent(other -> files.addAll(Adviser.files(workspace.graph(), other)));
    List<Standing> databases = new ArrayList<>();
    if (database.url.isPresent()) {
      DatabaseState state = database.read(program.place.folder(), "what it has run");
      databases.add(new Standing(state.url(), state.rows()));
    }
    if (!stamped.isEmpty()) {
      databases.add(new Standing("A database", stamped));
    }
    if (databases.isEmpty()) {
      ConfiguredDatabase.of(workspace).ifPresent(databases::add);
    }
    Evidence evidence =
        Evidence.about(files, git(workspace), databases, Clock.systemUTC().instant(), () -> false);
    return new Adviser(workspace.graph(), evidence).advise(plan, opposite);
  }

  private GitLookup git(Workspace workspace) {
    return GitRepository.around(
        workspace.settings().map(Settings::scriptFolder).orElse(program.place.folder()));
  }

  private Failure refused(Workspace workspace, Advice advice) throws Failure {
    List<String> words = new ArrayList<>();
    words.add(advice.what());
    advice.reasons().stream()
        .filter(reason -> reason.weight().compareTo(Reason.Weight.AGAINST) >= 0)
        .forEach(reason -> words.add(reason.sentence()));
    words.add(advice.stake());
    words.add(instead());
    if (advice.otherWay()) {
      words.add("Nothing speaks against the other way round: \"" + otherWay(workspace) + "\".");
    }
    if (advice.mayInsist()) {
      words.add("If you know better, " + INSIST + " goes on.");
    }
    return new Failure(String.join(" ", words.stream().filter(it -> !it.isEmpty()).toList()));
  }

  private void print(Workspace workspace, MovePlan.Ready plan, Advice advice) {
    PrintWriter err = program.err();
    if (json) {
      new JsonReport(name(), program.out())
          .moved(plan, advice, !dryRun, edit -> FileDiff.of(edit, workspace.show(edit.path())));
      return;
    }
    Writing.print(program, workspace, plan.change(), dryRun);
    told(advice).forEach(sentence -> err.println(Sentences.own(sentence)));
    plan.notes().forEach(note -> err.println(Sentences.own(note)));
    Problems.print(workspace.problems(), err);
  }

  /// What is said beside the work itself: all of it beforehand, and only what is doubtful if all is
  /// done.
  private List<String> told(Advice advice) {
    List<String> told = new ArrayList<>();
    if (dryRun) {
      told.add(advice.what());
    }
    advice.reasons().stream()
        .filter(reason -> dryRun || reason.weight() != Reason.Weight.FOR)
        .forEach(reason -> told.add(reason.sentence()));
    if (dryRun || advice.verdict() != Advice.Verdict.MOVE) {
      told.add(advice.stake());
    }
    return told.stream().filter(sentence -> !sentence.isEmpty()).toList();
  }

  /// The one revision that a word means.
  static Node revision(Workspace workspace, String word) throws Failure {
    return switch (new Symbols(workspace.graph()).parents(List.of(word), true)) {
      case Answer.Refused<List<Node>>(var error, _) -> throw new Failure(error, "");
      case Answer.Given<List<Node>>(List<Node> nodes) -> {
        if (nodes.size() != 1) {
          throw new Failure(
              word + " means " + (nodes.isEmpty() ? "no revision" : nodes.size() + " revisions"),
              "Name one.");
        }
        yield nodes.getFirst();
      }
    };
  }
}
