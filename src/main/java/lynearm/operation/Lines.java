package lynearm.operation;

/// The lines (from 1) of a file on which something stands, both included.
public record Lines(int first, int last) {
  public Lines {
    last = Math.max(first, last);
  }
}
