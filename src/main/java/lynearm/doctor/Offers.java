package lynearm.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.change.FileEdit;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.git.GitObjectId;
import lynearm.graph.RevisionGraph;
import lynearm.move.MovePlan;
import lynearm.move.ReparentPlanner;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Works out what can be done about a revision that is not there, what fits best first. For one
/// revision.
final class Offers {

  private static final int MOST_BRANCHES = 3;
  private static final int MOST_SUCCESSORS = 3;
  private static final int MOST_STAGED = 3;
  private static final int MOST_EARLIER = 5;

  private final Workspace open;
  private final RevisionId id;
  private final Optional<Publication> published;
  private final List<RevisionId> children;
  private final List<Offer> offers = new ArrayList<>();

  private Offers(Workspace open, RevisionId id, Optional<Publication> published) {
    this.open = open;
    this.id = id;
    this.published = published;
    children = Naming.of(open.graph(), id).children();
  }

  /// Where git knows of it.
  ///
  /// @param brought the revisions that the commit which deleted it added
  /// @param alike others that may be meant
  static List<Offer> of(
      Workspace open,
      Trace trace,
      List<RevisionId> brought,
      List<Finding> alike,
      GitPast git,
      Progress progress)
      throws IOException {
    Publication published = Publication.of(open, trace, git, progress);
    Offers made = new Offers(open, trace.id(), Optional.of(published));
    Optional<RevisionId> successor =
        trace
            .newest(Whereabouts.Kind.GOT_ANOTHER_ID)
            .flatMap(past -> past.event().now())
            .map(Revision::id)
            .filter(made::isHere);
    if (successor.isPresent()) {
      made.addOnto(successor.get(), "Its file has this id now.");
    }
    Optional<Source> past = trace.past(git.objects());
    if (past.isPresent() && (trace.onBranches().isEmpty() || trace.isGoneHere())) {
      made.addRestore(past.get(), successor, trace, git, progress);
    }
    made.addImports(trace, git, progress);
    made.addStaged(trace, git, progress);
    Optional<Source> source = past.isPresent() ? past : git.source(trace);
    if (source.isPresent()) {
      made.addAround(
          git.graph(source.get(), progress)
              .or(() -> trace.revision().map(it -> RevisionGraph.of(List.of(it)))));
    }
    for (RevisionId squashed : brought.subList(0, Math.min(MOST_SUCCESSORS, brought.size()))) {
      made.addOnto(
          squashed,
          trace.departure().isPresent()
              ? "The commit has it that was put in the place of the one with " + made.name() + "."
              : "The commit that deleted " + made.name() + " added it.");
    }
    made.addAlike(alike);
    return made.offers;
  }

  /// Where there is no git to ask.
  static List<Offer> withoutGit(Workspace open, RevisionId id, List<Finding> alike) {
    Offers made = new Offers(open, id, Optional.empty());
    made.addAlike(alike);
    return made.offers;
  }

  /// The plan to let the children of a missing revision follow others.
  static RemedyPlan onto(
      Workspace open, RevisionId missing, List<RevisionId> parents, List<String> notes) {
    return switch (new ReparentPlanner(open).plan(missing, parents)) {
      case MovePlan.Refused(String what, String next) -> new RemedyPlan.Refused(what, next);
      case MovePlan.Ready ready ->
          new RemedyPlan.Ready(
              List.of(),
              ready.relinked(),
              ready.change(),
              ready.done(),
              Published.warnings(open, ready.relinked()),
              Stream.of(
                      notes.stream(),
                      ready.notes().stream(),
                      Afterwards.note(ready.change().graphAfter()).stream())
                  .flatMap(it -> it)
                  .toList());
    };
  }

  private String name() {
    return id.shortForm();
  }

  private boolean isHere(RevisionId other) {
    return open.graph().find(other).filter(node -> !node.isMissing()).isPresent();
  }

  private void addImports(Trace trace, GitPast git, Progress progress) throws IOException {
    int count = 0;
    for (Whereabouts.OnBranches place : trace.onBranches()) {
      for (String branch : place.branches()) {
        if (count++ >= MOST_BRANCHES) {
          return;
        }
        git.tip(branch)
            .map(tip -> Source.of(tip, place.revision().file(), branch))
            .map(source -> brought(source, Offer.Kind.IMPORT, git, progress))
            .map(plan ->
                new Offer(
                    Offer.Kind.IMPORT,
                    "Import from " + branch,
                    "The file as the git branch has it, with what it needs.",
                    branch,
                    List.of(),
                    plan))
            .filter(this::isNew)
            .ifPresent(offers::add);
      }
    }
  }

  /// Whether it would not do the same as another offer.
  private boolean isNew(Offer offer) {
    return offers.stream()
        .noneMatch(other ->
            other.plan() instanceof RemedyPlan.Ready known
                && offer.plan() instanceof RemedyPlan.Ready now
                && known.change().edits().equals(now.change().edits()));
  }

