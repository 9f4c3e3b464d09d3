package lynearm.merge;

import java.util.ArrayList;
import java.util.List;
import lynearm.collision.CollisionReport;
import lynearm.collision.Finding;
import lynearm.collision.Grade;

/// What a [TeamNote] says of a collision report: the verdict, and the gravest findings.
public final class CollisionLines {

  private static final int MOST = 8;

  private CollisionLines() {}

  /// The verdict first, then an item for each finding that may hurt, the gravest first.
  public static List<String> of(CollisionReport report) {
    List<Finding> grave =
        report.findings().stream().filter(it -> it.grade() != Grade.SAME_TABLE).toList();
    List<String> lines = new ArrayList<>();
    lines.add(report.summary());
    grave.stream()
        .limit(MOST)
        .map(it -> "- " + it.grade().words() + ": " + it.sentence())
        .forEach(lines::add);
    if (grave.size() > MOST) {
      lines.add("- and " + (grave.size() - MOST) + " more");
    }
    return lines;
  }
}
