package lynearm.sample;

/// A column of a table, as Python text declares it.
///
/// @param type such as `sa.String(length=200)`
/// @param more further arguments such as `server_default='0'`; empty if there are none
record Column(String name, String type, boolean isNullable, String more) {

  static Column required(String name, String type) {
    return new Column(name, type, false, "");
  }

  static Column optional(String name, String type) {
    return new Column(name, type, true, "");
  }

  /// A required column that gives existing rows a value.
  static Column filled(String name, String type, String serverDefault) {
    return new Column(name, type, false, "server_default=" + serverDefault);
  }

  Column renamed(String newName) {
    return new Column(newName, type, isNullable, more);
  }

  Column asRequired() {
    return new Column(name, type, false, more);
  }

  String python() {
    return "sa.Column('"
        + name
        + "', "
        + type
        + (more.isEmpty() ? "" : ", " + more)
        + ", nullable="
        + (isNullable ? "True" : "False")
        + ")";
  }
}
