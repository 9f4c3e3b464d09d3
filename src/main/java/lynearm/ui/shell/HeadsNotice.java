package lynearm.ui.shell;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import lynearm.git.CommitId;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.workspace.Viewed;

/// What the banner says of the heads, and what `alembic upgrade head` would answer.
///
/// @param kind how pressing it is
/// @param text the fact, in a sentence
/// @param why what it means and what can be done, for those who ask
record HeadsNotice(Kind kind, String text, String why) {

  /// How pressing it is.
  enum Kind {
    /// Alembic refuses every command.
    REFUSED,
    /// Several heads, which surely are not meant.
    SEVERAL,
    /// Several heads that can be meant to stay apart.
    LABELLED
  }

  private static final int NAMED = 4;

  /// Characters of an answer that the banner has room for.
  private static final int LONGEST_ANSWER = 240;

  private static final int LONGEST_REASON = 1200;

  /// In which files the heads are.
  ///
  /// @param where as it goes on after "2 heads"
  /// @param then when or where Alembic would stop
  private record Place(String where, String then, boolean isHere) {

    static Place of(Viewed viewed) {
      return switch (viewed) {
        case Viewed.CheckedOut _ -> new Place("", "here", true);
        case Viewed.InCommit(String name, CommitId commit) ->
            new Place(
                name.equals(commit.value()) ? " at commit " + commit.shortForm() : " in " + name,
                "there",
                false);
        case Viewed.Joined joined -> {
          boolean isOne = joined.branches().size() == 1;
          String names =
              joined.branches().size() > 2
                  ? joined.branches().size() + " branches"
                  : joined.branches().stream()
                      .map(Viewed.InCommit::name)
                      .collect(Collectors.joining(" and "));
          yield joined
              .onto()
              .map(onto ->
                  new Place(" in " + onto.name() + " with " + names + " merged", "there", false))
              .orElseGet(() ->
                  new Place(
                      " with what " + names + (isOne ? " brings" : " bring"),
                      "once that is merged here",
                      false));
        }
      };
    }
  }

  /// What is to be said of this graph; nothing if it has one head at most.
  ///
  /// @param viewed which files it was read from
  static Optional<HeadsNotice> of(RevisionGraph graph, Viewed viewed) {
    Place place = Place.of(viewed);
    Optional<AlembicError> refusal = graph.refusal();
    if (refusal.isPresent()) {
      return Optional.of(refused(refusal.get(), place));
    }
    List<Node> heads = graph.heads();
    if (heads.size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        areEachLabelled(graph, heads) ? labelled(graph, heads, place) : several(heads, place));
  }

  private static HeadsNotice refused(AlembicError error, Place place) {
    String answer = error.className() + ": " + error.message();
    String briefly = shortened(answer, LONGEST_ANSWER);
    return new HeadsNotice(
        Kind.REFUSED,
        place.isHere()
            ? "Alembic refuses this history with every command. It says " + briefly
            : "Alembic would refuse the history%s with every command. It would say %s"
                .formatted(place.where(), briefly),
        "The answer of `alembic heads` and of every other command would be:\n\n"
            + shortened(answer, LONGEST_REASON)
            + "\n\nLynearm draws what can be read. Problems lists what to mend.");
  }

  /// A cycle can name thousands of revisions.
  private static String shortened(String answer, int most) {
    return answer.length() <= most ? answer : answer.substring(0, most) + "…";
  }

  private static HeadsNotice several(List<Node> heads, Place place) {
    return new HeadsNotice(
        Kind.SEVERAL,
        "%d heads%s: %s. `alembic upgrade head` would stop %s."
            .formatted(heads.size(), place.where(), names(heads), place.then()),
        "`alembic upgrade head` would answer:\n\n"
            + "Multiple head revisions are present for given argument 'head'; please specify a"
            + " specific target revision, '<branchname>@head' to narrow to a specific head, or"
            + " 'heads' for all heads\n\n"
            + "Several heads come about when two people add a revision to the same parent. A merge"
            + " migration joins them, so that there is one head again.");
  }

  private static HeadsNotice labelled(RevisionGraph graph, List<Node> heads, Place place) {
    return new HeadsNotice(
        Kind.LABELLED,
        heads.size()
            + " heads"
            + place.where()
            + ", each on a branch with its own label: "
            + names(heads, node -> graph.labels(node.index()).getFirst().value())
            + ". They can be meant to stay apart.",
        "Labelled branches, such as expand and contract, are often kept apart on purpose. Then"
            + " `alembic upgrade heads` brings a database to all of them, and `alembic upgrade"
            + " <label>@head` to one. `alembic upgrade head` would stop, because it wants exactly"
            + " one.");
  }

  /// Whether every head carries a label that no other head carries.
  private static boolean areEachLabelled(RevisionGraph graph, List<Node> heads) {
    Set<BranchLabel> seen = new HashSet<>();
    for (Node head : heads) {
      List<BranchLabel> labels = graph.labels(head.index());
      if (labels.isEmpty() || !seen.addAll(labels)) {
        return false;
      }
    }
    return true;
  }

  private static String names(List<Node> heads) {
    return names(heads, node -> node.id().shortForm());
  }

  private static String names(List<Node> heads, java.util.function.Function<Node, String> nameOf) {
    List<String> names = heads.stream().limit(NAMED).map(nameOf).toList();
    String joined = String.join(", ", names);
    int more = heads.size() - names.size();
    return more == 0 ? joined : joined + " and " + more + " more";
  }
}
