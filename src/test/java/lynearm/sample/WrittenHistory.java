package lynearm.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The revisions of a folder, read by the plainest means: lines as the samples write them.
///
/// @param parents the ids in `down_revision`, by revision id
/// @param labels ids of revisions that have `branch_labels`
/// @param dependent ids of revisions that have `depends_on`
record WrittenHistory(
    Map<String, List<String>> parents, List<String> labels, List<String> dependent) {

  private static final Pattern HEADER =
      Pattern.compile("^(revision|down_revision|branch_labels|depends_on): [^=]*= (.*)$");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");

  static WrittenHistory of(Path versions) throws IOException {
    WrittenHistory history =
        new WrittenHistory(new LinkedHashMap<>(), new ArrayList<>(), new ArrayList<>());
    try (Stream<Path> files = Files.list(versions)) {
      for (Path file : files.sorted().toList()) {
        history.read(file);
      }
    }
    return history;
  }

  private void read(Path file) throws IOException {
    String id = "";
    for (String line : Files.readAllLines(file)) {
      Matcher header = HEADER.matcher(line);
      if (!header.matches()) {
        continue;
      }
      List<String> values =
          QUOTED.matcher(header.group(2)).results().map(it -> it.group(1)).toList();
      switch (header.group(1)) {
        case "revision" -> id = values.getFirst();
        case "down_revision" -> parents.put(id, values);
        case "branch_labels" -> labels.addAll(values.isEmpty() ? List.of() : List.of(id));
        default -> dependent.addAll(values.isEmpty() ? List.of() : List.of(id));
      }
    }
  }

  List<String> heads() {
    TreeSet<String> heads = new TreeSet<>(parents.keySet());
    parents.values().forEach(heads::removeAll);
    return List.copyOf(heads);
  }

  List<String> bases() {
    return parents.keySet().stream().filter(id -> parentsOf(id).isEmpty()).toList();
  }

  List<String> merges() {
    return parents.keySet().stream().filter(id -> parentsOf(id).size() > 1).toList();
  }

  List<String> parentsOf(String id) {
    return parents.getOrDefault(id, List.of());
  }

  /// Ids that are named as parents but have no file.
  List<String> missing() {
    return parents.values().stream()
        .flatMap(List::stream)
        .filter(id -> !parents.containsKey(id))
        .toList();
  }
}
