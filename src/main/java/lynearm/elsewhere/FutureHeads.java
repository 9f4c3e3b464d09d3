package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import lynearm.collision.CollisionFinder;
import lynearm.collision.CollisionReport;
import lynearm.collision.Pair;
import lynearm.git.BranchTip;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.git.TreeFiles;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Problem;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeBodies;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;

/// Tells what the history will be when branches land: each other branch is joined with the target
/// as `git merge` would do it, in memory, and the revisions read from that.
///
/// A folder, a file and a set of version folders that several branches have alike is read once.
public final class FutureHeads {

  /// How many commits are looked at for who added a revision.
  private static final int MOST_COMMITS = 5000;

  /// How often bases that are several are joined themselves, as in histories that were merged
  /// crosswise again and again.
  private static final int DEEPEST_BASE = 8;

  /// More pairs of heads are not compared; nobody would read on.
  private static final int MOST_PAIRS = 12;

  private static final String NEXT =
      "Partial clones fetch them when git needs them: check it out, or fetch without a filter.";

  private static final String NOT_FETCHED = "This clone has not all files of it. " + NEXT;

  private final GitObjects objects;
  private final Progress progress;
  private final TreeReader reader;
  private final TreeBodies bodies = new TreeBodies();
  private final Target target;

  /// What others land in.
  ///
  /// @param revisions by id
  private record Target(
      String name,
      CommitId tip,
      TreeFiles tree,
      TreeReading.Found reading,
      Map<RevisionId, List<Revision>> revisions) {}

  private FutureHeads(GitObjects objects, TreeReader reader, Target target, Progress progress) {
    this.objects = objects;
    this.reader = reader;
    this.target = target;
    this.progress = progress;
  }

  /// What the history of a branch would be if each of the others landed in it.
  ///
  /// @param open tells which environment is meant
  /// @param named the target; without, the default branch
  /// @throws IOException if the target can't be read; its message says why
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static GitAnswer<FutureReport> ofEach(
      GitObjects objects, Workspace open, Optional<String> named, Progress progress)
      throws IOException {
    return ofEach(objects, new TreeReader(open), named, progress);
  }

