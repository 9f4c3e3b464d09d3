package lynearm.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import lynearm.collision.CollisionFinder;
import lynearm.git.GitAnswer;
import lynearm.git.GitRepository;
import lynearm.merge.CollisionLines;
import lynearm.merge.MergePlan;
import lynearm.merge.TeamNote;
import lynearm.workspace.Progress;
import lynearm.workspace.ProjectBodies;
import lynearm.workspace.Workspace;

/// Where the note for the team goes that was asked for: a new file, or standard error.
final class NoteFile {

  private static final String STANDARD_ERROR = "-";

  private final String name;

  /// @param name the file, or `-`
  NoteFile(String name) {
    this.name = name;
  }

  private boolean isStandardError() {
    return name.equals(STANDARD_ERROR);
  }

  /// Says beforehand what would go wrong afterwards.
  void check(boolean dryRun) throws Failure {
    if (isStandardError()) {
      return;
    }
    if (dryRun) {
      throw new Failure(
          "--dry-run writes nothing.", "With it, --note takes - and prints to standard error.");
    }
    Path file = file();
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new Failure("There is no folder for the note " + name + ".");
    }
    if (Files.exists(file)) {
      throw there();
    }
  }

  private Path file() throws Failure {
    try {
      return Path.of(name);
    } catch (InvalidPathException _) {
      throw new Failure("No file can be called " + name + ".");
    }
  }

  private Failure there() {
    return new Failure(name + " is there already, and was not touched.", "Name another file.");
  }

  /// Writes the note in Markdown.
  void write(Workspace workspace, MergePlan.Ready plan, PrintWriter err) throws Failure {
    String text = text(workspace, plan);
    if (isStandardError()) {
      err.print(text);
      return;
    }
    try {
      Files.writeString(file(), text, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      throw there();
    } catch (IOException e) {
      throw new Failure(
          "The merge is written, but its note can't be: " + e.getMessage() + ".",
          "--note - prints one.");
    }
  }

  private static String text(Workspace workspace, MergePlan.Ready plan) {
    ZoneId zone = ZoneId.systemDefault();
    return new TeamNote(
            plan,
            path -> workspace.show(Path.of(path)),
            workspace.repository().flatMap(NoteFile::person),
            ZonedDateTime.ofInstant(plan.request().moment(), zone),
            collisions(workspace, plan))
        .markdown();
  }

  private static List<String> collisions(Workspace workspace, MergePlan.Ready plan) {
    CollisionFinder finder =
        new CollisionFinder(workspace.graph(), new ProjectBodies(workspace)::read);
    return plan.merges().stream()
        .map(merge -> finder.find(merge.request().parents(), Progress.IGNORED))
        .flatMap(report -> CollisionLines.of(report).stream())
        .toList();
  }

  private static Optional<String> person(GitRepository git) {
    return git.personName() instanceof GitAnswer.Given<String>(String name)
        ? Optional.of(name)
        : Optional.empty();
  }
}
