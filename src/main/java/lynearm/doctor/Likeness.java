package lynearm.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;

/// The revisions that a person may have meant by an id that is not there. Alembic takes whole ids
/// only in `down_revision`, and people write file names, labels and beginnings there.
final class Likeness {

  private static final int MOST = 5;
  private static final int SHORTEST_BEGINNING = 4;
  private static final int LARGEST_DIFFERENCE = 2;

  /// Of ids shorter than this, two with a character in common are alike by chance.
  private static final int SHORTEST_COMPARED = 5;

  private static final int LONGEST_COMPARED = 64;

  /// A revision that is like it.
  ///
  /// @param distance how unlike; smaller comes first
  private record Found(RevisionId id, int distance, Finding finding) {}

  private final RevisionGraph graph;
  private final String wanted;

  private Likeness(RevisionGraph graph, RevisionId wanted) {
    this.graph = graph;
    this.wanted = wanted.value();
  }

  /// Those that have a file here, the most alike first. Cost: one comparison with each.
  static List<Finding> of(RevisionGraph graph, RevisionId wanted) {
    return new Likeness(graph, wanted).findings();
  }

  private List<Finding> findings() {
    if (wanted.isBlank()) {
      return List.of();
    }
    Optional<Node> labelled = graph.find(new BranchLabel(wanted));
    if (labelled.isPresent()) {
      RevisionId id = labelled.get().id();
      return List.of(
          new Finding(
              Finding.Kind.LABEL,
              wanted + " is a branch label. The revision that has it is " + id + ".",
              "",
              Optional.empty(),
              List.of(id)));
    }
    List<Found> found = new ArrayList<>();
    for (Node node : graph.files()) {
      if (!node.id().value().isEmpty() && !node.id().value().equals(wanted)) {
        compare(node).ifPresent(found::add);
      }
    }
    found.sort(Comparator.comparingInt(Found::distance));
    return found.stream().limit(MOST).map(Found::finding).toList();
  }

  private Optional<Found> compare(Node node) {
    RevisionId id = node.id();
    String value = id.value();
    if (fileNames(node).contains(wanted)) {
      return found(id, 0, wanted + " is the name of a file, whose revision is " + id);
    }
    if (value.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT))) {
      return found(id, 0, id + " differs in upper and lower case only");
    }
    if (wanted.length() >= SHORTEST_BEGINNING && value.startsWith(wanted)) {
      return found(id, 1, wanted + " is the beginning of " + id + ", and a whole id is needed");
    }
    if (wanted.startsWith(value + "_")
        || (value.length() >= SHORTEST_BEGINNING && wanted.startsWith(value))) {
      return found(id, 1, id + " begins alike, and is the whole id");
    }
    int difference = isNumber(wanted) ? Integer.MAX_VALUE : difference(value, wanted);
    return difference > LARGEST_DIFFERENCE
        ? Optional.empty()
        : found(
            id,
            1 + difference,
            id
                + " is nearly the same"
                + (node.message().isEmpty() ? "" : " (" + node.message() + ")"));
  }

  /// Numbers that follow on each other are no slips.
  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Optional<Found> found(RevisionId id, int distance, String words) {
    return Optional.of(
        new Found(
            id,
            distance,
            new Finding(Finding.Kind.SIMILAR, words + ".", "", Optional.empty(), List.of(id))));
  }

  /// The name of its file, and the same without its ending.
  private static List<String> fileNames(Node node) {
    Optional<Path> name = node.revision().map(Revision::file).map(Path::getFileName);
    if (name.isEmpty()) {
      return List.of();
    }
    String whole = name.get().toString();
    int dot = whole.lastIndexOf('.');
    return List.of(whole, dot < 0 ? whole : whole.substring(0, dot));
  }

  /// How many characters must be put in, taken out, replaced or swapped with the next to make one
  /// of the other (optimal string alignment); a large number if it is many.
  static int difference(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int longer = Math.max(one.length(), other.length());
    if (shorter < SHORTEST_COMPARED
        || longer > LONGEST_COMPARED
        || longer - shorter > LARGEST_DIFFERENCE) {
      return Integer.MAX_VALUE;
    }
    int[][] rows = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      rows[i][0] = i;
    }
    for (int k = 0; k <= other.length(); k++) {
      rows[0][k] = k;
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int k = 1; k <= other.length(); k++) {
        boolean isSame = one.charAt(i - 1) == other.charAt(k - 1);
        int least = Math.min(rows[i - 1][k], rows[i][k - 1]) + 1;
        least = Math.min(least, rows[i - 1][k - 1] + (isSame ? 0 : 1));
        if (i > 1
            && k > 1
            && one.charAt(i - 1) == other.charAt(k - 2)
            && one.charAt(i - 2) == other.charAt(k - 1)) {
          least = Math.min(least, rows[i - 2][k - 2] + 1);
        }
        rows[i][k] = least;
      }
    }
    return rows[one.length()][other.length()];
  }
}
