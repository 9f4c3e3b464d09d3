package lynearm.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.Optional;
import lynearm.change.ChangeWriter;
import lynearm.change.Recovered;
import lynearm.change.StateFolder;
import lynearm.workspace.Workspace;

/// What all commands that write begin with.
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
}
