package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import lynearm.graph.Node;
import lynearm.revision.ReadResult;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every recorded history, written out as a project and opened.
class RealHistoriesTest {

  @TempDir private Path folder;

  static List<Path> recordings() {
    return CorpusProject.recordings();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void nothingIsDroppedAndTheHeadsAreWhatAlembicSays(Path recording) {
    CorpusProject corpus = CorpusProject.write(recording, folder);
    Workspace open = corpus.project().read();

    assertThat(open.files()).hasSize(corpus.size()).allMatch(ReadResult.Read.class::isInstance);
    assertThat(open.graph().fileCount()).isEqualTo(corpus.size());
    assertThat(open.graph().refusal().isPresent()).isEqualTo(corpus.isRefused());
    if (!corpus.isRefused()) {
      assertThat(open.graph().heads())
          .extracting(Node::id)
          .extracting(Object::toString)
          .containsExactlyInAnyOrderElementsOf(corpus.heads());
    }
  }
}
