package lynearm.revision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one migration file declares, normalised as Alembic does it.
///
/// @param id `revision`
/// @param file the file, absolute
/// @param downRevisions `down_revision` in declared order: none for a base, several for a merge
///   point. Duplicates are kept, as Alembic keeps them.
/// @param branchLabels `branch_labels` as declared, in order
/// @param dependsOn `depends_on` as written, in order. The empty string stays: it is no dependency,
///   but a revision that has it is not a real base.
/// @param longDoc the module docstring, stripped at both ends; empty if there is none
/// @param computed headers whose value only running the file can tell, with the line (from 1) of
///   the statement that binds them. Their value here is empty and means nothing.
public record Revision(
    RevisionId id,
    Path file,
    List<RevisionId> downRevisions,
    List<BranchLabel> branchLabels,
    List<Reference> dependsOn,
    String longDoc,
    Map<Header, Integer> computed) {

  private static final String CREATE_DATE = "Create Date:";

  public Revision {
    downRevisions = List.copyOf(downRevisions);
    branchLabels = List.copyOf(branchLabels);
    dependsOn = List.copyOf(dependsOn);
    computed = Map.copyOf(computed);
  }

  /// The same in another file.
  public Revision in(Path other) {
    return new Revision(id, other, downRevisions, branchLabels, dependsOn, longDoc, computed);
  }

  /// The message: the docstring up to its first two consecutive newlines. It may itself contain
  /// single newlines, exactly as Alembic prints it.
  public String doc() {
    int end = longDoc.indexOf("\n\n");
    return end < 0 ? longDoc : longDoc.substring(0, end);
  }

  /// The message on one line, for places where only one fits.
  public String message() {
    return doc().lines().map(String::strip).filter(line -> !line.isEmpty()).findFirst().orElse("");
  }

  /// The text after "Create Date:" in the docstring. Free text, not always a date.
  public Optional<String> createDate() {
    int start = longDoc.indexOf(CREATE_DATE);
    if (start < 0) {
      return Optional.empty();
    }
    return longDoc
        .substring(start + CREATE_DATE.length())
        .lines()
        .findFirst()
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /// Whether this file joins branches: more than one entry in `down_revision`, even the same twice.
  public boolean isMergePoint() {
    return downRevisions.size() > 1;
  }

  /// Whether only running the file can tell this header.
  public boolean isComputed(Header header) {
    return computed.containsKey(header);
  }

  /// Whether this file has no parent. A computed parent is an unknown one, not none.
  public boolean isBase() {
    return downRevisions.isEmpty() && !isComputed(Header.DOWN_REVISION);
  }
}
