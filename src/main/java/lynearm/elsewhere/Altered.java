package lynearm.elsewhere;

import lynearm.revision.RevisionId;

/// A revision that is there and that a branch does something to.
///
/// @param detail in a few words what; perhaps empty
public record Altered(RevisionId revision, Kind kind, String detail) {

  /// What becomes of it.
  public enum Kind {
    /// Another parent, dependency or label.
    RELINKED,
    /// Another text, the same links.
    EDITED,
    /// Another file name.
    RENAMED,
    /// Another folder.
    MOVED,
    DELETED,
    /// It is in a folder that Alembic is not told of.
    UNREAD,
    /// Two files declare it afterwards.
    TWICE
  }
}
