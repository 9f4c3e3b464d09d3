package lynearm.ui.outline;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

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

  ColumnPlaces places(double width, Map<LogColumn, Double> usual) {
    EnumMap<LogColumn, Double> wanted = new EnumMap<>(LogColumn.class);
    wanted.putAll(usual);
    wanted.putAll(widths);
    return ColumnPlaces.of(width, wanted, Set.copyOf(hidden));
  }
}
