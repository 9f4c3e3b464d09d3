package lynearm.ui.outline;

/// What the rows of the log are sorted by.
///
/// @param column the column; the graph stands for the order of the history
/// @param descending from Z to A, for dates the newest first; the history has one direction only
public record LogSort(LogColumn column, boolean descending) {

  /// Newest first, runs kept together, as the lanes need it.
  public static final LogSort HISTORY = new LogSort(LogColumn.GRAPH, false);

  public boolean isHistory() {
    return column == LogColumn.GRAPH;
  }

  /// What a press on the name of a column leads to: sorted by it, and pressed again the other way
  /// round. Dates begin with the newest.
  LogSort pressed(LogColumn name) {
    if (name == LogColumn.GRAPH) {
      return HISTORY;
    }
    return name == column
        ? new LogSort(column, !descending)
        : new LogSort(name, name == LogColumn.DATE);
  }

  /// "Sorted by author, A to Z".
  String words() {
    return switch (column) {
      case GRAPH -> "In the order of the history, newest first";
      case DATE -> "Sorted by date, " + (descending ? "newest first" : "oldest first");
      default -> "Sorted by %s, %s".formatted(name(column), descending ? "Z to A" : "A to Z");
    };
  }

  private static String name(LogColumn column) {
    return switch (column) {
      case ID -> "revision id";
      case AUTHOR -> "author";
      case FILE -> "file";
      default -> "message";
    };
  }

  /// The order in a word that [#remembered(String)] understands.
  public String toRemember() {
    return column.name() + (descending ? "-" : "");
  }

  /// The order of this word; that of the history where it is none.
  public static LogSort remembered(String word) {
    boolean descending = word.endsWith("-");
    String name = descending ? word.substring(0, word.length() - 1) : word;
    for (LogColumn column : LogColumn.values()) {
      if (column.name().equals(name) && column != LogColumn.GRAPH) {
        return new LogSort(column, descending);
      }
    }
    return HISTORY;
  }
}
