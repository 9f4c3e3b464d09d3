package lynearm.doctor;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import lynearm.alembic.Settings;
import lynearm.alembic.VersionFolderChoice;
import lynearm.alembic.template.CreateDate;
import lynearm.alembic.template.FileNameTemplate;
import lynearm.alembic.template.Outcome;
import lynearm.alembic.template.Slug;
import lynearm.elsewhere.Whereabouts;
import lynearm.revision.Revision;
import lynearm.workspace.Workspace;

/// Names the file of a content that was staged once: git keeps the text alone, so that the file is
/// called as Alembic would call a new one.
final class StagedFile {

  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int WRITTEN_LENGTH = "2026-11-02 10:00:00".length();

  private StagedFile() {}

  /// Where such a content is, under the path that its file would get; empty if nothing tells which
  /// folder or name that is.
  static Optional<Source> of(Whereabouts.Stray stray, Workspace open) {
    return open.settings()
        .flatMap(settings -> path(stray.revision(), settings, open))
        .map(path -> Source.staged(stray.content(), path));
  }

  private static Optional<Path> path(Revision revision, Settings settings, Workspace open) {
    Optional<Path> besideParent =
        revision.downRevisions().stream()
            .flatMap(id -> open.graph().find(id).stream())
            .flatMap(node -> node.revision().stream())
            .map(Revision::file)
            .findFirst();
    return VersionFolderChoice.forNewFile(settings, besideParent)
            instanceof VersionFolderChoice.Chosen(Path folder)
        ? path(revision, settings, folder.toAbsolutePath().normalize())
        : Optional.empty();
  }

  private static Optional<Path> path(Revision revision, Settings settings, Path folder) {
    Slug slug = Slug.of(revision.message(), settings.truncateSlugLength());
    return new FileNameTemplate(settings.fileTemplate()).path(revision.id(), slug, date(revision))
            instanceof Outcome.Given<String>(String name)
        ? below(folder, name)
        : Optional.empty();
  }

  /// Not where a template leads out of the folder.
  private static Optional<Path> below(Path folder, String name) {
    try {
      return Optional.of(folder.resolve(name).normalize()).filter(it -> it.startsWith(folder));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }

  private static CreateDate date(Revision revision) {
    ZoneId zone = ZoneId.systemDefault();
    return CreateDate.naive(
        revision.createDate().flatMap(StagedFile::parsed).orElseGet(() -> LocalDateTime.now(zone)),
        zone);
  }

  private static Optional<LocalDateTime> parsed(String text) {
    try {
      return text.length() < WRITTEN_LENGTH
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(text.substring(0, WRITTEN_LENGTH), WRITTEN));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
