package lynearm.graph;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.python.PythonInt;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import org.jspecify.annotations.Nullable;

/// Looks up what symbols mean, as Alembic's revision map does it, errors and oddities included.
///
/// A found thing is the number of a node, or [#BASE], or [#NOTHING]. Source: Alembic, revision map.
final class Lookup {

  /// Where a walk downwards arrives below a base.
  static final int BASE = -1;

  /// Python's `None`: also where a walk arrives that went too far.
  static final int NOTHING = -2;

  /// Prefixes match only keys longer than this.
  private static final int SHORTEST_PARTIAL = 3;

  /// A symbol taken apart: ids, and the branch before the `@`.
  record Resolved(List<String> ids, @Nullable String branch) {}

  /// Everything in line with a node.
  private record Line(int node, BitSet members) {}

  private final RevisionGraph graph;
  private volatile @Nullable Line lastLine;
  private final Lazy<List<String>> keys;

  Lookup(RevisionGraph graph) {
    this.graph = graph;
    keys =
        new Lazy<>(() ->
            Stream.concat(
                    graph.files().stream().map(node -> node.id().value()).distinct(),
                    graph.declaredLabels().keySet().stream())
                .toList());
  }

  private OptionalInt key(String text) {
    Optional<Node> node = graph.find(new RevisionId(text));
    if (node.isEmpty()) {
      node = graph.find(new BranchLabel(text));
    }
    return node.isPresent() ? OptionalInt.of(node.get().index()) : OptionalInt.empty();
  }

  String id(int node) {
    return graph.node(node).id().value();
  }

  private List<String> ids(List<Node> nodes) {
    return nodes.stream().map(node -> node.id().value()).toList();
  }

  private List<String> ids(int[] nodes) {
    return IntStream.of(nodes).mapToObj(this::id).toList();
  }

  /// Insists on a revision, as Alembic asserts it.
  static int[] allRevisions(int[] found) {
    if (IntStream.of(found).anyMatch(node -> node < 0)) {
      throw Raised.assertion();
    }
    return found;
  }

  boolean hasLabel(int node, String label) {
    return graph.labels(node).contains(new BranchLabel(label));
  }

  /// Splits a symbol at its first `@` and replaces what stands for several.
  Resolved resolve(@Nullable String symbol) {
    if (symbol == null) {
      return new Resolved(List.of(), null);
    }
    int at = symbol.indexOf('@');
    String branch = at < 0 ? null : symbol.substring(0, at);
    String rest = symbol.substring(at + 1);
    return switch (rest) {
      case "heads" ->
          new Resolved(
              branch == null || branch.isEmpty()
                  ? ids(graph.realHeads())
                  : filter(ids(graph.heads()), branch),
              branch);
      case "head" -> new Resolved(currentHead(branch), branch);
      case "base" -> new Resolved(List.of(), branch);
      default -> new Resolved(List.of(rest), branch);
    };
  }

  private List<String> currentHead(@Nullable String branch) {
    List<String> heads = ids(graph.heads());
    if (branch != null && !branch.isEmpty()) {
      heads = filter(heads, branch);
    }
    if (heads.size() > 1) {
      throw Raised.multipleHeads(branch != null && !branch.isEmpty() ? branch + "@head" : "head");
    }
    return heads.stream().filter(head -> !head.isEmpty()).toList();
  }

  /// All that several symbols mean, one after the other.
  int[] revisions(List<String> symbols) {
    IntStream.Builder all = IntStream.builder();
    symbols.forEach(symbol -> IntStream.of(revisions(symbol)).forEach(all::add));
    return all.build().toArray();
  }

  /// All that a symbol means; nothing for `base`.
  int[] revisions(@Nullable String symbol) {
    Resolved resolved = resolve(symbol);
    if (resolved.ids().size() == 1) {
      Optional<BigInteger> steps = PythonInt.parse(resolved.ids().getFirst());
      if (steps.isPresent() && steps.get().signum() < 0) {
        return downFromHeads(steps.get(), resolved.branch());
      }
    }
    return resolved.ids().stream().mapToInt(id -> ident(id, resolved.branch())).toArray();
  }

