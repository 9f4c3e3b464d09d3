package lynearm.ui.details;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import lynearm.ui.common.Memory;

/// Which parts of the details are open, remembered.
public final class OpenParts {

  private final Map<Part, BooleanProperty> open = new EnumMap<>(Part.class);

  private OpenParts() {}

  /// As they were left the last time; all are open at first.
  public static OpenParts remembered(Memory memory) {
    OpenParts parts = new OpenParts();
    for (Part part : Part.values()) {
      String key = "details." + part.id();
      BooleanProperty open = new SimpleBooleanProperty(memory.isSet(key, true));
      open.subscribe((_, now) -> memory.put(key, now));
      parts.open.put(part, open);
    }
    return parts;
  }

  public BooleanProperty openProperty(Part part) {
    return Objects.requireNonNull(open.get(part));
  }
}
