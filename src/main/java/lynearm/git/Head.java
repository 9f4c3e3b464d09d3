package lynearm.git;

import java.util.Optional;

/// What is checked out.
public sealed interface Head {

  /// The commit that is checked out; none on a branch without commits.
  Optional<CommitId> commit();

  /// The branch that is checked out; none on a detached commit.
  Optional<GitBranch> branch();

  /// A branch with at least one commit.
  record OnBranch(GitBranch name, CommitId tip) implements Head {
    @Override
    public Optional<CommitId> commit() {
      return Optional.of(tip);
    }

    @Override
    public Optional<GitBranch> branch() {
      return Optional.of(name);
    }
  }

  /// A branch that has no commit yet.
  record Unborn(GitBranch name) implements Head {
    @Override
    public Optional<CommitId> commit() {
      return Optional.empty();
    }

    @Override
    public Optional<GitBranch> branch() {
      return Optional.of(name);
    }
  }

  /// A commit without a branch.
  record Detached(CommitId at) implements Head {
    @Override
    public Optional<CommitId> commit() {
      return Optional.of(at);
    }

    @Override
    public Optional<GitBranch> branch() {
      return Optional.empty();
    }
  }
}
