package lynearm.listing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Lines of Alembic, to be compared where it leaves an order open.
public final class SettledLines {

  private static final Pattern GROUP = Pattern.compile("\\(([^()]*, [^()]*)\\)");

  private SettledLines() {}

  /// Sorts what Alembic leaves in any order: names in parentheses, and children of a branch point.
  public static List<String> settled(List<String> lines) {
    List<String> settled = new ArrayList<>();
    List<String> children = new ArrayList<>();
    for (String line : lines) {
      String sorted =
          GROUP
              .matcher(line)
              .replaceAll(group ->
                  Arrays.stream(group.group(1).split(", ", -1))
                      .sorted()
                      .collect(Collectors.joining(", ", "(", ")"))
                      .replace("$", "\\$"));
      if (line.startsWith(" ")) {
        children.add(sorted);
      } else {
        children.stream().sorted().forEach(settled::add);
        children.clear();
        settled.add(sorted);
      }
    }
    children.stream().sorted().forEach(settled::add);
    return settled;
  }
}
