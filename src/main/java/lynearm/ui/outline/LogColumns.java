package lynearm.ui.outline;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import lynearm.ui.common.Memory;

/// Which columns the log shows, and how wide a person made them.
public final class LogColumns {

  private final ObservableMap<LogColumn, Double> widths = FXCollections.observableHashMap();
  private final ObservableSet<LogColumn> hidden =
      FXCollections.observableSet(EnumSet.noneOf(LogColumn.class));
  private final ReadOnlyLongWrapper version = new ReadOnlyLongWrapper();

  public LogColumns() {
    widths.addListener((MapChangeListener<LogColumn, Double>) _ -> changed());
    hidden.addListener((SetChangeListener<LogColumn>) _ -> changed());
  }

  /// Takes up what is remembered of the columns, and remembers what changes.
  public void rememberIn(Memory memory) {
    for (LogColumn column : LogColumn.values()) {
      String key = "log." + column.name().toLowerCase(Locale.ROOT);
      memory.number(key + ".width").ifPresent(width -> widths.put(column, width));
      if (column.isOptional() && !memory.isSet(key + ".shown", true)) {
        hidden.add(column);
      }
    }
    version.subscribe((_, _) -> remember(memory));
  }

  private void remember(Memory memory) {
    for (LogColumn column : LogColumn.values()) {
      String key = "log." + column.name().toLowerCase(Locale.ROOT);
      String width = widths.containsKey(column) ? widths.get(column).toString() : "usual";
      String shown = Boolean.toString(!hidden.contains(column));
      if (!memory.get(key + ".width").orElse("usual").equals(width)) {
        memory.put(key + ".width", width);
      }
      if (memory.isSet(key + ".shown", true) == hidden.contains(column)) {
        memory.put(key + ".shown", shown);
      }
    }
  }

  /// Makes a column wider or narrower by so many pixels, from the width it has now.
  void widen(ColumnPlaces.Place place, double by) {
    widths.put(place.column(), Math.max(place.column().leastWidth(), place.width() + by));
  }

  /// Shows a column, or takes it away.
  void show(LogColumn column, boolean shown) {
    if (shown) {
      hidden.remove(column);
    } else {
      hidden.add(column);
    }
  }

  /// Shows all columns as wide as at first.
  void reset() {
    widths.clear();
    hidden.clear();
  }

  private void changed() {
    version.set(version.get() + 1);
  }

  /// Widths that differ from the usual ones, in pixels.
  public ObservableMap<LogColumn, Double> widths() {
    return widths;
  }

  /// Columns that are switched off.
  public ObservableSet<LogColumn> hidden() {
    return hidden;
  }

  /// Counts up with every change.
  public ReadOnlyLongProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /// @param empty columns that have nothing to show, and so no place
  ColumnPlaces places(double width, Map<LogColumn, Double> usual, Set<LogColumn> empty) {
    EnumMap<LogColumn, Double> wanted = new EnumMap<>(LogColumn.class);
    wanted.putAll(usual);
    wanted.putAll(widths);
    Set<LogColumn> without = EnumSet.noneOf(LogColumn.class);
    without.addAll(hidden);
    without.addAll(empty);
    return ColumnPlaces.of(width, wanted, without);
  }
}
