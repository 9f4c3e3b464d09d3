package lynearm.revision;

/// A name that a revision file gives to its branch (`branch_labels`). Never a git branch.
public record BranchLabel(String value) implements Comparable<BranchLabel> {

  @Override
  public int compareTo(BranchLabel other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