  private void addRestore(
      Source past, Optional<RevisionId> successor, Trace trace, GitPast git, Progress progress) {
    RemedyPlan plan =
        successor.isPresent()
            ? new RemedyPlan.Refused(
                successor.get().shortForm() + " is the same file under another id",
                "With both, databases would run it twice.")
            : brought(past, Offer.Kind.RESTORE, git, progress);
    List<Whereabouts.Version> versions = trace.versions();
    Optional<GitObjectId> newest = git.content(past);
    Optional<Whereabouts.Version> last =
        versions.stream()
            .filter(it -> versions.size() > 1 && newest.equals(Optional.of(it.content())))
            .findFirst();
    offers.add(
        new Offer(
            Offer.Kind.RESTORE,
            "Restore from git",
            (past.isBefore()
                    ? "The file as it was before " + past.commitName() + "."
                    : "The file as it is in " + past.name() + ".")
                + last.map(it -> " It was last changed " + Words.by(it.commit()) + ".").orElse(""),
            past.name(),
            List.of(),
            plan));
    if (successor.isEmpty()) {
      versions.stream()
          .filter(version -> !newest.equals(Optional.of(version.content())))
          .limit(MOST_EARLIER)
          .map(version -> earlier(version, git, progress))
          .filter(this::isNew)
          .forEach(offers::add);
    }
  }

  /// The file as one of the commits before the last change to it had it.
  private Offer earlier(Whereabouts.Version version, GitPast git, Progress progress) {
    Commit commit = version.commit();
    Source source = Source.of(commit.id(), version.revision().file(), commit.id().shortForm());
    RemedyPlan plan = brought(source, Offer.Kind.EARLIER, git, progress);
    return new Offer(
        Offer.Kind.EARLIER,
        "Restore as of " + commit.authoredAt().toLocalDate() + ", " + source.name(),
        "The file as it was left " + Words.by(commit) + ".",
        source.name(),
        List.of(),
        plan instanceof RemedyPlan.Ready ready
            ? ready.with(
                List.of(),
                List.of("It was changed later. Databases may have run the later version."))
            : plan);
  }

  /// The plan to bring the file of a source, with what speaks against it.
  private RemedyPlan brought(Source source, Offer.Kind kind, GitPast git, Progress progress) {
    RemedyPlan plan = new Restoration(open, git, progress).plan(id, source, kind);
    if (published.isPresent()
        && plan instanceof RemedyPlan.Ready ready
        && ready.change().edits().getFirst() instanceof FileEdit.Create create) {
      return ready.with(published.get().againstBringing(create.content().bytes()), List.of());
    }
    return plan;
  }

  private void addStaged(Trace trace, GitPast git, Progress progress) {
    trace.strays().stream()
        .limit(MOST_STAGED)
        .flatMap(stray -> StagedFile.of(stray, open).stream())
        .map(source ->
            new Offer(
                Offer.Kind.RESTORE,
                "Restore what was staged",
                "The text as git add took it, content " + source.name() + ".",
                source.name(),
                List.of(),
                new Restoration(open, git, progress).plan(id, source, Offer.Kind.RESTORE)))
        .filter(this::isNew)
        .forEach(offers::add);
  }

  /// Lets the children follow what the missing revision followed, past all that are missing too.
  private void addAround(Optional<RevisionGraph> then) {
    Optional<Ancestry> ancestry = Ancestry.of(id, open.graph(), then);
    if (children.isEmpty() || ancestry.isEmpty()) {
      return;
    }
    List<RevisionId> parents = ancestry.get().present();
    boolean isBase = parents.isEmpty();
    offers.add(
        new Offer(
            Offer.Kind.AROUND,
            isBase
                ? "Make " + Words.ids(children) + (children.size() == 1 ? " a base" : " bases")
                : follow(Words.ids(parents)),
            isBase
                ? name() + " followed nothing that is here."
                : ancestry.get().isDirect()
                    ? name() + " followed " + (parents.size() == 1 ? "it." : "them.")
                    : "What is here of all that came before " + name() + ".",
            "",
            parents,
            ancestry.get().isKnown()
                ? warned(onto(open, id, parents, List.of(withoutIt(parents))))
                : new RemedyPlan.Refused(
                    "None of the revisions before " + name() + " is here",
                    "Restore it with them, or choose another parent.")));
  }

  private String withoutIt(List<RevisionId> parents) {
    return "New databases will not run "
        + name()
        + " any more. One that has run it keeps what it did"
        + (parents.isEmpty()
            ? "."
            : "; one that stands at it needs \"alembic stamp --purge "
                + String.join(" ", parents.stream().map(RevisionId::value).toList())
                + "\".");
  }

  private void addAlike(List<Finding> alike) {
    for (Finding finding : alike) {
      finding.others().stream()
          .filter(other -> isHere(other) && !children.contains(other))
          .forEach(other -> addOnto(other, finding.sentence()));
    }
  }

  private void addOnto(RevisionId other, String why) {
    if (children.isEmpty()
        || offers.stream().anyMatch(offer -> offer.onto().equals(List.of(other)))) {
      return;
    }
    offers.add(
        new Offer(
            Offer.Kind.ONTO,
            follow(other.shortForm()),
            why,
            "",
            List.of(other),
            warned(onto(open, id, List.of(other), List.of()))));
  }

  private RemedyPlan warned(RemedyPlan plan) {
    return plan instanceof RemedyPlan.Ready ready && published.isPresent()
        ? ready.with(published.get().againstLeavingOut(), List.of())
        : plan;
  }

  private String follow(String parents) {
    return "Let " + Words.ids(children) + " follow " + parents;
  }
}
