package lynearm.export;

/// Which of the two views of a history a picture shows.
public enum View {
  MAP,
  LOG
}