  /// The same with a reader that may have read some of the branches already.
  static GitAnswer<FutureReport> ofEach(
      GitObjects objects, TreeReader reader, Optional<String> named, Progress progress)
      throws IOException {
    return switch (target(objects, reader, named, progress)) {
      case GitAnswer.Refused<FutureHeads>(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
      case GitAnswer.Given<FutureHeads>(FutureHeads heads) ->
          new GitAnswer.Given<>(heads.report(named, heads.each()));
    };
  }

  /// What the history of a branch would be if each of some others landed in it, in their order.
  ///
  /// @param names branches, tags or commits
  /// @throws IOException if one of them can't be read; its message says why
  public static GitAnswer<FutureReport> ofSome(
      GitObjects objects, Workspace open, String target, List<String> names, Progress progress)
      throws IOException {
    return of(
        objects,
        open,
        Optional.of(target),
        names,
        progress,
        (heads, landings) ->
            landings.stream().map(it -> heads.landing(List.of(it), List.of())).toList());
  }

  /// What the history of a branch would be if several others all landed in it.
  ///
  /// @param names branches, tags or commits
  /// @throws IOException if the target can't be read; its message says why
  public static GitAnswer<FutureReport> ofAll(
      GitObjects objects,
      Workspace open,
      Optional<String> named,
      List<String> names,
      Progress progress)
      throws IOException {
    return of(
        objects,
        open,
        named,
        names,
        progress,
        (heads, landings) -> List.of(heads.landing(landings, List.of())));
  }

  private static GitAnswer<FutureReport> of(
      GitObjects objects,
      Workspace open,
      Optional<String> named,
      List<String> names,
      Progress progress,
      BiFunction<FutureHeads, List<Landing>, List<Future>> futures)
      throws IOException {
    List<Landing> landings = new ArrayList<>();
    for (String name : names) {
      Optional<CommitId> tip = objects.commit(name);
      if (tip.isEmpty()) {
        return unknown(name);
      }
      landings.add(new Landing(name, tip.get()));
    }
    return switch (target(objects, new TreeReader(open), named, progress)) {
      case GitAnswer.Refused<FutureHeads>(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
      case GitAnswer.Given<FutureHeads>(FutureHeads heads) ->
          new GitAnswer.Given<>(heads.report(named, futures.apply(heads, landings)));
    };
  }

  private static <T> GitAnswer<T> unknown(String name) {
    return refused(
        "Git knows no branch, tag or commit called " + name, "git branch --all lists them.");
  }

  private static <T> GitAnswer<T> refused(String what, String next) {
    return new GitAnswer.Refused<>(new GitRefusal(what, next));
  }

  private static GitAnswer<FutureHeads> target(
      GitObjects objects, TreeReader reader, Optional<String> named, Progress progress)
      throws IOException {
    Optional<String> name = named.isPresent() ? named : objects.defaultBranch();
    if (name.isEmpty()) {
      return refused(
          "There is neither origin/HEAD nor a branch called main or master",
          "Name the branch that others are merged into with --target.");
    }
    Optional<CommitId> tip = objects.commit(name.get());
    if (tip.isEmpty() && name.get().equals("HEAD")) {
      return refused("What is checked out has no commit yet", "Name a branch with --target.");
    }
    if (tip.isEmpty()) {
      return unknown(name.get());
    }
    TreeFiles tree = objects.files(tip.get());
    int absences = objects.absences();
    TreeReading reading = reader.read(tree, name.get(), progress);
    if (objects.absences() > absences) {
      return refused("This clone has not all files of " + name.get(), NEXT);
    }
    return switch (reading) {
      case TreeReading.Missing(String what, String next) -> refused(what, next);
      case TreeReading.Found found ->
          new GitAnswer.Given<>(
              new FutureHeads(
                  objects,
                  reader,
                  new Target(name.get(), tip.get(), tree, found, Comparison.byId(found)),
                  progress));
    };
  }

  private FutureReport report(Optional<String> named, List<Future> futures) {
    return new FutureReport(
        target.name(),
        named.isPresent() ? FutureReport.Choice.NAMED : FutureReport.Choice.DEFAULT_BRANCH,
        target.reading().graph().heads().stream().map(Node::id).toList(),
        futures);
  }

  private List<Future> each() throws IOException {
    List<BranchTip> branches =
        objects.branches().stream()
            .filter(it -> !it.name().equals(target.name()) && !it.alsoAs().contains(target.name()))
            .toList();
    List<Future> futures = new ArrayList<>();
    for (BranchTip branch : branches) {
      progress.check();
      progress.report("Looking at " + branch.name(), futures.size(), branches.size());
      futures.add(landing(List.of(new Landing(branch.name(), branch.tip())), branch.alsoAs()));
    }
    futures.sort(
        Comparator.comparing(Future::outlook)
            .thenComparing(Future::verdict)
            .thenComparingInt(future -> -future.heads().size())
            .thenComparing(future -> future.branches().getFirst()));
    return futures;
  }

  /// A commit that lands.
  private record Landing(String name, CommitId tip) {}

  private Future landing(List<Landing> landings, List<String> alsoAs) {
    List<String> names = landings.stream().map(Landing::name).toList();
    int absences = objects.absences();
    try {
      Future future = joined(landings, names, alsoAs);
      return objects.absences() == absences
          ? future
          : Future.untold(names, alsoAs, Outlook.UNKNOWN, NOT_FETCHED);
    } catch (IOException e) {
      return Future.untold(
          names,
          alsoAs,
          Outlook.UNKNOWN,
          objects.absences() == absences ? sentence(String.valueOf(e.getMessage())) : NOT_FETCHED);
    }
  }

  private Future joined(List<Landing> landings, List<String> names, List<String> alsoAs)
      throws IOException {
    TreeFiles tree = target.tree();
    TreeReading.Found reading = target.reading();
    List<CommitId> landed = new ArrayList<>(List.of(target.tip()));
    List<Clashed> clashes = new ArrayList<>();
    List<Revision> unread = new ArrayList<>();
    for (Landing landing : landings) {
      if (isLanded(landing, landed)) {
        continue;
      }
      List<CommitId> bases = objects.mergeBases(landed, landing.tip());
      if (bases.isEmpty()) {
        return objects.isShallow()
            ? Future.untold(
                names,
                alsoAs,
                Outlook.UNKNOWN,
                "This clone is shallow, and the commit where they parted was not fetched.")
            : Future.untold(names, alsoAs, Outlook.UNRELATED, "Git refuses to merge it.");
      }
      JoinedHistory.Result result =
          JoinedHistory.of(
              objects,
              reader,
              reading,
              base(bases, placesOf(reading), 0),
              tree,
              objects.files(landing.tip()),
              landing.name(),
              progress);
      switch (result) {
        case JoinedHistory.Missing(TreeReading.Missing reason) -> {
          return Future.untold(names, alsoAs, Outlook.ELSEWHERE, sentence(reason.what()));
        }
        case JoinedHistory.Stopped(List<Clashed> stops) -> {
          return Future.stopped(names, alsoAs, stops);
        }
        case JoinedHistory.Joined(JoinedHistory history) -> {
          tree = history.tree();
          reading = history.reading();
          clashes.addAll(history.clashes());
          unread.addAll(history.unread());
          landed.add(landing.tip());
        }
      }
    }
    return landed.size() == 1
        ? Future.untold(names, alsoAs, Outlook.MERGED, "")
        : told(landings, names, alsoAs, tree, reading, clashes, unread);
  }

  private static Set<Path> placesOf(TreeReading.Found reading) {
    return JoinedHistory.placesOf(reading.environment().settings().orElseThrow());
  }

  private boolean isLanded(Landing landing, List<CommitId> landed) throws IOException {
    for (CommitId tip : landed) {
      if (objects.contains(tip, landing.tip())) {
        return true;
      }
    }
    return false;
  }

  /// What several bases have in common, joined as git's recursive merge does it.
  private TreeFiles base(List<CommitId> bases, Set<Path> places, int depth) throws IOException {
    TreeFiles joined = objects.files(bases.getFirst());
    if (depth >= DEEPEST_BASE) {
      return joined;
    }
    List<CommitId> done = new ArrayList<>(bases.subList(0, 1));
    for (CommitId next : bases.subList(1, bases.size())) {
      List<CommitId> below = objects.mergeBases(done, next);
      TreeFiles common = below.isEmpty() ? objects.nothing() : base(below, places, depth + 1);
      joined = objects.joinedBases(common, joined, objects.files(next), places);
      done.add(next);
    }
    return joined;
  }

  private Future told(
      List<Landing> landings,
      List<String> names,
      List<String> alsoAs,
      TreeFiles tree,
      TreeReading.Found reading,
      List<Clashed> clashes,
      List<Revision> unread)
      throws IOException {
    Comparison comparison =
        new Comparison(target.reading(), target.revisions(), target.tree(), reading, tree, unread);
    List<Problem> errors = comparison.errors();
    List<Altered> altered = comparison.altered();
    RevisionGraph graph = reading.graph();
    List<Revision> brought = comparison.brought();
    Outlook outlook = outlook(comparison, errors, clashes, altered, brought);
    boolean forks = comparison.forks();
    return new Future(
        names,
        alsoAs,
        outlook,
        Optional.of(graph),
        graph.heads().stream().map(Node::id).toList(),
        brought(landings, brought, tree, graph),
        forks,
        forks ? comparison.forks(graph) : List.of(),
        altered,
        clashes,
        tree.followed(),
        forks ? Optional.of(collisions(comparison, reading, tree)) : Optional.empty(),
        why(comparison, errors));
  }

  private static String why(Comparison comparison, List<Problem> errors) {
    if (comparison.isEmptied()) {
      return "No revision would be left.";
    }
    return Comparison.gravest(errors).map(it -> sentence(it.what())).orElse("");
  }

  private static String sentence(String what) {
    return what.endsWith(".") ? what : what + ".";
  }

  private static Outlook outlook(
      Comparison comparison,
      List<Problem> errors,
      List<Clashed> clashes,
      List<Altered> altered,
      List<Revision> brought) {
    if (!clashes.isEmpty()) {
      return Outlook.CONFLICTS;
    }
    Optional<Problem> gravest = Comparison.gravest(errors);
    if (gravest.isPresent()) {
      return outlook(gravest.get().kind());
    }
    if (comparison.leavesOut()) {
      return Outlook.LEAVES_OUT;
    }
    if (comparison.forks()) {
      return Outlook.FORKS;
    }
    if (comparison.joins()) {
      return Outlook.JOINS;
    }
    return brought.isEmpty() && altered.isEmpty() ? Outlook.NOTHING : Outlook.GROWS;
  }

  private static Outlook outlook(Problem.Kind gravest) {
    if (gravest == Problem.Kind.UNREADABLE_FILE) {
      return Outlook.UNKNOWN;
    }
    return gravest == Problem.Kind.DUPLICATE_ID ? Outlook.TWICE : Outlook.BREAKS;
  }

  private List<Brought> brought(
      List<Landing> landings, List<Revision> revisions, TreeFiles tree, RevisionGraph graph) {
    Map<Path, Path> followed = tree.followed();
    List<Path> files =
        revisions.stream().map(it -> followed.getOrDefault(it.file(), it.file())).toList();
    Map<Path, Commit> added = new HashMap<>();
    for (Landing landing : landings.reversed()) {
      added.putAll(additions(landing, files));
    }
    progress.check();
    return revisions.stream()
        .map(it -> {
          Path there = followed.getOrDefault(it.file(), it.file());
          return new Brought(
              it,
              there,
              graph.find(it.id()).filter(node -> graph.isHead(node.index())).isPresent(),
              Optional.ofNullable(added.get(there)));
        })
        .toList();
  }

  private Map<Path, Commit> additions(Landing landing, List<Path> files) {
    try {
      return objects.additions(
          landing.tip(), List.of(target.tip()), files, MOST_COMMITS, progress::isCancelled);
    } catch (IOException _) {
      return Map.of(); // history that was not fetched hides who wrote a file, and nothing else
    }
  }

  private CollisionReport collisions(
      Comparison comparison, TreeReading.Found reading, TreeFiles tree) {
    RevisionGraph graph = reading.graph();
    CollisionFinder finder =
        new CollisionFinder(graph, bodies.in(tree, reading.environment().settings())::read);
    List<Node> heads = Comparison.heads(graph);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < heads.size(); i++) {
      for (int k = i + 1; k < heads.size() && pairs.size() < MOST_PAIRS; k++) {
        if (comparison.isBrought(heads.get(i)) || comparison.isBrought(heads.get(k))) {
          List<Integer> both = List.of(heads.get(i).index(), heads.get(k).index());
          pairs.addAll(finder.find(both, progress).pairs());
        }
      }
    }
    return new CollisionReport(pairs);
  }
}
