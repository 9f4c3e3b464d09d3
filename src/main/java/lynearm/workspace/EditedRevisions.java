package lynearm.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.alembic.MigrationFileReader;
import lynearm.change.Content;
import lynearm.change.FileEdit;
import lynearm.python.ImportResolver;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// What edits of files mean for the revisions in them.
public final class EditedRevisions {

  private EditedRevisions() {}

  /// The revision that a file with this content holds, if it can be read.
  static Optional<Revision> in(Path file, Content content) {
    return new MigrationFileReader().read(file, content.bytes(), ImportResolver.NONE)
            instanceof ReadResult.Read(Revision revision, _)
        ? Optional.of(revision)
        : Optional.empty();
  }

  /// What one will want to look at after these edits: the revisions that came, or else what those
  /// joined that went; nothing if none came or went.
  public static List<RevisionId> toLookAt(List<FileEdit> edits) {
    List<RevisionId> came =
        revisions(edits.stream().filter(FileEdit.Create.class::isInstance))
            .map(Revision::id)
            .toList();
    return came.isEmpty()
        ? revisions(
                edits.stream().filter(FileEdit.Delete.class::isInstance).map(FileEdit::reversed))
            .filter(revision -> revision.downRevisions().size() > 1)
            .flatMap(revision -> revision.downRevisions().stream())
            .distinct()
            .toList()
        : came;
  }

  private static Stream<Revision> revisions(Stream<FileEdit> creations) {
    return creations.flatMap(
        edit -> edit.after().flatMap(content -> in(edit.path(), content)).stream());
  }
}
