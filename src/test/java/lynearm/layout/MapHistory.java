package lynearm.layout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import lynearm.graph.RevisionGraph;
import lynearm.revision.BranchLabel;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.CorpusProject;

/// Histories for tests of the map: from text, from the corpus, at random.
///
/// In text, `m: a b ~d` is a revision `m` with the parents `a` and `b` that depends on `d`;
/// revisions stand in load order, parted by semicolons.
public final class MapHistory {

  private MapHistory() {}

  public static FoldedGraph graph(String text) {
    return FoldedGraph.unfolded(RevisionGraph.of(revisions(text)));
  }

  public static List<Revision> revisions(String text) {
    List<Revision> revisions = new ArrayList<>();
    for (String line : text.split(";", -1)) {
      if (line.isBlank()) {
        continue;
      }
      int colon = line.indexOf(':');
      List<String> parents = new ArrayList<>();
      List<String> needed = new ArrayList<>();
      for (String word : line.substring(colon + 1).strip().split(" +", -1)) {
        if (word.startsWith("~")) {
          needed.add(word.substring(1));
        } else if (!word.isEmpty()) {
          parents.add(word);
        }
      }
      String id = line.substring(0, colon).strip();
      revisions.add(revision(id, parents, needed));
    }
    return revisions;
  }

  static Revision revision(String id, List<String> parents, List<String> needed) {
    return new Revision(
        new RevisionId(id),
        Path.of("/versions/" + id + ".py"),
        parents.stream().map(RevisionId::new).toList(),
        List.of(),
        needed.stream().map(Reference::new).toList(),
        "add " + id,
        Map.of());
  }

  /// The names of all real histories.
  static List<String> corpusNames() {
    return CorpusProject.recordings().stream()
        .map(file -> file.getFileName().toString().replaceFirst("[.]json$", ""))
        .toList();
  }

  /// A real history by the name of its file.
  public static RevisionGraph corpus(String name) {
    try (InputStream in =
        Objects.requireNonNull(MapHistory.class.getResourceAsStream("/corpus/" + name + ".json"))) {
      List<Revision> revisions = new ArrayList<>();
      for (JsonNode one : new ObjectMapper().readTree(in).get("revisions")) {
        String date = one.get("create_date").asText("");
        revisions.add(
            new Revision(
                new RevisionId(one.get("revision").asText()),
                Path.of("/").resolve(one.get("file").asText()),
                texts(one.get("down_revision")).stream().map(RevisionId::new).toList(),
                texts(one.get("branch_labels")).stream().map(BranchLabel::new).toList(),
                texts(one.get("depends_on")).stream().map(Reference::new).toList(),
                one.get("doc").asText() + (date.isEmpty() ? "" : "\n\nCreate Date: " + date),
                Map.of()));
      }
      return RevisionGraph.of(revisions);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the corpus", e);
    }
  }

  private static List<String> texts(JsonNode value) {
    if (value.isNull()) {
      return List.of();
    }
    if (value.isTextual()) {
      return List.of(value.asText());
    }
    List<String> all = new ArrayList<>();
    value.forEach(one -> all.add(one.asText()));
    return all;
  }

  /// A history of this many revisions with forks, merges and some dependencies.
  public static List<Revision> random(long seed, int size) {
    Random random = new Random(seed);
    List<Revision> revisions = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> parents = new ArrayList<>();
      List<String> needed = new ArrayList<>();
      if (i > 0 && random.nextInt(40) > 0) {
        parents.add("r" + (random.nextInt(4) > 0 ? i - 1 : random.nextInt(Math.max(0, i - 12), i)));
      }
      while (i > 4 && random.nextInt(6) == 0) {
        parents.add("r" + random.nextInt(Math.max(0, i - 20), i));
      }
      if (i > 4 && random.nextInt(10) == 0) {
        needed.add("r" + random.nextInt(i));
      }
      if (random.nextInt(50) == 0) {
        parents.add("gone" + i);
      }
      revisions.add(revision("r" + i, parents, needed));
    }
    return revisions;
  }

  /// One line a rank from the heads down: the ids in their columns, `…n` for a fold of `n`.
  static String drawn(FoldedGraph graph) {
    MapLayout map = MapLayout.of(graph);
    String[][] cells = new String[map.rankCount()][map.columnCount()];
    int wide = 1;
    for (int item = 0; item < graph.size(); item++) {
      String name = nameOf(graph, item);
      cells[map.rankOf(item)][map.columnOf(item)] = name;
      wide = Math.max(wide, name.length());
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : cells) {
      StringBuilder line = new StringBuilder();
      for (String cell : row) {
        String name = cell == null ? "." : cell;
        line.append(name).append(" ".repeat(wide + 1 - name.length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  static String nameOf(FoldedGraph graph, int item) {
    return switch (graph.item(item)) {
      case FoldedGraph.Item.Single(int node) -> graph.graph().node(node).id().value();
      case FoldedGraph.Item.Fold(List<Integer> nodes) -> "…" + nodes.size();
    };
  }

  static int item(FoldedGraph graph, String id) {
    return IntStream.range(0, graph.size())
        .filter(item -> nameOf(graph, item).equals(id))
        .findFirst()
        .orElseThrow();
  }
}
