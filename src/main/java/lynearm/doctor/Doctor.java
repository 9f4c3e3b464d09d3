package lynearm.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.CommitId;
import lynearm.git.Departure;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.git.GitRepository;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Finds out where a revision went that is not there, and what can be done about it. Looks at the
/// files on disk, and at git's objects if there is a repository; writes and runs nothing.
///
/// Cost: a walk through all of history that changed the version folders, and one reading of each
/// commit that a file could come from. Meant for a background thread.
public final class Doctor {

  private final Workspace open;
  private final Progress progress;

  private Doctor(Workspace open, Progress progress) {
    this.open = open;
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

  /// What became of an id that was looked for already.
  ///
  /// @param objects where it was
  public static Diagnosis diagnose(
      Workspace open, Whereabouts found, GitObjects objects, Progress progress) throws IOException {
    Doctor doctor = new Doctor(open, progress);
    GitPast git = new GitPast(objects, open);
    return doctor.withGit(Trace.of(objects, open, found, progress), git);
  }

  /// The plan to let the children of a missing revision follow others that a person chose.
  public static RemedyPlan onto(Workspace open, RevisionId missing, List<RevisionId> parents) {
    return Offers.onto(open, missing, parents, List.of());
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
          Optional<CommitId> commit = objects.commit(from);
          if (commit.isEmpty()) {
            yield new RemedyPlan.Refused(
                "Git knows no branch, tag or commit called " + from,
                "`git branch --all` lists them.");
          }
          Source source = Source.of(commit.get(), open.home(), from);
          yield new Restoration(open, new GitPast(objects, open), progress)
              .plan(id, source, Offer.Kind.IMPORT);
        } catch (IOException e) {
          yield new RemedyPlan.Refused("The git repository can't be read: " + e.getMessage(), "");
        }
      }
    };
  }

  private static GitAnswer<GitObjects> objects(Workspace open) {
    Path folder = Files.isDirectory(open.home()) ? open.home() : open.opened();
    GitLookup known = open.git();
    return switch (known instanceof GitLookup.None ? GitRepository.around(folder) : known) {
      case GitLookup.Found(GitRepository repository) -> GitObjects.open(repository);
      case GitLookup.None() ->
          GitAnswer.refused(
              "There is no git repository here.", "Only the files on disk were looked at.");
      case GitLookup.Refused(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
    };
  }

  private Diagnosis diagnose(String wanted) {
    RevisionId id = new RevisionId(wanted);
    if (wanted.isBlank()) {
      return bare(id, Finding.of(Finding.Kind.UNBORN, "The empty text is no revision id."));
    }
    Optional<Diagnosis> here = here(id);
    if (here.isPresent()) {
      return here.get();
    }
    return switch (objects(open)) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) -> withoutGit(id, reason.toString());
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        try (objects) {
          yield withGit(Trace.of(objects, open, wanted, progress), new GitPast(objects, open));
        } catch (IOException e) {
          yield withoutGit(id, "The git repository can't be read: " + e.getMessage() + ".");
        }
      }
    };
  }

  private Optional<Diagnosis> here(RevisionId id) {
    return open.graph()
        .find(id)
        .flatMap(Node::revision)
        .map(revision -> id.shortForm() + " is here: " + open.show(revision.file()) + ".")
        .map(sentence -> bare(id, Finding.of(Finding.Kind.HERE, sentence)));
  }

  private Diagnosis bare(RevisionId id, Finding finding) {
    return finished(id, List.of(finding), "", List.of(), Optional.empty());
  }

  private Diagnosis withoutGit(RevisionId id, String why) {
    List<Finding> alike = Likeness.of(open.graph(), id);
    return finished(
        id,
        Findings.withoutGit(open, id, alike),
        why,
        Offers.withoutGit(open, id, alike),
        Optional.of(Recipients.unknown(open, id)));
  }

  private Diagnosis finished(
      RevisionId id,
      List<Finding> findings,
      String looked,
      List<Offer> offers,
      Optional<Letter> letter) {
    Naming naming = Naming.of(open.graph(), id);
    return new Diagnosis(
        id, naming.children(), naming.dependents(), findings, looked, offers, letter);
  }

  private Diagnosis withGit(Trace trace, GitPast git) throws IOException {
    Optional<Diagnosis> here = here(trace.id());
    if (here.isPresent()) {
      return here.get();
    }
    progress.report("Looking at what can be done", 0, 0);
    List<RevisionId> brought = broughtInstead(trace, git);
    List<Finding> alike = alike(trace);
    return finished(
        trace.id(),
        Findings.of(open, trace, brought, alike),
        looked(trace, git.objects()),
        Offers.of(open, trace, brought, alike, git, progress),
        Optional.of(Recipients.of(open, trace, git, progress)));
  }

  private List<Finding> alike(Trace trace) {
    List<Finding> alike = new ArrayList<>(Likeness.of(open.graph(), trace.id()));
    for (RevisionId id : trace.alike()) {
      if (alike.stream().noneMatch(it -> it.others().contains(id))) {
        alike.add(
            new Finding(
                Finding.Kind.SIMILAR,
                trace.id() + " is the beginning of " + id + ", which is not here either.",
                "",
                Optional.empty(),
                List.of(id)));
      }
    }
    return alike;
  }

  /// The revisions that came with the commit which took one away, or which was put in the place of
  /// its own: what it may have been squashed into, or be called now.
  private List<RevisionId> broughtInstead(Trace trace, GitPast git) throws IOException {
    Optional<Source> before = trace.past(git.objects());
    Optional<CommitId> after =
        trace
            .newest(Whereabouts.Kind.DELETED)
            .map(deleted -> deleted.event().commit().id())
            .or(() -> trace.departure().filter(LeftBehind::isAmended).map(Departure::to));
    if (after.isEmpty() || before.isEmpty()) {
      return List.of();
    }
    Source instead = Source.of(after.get(), before.get().file(), after.get().shortForm());
    Set<RevisionId> brought = ids(git.graph(instead, progress));
    brought.removeAll(ids(git.graph(before.get(), progress)));
    return brought.stream()
        .filter(it -> open.graph().find(it).filter(node -> !node.isMissing()).isPresent())
        .toList();
  }

  private static Set<RevisionId> ids(Optional<RevisionGraph> graph) {
    Set<RevisionId> ids = new TreeSet<>();
    graph.ifPresent(it -> it.files().forEach(node -> ids.add(node.id())));
    return ids;
  }

  private static String looked(Trace trace, GitObjects objects) throws IOException {
    String all =
        trace.contents() == Whereabouts.Contents.ALL
            ? " Every other text that git still has here was looked into too, in packs and out of"
                + " them, but for what is larger than revision files are."
            : "";
    if (trace.complete()) {
      return "All that a branch or a tag leads to was looked at, as it was last fetched, and what"
          + " rebases, amended commits and resets left behind here."
          + all;
    }
    if (objects.isShallow()) {
      return "This clone is shallow, so that older commits could not be looked at."
          + " `git fetch --unshallow` gets them."
          + all;
    }
    return trace.contents() == Whereabouts.Contents.SOME
        ? "Not all could be looked at that git has here: part of it can't be read, or there was no"
            + " time for more. Asking again goes on where this ended."
        : "Not all of history could be looked at: part of it was not fetched, or there is too much"
            + " of it."
            + all;
  }
}
