package lynearm.change;

/// Whether a change is done or taken back.
enum Direction {
  FORWARD,
  BACK;

  Direction opposite() {
    return this == FORWARD ? BACK : FORWARD;
  }
}
