package lynearm.elsewhere;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lynearm.git.Commit;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// A merge of some heads that is on other branches already.
///
/// @param revision the merge, under the path that its file would have
/// @param branches the git branches that have it; at least one
/// @param added the commit that added its file; none if that lies too far back
public record ExistingMerge(Revision revision, List<String> branches, Optional<Commit> added) {
  private static final int MOST_NAMES = 3;
  private static final Pattern PLAIN = Pattern.compile("[\\w./-]+");

  public ExistingMerge {
    branches = List.copyOf(branches);
  }

  /// The command that takes it over, for a shell: `git merge feature/joined`.
  public String command() {
    String branch = branches.getFirst();
    return "git merge "
        + (PLAIN.matcher(branch).matches() ? branch : "'" + branch.replace("'", "'\\''") + "'");
  }

  /// What to know before another one is made.
  public String sentence() {
    String names = branches.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    int more = branches.size() - MOST_NAMES;
    return "The git "
        + (branches.size() == 1 ? "branch " : "branches ")
        + names
        + (more > 0 ? " and " + more + " more" : "")
        + (branches.size() == 1 ? " has" : " have")
        + " a merge of "
        + revision.downRevisions().stream()
            .map(RevisionId::shortForm)
            .collect(Collectors.joining(", "))
        + " already: "
        + revision.id()
        + added.map(commit -> " by " + commit.authorName()).orElse("")
        + ". Git-merge that branch instead of making a second one.";
  }
}
