package lynearm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Doctor;
import lynearm.doctor.PastedId;
import lynearm.elsewhere.RevisionSearch;
import lynearm.elsewhere.Whereabouts;
import lynearm.git.Commit;
import lynearm.git.GitObjects;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Tells where a revision went.
@Command(
    name = WhereCommand.NAME,
    description = {
      "Tell where a revision id is: checked out, on other git branches, or deleted, renamed or"
          + " given another id by a commit of the past. Everything that a branch or a tag leads to"
          + " is looked through, and what rebases, amended commits and resets left behind; if none"
          + " has it, every text that git still keeps. Nothing is checked out, fetched or run. If"
          + " it is not here, the commands follow that bring it back, or let what names it follow"
          + " another. The exit status is 0 if some file or commit has it, 1 if none has, and 2 if"
          + " it could not be done.",
    },
    mixinStandardHelpOptions = true)
final class WhereCommand implements Callable<Integer> {

  static final String NAME = "where";

  @ParentCommand CommandLineProgram program = new CommandLineProgram();

  @Spec CommandSpec spec = CommandSpec.create();

  @Parameters(
      paramLabel = "ID",
      description = {
        "An id, at least four characters that it begins with, or a message of Alembic that it"
            + " stands in.",
      })
  String id = "";

  @Option(
      names = "--json",
      description = "Print the same facts as JSON (schema lynearm/1), problems included.")
  boolean json;

  @Override
  public Integer call() throws Failure {
    try {
      Revisions.check(List.of(id), spec.name());
      return answer(program.place.read(), PastedId.in(id));
    } catch (Failure failure) {
      if (json) {
        new JsonReport(spec.name(), program.out()).notDone(String.valueOf(failure.getMessage()));
      }
      throw failure;
    }
  }

  private int answer(Workspace open, String wanted) throws Failure {
    if (wanted.isBlank()) {
      throw new Failure("There is no id to look for.");
    }
    try (GitObjects objects = GitPlace.objects(open)) {
      Whereabouts found = RevisionSearch.of(objects, open, wanted, Progress.IGNORED);
      return print(open, found, Doctor.diagnose(open, found, objects, Progress.IGNORED));
    } catch (IOException e) {
      throw GitPlace.unread(e);
    }
  }

  private int print(Workspace open, Whereabouts found, Diagnosis diagnosis) {
    PrintWriter out = program.out();
    if (json) {
      new JsonReport(spec.name(), out).where(open, found, diagnosis);
    } else {
      List<String> lines = lines(found, diagnosis, open);
      lines.addAll(DiagnosisLines.of(diagnosis));
      lines.forEach(line -> out.println(Sentences.oneLine(line)));
    }
    out.flush();
    if (!found.complete()) {
      program
          .err()
          .println(Sentences.own("Not all of history could be looked at; it may be older."));
    }
    return found.isKnown() || diagnosis.isKnown()
        ? CommandLineProgram.DONE
        : CommandLineProgram.PROBLEMS_FOUND;
  }

  private static List<String> lines(Whereabouts found, Diagnosis diagnosis, Workspace open) {
    List<String> lines = new ArrayList<>();
    for (Revision revision : found.here()) {
      lines.add(revision.id() + " is here: " + open.show(revision.file()));
    }
    for (Whereabouts.OnBranches place : found.onBranches()) {
      lines.add(
          place.revision().id()
              + (place.branches().size() == 1 ? " is on branch " : " is on branches ")
              + String.join(", ", place.branches())
              + ": "
              + open.show(place.revision().file()));
    }
    found.past().forEach(event -> lines.add(text(event, open)));
    found.lost().forEach(event -> lines.add("No branch leads there: " + text(event, open)));
    for (Whereabouts.Stray stray : found.strays()) {
      lines.add(
          stray.revision().id()
              + " is in no commit, but in a file that was staged once: git cat-file -p "
              + stray.content());
    }
    if (!found.isKnown()) {
      diagnosis.facts().forEach(finding -> lines.add(finding.text()));
      if (!found.similar().isEmpty()) {
        lines.add(
            "Similar: "
                + found.similar().stream()
                    .map(RevisionId::value)
                    .collect(Collectors.joining(", ")));
      }
    }
    return lines;
  }

  private static String text(Whereabouts.Event event, Workspace open) {
    String now =
        event
            .now()
            .map(it ->
                event.kind() == Whereabouts.Kind.RENAMED
                    ? " to " + open.show(it.file())
                    : ", now " + it.id())
            .orElse("");
    Commit commit = event.commit();
    return event.revision().id()
        + switch (event.kind()) {
          case ADDED -> " was added";
          case DELETED -> " was deleted";
          case RENAMED -> " was renamed";
          case GOT_ANOTHER_ID -> " was given another id";
        }
        + " by "
        + commit.authorName()
        + " on "
        + commit.authoredAt().toLocalDate()
        + " in "
        + commit.id().shortForm()
        + " ("
        + commit.subject()
        + "): "
        + open.show(event.revision().file())
        + now;
  }
}
