package lynearm.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lynearm.change.FileDiff;

/// One line of a difference.
///
/// @param before its number (from 1) in the old text; 0 if it is not in it
/// @param after its number in the new text; 0 if it is not in it
/// @param text the line itself
record DiffRow(int before, int after, String text) {

  private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,\\d+)? \\+(\\d+).*");

  boolean isRemoved() {
    return after == 0;
  }

  boolean isAdded() {
    return before == 0;
  }

  /// The lines of a difference, without its head.
  static List<DiffRow> of(FileDiff difference) {
    List<DiffRow> rows = new ArrayList<>();
    int before = 0;
    int after = 0;
    for (String line : difference.text().split("\r?\n", -1)) {
      Matcher hunk = HUNK.matcher(line);
      if (hunk.matches()) {
        before = Integer.parseInt(hunk.group(1));
        after = Integer.parseInt(hunk.group(2));
      } else if (before > 0 || after > 0) {
        switch (line.isEmpty() ? '\\' : line.charAt(0)) {
          case '-' -> rows.add(new DiffRow(before++, 0, line.substring(1)));
          case '+' -> rows.add(new DiffRow(0, after++, line.substring(1)));
          case ' ' -> rows.add(new DiffRow(before++, after++, line.substring(1)));
          default -> {}
        }
      }
    }
    return rows;
  }
}
