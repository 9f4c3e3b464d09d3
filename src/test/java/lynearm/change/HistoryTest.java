package lynearm.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is remembered of changes; each look is by a new writer, as after a restart.
class HistoryTest {

  @TempDir Path folder;
  private Scene scene = Scene.at(Path.of(""));
  private Map<String, String> before = Map.of();

  @BeforeEach
  void aProject() throws IOException {
    scene = Scene.in(folder);
    before = scene.tree();
  }

  private WrittenChange write(Change change) {
    WriteResult result = scene.writer().write(change);
    assertThat(result).isInstanceOf(WriteResult.Written.class);
    return ((WriteResult.Written) result).change();
  }

  private WrittenChange create(String name) {
    return write(scene.change(new FileEdit.Create(scene.versions.resolve(name), Content.of(name))));
  }

  private List<WrittenChange.State> states() throws IOException {
    return scene.writer().history().stream().map(WrittenChange::state).toList();
  }

  @Test
  void undoAndRedoGoThroughTheHistoryLikeAnEditors() throws IOException {
    WrittenChange one = create("1.py");
    WrittenChange two = create("2.py");
    assertThat(scene.writer().nextUndo()).contains(two);
    assertThat(scene.writer().nextRedo()).isEmpty();

    scene.writer().undo(two.id());
    scene.writer().undo(one.id());
    assertThat(scene.tree()).isEqualTo(before);
    assertThat(scene.writer().nextUndo()).isEmpty();
    assertThat(scene.writer().nextRedo()).map(WrittenChange::id).contains(one.id());

    scene.writer().redo(one.id());
    assertThat(scene.writer().nextRedo()).map(WrittenChange::id).contains(two.id());
    assertThat(scene.writer().nextUndo()).map(WrittenChange::id).contains(one.id());

    create("3.py");
    assertThat(scene.writer().nextRedo()).isEmpty();
    assertThat(states())
        .containsExactly(
            WrittenChange.State.DONE, WrittenChange.State.SUPERSEDED, WrittenChange.State.DONE);
  }

  @Test
  void aWrittenChangeIsRememberedWhole() throws IOException {
    WrittenChange change = write(scene.change());
    assertThat(scene.writer().history()).containsExactly(change);
    assertThat(change.title()).isEqualTo("Move b onto c");
    assertThat(change.when()).isEqualTo(Scene.NOW);
    assertThat(change.edits()).isEqualTo(scene.change().edits());
    assertThat(change.createdFolders()).containsExactly(scene.versions.resolve("2026"));
  }

  @Test
  void undoOfAnEditedFileGivesTheDifference() throws IOException {
    WrittenChange change = write(scene.change());
    Path file = scene.versions.resolve("b.py");
    Files.writeString(file, Files.readString(file) + "# mine\r\n");
    Map<String, String> edited = scene.tree();

    UndoResult result = scene.writer().undo(change.id());

    assertThat(result).isInstanceOf(UndoResult.Refused.class);
    UndoResult.Refused refused = (UndoResult.Refused) result;
    assertThat(refused.what()).isEqualTo("b.py was edited since");
    assertThat(FileDiff.of(refused.edited().getFirst(), "b.py").text()).endsWith("+# mine\r\n");
    assertThat(scene.tree()).isEqualTo(edited);
  }

  @Test
  void undoDoesNotWriteOverAFileThatIsThereAgain() throws IOException {
    WrittenChange change = write(scene.change());
    Files.writeString(scene.versions.resolve("d.py"), "another");
    assertThat(((UndoResult.Refused) scene.writer().undo(change.id())).what())
        .isEqualTo("d.py is there again");
    assertThat(scene.versions.resolve("d.py")).hasContent("another");
  }

  @Test
  void redoOfAnEditedFileGivesTheDifference() throws IOException {
    WrittenChange change = write(scene.change());
    scene.writer().undo(change.id());
    Files.writeString(scene.versions.resolve("b.py"), "mine");
    assertThat(((UndoResult.Refused) scene.writer().redo(change.id())).edited()).hasSize(1);
    assertThat(scene.versions.resolve("b.py")).hasContent("mine");
  }

