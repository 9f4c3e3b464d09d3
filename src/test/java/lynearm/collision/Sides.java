package lynearm.collision;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.graph.RevisionGraph;
import lynearm.operation.OperationsReader;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Body;
import lynearm.workspace.Progress;

/// Two revisions over a common base, given by the bodies of their `upgrade()`; several bodies of
/// one side follow each other.
final class Sides {
  private static final String PRELUDE =
      """
      import sqlalchemy as sa
      from alembic import op
      from sqlalchemy.dialects import postgresql
      from sqlalchemy.orm import Session

      """;

  private final Map<Path, String> texts = new HashMap<>();
  private final List<Revision> revisions = new java.util.ArrayList<>();

  private Sides(String base) {
    add("base", List.of(), base, "");
  }

  /// @param left bodies of the left side, in the order in which they run
  static Sides of(List<String> left, List<String> right) {
    return over("pass", left, right);
  }

  /// @param base the body of what both sides have in common
  static Sides over(String base, List<String> left, List<String> right) {
    Sides sides = new Sides(base);
    sides.branch("left", left);
    sides.branch("right", right);
    return sides;
  }

  private void branch(String name, List<String> bodies) {
    String parent = "base";
    for (int i = 0; i < bodies.size(); i++) {
      String id = i == bodies.size() - 1 ? name : name + i;
      String body = bodies.get(i);
      int cut = body.indexOf("---\n");
      String module = cut < 0 ? "" : body.substring(0, cut);
      add(id, List.of(parent), cut < 0 ? body : body.substring(cut + 4), module);
      parent = id;
    }
  }

  private void add(String id, List<String> parents, String body, String module) {
    Path file = Path.of("/" + id + ".py");
    revisions.add(
        new Revision(
            new RevisionId(id),
            file,
            parents.stream().map(RevisionId::new).toList(),
            List.of(),
            List.of(),
            "",
            Map.of()));
    texts.put(
        file,
        PRELUDE
            + module
            + "\ndef upgrade():\n"
            + body.indent(4)
            + "\ndef downgrade():\n    pass\n");
  }

  CollisionReport report() {
    return report("left", "right");
  }

  CollisionReport report(String one, String other) {
    RevisionGraph graph = RevisionGraph.of(revisions);
    OperationsReader reader = new OperationsReader();
    Bodies bodies =
        file -> {
          String text = Optional.ofNullable(texts.get(file)).orElseThrow();
          return new Body(text, reader.read(text));
        };
    return new CollisionFinder(graph, bodies)
        .find(List.of(index(graph, one), index(graph, other)), Progress.IGNORED);
  }

  private static int index(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow().index();
  }
}
