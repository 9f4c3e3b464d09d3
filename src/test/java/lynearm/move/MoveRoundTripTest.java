package lynearm.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import lynearm.change.ChangeWriter;
import lynearm.change.FileEdit;
import lynearm.change.StateFolder;
import lynearm.change.WriteResult;
import lynearm.graph.RevisionGraph;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.CorpusProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Moves at random through real and made-up histories: what is written reads as promised, and moved
/// back or undone it is what it was, to the byte.
class MoveRoundTripTest {

  private static final int TRIES = 6;
  private static final int MADE_UP = 30;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> realHistories() {
    return CorpusProject.recordings().stream()
        .map(recording -> {
          String name = String.valueOf(recording.getFileName());
          return DynamicTest.dynamicTest(
              name,
              () ->
                  check(
                      CorpusProject.write(recording, folder.resolve(name)).project(),
                      new Random(name.hashCode())));
        });
  }

  @TestFactory
  Stream<DynamicTest> madeUpHistories() {
    return java.util.stream.IntStream.range(0, MADE_UP)
        .mapToObj(seed ->
            DynamicTest.dynamicTest(
                "seed " + seed,
                () ->
                    check(
                        AlembicProject.in(folder.resolve("p" + seed), drawn(new Random(seed))),
                        new Random(seed))));
  }

  /// Revisions with some forks, merges, dependencies and labels.
  private static String drawn(Random random) {
    StringBuilder text = new StringBuilder();
    int size = 3 + random.nextInt(14);
    for (int i = 0; i < size; i++) {
      text.append('r').append(i).append(':');
      int parents = i == 0 || random.nextInt(12) == 0 ? 0 : random.nextInt(5) == 0 ? 2 : 1;
      int last = -1;
      for (int p = 0; p < parents; p++) {
        int parent = Math.max(0, i - 1 - random.nextInt(4));
        if (parent != last) {
          text.append(" r").append(parent);
        }
        last = parent;
      }
      if (i > 1 && random.nextInt(8) == 0) {
        text.append(" ~r").append(random.nextInt(i - 1));
      }
      if (random.nextInt(12) == 0) {
        text.append(" @l").append(i);
      }
      text.append("; ");
    }
    return text.toString();
  }

  private void check(AlembicProject project, Random random) throws IOException {
    ChangeWriter writer =
        new ChangeWriter(
            new StateFolder(folder.resolve("state")), project.root(), Clock.systemUTC());
    Map<String, String> before = project.contents();
    Workspace workspace = project.read();
    RevisionGraph graph = workspace.graph();
    for (int i = 0; i < TRIES && graph.fileCount() > 0; i++) {
      MovePlan plan = plan(workspace, random, i);
      if (!(plan instanceof MovePlan.Ready ready)) {
        continue;
      }
      checkMovedBack(ready, graph);
      WriteResult written = writer.write(ready.change());
      assertThat(written).isInstanceOf(WriteResult.Written.class);
      assertThat(revisions(project.read().graph()))
          .isEqualTo(revisions(ready.change().graphAfter()));
      writer.undo(((WriteResult.Written) written).change().id());
      assertThat(project.contents()).isEqualTo(before);
      workspace = project.read();
    }
  }

  private static MovePlan plan(Workspace workspace, Random random, int turn) {
    RevisionGraph graph = workspace.graph();
    if (turn % 3 == 0 && !graph.mergePoints().isEmpty()) {
      int merge = random.nextInt(graph.mergePoints().size());
      return new DetachPlanner(workspace)
          .plan(graph.mergePoints().get(merge).index(), Optional.empty());
    }
    return new MovePlanner(workspace)
        .plan(random.nextInt(graph.fileCount()), random.nextInt(graph.fileCount()));
  }

  private static List<Revision> revisions(RevisionGraph graph) {
    return graph.files().stream().flatMap(node -> node.revision().stream()).toList();
  }

  /// Each edited file, given its old parent again, is what it was.
  private static void checkMovedBack(MovePlan.Ready plan, RevisionGraph graph) throws IOException {
    RevisionGraph after = plan.change().graphAfter();
    for (RevisionId id : plan.relinked()) {
      Revision was = graph.find(id).orElseThrow().revision().orElseThrow();
      Revision is = after.find(id).orElseThrow().revision().orElseThrow();
      List<RevisionId> gone = new ArrayList<>(was.downRevisions());
      gone.removeAll(is.downRevisions());
      List<RevisionId> come = new ArrayList<>(is.downRevisions());
      come.removeAll(was.downRevisions());
      if (gone.size() != 1 || come.size() != 1) {
        continue;
      }
      byte[] edited =
          plan.change().edits().stream()
              .filter(edit -> edit.path().equals(was.file()))
              .findFirst()
              .flatMap(FileEdit::after)
              .orElseThrow()
              .bytes();
      try {
        ParentEdit back =
            new ParentEdit(is.downRevisions(), Optional.of(come.getFirst()), gone.getFirst());
        assertThat(back.of("file", edited).bytes()).isEqualTo(Files.readAllBytes(was.file()));
      } catch (RefusedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
