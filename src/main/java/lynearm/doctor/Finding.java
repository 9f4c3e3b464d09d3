package lynearm.doctor;

import java.util.List;
import java.util.Optional;
import lynearm.git.Commit;
import lynearm.revision.RevisionId;

/// One thing that is known of a revision id.
///
/// @param sentence the fact, in plain words
/// @param file the path that its file has or had, as it is shown; empty if it is told or unknown
/// @param commit the commit that did it, if one did
/// @param others other revisions that it is about: what has the file now, what is alike
public record Finding(
    Kind kind, String sentence, String file, Optional<Commit> commit, List<RevisionId> others) {

  /// What sort of fact, those that explain most first.
  public enum Kind {
    /// A file here declares it.
    HERE,
    /// Its file is here, but gives no revision.
    UNREADABLE,
    /// Its file declares another id since.
    GOT_ANOTHER_ID,
    /// A commit deleted its file.
    DELETED,
    /// Its file has another place since.
    RENAMED,
    /// Other git branches have it.
    ON_BRANCHES,
    /// A commit added it, and none that is known took it away.
    ADDED,
    /// A commit added it to which no branch or tag leads any more.
    LEFT_BEHIND,
    /// It was staged once and is in no commit.
    STAGED,
    /// It is no id but a branch label.
    LABEL,
    /// There is an id that may be meant.
    SIMILAR,
    /// Nothing that was looked at has it.
    UNBORN
  }

  public Finding {
    others = List.copyOf(others);
  }

  /// The fact with the file.
  public String text() {
    return file.isEmpty() ? sentence : sentence + " File: " + file + ".";
  }

  static Finding of(Kind kind, String sentence) {
    return new Finding(kind, sentence, "", Optional.empty(), List.of());
  }
}
