package lynearm.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.move.MovePlan;
import lynearm.move.ReparentPlanner;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Finds out where a revision went that is not there, and what can be done about it. Looks at the
/// files on disk, and at git's objects if there is a repository; writes and runs nothing.
///
/// Cost: a walk through all of history that changed the version folders, and one reading of each
/// commit that a file could come from. Meant for a background thread.
public final class Doctor {

  private static final int MOST_BRANCHES = 3;
  private static final int MOST_SUCCESSORS = 3;
  private static final int MOST_COMMITS = 50_000;
  private static final long LARGEST_FILE = 1 << 20;

  private final Workspace open;
  private final RevisionGraph graph;
  private final Progress progress;

  private Doctor(Workspace open, Progress progress) {
    this.open = open;
    this.graph = open.graph();
    this.progress = progress;
  }

  /// What became of an id.
  ///
  /// @param wanted an id that `down_revision`, a database or a message names; of those that git or
  ///   this history knows, the beginning will do
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static Diagnosis diagnose(Workspace open, String wanted, Progress progress) {
    return new Doctor(open, progress).diagnose(wanted);
  }

  /// The plan to let the children of a missing revision follow one that a person chose.
  public static RemedyPlan onto(Workspace open, RevisionId missing, List<RevisionId> parents) {
    return plan(new ReparentPlanner(open).plan(missing, parents), List.of());
  }

