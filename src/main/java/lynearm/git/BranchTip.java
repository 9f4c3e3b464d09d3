package lynearm.git;

import java.util.List;

/// A branch and the commit that it is at.
///
/// @param name its short name: `feature`, or `origin/feature` for a branch of another repository as
///   it was when it was last fetched
/// @param isRemote whether it is one of another repository
/// @param alsoAs branches of other repositories that have the same name and the same commit
public record BranchTip(String name, boolean isRemote, CommitId tip, List<String> alsoAs) {
  public BranchTip {
    alsoAs = List.copyOf(alsoAs);
  }
}
