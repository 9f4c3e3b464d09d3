package lynearm.revision;

import java.util.Optional;

/// Something that Alembic would stumble over, or that surely is not meant, told in two parts: what
/// is so, and what it means or what to do.
///
/// @param kind what sort of problem
/// @param at where, if it has a place
/// @param revision the revision it concerns, if one is known
/// @param what a short sentence stating the fact, with names and numbers in it
/// @param next what follows from it and what to do; may be empty
public record Problem(
    Kind kind,
    Optional<SourceLocation> at,
    Optional<RevisionId> revision,
    String what,
    String next) {

  /// The sorts of problems. `ERROR` kinds make Alembic refuse some or all commands.
  public enum Kind {
    /// The file cannot be opened or read.
    UNREADABLE_FILE,
    /// Python would refuse the text of the file.
    SYNTAX,
    /// `revision` or `down_revision` is absent.
    NO_HEADER,
    /// A header has a value of a type that Alembic does not take.
    BAD_HEADER,
    /// A header can only be known by running the file.
    COMPUTED_HEADER,
    /// A revision id has a character that Alembic forbids.
    BAD_ID,
    /// Two files declare one id.
    DUPLICATE_ID,
    /// A `down_revision` names a revision that is not there.
    MISSING_PARENT,
    /// A `depends_on` names neither a revision nor a label.
    MISSING_DEPENDENCY,
    /// A branch label is used twice or is an id.
    LABEL_CLASH,
    /// Revisions lead back to themselves.
    CYCLE,
    /// The configuration is one that Alembic refuses.
    CONFIGURATION,
    /// The configuration works, but surely not as meant.
    DOUBTFUL_CONFIGURATION,
    /// A file of the version folders is ignored.
    IGNORED_FILE;

    /// Whether Alembic works on in spite of it.
    public boolean isWarning() {
      return this == COMPUTED_HEADER || this == DOUBTFUL_CONFIGURATION || this == IGNORED_FILE;
    }
  }

  public static Problem at(Kind kind, SourceLocation at, String what, String next) {
    return new Problem(kind, Optional.of(at), Optional.empty(), what, next);
  }

  public static Problem of(Kind kind, RevisionId revision, String what, String next) {
    return new Problem(kind, Optional.empty(), Optional.of(revision), what, next);
  }

  public static Problem general(Kind kind, String what, String next) {
    return new Problem(kind, Optional.empty(), Optional.empty(), what, next);
  }
}
