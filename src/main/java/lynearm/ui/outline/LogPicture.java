package lynearm.ui.outline;

import java.util.BitSet;

/// Everything that decides what one frame of the log looks like, beside fonts and colours.
///
/// @param scroll pixels from the top of the first row to the top of the view
/// @param leadRow the row with the keyboard, or -1
/// @param hoveredRow the row under the mouse, or -1
/// @param focused whether the log has the keyboard
record LogPicture(
    Log log,
    ColumnPlaces columns,
    double width,
    double height,
    double rowHeight,
    double scroll,
    BitSet selected,
    int leadRow,
    int hoveredRow,
    boolean focused) {

  int firstRow() {
    return Math.max(0, (int) Math.floor(scroll / rowHeight));
  }

  /// The row after the last one that is seen.
  int endRow() {
    return Math.min(log.size(), (int) Math.ceil((scroll + height) / rowHeight));
  }

  /// The upper edge of a row in the view.
  double y(int row) {
    return Math.rint(row * rowHeight - scroll);
  }
}
