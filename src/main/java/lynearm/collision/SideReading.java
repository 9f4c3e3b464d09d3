package lynearm.collision;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lynearm.graph.Flag;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.operation.Direction;
import lynearm.operation.Lines;
import lynearm.operation.Operation;
import lynearm.operation.Step;
import lynearm.revision.Revision;
import lynearm.workspace.Body;

/// All that the upgrades of one side do, in the order in which they run.
///
/// @param steps what is told, with what could not be followed among it
/// @param untold what could not be followed, and whatever else lets the side do more than is told
record SideReading(List<Occurrence> steps, List<Occurrence> untold) {

  /// Whether it does nothing at all, as merges.
  boolean isEmpty() {
    return steps.isEmpty() && untold.isEmpty();
  }

  static SideReading of(RevisionGraph graph, List<Integer> nodes, Bodies bodies) {
    Reader reader = new Reader(graph, bodies);
    nodes.forEach(reader::read);
    return new SideReading(List.copyOf(reader.steps), List.copyOf(reader.untold));
  }

  private static final class Reader {
    private final RevisionGraph graph;
    private final Bodies bodies;
    private final List<Occurrence> steps = new ArrayList<>();
    private final List<Occurrence> untold = new ArrayList<>();
    private int number;

    Reader(RevisionGraph graph, Bodies bodies) {
      this.graph = graph;
      this.bodies = bodies;
    }

    void read(int index) {
      Node node = graph.node(index);
      Optional<Revision> revision = node.revision();
      if (revision.isEmpty()) {
        doubt(node, "its file is missing");
        return;
      }
      if (graph.flags(index).contains(Flag.COMPUTED)) {
        doubt(node, "only running it tells where it belongs");
      }
      if (graph.flags(index).contains(Flag.DUPLICATE)) {
        doubt(node, "several files have this id");
      }
      if (graph.flags(index).contains(Flag.IN_CYCLE)) {
        doubt(node, "it is in a cycle, and has no place in any order");
      }
      try {
        follow(node, bodies.read(revision.get().file()));
      } catch (IOException e) {
        doubt(node, "its file cannot be read: " + e.getMessage());
      }
    }

    private void follow(Node node, Body body) {
      List<String> lines = body.text().lines().toList();
      for (Step step : body.operations().steps(Direction.UPGRADE)) {
        Occurrence occurrence = occurrence(node, step, lines);
        steps.add(occurrence);
        if (step.operation() instanceof Operation.Unknown || mayStop(step)) {
          untold.add(occurrence);
        }
      }
      for (Step step : body.operations().doubts(Direction.UPGRADE)) {
        untold.add(occurrence(node, step, lines));
      }
    }

    /// Whether a step ends the upgrade with an error on databases that the file names no dialect
    /// for.
    private static boolean mayStop(Step step) {
      return step.operation() instanceof Operation.Stop
          && step.conditions().stream().noneMatch(condition -> condition.dialects().isPresent());
    }

    private Occurrence occurrence(Node node, Step step, List<String> lines) {
      int first = step.lines().first();
      String source = first <= lines.size() ? lines.get(first - 1).strip() : "";
      Place place =
          new Place(
              node.id(),
              node.revision().map(Revision::file),
              step.lines(),
              source,
              lynearm.operation.Sentence.of(step.operation()).plainText());
      return new Occurrence(number++, step, place, Occurrence.code(lines, step));
    }

    private void doubt(Node node, String reason) {
      Step step = Step.untold(reason, Direction.UPGRADE);
      Place place =
          new Place(
              node.id(),
              node.revision().map(Revision::file).map(Path::toAbsolutePath),
              new Lines(1, 1),
              "",
              lynearm.operation.Sentence.of(step.operation()).plainText());
      untold.add(new Occurrence(number++, step, place, ""));
    }
  }
}
