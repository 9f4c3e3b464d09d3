package lynearm.elsewhere;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.git.BranchTip;
import lynearm.git.Commit;
import lynearm.git.GitObjects;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;

/// The heads that a branch or tag has, read without checking it out.
///
/// @param ref the branch or tag
/// @param last its newest commit; none if that can't be read
/// @param heads as Alembic lists them, in load order; none if it has no such environment
/// @param revisions how many revisions it has
/// @param why why there are no heads to be told; empty if there are
/// @param fault the gravest fault of its history, such as a missing parent or an id in two files;
///   empty if there is none
public record RefHeads(
    BranchTip ref,
    Optional<Commit> last,
    List<RevisionId> heads,
    int revisions,
    String why,
    String fault) {

  public RefHeads {
    heads = List.copyOf(heads);
  }

  /// The heads of all these.
  ///
  /// @param reader tells which environment is meant
  /// @throws java.util.concurrent.CancellationException if the progress says so
  static List<RefHeads> of(
      GitObjects objects, TreeReader reader, List<BranchTip> refs, Progress progress) {
    List<RefHeads> all = new ArrayList<>(refs.size());
    for (BranchTip ref : refs) {
      progress.check();
      progress.report("Reading " + ref.name(), all.size(), refs.size());
      all.add(of(objects, reader, ref, progress));
    }
    return all;
  }

  private static RefHeads of(
      GitObjects objects, TreeReader reader, BranchTip ref, Progress progress) {
    try {
      Optional<Commit> last = Optional.of(objects.describe(ref.tip()));
      return switch (reader.read(objects.files(ref.tip()), ref.name(), progress)) {
        case TreeReading.Found found ->
            new RefHeads(
                ref,
                last,
                found.graph().heads().stream().map(Node::id).toList(),
                found.graph().files().size(),
                "",
                Comparison.gravest(found.problems()).map(it -> it.what()).orElse(""));
        case TreeReading.Missing(String what, _) ->
            new RefHeads(ref, last, List.of(), 0, what + ".", "");
      };
    } catch (IOException e) {
      return new RefHeads(ref, Optional.empty(), List.of(), 0, e.getMessage() + ".", "");
    }
  }
}
