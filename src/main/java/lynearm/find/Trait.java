package lynearm.find;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import lynearm.graph.Flag;

/// What a revision can be, for `is:head` and its kin.
public enum Trait {
  HEAD("head", "Heads"),
  BASE("base", "Bases"),
  BRANCH_POINT("branchpoint", "Branch points"),
  MERGE_POINT("merge", "Merge points"),
  EFFECTIVE_HEAD("effective-head", "Effective heads"),
  LABELLED("label", "With a label"),
  COMPUTED("computed", "Computed headers"),
  MISSING("missing", "Missing revisions"),
  DUPLICATE("duplicate", "Duplicate ids"),
  IN_CYCLE("cycle", "In a cycle"),
  WITH_PROBLEM("problem", "With a problem"),
  UNCOMMITTED("uncommitted", "Not committed");

  private final String word;
  private final String title;

  Trait(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /// As it is written after `is:`.
  public String word() {
    return word;
  }

  /// As a list of filters names it.
  public String title() {
    return title;
  }

  /// The traits that begin like this, as half a word does while it is typed; one that is written
  /// out is meant alone.
  static List<Trait> startingWith(String written) {
    String lower = written.toLowerCase(Locale.ROOT);
    List<Trait> exact = Arrays.stream(values()).filter(trait -> trait.word.equals(lower)).toList();
    return exact.isEmpty()
        ? Arrays.stream(values()).filter(trait -> trait.word.startsWith(lower)).toList()
        : exact;
  }

  /// Whether the graph alone says so.
  boolean holds(Set<Flag> flags) {
    return switch (this) {
      case HEAD -> flags.contains(Flag.HEAD);
      case BASE -> flags.contains(Flag.BASE);
      case BRANCH_POINT -> flags.contains(Flag.BRANCH_POINT);
      case MERGE_POINT -> flags.contains(Flag.MERGE_POINT);
      case EFFECTIVE_HEAD -> flags.contains(Flag.EFFECTIVE_HEAD);
      case COMPUTED -> flags.contains(Flag.COMPUTED);
      case MISSING -> flags.contains(Flag.MISSING);
      case DUPLICATE -> flags.contains(Flag.DUPLICATE) || flags.contains(Flag.REPLACED);
      case IN_CYCLE -> flags.contains(Flag.IN_CYCLE);
      case LABELLED, WITH_PROBLEM, UNCOMMITTED -> false;
    };
  }
}
