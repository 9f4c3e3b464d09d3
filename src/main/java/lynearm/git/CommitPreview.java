package lynearm.git;

import java.util.List;

/// What a commit would do, before it is made.
///
/// @param head what is checked out, which the commit would build upon
/// @param branches what a new branch can't be called
/// @param author who commits, as `Name <address>`
/// @param files what becomes of each file
public record CommitPreview(
    Head head, BranchNames branches, String author, List<CommittedFile> files) {

  public CommitPreview {
    files = List.copyOf(files);
  }
}
