package lynearm.doctor;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import lynearm.git.Commit;
import lynearm.revision.RevisionId;

/// How ids, commits and branches are named in a sentence.
final class Words {

  private static final int MOST = 5;

  private Words() {}

  /// Ids in short.
  static String ids(Collection<RevisionId> ids) {
    return named(ids.stream().map(RevisionId::shortForm).toList());
  }

  /// A few names, and how many more there are.
  static String named(List<String> names) {
    String first = names.stream().limit(MOST).collect(Collectors.joining(", "));
    return names.size() > MOST ? first + " and " + (names.size() - MOST) + " more" : first;
  }

  /// By whom, when and in which commit.
  static String by(Commit commit) {
    return "by " + commit.authorName() + " " + in(commit);
  }

  /// When and in which commit.
  static String in(Commit commit) {
    return "on "
        + commit.authoredAt().toLocalDate()
        + " in "
        + commit.id().shortForm()
        + (commit.subject().isEmpty() ? "" : " (" + commit.subject() + ")");
  }

  /// "1 revision", "3 revisions".
  static String count(int count, String thing) {
    return count + " " + thing + (count == 1 ? "" : "s");
  }
}
