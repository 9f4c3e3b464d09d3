package lynearm.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lynearm.change.FileEdit;
import lynearm.change.WriteResult;
import lynearm.change.WrittenChange;
import lynearm.elsewhere.ExistingMerges;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.merge.AlembicMerge;
import lynearm.merge.FileForm;
import lynearm.merge.MergePlan;
import lynearm.merge.MergePlanner;
import lynearm.merge.MergeRequest;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// `alembic merge`, with a look at the file before it is written. What Alembic refuses is refused
/// in its words; what it would write although nobody can want it, in Lynearm's.
@Command(
    name = "merge",
    description = "Join heads by a merge migration.",
    mixinStandardHelpOptions = true)
final class MergeCommand implements Callable<Integer> {

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "REV",
      arity = "1..*",
      description = {
        "The heads to join, in this order: ids, beginnings of ids, labels, label@head, or heads"
            + " for all.",
      })
  List<String> revisions = List.of();

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "The message of the new revision.")
  Optional<String> message = Optional.empty();

  @Option(names = "--rev-id", paramLabel = "ID", description = "The id of the new revision.")
  Optional<String> id = Optional.empty();

  @Option(
      names = "--branch-label",
      paramLabel = "LABEL",
      description = "A branch label for the new revision.")
  Optional<String> label = Optional.empty();

  @Option(names = "--splice", description = "Also join revisions that are no heads.")
  boolean splice;

  @Option(
      names = "--standard-form",
      description = {
        "Write the file in the form of Alembic's own template, where this project's script.py.mako"
            + " can't be rendered without running it.",
      })
  boolean standardForm;

  @Option(
      names = "--note",
      paramLabel = "FILE",
      description = {
        "Also write a note for the team in Markdown: what was joined, by whom, and what to run. -"
            + " prints it on standard error.",
      })
  Optional<String> note = Optional.empty();

  @Option(
      names = "--run-hooks",
      description = {
        "Run the post write hooks of the project on the new file, as Alembic does. Without it they"
            + " are named and not run.",
      })
  boolean runHooks;

  @Option(
      names = "--json",
      description = "Print what is written, or would be, as JSON (schema lynearm/1).")
  boolean json;

  @Option(
      names = "--dry-run",
      description = {
        "Print the text of the file, and its path on standard error; write nothing.",
      })
  boolean dryRun;

  @Override
  public Integer call() throws Failure {
    try {
      return answer();
    } catch (Failure failure) {
      if (json) {
        report().notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private JsonReport report() {
    return new JsonReport(spec.name(), spec.commandLine().getOut());
  }

  private int answer() throws Failure {
    Revisions.check(revisions, spec.name());
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Optional<NoteFile> noteFile = note.map(NoteFile::new);
    if (noteFile.isPresent()) {
      noteFile.get().check(dryRun);
    }
    Workspace workspace = dryRun ? program.place.read() : Writing.readSettled(program.place, err);
    MergePlan.Ready plan = plan(workspace);
    List<String> elsewhere = elsewhere(workspace, plan);
    if (!dryRun) {
      WrittenChange written = written(workspace, plan);
      if (!json) {
        print(written, out);
      }
      if (runHooks) {
        new WrittenHooks(workspace, json ? err : out, err).run(written);
      }
    } else if (!json) {
      for (FileEdit edit : plan.change().edits()) {
        edit.after().ifPresent(content -> program.printBytes(content.bytes()));
      }
      out.flush();
      err.println(plan.file());
    }
    if (json) {
      report().merge(workspace, plan, elsewhere, !dryRun);
    } else {
      plan.question().ifPresent(question -> err.println(Sentences.own(question)));
      plan.notes().forEach(note -> err.println(Sentences.own(note)));
      elsewhere.forEach(note -> err.println(Sentences.own(note)));
      if (!runHooks) {
        WrittenHooks.note(workspace).ifPresent(note -> err.println(Sentences.own(note)));
      }
      Problems.print(workspace.problems(), err);
    }
    if (noteFile.isPresent()) {
      noteFile.get().write(workspace, plan, err);
    }
    return Problems.status(workspace.problems());
  }

  /// Merges of the same heads that other git branches have already.
  private static List<String> elsewhere(Workspace workspace, MergePlan.Ready plan) {
    if (!(GitRepository.around(workspace.home())
        instanceof GitLookup.Found(GitRepository repository))) {
      return List.of();
    }
    List<String> notes = new ArrayList<>();
    for (MergePlan.NewMerge merge : plan.merges()) {
      List<RevisionId> heads =
          merge.request().parents().stream()
              .map(parent -> workspace.graph().node(parent).id())
              .toList();
      ExistingMerges.of(repository, workspace, heads, Progress.IGNORED)
          .forEach(found -> notes.add(found.sentence()));
    }
    return notes;
  }

  private static WrittenChange written(Workspace workspace, MergePlan.Ready plan) throws Failure {
    return switch (Writing.in(workspace).write(plan.change())) {
      case WriteResult.Written(WrittenChange change) -> change;
      case WriteResult.Refused(String what, String next) -> throw new Failure(what, next);
    };
  }

  private static void print(WrittenChange change, PrintWriter out) {
    change
        .createdFolders()
        .forEach(folder -> out.println("Creating directory " + folder + " ...  done"));
    change.paths().forEach(path -> out.println("Generating " + path + " ...  done"));
    out.flush();
  }

  private MergePlan.Ready plan(Workspace workspace) throws Failure {
    ZoneId zone = ZoneId.systemDefault();
    RevisionGraph graph = workspace.graph();
    AlembicMerge.Wanted wanted = wanted(CreationClock.of(System.getenv(), zone));
    List<Integer> meant = indices(new Symbols(graph).parents(revisions, true).value());
    Optional<AlembicError> error =
        alembicsError(workspace, wanted, zone)
            .filter(found -> !standardForm || found.isCommandError());
    if (error.filter(AlembicError::isCommandError).isPresent()) {
      throw new Failure(error.get(), whyNot(graph, meant));
    }
    if (error.isPresent() && meant.isEmpty()) {
      throw new Failure(error.get(), "");
    }
    refuseFewerThanTwo(graph, meant);
    MergeRequest request =
        new MergeRequest(
            meant,
            wanted.id(),
            wanted.message(),
            wanted.label(),
            wanted.moment(),
            splice,
            standardForm ? FileForm.STANDARD : FileForm.PROJECT,
            Optional.empty());
    return switch (new MergePlanner(workspace, zone).plan(request)) {
      case MergePlan.Refused refused -> throw failure(workspace.graph(), refused);
      case MergePlan.Ready ready -> {
        if (error.isPresent()) {
          throw new Failure(error.get(), "");
        }
        yield ready;
      }
    };
  }

  private static Failure failure(RevisionGraph graph, MergePlan.Refused refused) {
    String remedy =
        switch (refused.remedy().orElse(null)) {
          case MergePlan.Remedy.Order(List<Integer> parents) ->
              " Name them in this order: "
                  + parents.stream()
                      .map(parent -> graph.node(parent).id().value())
                      .collect(Collectors.joining(" "))
                  + ".";
          case MergePlan.Remedy.StandardForm() ->
              " The option --standard-form does without the template.";
          case null -> "";
        };
    return new Failure(refused.what(), refused.next() + remedy);
  }

  private AlembicMerge.Wanted wanted(Clock clock) {
    return new AlembicMerge.Wanted(
        id.filter(text -> !text.isEmpty()).map(RevisionId::new).orElseGet(RevisionId::random),
        message,
        label.map(BranchLabel::new),
        clock.instant());
  }

  private Optional<AlembicError> alembicsError(
      Workspace workspace, AlembicMerge.Wanted wanted, ZoneId zone) {
    return workspace
        .settings()
        .map(settings ->
            new AlembicMerge(settings, workspace.graph(), zone).of(revisions, splice, wanted))
        .flatMap(result ->
            result instanceof AlembicMerge.Result.Failure(AlembicError error)
                ? Optional.of(error)
                : Optional.empty());
  }

  /// What there is to say beside Alembic's own words, if it is the choice that is refused.
  private String whyNot(RevisionGraph graph, List<Integer> meant) {
    boolean refusesChoice =
        meant.size() > 1
            && new Symbols(graph).parents(revisions, splice) instanceof Answer.Refused<List<Node>>;
    return Optional.of(meant)
        .filter(_ -> refusesChoice)
        .flatMap(nodes -> MergePlanner.whyNot(graph, nodes))
        .map(refused -> Sentences.joined(refused.what(), refused.next()))
        .orElse("");
  }

  private static void refuseFewerThanTwo(RevisionGraph graph, List<Integer> meant) throws Failure {
    if (meant.size() >= 2) {
      return;
    }
    throw new Failure(
        meant.isEmpty()
            ? "There is no revision to join"
            : "That means " + graph.node(meant.getFirst()).id() + " alone",
        graph.heads().size() < 2
            ? "A merge joins two heads or more, and this history has no two."
            : "A merge joins two heads or more. Name another, or heads for all.");
  }

  private static List<Integer> indices(List<Node> nodes) {
    return nodes.stream().map(Node::index).toList();
  }
}
