package lynearm.merge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import lynearm.alembic.Settings;
import lynearm.alembic.VersionFolderChoice;
import lynearm.alembic.template.CreateDate;
import lynearm.alembic.template.FileNameTemplate;
import lynearm.alembic.template.MigrationTemplate;
import lynearm.alembic.template.NewMigrationFile;
import lynearm.alembic.template.Outcome;
import lynearm.alembic.template.Rendering;
import lynearm.graph.Answer;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.graph.Symbols;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// What `alembic merge` would do, with its refusals in its order and words. Reads the template,
/// runs nothing and writes nothing. Alembic: `command.merge`, `ScriptDirectory.generate_revision`.
public final class AlembicMerge {

  /// The characters that an id may not have: they mean something in symbols.
  private static final String FORBIDDEN = "+-:@";

  private final Settings settings;
  private final RevisionGraph graph;
  private final ZoneId zone;
  private final FileForm form;

  /// @param zone the time zone of this computer, for create dates without a configured one
  public AlembicMerge(Settings settings, RevisionGraph graph, ZoneId zone) {
    this(settings, graph, zone, FileForm.PROJECT);
  }

  /// @param form what the file is made from; Alembic itself knows only the project's template
  AlembicMerge(Settings settings, RevisionGraph graph, ZoneId zone, FileForm form) {
    this.settings = settings;
    this.graph = graph;
    this.zone = zone;
    this.form = form;
  }

  /// What the new revision is to be.
  ///
  /// @param id its id
  /// @param message its message; absent is not the same as empty
  /// @param label its branch label
  /// @param moment when it is made
  /// @param folder the version folder for its file, for `alembic revision` alone
  public record Wanted(
      RevisionId id,
      Optional<String> message,
      Optional<BranchLabel> label,
      Instant moment,
      Optional<Path> folder) {

    /// As `alembic merge` wants it.
    public Wanted(
        RevisionId id, Optional<String> message, Optional<BranchLabel> label, Instant moment) {
      this(id, message, label, moment, Optional.empty());
    }
  }

  /// What Alembic would do.
  public sealed interface Result {

    /// It would write this file.
    ///
    /// @param parents the parents of the new revision, in the order of its `down_revision`
    record File(List<Node> parents, NewMigrationFile.Ready file) implements Result {
      public File {
        parents = List.copyOf(parents);
      }
    }

    /// It would end with this error and write no file.
    record Failure(AlembicError error) implements Result {}

    /// The template gives no text, for this reason.
    record NotRendered(Rendering.Refused reason) implements Result {}
  }

  /// What `alembic merge SYMBOLS` would do. The `env.py` that `revision_environment` asks for is
  /// not run.
  ///
  /// @param symbols what is to be merged, in order: ids, parts of them, labels, `heads`…
  /// @param splice whether a parent may be no head
  public Result of(List<String> symbols, boolean splice, Wanted wanted) {
    Optional<AlembicError> early =
        settings.revisionEnvironment().error().or(() -> idError(wanted.id()));
    if (early.isPresent()) {
      return new Result.Failure(early.get());
    }
    Symbols lookup = new Symbols(graph);
    return switch (lookup.parents(symbols, true)) {
      case Answer.Refused<List<Node>>(AlembicError error, _) -> new Result.Failure(error);
      case Answer.Given<List<Node>>(List<Node> parents) ->
          dated(wanted, parents, () -> headsError(lookup.parents(symbols, splice)));
    };
  }

  /// What `alembic merge` would do if it were given exactly these revisions, heads or not.
  public Result of(List<Node> parents, Wanted wanted) {
    Optional<AlembicError> early =
        settings.revisionEnvironment().error().or(() -> idError(wanted.id()));
    return early
        .<Result>map(Result.Failure::new)
        .orElseGet(() -> dated(wanted, parents, Optional::empty));
  }

  private static Optional<AlembicError> headsError(Answer<List<Node>> parents) {
    return parents instanceof Answer.Refused<List<Node>>(AlembicError error, _)
        ? Optional.of(error)
        : Optional.empty();
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
            AlembicError.command(
                "Character(s) '%s' not allowed in revision identifier '%s'".formatted(found, id)));
  }

  private Result dated(
      Wanted wanted, List<Node> parents, Supplier<Optional<AlembicError>> headsError) {
    return switch (CreateDate.at(wanted.moment(), settings.timezone(), zone)) {
      case Outcome.Failed<CreateDate>(AlembicError error) -> new Result.Failure(error);
      case Outcome.Given<CreateDate>(CreateDate date) ->
          switch (folder(wanted, parents)) {
            case VersionFolderChoice.Refused(var error) -> new Result.Failure(error);
            case VersionFolderChoice.Chosen(Path folder) ->
                placed(wanted, parents, headsError, date, folder);
          };
    };
  }

  private VersionFolderChoice folder(Wanted wanted, List<Node> parents) {
    return wanted
        .folder()
        .map(folder -> VersionFolderChoice.forNewFile(settings, folder))
        .orElseGet(() -> VersionFolderChoice.forNewFile(settings, fileOfFirst(parents)));
  }

  private static Optional<Path> fileOfFirst(List<Node> parents) {
    return parents.stream().findFirst().flatMap(Node::revision).map(Revision::file);
  }

  private Result placed(
      Wanted wanted,
      List<Node> parents,
      Supplier<Optional<AlembicError>> headsError,
      CreateDate date,
      Path folder) {
    var file =
        new NewMigrationFile.Request(
            wanted.id(),
            wanted.message(),
            parents.stream().map(Node::id).toList(),
            wanted.label(),
            List.of());
    var style =
        new NewMigrationFile.Style(
            new FileNameTemplate(settings.fileTemplate()),
            settings.truncateSlugLength(),
            settings.outputEncoding(),
            new SettingsOptions(settings));
    if (NewMigrationFile.path(file, date, folder, style)
        instanceof Outcome.Failed<Path>(AlembicError error)) {
      return new Result.Failure(error);
    }
    Optional<AlembicError> noHead = headsError.get();
    if (noHead.isPresent()) {
      return new Result.Failure(noHead.get());
    }
    return switch (template()) {
      case Outcome.Failed<MigrationTemplate>(AlembicError error) -> new Result.Failure(error);
      case Outcome.Given<MigrationTemplate>(MigrationTemplate template) ->
          switch (NewMigrationFile.prepare(file, date, folder, style, template)) {
            case NewMigrationFile.Ready ready -> new Result.File(parents, ready);
            case NewMigrationFile.Failed(AlembicError error) -> new Result.Failure(error);
            case NewMigrationFile.NotRendered(var reason) -> new Result.NotRendered(reason);
          };
    };
  }

  private Outcome<MigrationTemplate> template() {
    Path file = settings.template();
    if (form == FileForm.STANDARD) {
      return new Outcome.Given<>(MigrationTemplate.parse(file, standardForm()));
    }
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

  private static byte[] standardForm() {
    try (InputStream in = AlembicMerge.class.getResourceAsStream("standard.mako")) {
      return Objects.requireNonNull(in, "standard.mako").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
