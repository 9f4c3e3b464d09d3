package lynearm.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import lynearm.revision.RevisionId;

/// What `alembic upgrade` runs on a database, and what becomes of its version table on the way.
/// Alembic: revision map, `_collect_upgrade_revisions`; migration, `HeadMaintainer`.
///
/// @param steps what runs, in order; none if the database is there already
/// @param rowsAfter the rows of the version table afterwards
public record Upgrade(List<Step> steps, SequencedSet<RevisionId> rowsAfter) {

  public Upgrade {
    steps = List.copyOf(steps);
    rowsAfter = new LinkedHashSet<>(rowsAfter);
  }

  /// A revision that runs.
  ///
  /// @param statements what follows on the version table
  public record Step(Node revision, List<TableStatement> statements) {
    public Step {
      statements = List.copyOf(statements);
    }
  }

  /// The upgrade of a database at these rows to these targets. O(V + E) for each step that joins
  /// branches, else O(V + E) once.
  ///
  /// @param rows what the version table holds
  /// @param targets where to go to; revisions that others of them descend from are left out
  public static Upgrade of(RevisionGraph graph, Collection<Node> rows, Collection<Node> targets) {
    BitSet done = withAncestors(graph, rows);
    BitSet wanted = withAncestors(graph, targets);
    wanted.andNot(done);
    BitSet tips = new BitSet();
    targets.forEach(target -> tips.set(target.index()));
    int[] newestFirst = HistoryOrder.of(graph, wanted, tips);
    SequencedSet<RevisionId> now = new LinkedHashSet<>();
    rows.forEach(row -> now.add(row.id()));
    List<Step> steps = new ArrayList<>(newestFirst.length);
    for (int i = newestFirst.length - 1; i >= 0; i--) {
      Node revision = graph.node(newestFirst[i]);
      List<TableStatement> statements = statements(graph, revision, now);
      statements.forEach(statement -> apply(statement, now));
      steps.add(new Step(revision, statements));
    }
    return new Upgrade(steps, now);
  }

  private static BitSet withAncestors(RevisionGraph graph, Collection<Node> nodes) {
    BitSet starts = new BitSet();
    nodes.forEach(node -> starts.set(node.index()));
    return graph.normalisedLinks().below(starts);
  }

  private static List<TableStatement> statements(
      RevisionGraph graph, Node revision, SequencedSet<RevisionId> rows) {
    List<Node> parents =
        Arrays.stream(graph.normalisedDownOf(revision.index())).mapToObj(graph::node).toList();
    List<Node> replaced = parents.stream().filter(parent -> rows.contains(parent.id())).toList();
    if (replaced.isEmpty()) {
      return List.of(new TableStatement.Insert(revision.id()));
    }
    if (replaced.size() == 1) {
      return List.of(new TableStatement.Update(replaced.getFirst().id(), revision.id()));
    }
    List<RevisionId> retiring = retiring(graph, parents, rows);
    List<TableStatement> statements = new ArrayList<>();
    retiring
        .subList(0, retiring.size() - 1)
        .forEach(id -> statements.add(new TableStatement.Delete(id)));
    statements.add(new TableStatement.Update(retiring.getLast(), revision.id()));
    return statements;
  }

  /// The parents that are rows by themselves, rather than by another row that descends from them.
  private static List<RevisionId> retiring(
      RevisionGraph graph, List<Node> parents, SequencedSet<RevisionId> rows) {
    List<RevisionId> ids = parents.stream().map(Node::id).toList();
    BitSet others =
        withAncestors(
            graph,
            rows.stream()
                .filter(row -> !ids.contains(row))
                .flatMap(row -> graph.find(row).stream())
                .toList());
    return parents.stream().filter(parent -> !others.get(parent.index())).map(Node::id).toList();
  }

  private static void apply(TableStatement statement, SequencedSet<RevisionId> rows) {
    Consumer<RevisionId> gone = rows::remove;
    switch (statement) {
      case TableStatement.Insert(RevisionId id) -> rows.add(id);
      case TableStatement.Delete(RevisionId id) -> gone.accept(id);
      case TableStatement.Update(RevisionId from, RevisionId to) -> {
        gone.accept(from);
        rows.add(to);
      }
    }
  }
}
