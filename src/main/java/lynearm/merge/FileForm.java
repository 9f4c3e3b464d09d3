package lynearm.merge;

/// What the file of a new revision is made from.
public enum FileForm {
  /// The project's own `script.py.mako`, as Alembic does it.
  PROJECT,
  /// The form that Alembic's own template has, for projects whose template can't be rendered
  /// without running it. A person has to choose it.
  STANDARD
}
