package lynearm.bench;

/// What a Java process costs that does nothing.
final class Nothing {

  private Nothing() {}

  @SuppressWarnings("unused")
  public static void main(String[] args) {}
}
