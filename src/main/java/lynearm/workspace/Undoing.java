package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lynearm.change.ChangeWriter;
import lynearm.change.FileEdit;
import lynearm.change.UndoResult;
import lynearm.change.WrittenChange;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.AlembicError;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// Takes changes back and does them again, but never so that the history breaks: a revision that
/// others were built upon stays, and what would clash with a newer one does not come back. A
/// history that was broken before may be so again.
public final class Undoing {

  private final Workspace workspace;
  private final ChangeWriter writer;

  /// @param workspace the history as it is now
  /// @param writer writes to its environment
  public Undoing(Workspace workspace, ChangeWriter writer) {
    this.workspace = workspace;
    this.writer = writer;
  }

  /// Takes back the change of this number.
  public UndoResult undo(long id) {
    UndoResult look = lookAtUndo(id);
    return look instanceof UndoResult.Done ? writer.undo(id) : look;
  }

  /// Does again the change of this number.
  public UndoResult redo(long id) {
    UndoResult look = lookAtRedo(id);
    return look instanceof UndoResult.Done ? writer.redo(id) : look;
  }

  /// What [#undo] would do or say. Writes nothing.
  public UndoResult lookAtUndo(long id) {
    return checked(writer.lookAtUndo(id));
  }

  /// What [#redo] would do or say. Writes nothing.
  public UndoResult lookAtRedo(long id) {
    return checked(writer.lookAtRedo(id));
  }

  private UndoResult checked(UndoResult look) {
    return look instanceof UndoResult.Done(WrittenChange change, List<FileEdit> edits)
        ? whyNot(edits, change.mended()).<UndoResult>map(refused -> refused).orElse(look)
        : look;
  }

  private Optional<UndoResult.Refused> whyNot(List<FileEdit> edits, Set<RevisionId> mended) {
    RevisionGraph now = workspace.graph();
    RevisionGraph after = RevisionGraph.of(after(edits));
    Set<RevisionId> missingNow = now.missing();
    for (Node node : after.nodes()) {
      if (node.isMissing() && !missingNow.contains(node.id()) && !mended.contains(node.id())) {
        return Optional.of(without(after, node));
      }
    }
    Optional<AlembicError> refusal = after.refusal();
    boolean isAsBefore = after.missing().stream().anyMatch(mended::contains);
    if (refusal.isPresent() && now.refusal().isEmpty() && !isAsBefore) {
      return Optional.of(
          new UndoResult.Refused(
              "Alembic would refuse the history afterwards",
              "Its answer would be: " + refusal.get().message() + ". Nothing was changed.",
              List.of()));
    }
    return Optional.empty();
  }

  private static UndoResult.Refused without(RevisionGraph after, Node gone) {
    int[] next = after.childrenOf(gone.index());
    if (next.length == 0) {
      next = after.dependentsOf(gone.index());
    }
    String needing = next.length == 0 ? "Another revision" : after.node(next[0]).id().shortForm();
    return new UndoResult.Refused(
        needing + " needs " + gone.id().shortForm() + ", which would not be there",
        "Alembic could not read the history then. Nothing was changed.",
        List.of());
  }

  /// The revisions that there would be, in load order but for those that come anew.
  private List<Revision> after(List<FileEdit> edits) {
    Map<Path, Optional<Revision>> changed = new HashMap<>();
    Map<Path, Revision> revisions = new LinkedHashMap<>();
    for (Node node : workspace.graph().files()) {
      node.revision().ifPresent(revision -> revisions.put(revision.file(), revision));
    }
    for (FileEdit edit : edits) {
      changed.put(
          real(edit), edit.after().flatMap(content -> EditedRevisions.in(edit.path(), content)));
    }
    changed.forEach((file, revision) -> {
      if (revision.isPresent()) {
        revisions.put(file, revision.get());
      } else {
        revisions.remove(file);
      }
    });
    return new ArrayList<>(revisions.values());
  }

  /// The path as revisions have it, links resolved.
  private static Path real(FileEdit edit) {
    try {
      Path folder = edit.folder().toRealPath();
      return folder.resolve(edit.path().getFileName());
    } catch (IOException _) {
      return edit.path();
    }
  }
}
