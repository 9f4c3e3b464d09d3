package lynearm.look;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;

/// A word that says what a revision is, the same wherever it is shown.
///
/// @param kind what sort of thing
/// @param word as it is shown: that of the kind, or the name of a label or of the branch that
///   brings a guest
public record Badge(Kind kind, String word) {

  /// The sorts of badges, most telling first.
  public enum Kind {
    MISSING("missing", Tone.MISSING, Tone.MISSING_TINT),
    REPLACED("replaced", Tone.PROBLEM, Tone.PROBLEM_TINT),
    DUPLICATE("duplicate id", Tone.PROBLEM, Tone.PROBLEM_TINT),
    IN_CYCLE("in a cycle", Tone.PROBLEM, Tone.PROBLEM_TINT),
    HEAD("head", Tone.HEAD, Tone.HEAD_TINT),
    EFFECTIVE_HEAD("effective head", Tone.EFFECTIVE_HEAD, Tone.EFFECTIVE_HEAD_TINT),
    GUEST("guest", Tone.NEW, Tone.NEW_TINT),
    UNCOMMITTED("not committed", Tone.NEW, Tone.NEW_TINT),
    LABEL("label", Tone.LABEL, Tone.LABEL_TINT),
    COMPUTED("computed", Tone.COMPUTED, Tone.COMPUTED_TINT),
    MERGE_POINT("merge point", Tone.MERGE_POINT, Tone.MERGE_POINT_TINT),
    BRANCH_POINT("branch point", Tone.BRANCH_POINT, Tone.BRANCH_POINT_TINT),
    BASE("base", Tone.BASE, Tone.BASE_TINT),
    DEPENDS_ON("depends on", Tone.DEPENDS_ON, Tone.SURFACE);

    private final String word;
    private final Tone ink;
    private final Tone tint;

    Kind(String word, Tone ink, Tone tint) {
      this.word = word;
      this.ink = ink;
      this.tint = tint;
    }

    public String word() {
      return word;
    }

    /// The word at the beginning of a line.
    public String title() {
      return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    public Tone ink() {
      return ink;
    }

    public Tone tint() {
      return tint;
    }
  }

  public static Badge of(Kind kind) {
    return new Badge(kind, kind.word);
  }

  /// What is to be said of this node, most telling first.
  public static List<Badge> of(RevisionGraph graph, int index, NodeFacts facts) {
    Node node = graph.node(index);
    List<Badge> badges = new ArrayList<>(4);
    for (Kind kind : kindsOf(graph, index)) {
      badges.add(of(kind));
    }
    int labelsAt = (int) badges.stream().filter(its -> its.kind.compareTo(Kind.LABEL) < 0).count();
    node.revision().map(Revision::branchLabels).orElse(List.of()).reversed().stream()
        .map(label -> new Badge(Kind.LABEL, label.value()))
        .forEach(label -> badges.add(labelsAt, label));
    facts.guestOf(node).ifPresent(branch -> badges.add(labelsAt, new Badge(Kind.GUEST, branch)));
    if (facts.isUncommitted(node)) {
      badges.add(labelsAt, of(Kind.UNCOMMITTED));
    }
    return badges;
  }

  /// What the graph alone says of a node, most telling first.
  public static List<Kind> kindsOf(RevisionGraph graph, int index) {
    Set<Flag> flags = graph.flags(index);
    List<Kind> kinds = new ArrayList<>(4);
    for (Kind kind : Kind.values()) {
      if (holds(kind, flags)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }

  private static boolean holds(Kind kind, Set<Flag> flags) {
    return switch (kind) {
      case MISSING -> flags.contains(Flag.MISSING);
      case REPLACED -> flags.contains(Flag.REPLACED);
      case DUPLICATE -> flags.contains(Flag.DUPLICATE) && !flags.contains(Flag.REPLACED);
      case IN_CYCLE -> flags.contains(Flag.IN_CYCLE);
      case HEAD -> flags.contains(Flag.HEAD) && !flags.contains(Flag.EFFECTIVE_HEAD);
      case EFFECTIVE_HEAD -> flags.contains(Flag.EFFECTIVE_HEAD);
      case COMPUTED -> flags.contains(Flag.COMPUTED);
      case MERGE_POINT -> flags.contains(Flag.MERGE_POINT);
      case BRANCH_POINT -> flags.contains(Flag.BRANCH_POINT);
      case BASE -> flags.contains(Flag.BASE);
      case GUEST, UNCOMMITTED, LABEL, DEPENDS_ON -> false;
    };
  }
}
