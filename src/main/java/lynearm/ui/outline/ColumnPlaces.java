package lynearm.ui.outline;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where the columns stand in a given width. Where they do not all fit, the file gives way first,
/// then the author, then the date, and beside a map the id; the message takes what is left.
///
/// @param columns the columns that have a place, from left to right
record ColumnPlaces(List<Place> columns) {

  private static final List<LogColumn> FIRST_TO_GO =
      List.of(LogColumn.FILE, LogColumn.AUTHOR, LogColumn.DATE);

  /// One column's place, in pixels.
  record Place(LogColumn column, double x, double width) {
    double end() {
      return x + width;
    }
  }

  ColumnPlaces {
    columns = List.copyOf(columns);
  }

  /// @param wanted the width of each column but the message
  static ColumnPlaces of(double width, Map<LogColumn, Double> wanted, Set<LogColumn> hidden) {
    Set<LogColumn> shown = EnumSet.allOf(LogColumn.class);
    shown.removeAll(hidden);
    for (LogColumn candidate : FIRST_TO_GO) {
      if (taken(shown, wanted) + LogColumn.MESSAGE.usualWidth() <= width) {
        break;
      }
      shown.remove(candidate);
    }
    if (taken(shown, wanted) + LogColumn.MESSAGE.leastWidth() > width) {
      shown.remove(LogColumn.ID);
    }
    double message = Math.max(LogColumn.MESSAGE.leastWidth(), width - taken(shown, wanted));
    Map<LogColumn, Place> places = new EnumMap<>(LogColumn.class);
    double x = 0;
    for (LogColumn column : shown) {
      double own = column == LogColumn.MESSAGE ? message : widthOf(column, wanted);
      places.put(column, new Place(column, x, own));
      x += own;
    }
    return new ColumnPlaces(List.copyOf(places.values()));
  }

  private static double taken(Set<LogColumn> shown, Map<LogColumn, Double> wanted) {
    return shown.stream()
        .filter(column -> column != LogColumn.MESSAGE)
        .mapToDouble(column -> widthOf(column, wanted))
        .sum();
  }

  private static double widthOf(LogColumn column, Map<LogColumn, Double> wanted) {
    return Math.max(column.leastWidth(), wanted.getOrDefault(column, column.usualWidth()));
  }

  Optional<Place> of(LogColumn column) {
    return columns.stream().filter(place -> place.column() == column).findFirst();
  }
}
