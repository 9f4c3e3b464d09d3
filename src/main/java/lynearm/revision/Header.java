package lynearm.revision;

/// The module-level names that Alembic reads from a revision file.
public enum Header {
  REVISION("revision"),
  DOWN_REVISION("down_revision"),
  BRANCH_LABELS("branch_labels"),
  DEPENDS_ON("depends_on");

  private final String pythonName;

  Header(String pythonName) {
    this.pythonName = pythonName;
  }

  /// The name as a revision file spells it.
  public String pythonName() {
    return pythonName;
  }
}