  private int[] downFromHeads(BigInteger steps, @Nullable String branch) {
    int[] heads = revisions("heads");
    if (branch != null) {
      heads = IntStream.of(heads).filter(head -> hasLabel(head, branch)).toArray();
    }
    return IntStream.of(heads).map(head -> walk(head, steps, null, true)).toArray();
  }

  /// The one thing that a symbol means.
  int revision(@Nullable String symbol) {
    Resolved resolved = resolve(symbol);
    if (resolved.ids().size() > 1) {
      throw Raised.multipleHeads(String.valueOf(symbol));
    }
    return ident(resolved.ids().isEmpty() ? null : resolved.ids().getFirst(), resolved.branch());
  }

  int branch(String label) {
    OptionalInt exact = key(label);
    if (exact.isPresent()) {
      return exact.getAsInt();
    }
    try {
      return ident(label, null);
    } catch (Raised raised) {
      if (raised.kind() == Raised.Kind.RESOLUTION) {
        throw Raised.resolution(label);
      }
      throw raised;
    }
  }

  /// The revision with this id or label, or the only one that begins so; if a branch is given, only
  /// among those in line with it.
  private int ident(@Nullable String id, @Nullable String branch) {
    boolean within = branch != null && !branch.isEmpty();
    int branchNode = within ? branch(String.valueOf(branch)) : NOTHING;
    if (id == null) {
      return NOTHING;
    }
    int found = key(id).orElseGet(() -> beginningWith(id, within ? branch : null));
    if (within) {
      if (id.isEmpty()) {
        throw Raised.assertion();
      }
      if (!lineage(branchNode).get(found)) {
        throw Raised.resolution(id);
      }
    }
    return found;
  }

  private int beginningWith(String prefix, @Nullable String branch) {
    if (prefix.isEmpty()) {
      throw Raised.assertion();
    }
    List<String> candidates =
        keys.get().stream()
            .filter(key -> key.startsWith(prefix))
            .filter(key -> key.codePointCount(0, key.length()) > SHORTEST_PARTIAL)
            .toList();
    if (branch != null) {
      candidates = filter(candidates, branch);
    }
    if (candidates.size() != 1) {
      throw Raised.resolution(prefix);
    }
    return key(candidates.getFirst()).orElseThrow();
  }

  /// Those ids that lie in line with what the symbol means.
  List<String> filter(List<String> ids, String against) {
    Resolved resolved = resolve(against);
    List<String> kept = new ArrayList<>();
    BitSet lineage = null;
    for (String id : ids) {
      int node = ident(id, null);
      if (lineage == null) {
        lineage = lineage(shares(resolved), false);
      }
      if (lineage.get(node)) {
        kept.add(id);
      }
    }
    return kept;
  }

  /// Those nodes that lie in line with what the symbol means.
  int[] filter(int[] nodes, String against, boolean withDependencies) {
    Resolved resolved = resolve(against);
    IntStream.Builder kept = IntStream.builder();
    BitSet lineage = null;
    for (int found : nodes) {
      if (found == NOTHING) {
        throw Raised.assertion();
      }
      int node = found == BASE ? ident("base", null) : found;
      if (lineage == null) {
        lineage = lineage(shares(resolved), withDependencies);
      }
      if (lineage.get(node)) {
        kept.add(node);
      }
    }
    return kept.build().toArray();
  }

  private BitSet lineage(int node) {
    Line last = lastLine;
    if (last == null || last.node() != node) {
      last = new Line(node, lineage(new int[] {node}, false));
      lastLine = last;
    }
    return last.members();
  }

  private int[] shares(Resolved resolved) {
    IntStream.Builder shares = IntStream.builder();
    if (resolved.branch() != null && !resolved.branch().isEmpty()) {
      shares.add(ident(resolved.branch(), null));
    }
    resolved.ids().forEach(id -> shares.add(ident(id, null)));
    return shares.build().toArray();
  }

