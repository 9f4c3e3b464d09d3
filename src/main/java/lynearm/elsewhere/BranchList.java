package lynearm.elsewhere;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lynearm.git.BranchTip;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.Workspace;

/// The branches of a repository, and its tags if they are wanted: the heads that each has, and what
/// the history would be if it landed.
///
/// @param refs branches by name, those of this repository first; then tags
/// @param checkedOut the commit that is checked out, if there is one
/// @param report what each branch would do to the target; none while that is not known
/// @param refusal why it is not known and will not be; none if it is or will be
public record BranchList(
    List<RefHeads> refs,
    Optional<CommitId> checkedOut,
    Optional<FutureReport> report,
    Optional<GitRefusal> refusal) {

  public BranchList {
    refs = List.copyOf(refs);
  }

  /// What decides whether a list is still right: the refs and what they are at.
  ///
  /// @throws IOException if git lacks something; its message says what
  public static List<BranchTip> refs(GitObjects objects, boolean tags) throws IOException {
    List<BranchTip> refs = new ArrayList<>(objects.branches());
    if (tags) {
      refs.addAll(objects.tags());
    }
    return refs;
  }

  /// Reads all of it.
  ///
  /// @param open tells which environment is meant
  /// @param refs what to list
  /// @param target what the branches would land in; without, the default branch
  /// @param soFar hears of the heads before it is known what becomes of them
  /// @throws IOException if git lacks something; its message says what
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static BranchList read(
      GitObjects objects,
      Workspace open,
      List<BranchTip> refs,
      Optional<String> target,
      Progress progress,
      Consumer<BranchList> soFar)
      throws IOException {
    TreeReader reader = new TreeReader(open);
    List<RefHeads> heads = RefHeads.of(objects, reader, refs, progress);
    Optional<CommitId> here = objects.commit("HEAD");
    soFar.accept(new BranchList(heads, here, Optional.empty(), Optional.empty()));
    return switch (FutureHeads.ofEach(objects, reader, target, progress)) {
      case GitAnswer.Given<FutureReport>(FutureReport report) ->
          new BranchList(heads, here, Optional.of(report), Optional.empty());
      case GitAnswer.Refused<FutureReport>(GitRefusal reason) ->
          new BranchList(heads, here, Optional.empty(), Optional.of(reason));
    };
  }
}
