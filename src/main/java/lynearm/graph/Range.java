package lynearm.graph;

import java.math.BigInteger;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import lynearm.python.PythonInt;
import lynearm.revision.BranchLabel;
import org.jspecify.annotations.Nullable;

/// The revisions between two ends, as `history` and `upgrade` choose them.
///
/// @param nodes what lies between
/// @param targets what the upper end means
record Range(BitSet nodes, BitSet targets) {

  /// A symbol with steps: `label@`, a name, and `+` or `-` with digits. Only the beginning of a
  /// text has to look so.
  private static final Pattern RELATIVE =
      Pattern.compile("(?:(.+?)@)?([\\p{L}\\p{N}_]+)?([+-]\\p{Nd}+)", Pattern.UNIX_LINES);

  /// A symbol with steps, taken apart.
  private record Relative(
      @Nullable String branch, @Nullable String name, BigInteger steps, String text) {

    static Optional<Relative> parse(String symbol) {
      Matcher matcher = RELATIVE.matcher(symbol);
      if (!matcher.lookingAt()) {
        return Optional.empty();
      }
      String steps = matcher.group(3);
      return PythonInt.parse(steps)
          .map(number -> new Relative(matcher.group(1), matcher.group(2), number, steps));
    }

    private Raised producedTooLittle(String shown) {
      return Raised.revision(
          "Relative revision %s didn't produce %s migrations".formatted(shown, steps.abs()));
    }

    /// The text to walk down from.
    private String start(String name) {
      return branch == null ? name : branch + "@" + name;
    }
  }

  /// What `history` shows for these ends: both included, and nothing beside the line upwards from
  /// the lower end if there is one. Source: Alembic, revision map, "collect upgrade revisions".
  static Range between(Lookup lookup, RevisionGraph graph, RangeEnd lower, RangeEnd upper) {
    int[] targets = Lookup.allRevisions(upperEnd(lookup, lower, upper));
    Optional<String> branch = lower.branch();
    if (branch.isPresent()) {
      targets = onBranch(lookup, graph, branch.get(), targets);
    }
    BitSet needed = lookup.checked(targets, false);

    int[] current = lookup.revisions(lower.symbols());
    for (int found : current) {
      if (found == Lookup.BASE || (found >= 0 && !needed.get(found))) {
        throw Raised.rangeNotAncestor();
      }
    }
    int[] lowest;
    if (current.length > 0 && current[0] == Lookup.NOTHING) {
      int end = countedFromTop(lookup, lower, upper);
      if (end == Lookup.NOTHING) {
        throw Raised.assertion();
      }
      current = end == Lookup.BASE ? Links.NONE : new int[] {end};
      lowest = end == Lookup.BASE ? Links.NONE : lookup.revisions(lookup.id(end));
    } else {
      lowest = lookup.revisions(lower.symbols());
    }
    needed.andNot(lookup.checked(Lookup.allRevisions(current), false));
    IntStream.of(Lookup.allRevisions(lowest)).forEach(needed::set);
    if (current.length > 0) {
      needed.and(lookup.checked(current, true));
    }
    return new Range(needed, Lookup.bits(targets));
  }

  /// Only targets that carry the label of the lower end; the id of a revision there stands for its
  /// only label.
  private static int[] onBranch(Lookup lookup, RevisionGraph graph, String branch, int[] targets) {
    String label = branch;
    int node = lookup.revision(branch);
    if (node != Lookup.NOTHING && lookup.id(node).equals(branch)) {
      List<BranchLabel> labels = graph.labels(node);
      if (labels.size() != 1) {
        throw Raised.assertion();
      }
      label = labels.getFirst().value();
    }
    String only = label;
    return IntStream.of(targets)
        .filter(target -> lookup.hasLabel(target, only))
        .distinct()
        .toArray();
  }

  /// Ids out of a database are never taken apart.
  private static Optional<Relative> relative(RangeEnd end) {
    return switch (end) {
      case RangeEnd.Symbol(String text) -> Relative.parse(text);
      case RangeEnd.Rows _ -> Optional.empty();
    };
  }

