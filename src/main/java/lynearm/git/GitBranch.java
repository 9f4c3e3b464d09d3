package lynearm.git;

/// A branch of the repository, by its short name such as `main`. Never a branch label of Alembic.
public record GitBranch(String name) {

  @Override
  public String toString() {
    return name;
  }
}
