package lynearm.doctor;

import java.util.List;
import java.util.Optional;
import lynearm.revision.RevisionId;

/// What became of a revision id, and what can be done.
///
/// @param id the id that was looked for; what is known of it if only its beginning was given
/// @param children the revisions here that name it in `down_revision`, though it is not here
/// @param dependents those that name it in `depends_on`
/// @param findings what is known, what explains most first; never empty
/// @param looked how far was looked, in sentences
/// @param offers what can be done, what fits best first; refused ones too, with the reason
/// @param letter the words to send to somebody who may have it; none if it is here
public record Diagnosis(
    RevisionId id,
    List<RevisionId> children,
    List<RevisionId> dependents,
    List<Finding> findings,
    String looked,
    List<Offer> offers,
    Optional<Letter> letter) {

  public Diagnosis {
    children = List.copyOf(children);
    dependents = List.copyOf(dependents);
    findings = List.copyOf(findings);
    offers = List.copyOf(offers);
    if (findings.isEmpty()) {
      throw new IllegalArgumentException("a diagnosis without findings");
    }
  }

  /// Whether a file here declares it, so that there is nothing to be done.
  public boolean isHere() {
    return findings.getFirst().kind() == Finding.Kind.HERE;
  }

  /// Whether files here name it though no file declares it.
  public boolean isMissing() {
    return !children.isEmpty() || !dependents.isEmpty();
  }

  /// Whether some file or commit is known that has it.
  public boolean isKnown() {
    return facts().stream().noneMatch(finding -> finding.kind() == Finding.Kind.UNBORN);
  }

  /// What is known of it, without what may be meant instead.
  public List<Finding> facts() {
    return findings.stream()
        .filter(finding ->
            switch (finding.kind()) {
              case UNREADABLE, LABEL, SIMILAR -> false;
              case HERE,
                  GOT_ANOTHER_ID,
                  DELETED,
                  RENAMED,
                  ON_BRANCHES,
                  ADDED,
                  LEFT_BEHIND,
                  STAGED,
                  UNBORN ->
                  true;
            })
        .toList();
  }

  /// All that is known, in one paragraph.
  public String text() {
    return String.join(" ", findings.stream().map(Finding::text).toList());
  }
}
