package lynearm.move;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lynearm.git.FileHolder;
import lynearm.git.FileStatus;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Says whether moving is safe, from facts alone.
///
/// What is at stake: Alembic keeps no list of what a database has run, only the rows of its version
/// table, and takes everything below them for done. Moving `b` onto `c` puts `c` below `b`. A
/// database that ran `b` and not `c` would never run `c` then. One that stands at `c` only, or
/// below the fork, runs `b` next, as it should; one that ran both skips nothing.
///
/// So a moved revision must not have been run anywhere by itself: not in a database that is known,
/// and not where a published revision may have been run.
public final class Adviser {

  private static final int DATE_LENGTH = "2026-11-02".length();

  private final RevisionGraph before;
  private final Evidence evidence;

  /// @param before the graph as it is
  public Adviser(RevisionGraph before, Evidence evidence) {
    this.before = before;
    this.evidence = evidence;
  }

  /// The files that an advice about a plan asks for.
  public static Set<Path> files(RevisionGraph before, MovePlan.Ready plan) {
    Set<Path> files = new LinkedHashSet<>();
    for (RevisionId id : plan.moved()) {
      file(before, id).ifPresent(files::add);
    }
    for (RevisionId id : plan.deleted()) {
      file(before, id).ifPresent(files::add);
    }
    return files;
  }

  private static Optional<Path> file(RevisionGraph graph, RevisionId id) {
    return graph.find(id).flatMap(Node::revision).map(Revision::file);
  }

  /// The advice about a plan.
  public Advice advise(MovePlan.Ready plan) {
    return advise(plan, Optional.empty());
  }

  /// The advice about a plan, with a look at the other way round.
  ///
  /// @param opposite the plan to move the other branch; none if there is none
  public Advice advise(MovePlan.Ready plan, Optional<MovePlan.Ready> opposite) {
    Outlook outlook = new Outlook(before, plan.change().graphAfter());
    List<RevisionId> endangered =
        plan.moved().stream().filter(id -> !outlook.skipped(List.of(id)).isEmpty()).toList();
    List<Reason> reasons = new ArrayList<>();
    for (Standing database : evidence.databases()) {
      reasons.add(about(database, outlook));
    }
    addPublished(plan, endangered, reasons);
    addAge(endangered, reasons);
    reasons.sort(Comparator.comparing(Reason::weight).reversed());
    Advice.Verdict verdict = verdict(reasons, endangered.isEmpty());
    boolean otherWay =
        verdict == Advice.Verdict.MERGE
            && opposite.isPresent()
            && !advise(opposite.get(), Optional.empty()).forbids();
    return new Advice(
        verdict, what(verdict, plan, reasons), stake(outlook, endangered), reasons, otherWay);
  }

  /// Who else has revisions whose files have to be edited in any case, what counts most first:
  /// remote branches and tags, and other branches here. For a history that is broken as it is.
  public List<Reason> holders(List<RevisionId> edited) {
    List<Reason> reasons = new ArrayList<>();
    if (evidence.git().isPresent()) {
      addHeld(edited, evidence.git().get(), reasons);
    }
    reasons.sort(Comparator.comparing(Reason::weight).reversed());
    return reasons;
  }

  private static Advice.Verdict verdict(List<Reason> reasons, boolean isHarmless) {
    boolean isTold = isHarmless;
    for (Reason reason : reasons) {
      switch (reason.weight()) {
        case HARM, AGAINST -> {
          return Advice.Verdict.MERGE;
        }
        case CAUTION, FOR ->
            isTold |= reason instanceof Reason.NotPublished || reason instanceof Reason.Uncommitted;
      }
    }
    boolean isUntold = reasons.stream().anyMatch(Reason.Untold.class::isInstance);
    return isTold && !isUntold ? Advice.Verdict.MOVE : Advice.Verdict.EITHER;
  }

  private static String what(Advice.Verdict verdict, MovePlan.Ready plan, List<Reason> reasons) {
    boolean skips =
        reasons.stream()
            .anyMatch(it ->
                it instanceof Reason.Skips
                    || it instanceof Reason.RunsAgain
                    || it instanceof Reason.Published);
    String instead = plan.deleted().isEmpty() ? "Merge instead" : "Keep the merge";
    return switch (verdict) {
      case MOVE -> "Moving is safe: nobody else has these revisions.";
      case EITHER -> "Moving is possible, if no database has run these revisions by themselves.";
      case MERGE ->
          instead + (skips ? ": a database could skip migrations." : ": a database would stop.");
    };
  }