  @Test
  void lookingWritesNothing() throws IOException {
    WrittenChange change = write(scene.change());
    Map<String, String> after = scene.tree();
    assertThat(scene.writer().lookAtUndo(change.id())).isInstanceOf(UndoResult.Done.class);
    assertThat(scene.tree()).isEqualTo(after);
    assertThat(states()).containsExactly(WrittenChange.State.DONE);
  }

  @Test
  void whatIsUndoneIsNotUndoneAgain() {
    WrittenChange change = write(scene.change());
    scene.writer().undo(change.id());
    assertThat(scene.writer().undo(change.id())).isInstanceOf(UndoResult.Refused.class);
  }

  @Test
  void filesEditedAfterACrashAreLeftAndCanBeTakenBack() throws IOException {
    Checkpoint crash =
        step -> {
          if (step.startsWith("delete " + scene.versions.resolve("d.py"))) {
            throw new StackOverflowError("the end");
          }
        };
    try {
      scene.writer(crash).write(scene.change());
    } catch (StackOverflowError _) {
      Files.writeString(scene.versions.resolve("f.py"), "mine");
    }

    Recovered recovered = scene.writer().recover().orElseThrow();

    assertThat(recovered.outcome()).isEqualTo(Recovered.Outcome.LEFT);
    assertThat(scene.versions.resolve("f.py")).hasContent("mine");
    assertThat(states()).containsExactly(WrittenChange.State.INTERRUPTED);
    assertThat(scene.writer().undo(recovered.change().id())).isInstanceOf(UndoResult.Refused.class);
    Files.delete(scene.versions.resolve("f.py"));
    assertThat(scene.writer().undo(recovered.change().id())).isInstanceOf(UndoResult.Done.class);
    assertThat(scene.tree()).isEqualTo(before);
  }

  @Test
  void onlyTheLastFiftyAreRemembered() throws IOException {
    for (int i = 0; i < 53; i++) {
      create("n" + i + ".py");
    }
    assertThat(scene.writer().history()).hasSize(50);
    assertThat(scene.writer().nextUndo().orElseThrow().paths())
        .containsExactly(scene.versions.resolve("n52.py"));
  }

  @Test
  void damagedNotesAreLeftOut() throws IOException {
    write(scene.change());
    create("x.py");
    try (Stream<Path> notes = Files.walk(scene.state.root())) {
      Path first = notes.filter(note -> note.endsWith("1.change")).findFirst().orElseThrow();
      byte[] bytes = Files.readAllBytes(first);
      bytes[bytes.length / 2] ^= 1;
      Files.write(first, bytes);
    }
    assertThat(scene.writer().history()).hasSize(1);
    create("y.py");
    assertThat(scene.writer().history()).hasSize(2);
  }

  @Test
  void aFolderByAnotherNameHasTheSameHistory() throws IOException {
    create("x.py");
    Path link = Files.createSymbolicLink(folder.resolve("project/again"), scene.versions);
    assertThat(new ChangeWriter(scene.state, link, java.time.Clock.systemUTC()).history())
        .hasSize(1);
  }

  @Test
  void environmentsThatNobodyWroteInForLongestAreForgotten() throws IOException {
    Path used = scene.state.of(scene.versions);
    for (int i = 0; i < StateFolder.MOST_ENVIRONMENTS + 5; i++) {
      Path other = Files.createDirectories(scene.state.root().resolve("other-" + i));
      Files.writeString(other.resolve("1.change"), "");
      Files.writeString(other.resolve("lock"), "");
      Files.setLastModifiedTime(other, FileTime.fromMillis(1_000_000L + i * 1_000L));
    }
    Files.writeString(scene.state.root().resolve("other-2/stray"), "not ours");
    scene.writer().write(scene.change());

    assertThat(scene.state.root().resolve("other-0")).doesNotExist();
    assertThat(scene.state.root().resolve("other-4")).doesNotExist();
    assertThat(scene.state.root().resolve("other-2/stray")).exists();
    assertThat(scene.state.root().resolve("other-" + StateFolder.MOST_ENVIRONMENTS)).exists();
    assertThat(used).exists();
    assertThat(scene.writer().history()).hasSize(1);
  }
}
