package lynearm.ui.outline;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import lynearm.look.LogRow;
import org.jspecify.annotations.Nullable;

/// One row for screen readers, and for tests that look rows up. It lies over the drawn row, shows
/// nothing and lets the mouse through.
final class RowNode extends Region {

  private int row = -1;
  private boolean selected;

  RowNode() {
    setManaged(false);
    setMouseTransparent(true);
    setAccessibleRole(AccessibleRole.LIST_ITEM);
  }

  int row() {
    return row;
  }

  void show(int newRow, LogRow texts, String id, boolean isSelected) {
    row = newRow;
    setVisible(true);
    if (!id.equals(getId())) {
      setId(id);
    }
    if (!texts.spoken().equals(getAccessibleText())) {
      setAccessibleText(texts.spoken());
    }
    if (selected != isSelected) {
      selected = isSelected;
      notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED);
    }
  }

  /// Stands for no row, and is found by no id.
  void clear() {
    row = -1;
    setVisible(false);
    setId(null);
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case INDEX -> row;
      case SELECTED -> selected;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
