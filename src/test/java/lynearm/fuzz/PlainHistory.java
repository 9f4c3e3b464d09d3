package lynearm.fuzz;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// What Alembic says of a history, by the definitions of its terms: over texts and sets, in the
/// plainest way, as slow as it likes. Ids are there once.
final class PlainHistory {

  /// What Alembic raises.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isForSeveralHeads;

    Refused(String message) {
      this(message, false);
    }

    private Refused(String message, boolean isForSeveralHeads) {
      super(message);
      this.isForSeveralHeads = isForSeveralHeads;
    }
  }

  private final Map<String, Revision> byId = new LinkedHashMap<>();
  private final Map<String, String> byLabel = new LinkedHashMap<>();
  private final Map<String, List<String>> next = new HashMap<>();
  private final Map<String, List<String>> allNext = new HashMap<>();
  private final Map<String, List<String>> normalised = new HashMap<>();

  PlainHistory(List<Revision> revisions) {
    for (Revision revision : revisions) {
      if (byId.put(revision.id().value(), revision) != null) {
        throw new IllegalArgumentException(revision.id() + " is there twice");
      }
    }
    revisions.forEach(revision ->
        revision
            .branchLabels()
            .forEach(label -> byLabel.putIfAbsent(label.value(), revision.id().value())));
  }

  private Revision revision(String id) {
    return Objects.requireNonNull(byId.get(id), id);
  }

  private boolean isThere(String id) {
    return byId.containsKey(id);
  }

  /// Ids in load order.
  List<String> where(Predicate<String> condition) {
    return byId.keySet().stream().filter(condition).toList();
  }

  // Links

  List<String> down(String id) {
    return isThere(id)
        ? revision(id).downRevisions().stream().map(RevisionId::value).toList()
        : List.of();
  }

  /// What `depends_on` names, labels replaced by their revisions.
  List<String> dependencies(String id) {
    return isThere(id)
        ? revision(id).dependsOn().stream()
            .map(Reference::text)
            .map(text -> isThere(text) ? text : byLabel.getOrDefault(text, text))
            .toList()
        : List.of();
  }

  /// Whether a parent is named by a label, which Alembic trips over in ways of its own.
  boolean hasParentByLabel() {
    return byId.keySet().stream()
        .anyMatch(id -> down(id).stream().anyMatch(it -> !isThere(it) && byLabel.containsKey(it)));
  }

  List<String> allDown(String id) {
    return Stream.concat(down(id).stream(), dependencies(id).stream()).distinct().toList();
  }

  List<String> next(String id) {
    return next.computeIfAbsent(id, _ -> where(other -> down(other).contains(id)));
  }

  List<String> allNext(String id) {
    return allNext.computeIfAbsent(id, _ -> where(other -> allDown(other).contains(id)));
  }

  /// All that can be reached from here in one step or more.
  static Set<String> beyond(String start, Function<String, List<String>> links) {
    Set<String> found = new TreeSet<>();
    List<String> open = new ArrayList<>(links.apply(start));
    while (!open.isEmpty()) {
      String id = open.removeLast();
      if (found.add(id)) {
        open.addAll(links.apply(id));
      }
    }
    return found;
  }

  private static Set<String> from(List<String> starts, Function<String, List<String>> links) {
    Set<String> found = new TreeSet<>(starts);
    starts.forEach(start -> found.addAll(beyond(start, links)));
    return found;
  }

  /// Parents, then what it depends on, without what an ancestor depends on already.
  List<String> normalised(String id) {
    return normalised.computeIfAbsent(id, this::normalise);
  }

  private List<String> normalise(String id) {
    Set<String> inherited = new HashSet<>();
    for (String ancestor : beyond(id, this::down)) {
      if (!ancestor.equals(id)) {
        inherited.addAll(dependencies(ancestor));
      }
    }
    return Stream.concat(
            down(id).stream(), dependencies(id).stream().filter(it -> !inherited.contains(it)))
        .distinct()
        .toList();
  }

  // Terms

  List<String> heads() {
    return where(id -> next(id).isEmpty());
  }

  List<String> realHeads() {
    return where(id -> allNext(id).isEmpty());
  }

  List<String> effectiveHeads() {
    return where(id -> next(id).isEmpty() && !allNext(id).isEmpty());
  }

  List<String> bases() {
    return where(id -> down(id).isEmpty());
  }

  List<String> realBases() {
    return where(id -> allDown(id).isEmpty());
  }

  List<String> branchPoints() {
    return where(id -> next(id).size() > 1);
  }

  List<String> mergePoints() {
    return where(id -> down(id).size() > 1);
  }

  boolean isInCycle(String id) {
    return beyond(id, this::allDown).contains(id);
  }

  boolean hasCycle() {
    return byId.keySet().stream().anyMatch(this::isInCycle);
  }

  /// What Alembic refuses with before it answers anything, as class and message; empty if it works.
  /// Of a clash of labels only the class, for Alembic blames either.
  String refusal() {
    for (String id : byId.keySet()) {
      if (down(id).contains(id)) {
        return "LoopDetected: Self-loop is detected in revisions (" + id + ")";
      }
      if (revision(id).dependsOn().contains(new Reference(id))) {
        return "DependencyLoopDetected: Dependency self-loop is detected in revisions (" + id + ")";
      }
    }
    List<String> labels =
        byId.values().stream()
            .flatMap(it -> it.branchLabels().stream())
            .map(BranchLabel::value)
            .toList();
    if (labels.stream().anyMatch(this::isThere) || new HashSet<>(labels).size() < labels.size()) {
      return "RevisionError";
    }
    for (Function<String, List<String>> links :
        List.<Function<String, List<String>>>of(this::dependencies, this::down)) {
      for (String id : byId.keySet()) {
        for (String target : links.apply(id)) {
          if (!isThere(target)) {
            return "KeyError: '" + target + "'";
          }
        }
      }
    }
    return cycle();
  }

  private String cycle() {
    if (byId.isEmpty()) {
      return "";
    }
    if (heads().isEmpty() || bases().isEmpty()) {
      return "CycleDetected: Cycle is detected in revisions (" + joined(byId.keySet()) + ")";
    }
    Set<String> cutOff = cutOff(from(heads(), this::down), from(bases(), this::next));
    if (!cutOff.isEmpty()) {
      return "CycleDetected: Cycle is detected in revisions (" + joined(cutOff) + ")";
    }
    cutOff =
        realHeads().isEmpty() || realBases().isEmpty()
            ? byId.keySet()
            : cutOff(from(realHeads(), this::allDown), from(realBases(), this::allNext));
    return cutOff.isEmpty()
        ? ""
        : "DependencyCycleDetected: Dependency cycle is detected in revisions ("
            + joined(cutOff)
            + ")";
  }

  private static String joined(Set<String> ids) {
    return String.join(", ", ids);
  }

  private Set<String> cutOff(Set<String> down, Set<String> up) {
    Set<String> rest = new TreeSet<>(byId.keySet());
    rest.removeIf(id -> down.contains(id) && up.contains(id));
    return rest;
  }

  /// Labels go up to all descendants; down only from a plain run that ends in a head, as far as it
  /// is plain.
  Set<String> labels(String id) {
    return byId.keySet().stream()
        .filter(other -> reaches(other, id))
        .flatMap(other -> revision(other).branchLabels().stream())
        .map(BranchLabel::value)
        .collect(Collectors.toSet());
  }

  private boolean isPlain(String id) {
    return allNext(id).size() <= 1 && down(id).size() <= 1;
  }

  private boolean reaches(String labelled, String id) {
    Set<String> above = beyond(labelled, this::next);
    if (id.equals(labelled) || above.contains(id)) {
      return true;
    }
    if (!isPlain(labelled) || !above.stream().allMatch(this::isPlain)) {
      return false;
    }
    String at = labelled;
    while (!down(at).isEmpty()) {
      at = down(at).getFirst();
      if (!isPlain(at)) {
        return false;
      }
      if (at.equals(id)) {
        return true;
      }
    }
    return false;
  }

  // Symbols

  private static Refused notLocated(String symbol) {
    return new Refused("Can't locate revision identified by '" + symbol + "'");
  }

  private static Refused several(String symbol) {
    return new Refused(
        ("Multiple head revisions are present for given argument '%s'; please specify a specific"
                + " target revision, '<branchname>@%s' to narrow to a specific head, or 'heads' for"
                + " all heads")
            .formatted(symbol, symbol),
        true);
  }

  private Set<String> line(String id) {
    Set<String> line = new TreeSet<>(beyond(id, this::down));
    line.addAll(beyond(id, this::next));
    line.add(id);
    return line;
  }

  /// What a symbol means: an id, a label, the beginning of one, `head`, `heads`, `base`, and any of
  /// them after `branch@`.
  List<String> meaning(String symbol) {
    int at = symbol.indexOf('@');
    String name = symbol.substring(at + 1);
    if (at < 0) {
      return switch (name) {
        case "heads" -> realHeads();
        case "head" -> onlyHead(heads(), "head");
        case "base" -> List.of();
        default -> List.of(named(name, byId.keySet()));
      };
    }
    String branch = symbol.substring(0, at);
    if (name.equals("base")) {
      return List.of();
    }
    Set<String> line = line(named(branch, byId.keySet()));
    List<String> heads = heads().stream().filter(line::contains).toList();
    return switch (name) {
      case "heads" -> heads;
      case "head" -> onlyHead(heads, symbol);
      default -> {
        String found = named(name, line);
        if (!line.contains(found)) {
          throw notLocated(name);
        }
        yield List.of(found);
      }
    };
  }

  private static List<String> onlyHead(List<String> heads, String symbol) {
    if (heads.size() > 1) {
      throw several(symbol);
    }
    return heads;
  }

  private String named(String text, Set<String> among) {
    if (isThere(text)) {
      return text;
    }
    String labelled = byLabel.get(text);
    if (labelled != null) {
      return labelled;
    }
    List<String> found =
        Stream.concat(
                byId.keySet().stream().filter(among::contains),
                byLabel.keySet().stream()
                    .filter(label -> among.contains(byLabel.getOrDefault(label, ""))))
            .filter(key -> key.length() > 3 && key.startsWith(text))
            .toList();
    if (found.size() != 1) {
      throw notLocated(text);
    }
    String key = found.getFirst();
    return byLabel.getOrDefault(key, key);
  }

  // Ranges and order

  /// What `history -r lower:upper` shows, both ends being ids, labels, `heads` or `base`. Whichever
  /// end means several heads, the message names the upper.
  List<String> history(String lower, String upper) {
    try {
      return between(lower, upper);
    } catch (Refused refused) {
      throw refused.isForSeveralHeads ? several(upper) : refused;
    }
  }

  private List<String> between(String lower, String upper) {
    List<String> targets = meaning(upper);
    Set<String> needed = from(targets, this::normalised);
    overlap(targets, this::normalised);
    List<String> current = meaning(lower);
    if (!needed.containsAll(current)) {
      throw new Refused(
          ("Requested range %s:%s does not refer to ancestor/descendant revisions along the same"
                  + " branch")
              .formatted(lower, upper));
    }
    overlap(current, this::normalised);
    needed.removeAll(from(current, this::normalised));
    needed.addAll(current);
    if (!current.isEmpty()) {
      overlap(current, this::next);
      needed.retainAll(from(current, this::next));
    }
    return ordered(needed, targets);
  }

  private static void overlap(List<String> ids, Function<String, List<String>> links) {
    for (String id : ids) {
      if (ids.stream().anyMatch(beyond(id, links)::contains)) {
        throw new Refused("Requested revision");
      }
    }
  }

  private List<String> ordered(Set<String> among, List<String> heads) {
    Set<String> todo = new HashSet<>(among);
    List<String> tips = new ArrayList<>(where(id -> heads.contains(id) && todo.contains(id)));
    List<String> output = new ArrayList<>();
    int current = 0;
    while (!tips.isEmpty()) {
      String tip = tips.get(current);
      int i = current;
      int above =
          IntStream.range(0, tips.size())
              .filter(j -> j != i && beyond(tips.get(j), this::normalised).contains(tip))
              .findFirst()
              .orElse(-1);
      if (above >= 0) {
        current = above;
        continue;
      }
      output.add(tip);
      todo.remove(tip);
      List<String> next =
          normalised(tip).stream().filter(id -> todo.contains(id) && !tips.contains(id)).toList();
      if (next.isEmpty()) {
        tips.remove(current);
        current = Math.max(current - 1, 0);
      } else {
        tips.set(current, next.getFirst());
        tips.addAll(next.subList(1, next.size()));
      }
    }
    if (!todo.isEmpty()) {
      throw new Refused("");
    }
    return output;
  }

  /// Words to ask for: ids, labels, parts of both, and what means several.
  List<String> symbols() {
    Set<String> words = new LinkedHashSet<>(List.of("head", "heads", "base", "zzzz"));
    Stream.concat(byId.keySet().stream(), byLabel.keySet().stream())
        .forEach(key -> {
          words.add(key);
          words.add(key.substring(0, key.length() - 1));
          words.add(key.substring(0, 2));
        });
    return List.copyOf(words);
  }
}