  /// What moving means for databases, wherever they stand.
  private String stake(Outlook outlook, List<RevisionId> endangered) {
    if (endangered.isEmpty()) {
      return "";
    }
    List<RevisionId> skipped = outlook.skipped(endangered.subList(0, 1));
    List<RevisionId> heads = before.heads().stream().map(Node::id).toList();
    List<RevisionId> kept = new ArrayList<>(heads);
    kept.removeAll(outlook.gone(heads));
    kept.removeAll(outlook.overlapping(heads));
    return "A database that has run "
        + endangered.getFirst().shortForm()
        + (skipped.size() == 1 ? " but not " : " but not all of ")
        + MovePlanner.names(skipped)
        + " would take "
        + (skipped.size() == 1 ? "it" : "them")
        + " for done, and skip "
        + (skipped.size() == 1 ? "it." : "them.")
        + (kept.size() < heads.size() && !kept.isEmpty()
            ? " One that has run everything needs \"" + stamped(kept) + "\" afterwards."
            : "")
        + " For all others nothing is lost.";
  }

  // databases

  private Reason about(Standing database, Outlook outlook) {
    List<RevisionId> rows = new ArrayList<>();
    for (String row : database.rows()) {
      Optional<RevisionId> id = meant(row);
      if (id.isEmpty()) {
        return new Reason.UnknownRow(database, row, List.of());
      }
      rows.add(id.get());
    }
    List<RevisionId> gone = outlook.gone(rows);
    List<RevisionId> kept = new ArrayList<>(rows);
    kept.removeAll(gone);
    List<RevisionId> skipped = outlook.skipped(rows);
    if (!skipped.isEmpty()) {
      return new Reason.Skips(database, skipped);
    }
    if (!gone.isEmpty()) {
      kept.addAll(tops(gone, outlook));
      kept.removeAll(outlook.overlapping(kept));
      return new Reason.Stops(database, gone, stamped(kept));
    }
    List<RevisionId> again = outlook.runAgain(rows);
    if (!again.isEmpty()) {
      return new Reason.RunsAgain(database, again);
    }
    List<RevisionId> overlapping = outlook.overlapping(rows);
    if (!overlapping.isEmpty()) {
      kept.removeAll(overlapping);
      return new Reason.Stops(database, overlapping, stamped(kept));
    }
    return new Reason.Unharmed(database, rows);
  }

  /// Where a database that stood at a merge stands when there is none: at its parents.
  private List<RevisionId> tops(List<RevisionId> gone, Outlook outlook) {
    return gone.stream()
        .flatMap(id -> before.find(id).flatMap(Node::revision).stream())
        .flatMap(revision -> revision.downRevisions().stream())
        .filter(id -> outlook.after().find(id).isPresent())
        .toList();
  }

  private static String stamped(List<RevisionId> ids) {
    return "alembic stamp --purge "
        + ids.stream().distinct().map(RevisionId::value).collect(Collectors.joining(" "));
  }

  /// The revision that a row means. Alembic looks rows up like any symbol, so that the beginning of
  /// an id will do.
  private Optional<RevisionId> meant(String row) {
    RevisionId exact = new RevisionId(row);
    if (before.find(exact).isPresent()) {
      return Optional.of(exact);
    }
    int leastLength = 4;
    List<RevisionId> beginning =
        before.files().stream()
            .map(Node::id)
            .filter(id -> id.value().length() >= leastLength && id.value().startsWith(row))
            .distinct()
            .toList();
    return beginning.size() == 1 ? Optional.of(beginning.getFirst()) : Optional.empty();
  }

  // git

