package lynearm.ui.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;
import lynearm.layout.CardSize;
import lynearm.layout.FoldedGraph;
import lynearm.layout.MapLayout;
import lynearm.look.GitFacts;
import lynearm.revision.Header;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

class MapPictureTest {

  private static Revision revision(
      String id, String file, Map<Header, Integer> computed, String... parents) {
    return new Revision(
        new RevisionId(id),
        Path.of("/versions", file),
        Stream.of(parents).map(RevisionId::new).toList(),
        List.of(),
        List.of(),
        "",
        computed);
  }

  @Test
  void problemsAreTheSameThatTheBadgesTell() {
    RevisionGraph graph =
        RevisionGraph.of(
            List.of(
                revision("a", "1.py", Map.of()),
                revision("b", "2.py", Map.of(), "a"),
                revision("b", "3.py", Map.of(), "a"),
                revision("x", "4.py", Map.of(), "y"),
                revision("y", "5.py", Map.of(), "x"),
                revision("c", "6.py", Map.of(Header.DOWN_REVISION, 3))));
    MapPicture picture =
        MapPicture.of(
            FoldedGraph.unfolded(graph),
            MapLayout.Direction.HEADS_UP,
            CardSize.WHOLE,
            GitFacts.unknown());

    assertThat(
            IntStream.range(0, picture.layout().size())
                .filter(picture::isProblem)
                .mapToObj(item -> picture.node(item).id() + " " + item)
                .map(text -> text.substring(0, 1)))
        .containsExactlyInAnyOrder("b", "x", "y", "c");
  }
}
