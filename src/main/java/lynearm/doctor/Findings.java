package lynearm.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.git.Departure;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Workspace;

/// Puts what is known of an id into words, what explains most first: what was done to it in the
/// history that is checked out, then where else it is, then what is like it.
final class Findings {

  private static final long LARGEST_FILE = 1 << 20;
  private static final int SHORT_LENGTH = 12;

  private static final String LEFT_OUT =
      ". No branch has it now and no commit deleted it; a git merge may have left it out,"
          + " or a stash keeps it.";

  private final Workspace open;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(Workspace open) {
    this.open = open;
  }

  /// Of an id that git was asked about.
  ///
  /// @param brought the revisions that the commit which deleted it added, or that the one has which
  ///   was put in the place of its own
  /// @param alike others that may be meant
  static List<Finding> of(
      Workspace open, Trace trace, List<RevisionId> brought, List<Finding> alike) {
    Findings found = new Findings(open);
    found.addUnreadable(trace.id());
    found.addPast(trace, brought, true);
    boolean isOnly = found.findings.isEmpty();
    trace.onBranches().forEach(place -> found.findings.add(found.onBranches(place, trace, isOnly)));
    found.addPast(trace, brought, false);
    if (found.findings.isEmpty()) {
      trace.newest(Whereabouts.Kind.RENAMED).map(found::renamed).ifPresent(found.findings::add);
      trace
          .newest(Whereabouts.Kind.ADDED)
          .map(past -> found.added(past, trace.departure(), brought))
          .ifPresent(found.findings::add);
    }
    if (found.findings.isEmpty() && !trace.strays().isEmpty()) {
      found.findings.add(staged(trace));
    }
    return found.with(
        alike,
        trace.isUnknown(),
        trace.contents() == Whereabouts.Contents.SOME
            ? "Nothing that was looked at has " + trace.id().shortForm() + "."
            : "No commit here has " + trace.id().shortForm() + ", and nothing that was staged.");
  }

  /// Of an id for which there is no git to ask.
  static List<Finding> withoutGit(Workspace open, RevisionId id, List<Finding> alike) {
    Findings found = new Findings(open);
    found.addUnreadable(id);
    return found.with(alike, true, "No file here has " + id.shortForm() + ".");
  }

  /// @param isUnborn whether git knows nothing of it
  private List<Finding> with(List<Finding> alike, boolean isUnborn, String unborn) {
    if (isUnborn) {
      findings.add(Finding.of(Finding.Kind.UNBORN, unborn));
    }
    findings.addAll(alike);
    return findings;
  }

  /// Files that may declare it, if they could be read.
  private void addUnreadable(RevisionId id) {
    for (ReadResult result : open.files()) {
      if (result instanceof ReadResult.Unreadable(Path file, List<Problem> problems)
          && mentions(file, id)) {
        String reason = problems.getFirst().what();
        findings.add(
            Finding.of(
                Finding.Kind.UNREADABLE,
                "Its file may be "
                    + open.show(file)
                    + ", which can't be read: "
                    + reason
                    + (reason.endsWith(".") ? "" : ".")
                    + " Mend that first."));
      }
    }
  }

  private static boolean mentions(Path file, RevisionId id) {
    if (String.valueOf(file.getFileName()).contains(id.value())) {
      return true;
    }
    try {
      return Files.isRegularFile(file)
          && Files.size(file) <= LARGEST_FILE
          && new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
              .lines()
              .anyMatch(line -> line.startsWith("revision") && line.contains(id.value()));
    } catch (IOException _) {
      return false;
    }
  }

  /// @param ours whether what was done in the history that is checked out, or elsewhere
  private void addPast(Trace trace, List<RevisionId> brought, boolean ours) {
    trace
        .newest(Whereabouts.Kind.GOT_ANOTHER_ID)
        .filter(past -> past.isOurs() == ours)
        .map(this::gotAnotherId)
        .ifPresent(findings::add);
    trace
        .newest(Whereabouts.Kind.DELETED)
        .filter(past -> past.isOurs() == ours)
        .map(past -> deleted(past, brought))
        .ifPresent(findings::add);
  }

  private Finding gotAnotherId(Trace.Past past) {
    Whereabouts.Event event = past.event();
    RevisionId now = event.now().map(Revision::id).orElse(event.revision().id());
    return new Finding(
        Finding.Kind.GOT_ANOTHER_ID,
        name(event.revision())
            + " was given the id "
            + now
            + " "
            + Words.by(event.commit())
            + "."
            + elsewhere(past),
        file(event.revision()),
        Optional.of(event.commit()),
        List.of(now));
  }

  private Finding deleted(Trace.Past past, List<RevisionId> brought) {
    Whereabouts.Event event = past.event();
    return new Finding(
        Finding.Kind.DELETED,
        name(event.revision())
            + " was deleted "
            + Words.by(event.commit())
            + "."
            + (brought.isEmpty() ? "" : " The same commit added " + Words.ids(brought) + ".")
            + elsewhere(past),
        file(event.revision()),
        Optional.of(event.commit()),
        brought);
  }

  private static String elsewhere(Trace.Past past) {
    if (past.isOurs()) {
      return "";
    }
    return past.isLost()
        ? " No branch or tag leads to that commit any more."
        : " That commit is not part of what is checked out.";
  }

  private Finding onBranches(Whereabouts.OnBranches place, Trace trace, boolean isOnly) {
    Optional<Commit> added = trace.added().map(Whereabouts.Event::commit);
    return new Finding(
        Finding.Kind.ON_BRANCHES,
        name(place.revision())
            + (isOnly ? " is only on " : " is on ")
            + (place.branches().size() == 1 ? "the git branch " : "the git branches ")
            + Words.named(place.branches())
            + added.map(commit -> ", added " + Words.by(commit)).orElse("")
            + ".",
        file(place.revision()),
        added,
        List.of());
  }

  private Finding renamed(Trace.Past past) {
    Whereabouts.Event event = past.event();
    return new Finding(
        Finding.Kind.RENAMED,
        name(event.revision())
            + "'s file was renamed "
            + Words.by(event.commit())
            + event.now().map(now -> " to " + file(now)).orElse("")
            + "."
            + elsewhere(past),
        file(event.revision()),
        Optional.of(event.commit()),
        List.of());
  }

  /// @param departure how its commit was left behind, if it was and a log tells
  private Finding added(Trace.Past past, Optional<Departure> departure, List<RevisionId> brought) {
    Whereabouts.Event event = past.event();
    return new Finding(
        past.isLost() ? Finding.Kind.LEFT_BEHIND : Finding.Kind.ADDED,
        name(event.revision())
            + " was added "
            + Words.by(event.commit())
            + (past.isLost() ? ". " + LeftBehind.sentence(departure) : LEFT_OUT)
            + (brought.isEmpty()
                ? ""
                : " The commit in its place has " + Words.ids(brought) + " instead."),
        file(event.revision()),
        Optional.of(event.commit()),
        brought);
  }

  private static Finding staged(Trace trace) {
    int count = trace.strays().size();
    return Finding.of(
        Finding.Kind.STAGED,
        trace.id().shortForm()
            + " was staged with git add"
            + (count == 1 ? "" : " in " + count + " forms")
            + " and never committed. Git keeps the text for some weeks, without the name of its"
            + " file: git cat-file -p "
            + trace.strays().getFirst().content().toString().substring(0, SHORT_LENGTH)
            + ".");
  }

  private static String name(Revision revision) {
    return revision.id().shortForm();
  }

  private String file(Revision revision) {
    return open.show(revision.file());
  }
}
