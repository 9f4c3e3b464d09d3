package lynearm.merge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lynearm.alembic.Settings;
import lynearm.alembic.VersionFolderChoice;
import lynearm.alembic.template.CreateDate;
import lynearm.alembic.template.FileNameTemplate;
import lynearm.alembic.template.MigrationTemplate;
import lynearm.alembic.template.NewMigrationFile;
import lynearm.alembic.template.Outcome;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.revision.AlembicError;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Plans merges as `alembic merge` carries them out, with its refusals in its order and words.
/// Reads the template, runs nothing and writes nothing. Alembic: `command.merge`,
/// `ScriptDirectory.generate_revision`.
public final class MergePlanner {

  /// The characters that an id may not have: they mean something in symbols.
  private static final String FORBIDDEN = "+-:@";

  private final Settings settings;
  private final RevisionGraph graph;
  private final Clock clock;

  /// @param clock the moment of the create date, in the time zone of this computer
  public MergePlanner(Settings settings, RevisionGraph graph, Clock clock) {
    this.settings = settings;
    this.graph = graph;
    this.clock = clock;
  }

  /// What `alembic merge` would do. The `env.py` that `revision_environment` asks for is not run.
  public MergePlan plan(MergeRequest request) {
    Optional<AlembicError> early = environmentError().or(() -> idError(request.id()));
    if (early.isPresent()) {
      return new MergePlan.Refused(early.get());
    }
    var symbols = new Symbols(graph);
    return switch (symbols.parents(request.symbols(), true)) {
      case Answer.Refused<List<Node>>(AlembicError error, _) -> new MergePlan.Refused(error);
      case Answer.Given<List<Node>>(List<Node> parents) -> dated(request, parents, symbols);
    };
  }

  private Optional<AlembicError> environmentError() {
    return settings.revisionEnvironment().error().map(MergePlanner::shared);
  }

  private static AlembicError shared(lynearm.alembic.AlembicError error) {
    return new AlembicError(error.className(), error.message());
  }

  private static Optional<AlembicError> idError(RevisionId id) {
    String found =
        FORBIDDEN
            .chars()
            .filter(character -> id.value().indexOf(character) >= 0)
            .mapToObj(Character::toString)
            .collect(Collectors.joining(", "));
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new AlembicError(
                "CommandError",
                "Character(s) '%s' not allowed in revision identifier '%s'".formatted(found, id)));
  }

  private MergePlan dated(MergeRequest request, List<Node> parents, Symbols symbols) {
    return switch (CreateDate.at(clock.instant(), settings.timezone(), clock.getZone())) {
      case Outcome.Failed<CreateDate>(AlembicError error) -> new MergePlan.Refused(error);
      case Outcome.Given<CreateDate>(CreateDate date) ->
          switch (VersionFolderChoice.forNewFile(settings, fileOfFirst(parents))) {
            case VersionFolderChoice.Refused(var error) -> new MergePlan.Refused(shared(error));
            case VersionFolderChoice.Chosen(Path folder) ->
                placed(request, parents, symbols, date, folder);
          };
    };
  }

  private static Optional<Path> fileOfFirst(List<Node> parents) {
    return parents.stream().findFirst().flatMap(Node::revision).map(Revision::file);
  }

  private MergePlan placed(
      MergeRequest request, List<Node> parents, Symbols symbols, CreateDate date, Path folder) {
    var file =
        new NewMigrationFile.Request(
            request.id(),
            request.message(),
            parents.stream().map(Node::id).toList(),
            request.label(),
            List.of());
    var style =
        new NewMigrationFile.Style(
            new FileNameTemplate(settings.fileTemplate()),
            settings.truncateSlugLength(),
            settings.outputEncoding(),
            new SettingsOptions(settings));
    if (NewMigrationFile.path(file, date, folder, style)
        instanceof Outcome.Failed<Path>(AlembicError error)) {
      return new MergePlan.Refused(error);
    }
    if (symbols.parents(request.symbols(), request.splice())
        instanceof Answer.Refused<List<Node>>(AlembicError error, _)) {
      return new MergePlan.Refused(error);
    }
    return switch (template()) {
      case Outcome.Failed<MigrationTemplate>(AlembicError error) -> new MergePlan.Refused(error);
      case Outcome.Given<MigrationTemplate>(MigrationTemplate template) ->
          switch (NewMigrationFile.prepare(file, date, folder, style, template)) {
            case NewMigrationFile.Ready ready -> new MergePlan.Ready(request, parents, ready);
            case NewMigrationFile.Failed(AlembicError error) -> new MergePlan.Refused(error);
            case NewMigrationFile.NotRendered(var reason) -> new MergePlan.NotRendered(reason);
          };
    };
  }

  private Outcome<MigrationTemplate> template() {
    Path file = settings.template();
    try {
      return new Outcome.Given<>(MigrationTemplate.parse(file, Files.readAllBytes(file)));
    } catch (NoSuchFileException _) {
      return new Outcome.Failed<>(
          new AlembicError("FileNotFoundError", "No such file or directory: " + file));
    } catch (IOException fault) {
      String className = Files.isDirectory(file) ? "IsADirectoryError" : "OSError";
      return new Outcome.Failed<>(
          new AlembicError(className, "can't read " + file + ": " + fault.getMessage()));
    }
  }
}
