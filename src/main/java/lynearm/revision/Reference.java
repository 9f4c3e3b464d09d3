package lynearm.revision;

/// What `depends_on` names, as written: a revision id or a branch label. Only the whole graph can
/// tell which.
public record Reference(String text) {

  @Override
  public String toString() {
    return text;
  }
}
