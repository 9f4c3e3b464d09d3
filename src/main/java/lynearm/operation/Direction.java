package lynearm.operation;

/// Which of the two functions of a revision file does it.
public enum Direction {
  UPGRADE("upgrade"),
  DOWNGRADE("downgrade");

  private final String function;

  Direction(String function) {
    this.function = function;
  }

  /// The name of the function.
  public String function() {
    return function;
  }
}