  /// Everything above or below these, and they themselves; everything at all if there are none.
  private BitSet lineage(int[] shares, boolean withDependencies) {
    BitSet starts = new BitSet();
    if (shares.length == 0) {
      starts.set(0, graph.size());
      return starts;
    }
    IntStream.of(shares).forEach(starts::set);
    BitSet line = (withDependencies ? graph.mapLinks() : graph.mapParents()).above(starts);
    line.or((withDependencies ? graph.normalisedLinks() : graph.mapParents()).below(starts));
    return line;
  }

  /// Goes up (steps above 0) or down from a node. From nothing, a walk begins below the bases or
  /// above the heads. Where the tree ends it gives nothing, or stays if it may overshoot.
  int walk(int start, BigInteger steps, @Nullable String branch, boolean exactly) {
    int at = start;
    BigInteger left = steps.abs();
    while (left.signum() > 0) {
      left = left.subtract(BigInteger.ONE);
      int[] next = steps.signum() > 0 ? stepUp(at, branch) : stepDown(at);
      if (next.length == 0) {
        return exactly ? NOTHING : at;
      }
      if (next.length > 1) {
        throw Raised.revision("Ambiguous walk");
      }
      at = next[0];
    }
    return at;
  }

  private int[] stepUp(int at, @Nullable String branch) {
    if (at == BASE) {
      throw Raised.assertion();
    }
    List<String> above = at == NOTHING ? ids(graph.bases()) : ids(graph.nextOf(at));
    int[] found = allRevisions(revisions(above));
    return branch == null || branch.isEmpty() ? found : filter(found, branch, false);
  }

  private int[] stepDown(int at) {
    if (at == BASE) {
      return Links.NONE;
    }
    List<String> below =
        at == NOTHING
            ? ids(graph.heads())
            : graph.node(at).revision().orElseThrow().downRevisions().stream()
                .map(RevisionId::value)
                .toList();
    int[] found = revisions(below);
    return found.length == 0 ? new int[] {BASE} : found;
  }

  /// All below these, or above; two of them on one line are refused.
  BitSet checked(int[] targets, boolean upwards) {
    BitSet isTarget = bits(targets);
    BitSet seen = new BitSet(graph.size());
    int[] stack = new int[16];
    for (int target : targets) {
      int depth = 0;
      stack[depth++] = target;
      List<String> overlaps = new ArrayList<>();
      while (depth > 0) {
        int node = stack[--depth];
        if (node != target && isTarget.get(node) && !overlaps.contains(id(node))) {
          overlaps.add(id(node));
        }
        if (seen.get(node)) {
          continue;
        }
        seen.set(node);
        int[] next = upwards ? graph.nextOf(node) : graph.normalisedDownOf(node);
        if (depth + next.length > stack.length) {
          stack = Arrays.copyOf(stack, 2 * (depth + next.length));
        }
        for (int link : next) {
          stack[depth++] = link;
        }
      }
      if (!overlaps.isEmpty()) {
        throw Raised.revision(
            "Requested revision %s overlaps with other requested revisions %s"
                .formatted(id(target), String.join(", ", overlaps)));
      }
    }
    return seen;
  }

  static BitSet bits(int[] nodes) {
    BitSet bits = new BitSet();
    IntStream.of(nodes).forEach(bits::set);
    return bits;
  }

  /// These and all their ancestors, over dependencies too.
  int[] withAncestors(int[] nodes) {
    return graph.normalisedLinks().below(bits(allRevisions(nodes))).stream().toArray();
  }

  /// Those of these nodes that no other of them links to.
  int[] tips(int[] nodes) {
    BitSet tips = bits(nodes);
    for (int node : nodes) {
      IntStream.of(graph.normalisedDownOf(node)).forEach(tips::clear);
    }
    return tips.stream().toArray();
  }

  /// Those of these nodes that no other of them descends from along `down_revision`.
  int[] branchHeads(int[] nodes) {
    BitSet among = bits(allRevisions(nodes));
    BitSet below = new BitSet();
    for (int node : nodes) {
      IntStream.of(graph.parentsOf(node)).forEach(below::set);
    }
    among.andNot(graph.mapParents().below(below));
    return among.stream().toArray();
  }
}