  private void addPublished(
      MovePlan.Ready plan, List<RevisionId> endangered, List<Reason> reasons) {
    if (evidence.git().isEmpty()) {
      reasons.add(new Reason.Untold(endangered, evidence.whyNoGit()));
      return;
    }
    Evidence.GitFacts git = evidence.git().get();
    boolean isMergePublished = addHeldMerges(plan, git, reasons);
    boolean isPublished = addHeld(endangered, git, reasons) || isMergePublished;
    List<RevisionId> uncommitted =
        endangered.stream().filter(id -> isUncommitted(git, id)).toList();
    if (!uncommitted.isEmpty()) {
      reasons.add(new Reason.Uncommitted(uncommitted));
    }
    if (isPublished || uncommitted.size() == endangered.size()) {
      return;
    }
    if (!git.holders().complete()) {
      reasons.add(new Reason.Untold(endangered, "The search in git was cancelled."));
    } else if (git.holders().hasRemotes()) {
      reasons.add(new Reason.NotPublished(endangered));
    } else {
      reasons.add(
          new Reason.Untold(
              endangered,
              "The repository knows no remote branch, so git cannot tell who else has "
                  + MovePlanner.names(endangered)
                  + "."));
    }
  }

  private boolean addHeldMerges(MovePlan.Ready plan, Evidence.GitFacts git, List<Reason> reasons) {
    List<RevisionId> held =
        plan.deleted().stream().filter(id -> !published(git, id).isEmpty()).toList();
    if (held.isEmpty()) {
      return false;
    }
    reasons.add(new Reason.PublishedMerge(held, all(held.stream().map(id -> published(git, id)))));
    return true;
  }

  private boolean addHeld(
      List<RevisionId> endangered, Evidence.GitFacts git, List<Reason> reasons) {
    List<RevisionId> here = endangered.stream().filter(id -> !local(git, id).isEmpty()).toList();
    if (!here.isEmpty()) {
      reasons.add(new Reason.OnLocalBranch(here, all(here.stream().map(id -> local(git, id)))));
    }
    List<RevisionId> held =
        endangered.stream().filter(id -> !published(git, id).isEmpty()).toList();
    if (held.isEmpty()) {
      return false;
    }
    List<FileHolder> holders = all(held.stream().map(id -> published(git, id)));
    String upstream =
        git.holders()
            .upstream()
            .filter(name -> holders.contains(new FileHolder(FileHolder.Kind.REMOTE_BRANCH, name)))
            .orElse("");
    reasons.add(new Reason.Published(held, holders, upstream));
    return true;
  }

  private static List<FileHolder> all(Stream<List<FileHolder>> lists) {
    return lists.flatMap(Collection::stream).distinct().toList();
  }

  private List<FileHolder> published(Evidence.GitFacts git, RevisionId id) {
    return held(git, id).stream()
        .filter(holder -> holder.kind() != FileHolder.Kind.LOCAL_BRANCH)
        .toList();
  }

  private List<FileHolder> local(Evidence.GitFacts git, RevisionId id) {
    return held(git, id).stream()
        .filter(holder -> holder.kind() == FileHolder.Kind.LOCAL_BRANCH)
        .toList();
  }

  private List<FileHolder> held(Evidence.GitFacts git, RevisionId id) {
    return file(before, id).map(git.holders()::of).orElse(List.of());
  }

  private boolean isUncommitted(Evidence.GitFacts git, RevisionId id) {
    Optional<FileStatus> status = file(before, id).flatMap(git.working()::status);
    return status.isPresent() && !status.get().isCommitted();
  }

  // age

  private void addAge(List<RevisionId> endangered, List<Reason> reasons) {
    List<RevisionId> old = new ArrayList<>();
    long most = 0;
    for (RevisionId id : endangered) {
      long days =
          made(id).map(moment -> Duration.between(moment, evidence.now()).toDays()).orElse(0L);
      if (days >= 1) {
        old.add(id);
        most = Math.max(most, days);
      }
    }
    if (!old.isEmpty()) {
      reasons.add(new Reason.Old(old, most));
    }
  }

  private Optional<Instant> made(RevisionId id) {
    return file(before, id)
        .flatMap(file -> evidence.git().map(Evidence.GitFacts::histories).map(it -> it.get(file)))
        .flatMap(history -> history.added())
        .map(commit -> commit.authoredAt().toInstant())
        .or(() -> before.find(id).flatMap(Node::revision).flatMap(Adviser::createDate));
  }

  /// The end of the day that the docstring names, so that nothing seems older than it is.
  private static Optional<Instant> createDate(Revision revision) {
    return revision
        .createDate()
        .filter(text -> text.length() >= DATE_LENGTH)
        .flatMap(text -> {
          try {
            LocalDate date = LocalDate.parse(text.substring(0, DATE_LENGTH));
            return Optional.of(date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
          } catch (DateTimeParseException _) {
            return Optional.empty();
          }
        });
  }
}
