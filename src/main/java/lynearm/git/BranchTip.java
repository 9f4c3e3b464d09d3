package lynearm.git;

import java.util.List;

/// A branch or tag and the commit that it is at.
///
/// @param name its short name: `feature`, or `origin/feature` for a branch of another repository as
///   it was when it was last fetched
/// @param alsoAs branches of other repositories that have the same name and the same commit
public record BranchTip(String name, Kind kind, CommitId tip, List<String> alsoAs) {

  /// What has a name and a commit.
  public enum Kind {
    LOCAL("branch"),
    /// A branch of another repository.
    REMOTE("remote branch"),
    TAG("tag");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  public BranchTip {
    alsoAs = List.copyOf(alsoAs);
  }
}