  /// The plan to bring a revision from a commit that a person named.
  ///
  /// @param from a branch, a tag or a commit, as `git rev-parse` understands names
  public static RemedyPlan restore(Workspace open, RevisionId id, String from, Progress progress) {
    return switch (objects(open)) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) ->
          new RemedyPlan.Refused(reason.what(), reason.next());
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        try (objects) {
          GitPast git = new GitPast(objects, open);
          Optional<Source> source =
              objects.commit(from).map(commit -> new Source(commit, open.home(), from));
          yield source
              .map(it -> new Restoration(open, git, progress).plan(id, it, Offer.Kind.IMPORT))
              .orElseGet(() ->
                  new RemedyPlan.Refused(
                      "Git knows no branch, tag or commit called " + from,
                      "`git branch --all` lists them."));
        } catch (IOException e) {
          yield new RemedyPlan.Refused("Git can't be read: " + e.getMessage(), "");
        }
      }
    };
  }

  private static GitAnswer<GitObjects> objects(Workspace open) {
    return switch (open.git()) {
      case GitLookup.Found(var repository) -> GitObjects.open(repository);
      case GitLookup.None() ->
          GitAnswer.refused(
              "There is no git repository here.", "Only the files on disk were looked at.");
      case GitLookup.Refused(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
    };
  }

  private Diagnosis diagnose(String wanted) {
    if (wanted.isBlank()) {
      RevisionId id = new RevisionId(wanted);
      return finished(
          id,
          List.of(Finding.of(Finding.Kind.UNBORN, "The empty text is no revision id.")),
          "",
          List.of(),
          Optional.empty());
    }
    Optional<Diagnosis> here = here(new RevisionId(wanted));
    if (here.isPresent()) {
      return here.get();
    }
    return switch (objects(open)) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) ->
          withoutGit(wanted, reason.toString());
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        try (objects) {
          yield withGit(wanted, new GitPast(objects, open));
        } catch (IOException e) {
          yield withoutGit(wanted, "The git repository can't be read: " + e.getMessage() + ".");
        }
      }
    };
  }

  private Optional<Diagnosis> here(RevisionId id) {
    return graph
        .find(id)
        .flatMap(Node::revision)
        .map(revision ->
            finished(
                id,
                List.of(
                    Finding.of(
                        Finding.Kind.HERE,
                        id.shortForm() + " is here: " + open.show(revision.file()) + ".")),
                "",
                List.of(),
                Optional.empty()));
  }

  private Diagnosis withoutGit(String wanted, String why) {
    RevisionId id = new RevisionId(wanted);
    List<Finding> alike = Likeness.of(graph, id);
    List<Finding> findings = new ArrayList<>(unreadable(id));
    findings.addAll(alike);
    if (findings.isEmpty()) {
      findings.add(Finding.of(Finding.Kind.UNBORN, "No file here has " + id.shortForm() + "."));
    }
    List<Offer> offers = new ArrayList<>();
    addOnto(id, alike, offers);
    return finished(id, findings, why, offers, letter(id, Optional.empty()));
  }

  private Diagnosis finished(
      RevisionId id,
      List<Finding> findings,
      String looked,
      List<Offer> offers,
      Optional<Letter> letter) {
    return new Diagnosis(id, named(id, true), named(id, false), findings, looked, offers, letter);
  }

  /// The revisions that name a missing one.
  private List<RevisionId> named(RevisionId id, boolean asParent) {
    return graph.find(id).filter(Node::isMissing).stream()
        .flatMap(ghost ->
            Arrays.stream(
                    asParent ? graph.childrenOf(ghost.index()) : graph.dependentsOf(ghost.index()))
                .mapToObj(node -> graph.node(node).id()))
        .toList();
  }

  // ---- with git

  private Diagnosis withGit(String wanted, GitPast git) throws IOException {
    Trace trace = Trace.of(git.objects(), open, wanted, progress);
    Optional<Diagnosis> here = here(trace.id());
    if (here.isPresent()) {
      return here.get();
    }
    RevisionId id = trace.id();
    progress.report("Looking at what can be done", 0, 0);
    List<RevisionId> brought = broughtInstead(trace, git);
    List<Finding> alike = alike(trace);
    List<Finding> findings = findings(trace, brought, alike);
    List<Offer> offers = offers(trace, brought, alike, git);
    return finished(
        id,
        findings,
        looked(trace, git.objects()),
        offers,
        letter(id, Optional.of(new Known(trace, git))));
  }

  private List<Finding> alike(Trace trace) {
    List<Finding> alike = new ArrayList<>(Likeness.of(graph, trace.id()));
    for (RevisionId id : trace.alike()) {
      if (alike.stream().noneMatch(it -> it.others().contains(id))) {
        alike.add(
            new Finding(
                Finding.Kind.SIMILAR,
                trace.id() + " is the beginning of " + id + ", which is not here either.",
                Optional.empty(),
                List.of(id)));
      }
    }
    return alike;
  }

  /// The revisions that the commit which deleted one brought: what it may have been squashed into.
  private List<RevisionId> broughtInstead(Trace trace, GitPast git) throws IOException {
    Optional<Trace.Past> deleted = trace.newest(Whereabouts.Kind.DELETED);
    Optional<Source> before = trace.past(git.objects());
    if (deleted.isEmpty() || before.isEmpty()) {
      return List.of();
    }
    Commit commit = deleted.get().event().commit();
    Source after = new Source(commit.id(), before.get().file(), commit.id().shortForm());
    Set<RevisionId> brought = new TreeSet<>(ids(git.graph(after, progress)));
    brought.removeAll(ids(git.graph(before.get(), progress)));
    return brought.stream()
        .filter(it -> graph.find(it).filter(node -> !node.isMissing()).isPresent())
        .toList();
  }

  private static Set<RevisionId> ids(Optional<RevisionGraph> graph) {
    Set<RevisionId> ids = new TreeSet<>();
    graph.ifPresent(it -> it.files().forEach(node -> ids.add(node.id())));
    return ids;
  }

  // ---- what is known

  private List<Finding> findings(Trace trace, List<RevisionId> brought, List<Finding> alike) {
    RevisionId id = trace.id();
    List<Finding> findings = new ArrayList<>(unreadable(id));
    Optional<Trace.Past> renamed = trace.newest(Whereabouts.Kind.GOT_ANOTHER_ID);
    Optional<Trace.Past> deleted = trace.newest(Whereabouts.Kind.DELETED);
    renamed.filter(Trace.Past::isOurs).map(this::gotAnotherId).ifPresent(findings::add);
    deleted.filter(Trace.Past::isOurs).map(it -> deleted(it, brought)).ifPresent(findings::add);
    trace.onBranches().stream()
        .map(place -> onBranches(place, trace, findings.isEmpty()))
        .toList()
        .forEach(findings::add);
    renamed.filter(it -> !it.isOurs()).map(this::gotAnotherId).ifPresent(findings::add);
    deleted.filter(it -> !it.isOurs()).map(it -> deleted(it, brought)).ifPresent(findings::add);
    if (findings.isEmpty()) {
      trace.newest(Whereabouts.Kind.RENAMED).map(this::renamed).ifPresent(findings::add);
      trace.newest(Whereabouts.Kind.ADDED).map(this::added).ifPresent(findings::add);
    }
    boolean isUnborn = findings.isEmpty();
    findings.addAll(alike);
    if (isUnborn) {
      Finding unborn =
          Finding.of(
              Finding.Kind.UNBORN,
              "No commit that a branch or a tag leads to has " + id.shortForm() + ".");
      findings.add(alike.isEmpty() ? 0 : findings.size(), unborn);
    }
    return findings;
  }

  /// Files that may declare it, if they could be read.
  private List<Finding> unreadable(RevisionId id) {
    List<Finding> found = new ArrayList<>();
    for (ReadResult result : open.files()) {
      if (result instanceof ReadResult.Unreadable(Path file, List<Problem> problems)
          && mentions(file, id)) {
        found.add(
            Finding.of(
                Finding.Kind.UNREADABLE,
                "Its file may be "
                    + open.show(file)
                    + ", which can't be read: "
                    + withoutStop(problems.getFirst().what())
                    + ". Mend that first."));
      }
    }
    return found;
  }

  private static String withoutStop(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private static boolean mentions(Path file, RevisionId id) {
    if (String.valueOf(file.getFileName()).contains(id.value())) {
      return true;
    }
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= LARGEST_FILE
          && new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
              .lines()
              .anyMatch(line -> line.startsWith("revision") && line.contains(id.value()));
    } catch (IOException _) {
      return false;
    }
  }

  private Finding gotAnotherId(Trace.Past past) {
    Whereabouts.Event event = past.event();
    RevisionId now = event.now().map(Revision::id).orElse(event.revision().id());
    return new Finding(
        Finding.Kind.GOT_ANOTHER_ID,
        event.revision().id().shortForm()
            + " was given the id "
            + now
            + " "
            + Words.by(event.commit())
            + ": "
            + open.show(event.revision().file())
            + "."
            + elsewhere(past),
        Optional.of(event.commit()),
        List.of(now));
  }

  private Finding deleted(Trace.Past past, List<RevisionId> brought) {
    Whereabouts.Event event = past.event();
    return new Finding(
        Finding.Kind.DELETED,
        event.revision().id().shortForm()
            + " was deleted "
            + Words.by(event.commit())
            + ": "
            + open.show(event.revision().file())
            + "."
            + (brought.isEmpty() ? "" : " The same commit added " + Words.ids(brought) + ".")
            + elsewhere(past),
        Optional.of(event.commit()),
        brought);
  }

  private static String elsewhere(Trace.Past past) {
    return past.isOurs() ? "" : " That commit is not part of what is checked out.";
  }

  private Finding onBranches(Whereabouts.OnBranches place, Trace trace, boolean isOnly) {
    Optional<Commit> added = trace.added().map(Whereabouts.Event::commit);
    return new Finding(
        Finding.Kind.ON_BRANCHES,
        place.revision().id().shortForm()
            + (isOnly ? " is only on " : " is on ")
            + (place.branches().size() == 1 ? "the git branch " : "the git branches ")
            + Words.named(place.branches())
            + added.map(commit -> ", added " + Words.by(commit)).orElse("")
            + ": "
            + open.show(place.revision().file())
            + ".",
        added,
        List.of());
  }

  private Finding renamed(Trace.Past past) {
    Whereabouts.Event event = past.event();
    return new Finding(
        Finding.Kind.RENAMED,
        event.revision().id().shortForm()
            + " had the file "
            + open.show(event.revision().file())
            + ", which was renamed "
            + Words.by(event.commit())
            + event.now().map(now -> " to " + open.show(now.file())).orElse("")
            + "."
            + elsewhere(past),
        Optional.of(event.commit()),
        List.of());
  }

  private Finding added(Trace.Past past) {
    Whereabouts.Event event = past.event();
    return new Finding(
        Finding.Kind.ADDED,
        event.revision().id().shortForm()
            + " was added "
            + Words.by(event.commit())
            + ": "
            + open.show(event.revision().file())
            + ". No branch has it now and no commit deleted it; a git merge may have left it out.",
        Optional.of(event.commit()),
        List.of());
  }

  private static String looked(Trace trace, GitObjects objects) throws IOException {
    String all = "All that a branch or a tag leads to was looked at, as it was last fetched.";
    if (trace.complete()) {
      return all;
    }
    return objects.isShallow()
        ? "This clone is shallow, so that older commits could not be looked at."
            + " `git fetch --unshallow` gets them."
        : "Not all of history could be looked at: part of it was not fetched, or there is too much"
            + " of it.";
  }

  // ---- what can be done

  private List<Offer> offers(
      Trace trace, List<RevisionId> brought, List<Finding> alike, GitPast git) throws IOException {
    RevisionId id = trace.id();
    List<Offer> offers = new ArrayList<>();
    Optional<RevisionId> successor =
        trace
            .newest(Whereabouts.Kind.GOT_ANOTHER_ID)
            .flatMap(past -> past.event().now())
            .map(Revision::id)
            .filter(it -> graph.find(it).filter(node -> !node.isMissing()).isPresent());
    successor.ifPresent(now -> addOnto(id, now, "Its file has this id now.", offers));
    addImports(trace, git, offers);
    Optional<Source> past = trace.past(git.objects());
    if (past.isPresent() && trace.onBranches().isEmpty()) {
      offers.add(restore(trace, successor, past.get(), git));
    }
    addAround(trace, past.or(() -> source(trace, git)), git, offers);
    brought.stream()
        .limit(MOST_SUCCESSORS)
        .forEach(it ->
            addOnto(id, it, "The commit that deleted " + id.shortForm() + " added it.", offers));
    addOnto(id, alike, offers);
    return offers;
  }

  private static Optional<Source> source(Trace trace, GitPast git) {
    try {
      return git.source(trace);
    } catch (IOException _) {
      return Optional.empty(); // a branch that was not fetched whole
    }
  }

  private Offer restore(Trace trace, Optional<RevisionId> successor, Source past, GitPast git) {
    RemedyPlan plan =
        successor
            .<RemedyPlan>map(now ->
                new RemedyPlan.Refused(
                    now.shortForm() + " is the same file under another id",
                    "With both, databases would run it twice."))
            .orElseGet(() ->
                new Restoration(open, git, progress).plan(trace.id(), past, Offer.Kind.RESTORE));
    return new Offer(
        Offer.Kind.RESTORE,
        "Restore from git",
        "As it is in " + past.name() + (past.name().contains("~") ? ", before it went." : "."),
        past.name(),
        List.of(),
        plan);
  }

  private void addImports(Trace trace, GitPast git, List<Offer> offers) throws IOException {
    int count = 0;
    for (Whereabouts.OnBranches place : trace.onBranches()) {
      for (String branch : place.branches()) {
        if (count++ >= MOST_BRANCHES) {
          return;
        }
        Optional<Source> source =
            git.tip(branch).map(tip -> new Source(tip, place.revision().file(), branch));
        source.ifPresent(it ->
            offers.add(
                new Offer(
                    Offer.Kind.IMPORT,
                    "Import from " + branch,
                    "As the git branch has it, with what it needs. Git-merging the branch brings"
                        + " the same and more.",
                    branch,
                    List.of(),
                    new Restoration(open, git, progress).plan(trace.id(), it, Offer.Kind.IMPORT))));
      }
    }
  }

  /// Lets the children follow what the missing revision followed, past all that are missing too.
  private void addAround(Trace trace, Optional<Source> source, GitPast git, List<Offer> offers)
      throws IOException {
    List<RevisionId> children = named(trace.id(), true);
    if (children.isEmpty() || source.isEmpty()) {
      return;
    }
    Optional<Ancestry> ancestry = Ancestry.of(trace.id(), graph, git.graph(source.get(), progress));
    if (ancestry.isEmpty()) {
      return;
    }
    List<RevisionId> parents = ancestry.get().present();
    RemedyPlan plan =
        ancestry.get().isKnown()
            ? plan(
                new ReparentPlanner(open).plan(trace.id(), parents),
                aroundNotes(trace.id(), parents))
            : new RemedyPlan.Refused(
                "None of the revisions before " + trace.id().shortForm() + " is here",
                "Restore it with them, or choose another parent.");
    offers.add(
        new Offer(
            Offer.Kind.AROUND,
            parents.isEmpty()
                ? "Make " + Words.ids(children) + " a base"
                : "Let " + Words.ids(children) + " follow " + Words.ids(parents),
            parents.isEmpty()
                ? trace.id().shortForm() + " had no parent that is here."
                : trace.id().shortForm() + " followed it.",
            "",
            parents,
            plan));
  }

  private static List<String> aroundNotes(RevisionId id, List<RevisionId> parents) {
    return List.of(
        "What "
            + id.shortForm()
            + " did is done no more in new databases. One that has run it keeps it"
            + (parents.isEmpty()
                ? "."
                : "; one that stands at it needs \"alembic stamp --purge "
                    + String.join(" ", parents.stream().map(RevisionId::value).toList())
                    + "\"."));
  }

  private void addOnto(RevisionId id, List<Finding> alike, List<Offer> offers) {
    for (Finding finding : alike) {
      for (RevisionId other : finding.others()) {
        if (graph.find(other).filter(node -> !node.isMissing()).isPresent()) {
          addOnto(id, other, finding.sentence(), offers);
        }
      }
    }
  }

  private void addOnto(RevisionId id, RevisionId other, String why, List<Offer> offers) {
    List<RevisionId> children = named(id, true);
    if (children.isEmpty() || offers.stream().anyMatch(it -> it.onto().equals(List.of(other)))) {
      return;
    }
    offers.add(
        new Offer(
            Offer.Kind.ONTO,
            "Let " + Words.ids(children) + " follow " + other.shortForm(),
            why,
            "",
            List.of(other),
            onto(open, id, List.of(other))));
  }

  private static RemedyPlan plan(MovePlan plan, List<String> notes) {
    return switch (plan) {
      case MovePlan.Refused(String what, String next) -> new RemedyPlan.Refused(what, next);
      case MovePlan.Ready ready ->
          new RemedyPlan.Ready(
              List.of(),
              ready.relinked(),
              ready.change(),
              ready.done(),
              Stream.concat(notes.stream(), ready.notes().stream()).toList());
    };
  }

  // ---- whom to ask

  /// What git knows, for a letter.
  private record Known(Trace trace, GitPast git) {}

  private Optional<Letter> letter(RevisionId id, Optional<Known> known) {
    List<RevisionId> children = named(id, true);
    List<Path> files =
        children.stream()
            .flatMap(child -> graph.find(child).stream())
            .flatMap(node -> node.revision().stream())
            .map(Revision::file)
            .toList();
    List<String> shown = files.stream().map(open::show).toList();
    Optional<Letter> toAuthor = known.flatMap(it -> toAuthor(id, shown, it.trace()));
    if (toAuthor.isPresent()) {
      return toAuthor;
    }
    Optional<Commit> naming = known.flatMap(it -> naming(files, it.git()));
    return Optional.of(
        new Letter(
            naming.map(Commit::authorName).orElse(""),
            naming.map(Commit::authorEmail).orElse(""),
            new Letter.Subject(id, shown, Letter.Role.NAMES_IT, naming, List.of(), "", List.of())));
  }

  private Optional<Letter> toAuthor(RevisionId id, List<String> children, Trace trace) {
    Optional<Whereabouts.Event> deleted =
        trace.newest(Whereabouts.Kind.DELETED).filter(Trace.Past::isOurs).map(Trace.Past::event);
    Optional<Whereabouts.Event> renamed =
        trace
            .newest(Whereabouts.Kind.GOT_ANOTHER_ID)
            .filter(Trace.Past::isOurs)
            .map(Trace.Past::event);
    Optional<Whereabouts.Event> event = renamed.or(() -> deleted).or(trace::added);
    Letter.Role role =
        renamed.isPresent()
            ? Letter.Role.RENAMED_IT
            : deleted.isPresent() ? Letter.Role.DELETED_IT : Letter.Role.HAS_IT;
    return event.map(it ->
        new Letter(
            it.commit().authorName(),
            it.commit().authorEmail(),
            new Letter.Subject(
                id,
                children,
                role,
                Optional.of(it.commit()),
                trace.onBranches().stream().flatMap(place -> place.branches().stream()).toList(),
                open.show(it.revision().file()),
                it.revision().downRevisions())));
  }

  /// The commit that added a file which names the missing revision.
  private Optional<Commit> naming(List<Path> files, GitPast git) {
    try {
      var head = git.objects().commit("HEAD");
      if (head.isEmpty() || files.isEmpty()) {
        return Optional.empty();
      }
      return git
          .objects()
          .additions(head.get(), List.of(), files, MOST_COMMITS, progress::isCancelled)
          .values()
          .stream()
          .findFirst();
    } catch (IOException _) {
      return Optional.empty(); // a clone that was not fetched whole
    }
  }
}
