package lynearm.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import lynearm.change.Change;
import lynearm.change.ChangeWriter;
import lynearm.change.FileDiff;
import lynearm.change.FileEdit;
import lynearm.change.Recovered;
import lynearm.change.StateFolder;
import lynearm.change.WriteResult;
import lynearm.workspace.Workspace;

/// What all commands that write begin and end with.
final class Writing {

  private Writing() {}

  static ChangeWriter in(Workspace workspace) {
    return new ChangeWriter(StateFolder.usual(), workspace.home(), Clock.systemUTC());
  }

  /// Reads the environment that is meant, after putting right what a crash has left there.
  ///
  /// @param err is told what was put right
  static Workspace readSettled(Place place, PrintWriter err) throws Failure {
    Workspace workspace = place.read();
    Optional<Recovered> recovered = in(workspace).recover();
    if (recovered.isEmpty()) {
      return workspace;
    }
    String told = Sentences.joined(recovered.get().what(), recovered.get().next());
    if (recovered.get().outcome() == Recovered.Outcome.NOT_YET) {
      throw new Failure(told);
    }
    err.println(Sentences.own(told));
    return place.read();
  }

  /// Writes a change, whole or not at all.
  static void write(Workspace workspace, Change change) throws Failure {
    switch (in(workspace).write(change)) {
      case WriteResult.Written _ -> {}
      case WriteResult.Refused(String what, String next) -> throw new Failure(what, next);
    }
  }

  /// Prints what was done to which file; beforehand, the difference for `patch -p1` and the paths
  /// on standard error.
  static void print(
      CommandLineProgram program, Workspace workspace, Change change, boolean isBeforehand) {
    ByteArrayOutputStream difference = new ByteArrayOutputStream();
    for (FileEdit edit : change.edits()) {
      if (isBeforehand) {
        program.err().println(edit.path());
        difference.writeBytes(FileDiff.of(edit, workspace.show(edit.path())).bytes());
      } else {
        program.out().println(verb(edit) + edit.path() + " ...  done");
      }
    }
    program.out().flush();
    program.printBytes(difference.toByteArray());
  }

  private static String verb(FileEdit edit) {
    return switch (edit) {
      case FileEdit.Create _ -> "Generating ";
      case FileEdit.Replace _ -> "Editing ";
      case FileEdit.Delete _ -> "Deleting ";
    };
  }
}