  /// What the upper end means; steps without a name count from the lower end.
  private static int[] upperEnd(Lookup lookup, RangeEnd lower, RangeEnd upper) {
    Optional<Relative> parsed = relative(upper);
    if (parsed.isEmpty()) {
      return lookup.revisions(upper.symbols());
    }
    Relative relative = parsed.get();
    String name = relative.name();
    if (relative.steps().signum() > 0) {
      if (name == null) {
        return new int[] {upFromLowerEnd(lookup, lower, relative)};
      }
      int start = lookup.revision(name);
      return new int[] {lookup.walk(start, relative.steps(), relative.branch(), false)};
    }
    if (name == null) {
      throw relative.producedTooLittle(relative.steps().toString());
    }
    int start = lookup.revision(relative.start(name));
    return new int[] {lookup.walk(start, relative.steps(), null, false)};
  }

  private static int upFromLowerEnd(Lookup lookup, RangeEnd lower, Relative relative) {
    String branch = relative.branch();
    int start;
    if (branch == null) {
      if (lower.symbols().size() > 1) {
        throw Raised.revision("Ambiguous upgrade from multiple current revisions");
      }
      start = lookup.revision(lower.symbols().getFirst());
    } else {
      int[] active = lookup.revisions(lower.symbols());
      int[] starts = lookup.filter(active, branch, false);
      if (starts.length == 0) {
        starts = lookup.tips(lookup.filter(lookup.withAncestors(active), branch, false));
      }
      if (starts.length > 1) {
        throw Raised.revision("Ambiguous upgrade from multiple current revisions");
      }
      start = starts.length == 0 ? Lookup.NOTHING : starts[0];
    }
    int end = lookup.walk(start, relative.steps(), branch, false);
    if (end == Lookup.NOTHING) {
      throw relative.producedTooLittle(relative.text());
    }
    return end;
  }

  /// Where a lower end `-N` that lies below the base is found: N steps down from the upper end.
  /// Source: Alembic, revision map, "parse downgrade target".
  private static int countedFromTop(Lookup lookup, RangeEnd lower, RangeEnd upper) {
    Optional<Relative> parsed = relative(lower);
    if (parsed.isEmpty()) {
      String symbol = lower.symbols().getFirst();
      return lookup.revision(symbol.substring(symbol.lastIndexOf('@') + 1));
    }
    Relative relative = parsed.get();
    String branch = relative.branch();
    String name = relative.name();
    if (relative.steps().signum() >= 0) {
      if (name == null) {
        throw relative.producedTooLittle(relative.text());
      }
      int end = lookup.walk(lookup.revision(name), relative.steps(), branch, false);
      if (end == Lookup.NOTHING) {
        throw Raised.revision("Walked too far");
      }
      return end;
    }
    boolean fromTop = name == null;
    if (name == null) {
      String top = upper.symbols().getFirst();
      name = branch == null ? top : onlyOnBranch(lookup, upper, branch);
      branch = branch == null ? top : branch;
    }
    String start = branch == null ? name : branch + "@" + name;
    int end = lookup.walk(lookup.revision(start), relative.steps(), null, false);
    if (end == Lookup.NOTHING) {
      throw fromTop
          ? relative.producedTooLittle(relative.text())
          : Raised.revision("Walked too far");
    }
    return end;
  }

  private static String onlyOnBranch(Lookup lookup, RangeEnd upper, String branch) {
    List<String> names = lookup.filter(upper.symbols(), branch);
    if (names.isEmpty()) {
      int[] tips = lookup.branchHeads(lookup.withAncestors(lookup.revisions(upper.symbols())));
      names = IntStream.of(lookup.filter(tips, branch, false)).mapToObj(lookup::id).toList();
    }
    if (names.size() != 1) {
      throw Raised.assertion();
    }
    return names.getFirst();
  }
}
