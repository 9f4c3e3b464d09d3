package lynearm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import lynearm.change.ChangeWriter;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
import lynearm.workspace.Undoing;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// What undo and redo have in common: a change of the history, looked at or turned round.
abstract class TurningCommand implements Callable<Integer> {

  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Option(
      names = "--dry-run",
      description = {
        "Print what would change as a difference, and the paths on standard error; write nothing.",
      })
  boolean dryRun;

  @Option(names = "--json", description = "Print the same facts as JSON (schema lynearm/1).")
  boolean json;

  /// What it is called.
  abstract String name();

  /// The change that is meant.
  abstract Optional<WrittenChange> next(ChangeWriter writer) throws IOException;

  /// What there is to say if there is none.
  abstract String nothing();

  abstract UndoResult look(Undoing undoing, long id);

  abstract UndoResult turn(Undoing undoing, long id);

  /// Whether only the list of changes is wanted.
  boolean listOnly() {
    return false;
  }

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
        dryRun || listOnly()
            ? program.place.read()
            : Writing.readSettled(program.place, program.err());
    ChangeWriter writer = Writing.in(workspace);
    try {
      if (listOnly()) {
        list(writer.history());
        return CommandLineProgram.DONE;
      }
      WrittenChange change = next(writer).orElseThrow(() -> new Failure(nothing()));
      Undoing undoing = new Undoing(workspace, writer);
      UndoResult result = dryRun ? look(undoing, change.id()) : turn(undoing, change.id());
      return switch (result) {
        case UndoResult.Done done ->
            done(workspace, done, dryRun ? List.of() : unstaged(workspace, done));
        case UndoResult.Refused refused -> refused(workspace, refused);
      };
    } catch (IOException e) {
      throw new Failure("The history of changes can't be read: " + e.getMessage(), "");
    }
  }

  private void list(List<WrittenChange> changes) {
    if (json) {
      new JsonReport(name(), program.out()).changes(changes);
      return;
    }
    for (WrittenChange change : changes) {
      program
          .out()
          .println(
              WHEN.format(change.when().atZone(ZoneId.systemDefault()))
                  + "  "
                  + Sentences.oneLine(change.title())
                  + standing(change));
    }
  }

  private static String standing(WrittenChange change) {
    return switch (change.state()) {
      case DONE -> "";
      case UNDONE -> " (taken back)";
      case SUPERSEDED -> " (taken back, and something else was written since)";
      case INTERRUPTED -> " (interrupted)";
    };
  }

  /// Whether what is turned round leaves the index of git too.
  boolean leavesIndex() {
    return false;
  }

  /// What was taken out of the index, as the window does, so that no later commit brings it back.
  private List<String> unstaged(Workspace workspace, UndoResult.Done done) {
    if (!leavesIndex()
        || !(GitRepository.around(workspace.home())
            instanceof GitLookup.Found(GitRepository repository))) {
      return List.of();
    }
    return switch (new GitWriter(repository, Clock.system(ZoneId.systemDefault()))
        .unstage(done.change().paths())) {
      case GitAnswer.Given<Set<String>>(Set<String> paths) -> paths.stream().sorted().toList();
      case GitAnswer.Refused<Set<String>>(var reason) -> {
        program
            .err()
            .println(
                Sentences.own(
                    Sentences.joined(
                        "The index of git was left as it is: " + reason.what(), reason.next())));
        yield List.of();
      }
    };
  }

  private int done(Workspace workspace, UndoResult.Done done, List<String> unstaged) {
    if (json) {
      new JsonReport(name(), program.out())
          .turned(done.change(), done.edits(), difference(workspace, done.edits()), unstaged);
      return CommandLineProgram.DONE;
    }
    PrintWriter out = program.out();
    PrintWriter err = program.err();
    if (dryRun) {
      for (FileEdit edit : done.edits()) {
        program.printBytes(FileDiff.of(edit, workspace.show(edit.path())).bytes());
        err.println(edit.path());
      }
      return CommandLineProgram.DONE;
    }
    done.edits().forEach(edit -> out.println(act(edit) + " " + edit.path() + " ...  done"));
    unstaged.forEach(path -> out.println("Unstaging " + path + " ...  done"));
    return CommandLineProgram.DONE;
  }

  private static String act(FileEdit edit) {
    return switch (edit) {
      case FileEdit.Create _ -> "Creating";
      case FileEdit.Replace _ -> "Editing";
      case FileEdit.Delete _ -> "Deleting";
    };
  }

  private int refused(Workspace workspace, UndoResult.Refused refused) throws Failure {
    if (refused.edited().isEmpty()) {
      throw new Failure(refused.what(), refused.next());
    }
    String told = Sentences.joined(refused.what(), refused.next());
    String difference = difference(workspace, refused.edited());
    if (json) {
      new JsonReport(name(), program.out()).notTurned(told, difference);
    }
    program.err().println(Sentences.own(told));
    program.err().print(difference);
    program.err().flush();
    return CommandLineProgram.NOT_DONE;
  }

  private static String difference(Workspace workspace, List<FileEdit> edits) {
    StringBuilder all = new StringBuilder();
    for (FileEdit edit : edits) {
      all.append(FileDiff.of(edit, workspace.show(edit.path())).text());
    }
    return all.toString();
  }
}
