package lynearm.alembic.template;

import java.nio.ByteBuffer;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.revision.AlembicError;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.RevisionId;

/// The file of a new revision as Alembic would write it, or the reason why it would write none.
/// Nothing is written here.
public sealed interface NewMigrationFile {

  /// A file that can be written.
  ///
  /// @param path where, absolute if the version folder is; it may lie outside of that folder if the
  ///   file template says so
  /// @param text what
  /// @param content the same as bytes, read-only
  record Ready(Path path, String text, ByteBuffer content) implements NewMigrationFile {

    public Ready {
      content = content.asReadOnlyBuffer();
    }

    /// The bytes of the file.
    public byte[] bytes() {
      var bytes = new byte[content.remaining()];
      content.duplicate().get(bytes);
      return bytes;
    }
  }

  /// Alembic would end with an error.
  record Failed(AlembicError error) implements NewMigrationFile {}

  /// The template gives no text.
  record NotRendered(Rendering.Refused reason) implements NewMigrationFile {}

  /// What the new revision is to be.
  ///
  /// @param id its id
  /// @param message its message; absent is not the same as empty
  /// @param parents its parents in order; none for a base
  /// @param label its branch label
  /// @param dependsOn what it depends on
  record Request(
      RevisionId id,
      Optional<String> message,
      List<RevisionId> parents,
      Optional<BranchLabel> label,
      List<Reference> dependsOn) {

    private static final String NO_MESSAGE = "empty message";

    public Request {
      parents = List.copyOf(parents);
      dependsOn = List.copyOf(dependsOn);
    }

    /// The message as the template sees it.
    public String shownMessage() {
      return message.orElse(NO_MESSAGE);
    }
  }

  /// How the configuration wants new files.
  ///
  /// @param fileTemplate how they are named
  /// @param truncateSlugLength at which length the words of the message are cut; 0 means the
  ///   default
  /// @param outputEncoding their encoding, as Python names it
  /// @param options what the template may ask of the configuration
  record Style(
      FileNameTemplate fileTemplate,
      int truncateSlugLength,
      String outputEncoding,
      ConfigOptions options) {}

  /// The path of the file of a new revision. Alembic: `ScriptDirectory`, `generate_revision`.
  static Outcome<Path> path(Request request, CreateDate date, Path folder, Style style) {
    Slug slug =
        request
            .message()
            .map(message -> Slug.of(message, style.truncateSlugLength()))
            .orElse(Slug.empty());
    return switch (style.fileTemplate().path(request.id(), slug, date)) {
      case Outcome.Given<String>(String name) -> below(folder, name);
      case Outcome.Failed<String>(AlembicError error) -> new Outcome.Failed<>(error);
    };
  }

  private static Outcome<Path> below(Path folder, String name) {
    try {
      return new Outcome.Given<>(folder.resolve(name));
    } catch (InvalidPathException fault) {
      return new Outcome.Failed<>(new AlembicError("ValueError", fault.getReason() + ": " + name));
    }
  }

  /// The file of a new revision, whole.
  ///
  /// @param folder the version folder it goes to
  static NewMigrationFile prepare(
      Request request, CreateDate date, Path folder, Style style, MigrationTemplate template) {
    return switch (path(request, date, folder, style)) {
      case Outcome.Failed<Path>(AlembicError error) -> new Failed(error);
      case Outcome.Given<Path>(Path path) -> {
        var variables =
            new TemplateVariables(
                request.shownMessage(),
                request.id(),
                request.parents(),
                request.label().stream().toList(),
                request.dependsOn(),
                date,
                style.options());
        yield switch (template.render(variables)) {
          case Rendering.Refused refused -> new NotRendered(refused);
          case Rendering.Rendered(String text) -> encoded(path, text, style.outputEncoding());
        };
      }
    };
  }

  private static NewMigrationFile encoded(Path path, String text, String encoding) {
    return switch (OutputEncoding.encode(text, encoding)) {
      case Outcome.Given<ByteBuffer>(ByteBuffer content) -> new Ready(path, text, content);
      case Outcome.Failed<ByteBuffer>(AlembicError error) -> new Failed(error);
    };
  }
}
