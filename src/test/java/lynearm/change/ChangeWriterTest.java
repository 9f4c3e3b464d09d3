package lynearm.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import lynearm.graph.RevisionGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangeWriterTest {

  private static final RevisionGraph NO_GRAPH = RevisionGraph.of(List.of());

  @TempDir Path folder;
  @TempDir Path state;
  private Path versions;
  private ChangeWriter writer;

  @BeforeEach
  void aVersionFolderWithOneFile() throws IOException {
    versions = Files.createDirectory(folder.resolve("versions"));
    Files.writeString(versions.resolve("a.py"), "revision = 'a'\n");
    writer = new ChangeWriter(new StateFolder(state), versions, Clock.systemUTC());
  }

  @Test
  void theFileHasExactlyTheBytes() throws IOException {
    Path target = versions.resolve("m_join.py");

    assertThat(writer.write(change(target, "é\r\n"))).isInstanceOf(WriteResult.Written.class);

    assertThat(target).hasBinaryContent("é\r\n".getBytes(UTF_8));
    assertThat(tree()).containsOnlyKeys("versions/a.py", "versions/m_join.py");
  }

  @Test
  void undoBringsTheFolderBackToTheByte() throws IOException {
    Map<String, String> before = tree();
    Path target = versions.resolve("2026/11/m.py");
    var written = (WriteResult.Written) writer.write(change(target, "x"));
    assertThat(target).exists();

    assertThat(writer.undo(written.change().id())).isInstanceOf(UndoResult.Done.class);

    assertThat(tree()).isEqualTo(before);
    assertThat(versions.resolve("2026")).doesNotExist();
  }

  @Test
  void anExistingFileIsNeverReplaced() throws IOException {
    Change change = change(versions.resolve("m.py"), "new");
    Files.writeString(versions.resolve("m.py"), "old");
    Change planned =
        new Change(
            "Create merge", change.edits(), List.of(folder), NO_GRAPH, Fingerprint.ofNothing());

    assertThat(writer.write(planned))
        .asInstanceOf(type(WriteResult.Refused.class))
        .extracting(WriteResult.Refused::what)
        .isEqualTo("m.py already exists");
    assertThat(versions.resolve("m.py")).hasContent("old");
  }

  @Test
  void aNameThatIsTooLongIsToldAsThat() throws IOException {
    Map<String, String> before = tree();
    assertThat(writer.write(change(versions.resolve("m".repeat(300) + ".py"), "new")))
        .asInstanceOf(type(WriteResult.Refused.class))
        .extracting(WriteResult.Refused::next)
        .asString()
        .contains("shorter message");
    assertThat(tree()).isEqualTo(before);
  }

  @Test
  void nothingIsWrittenIfOneOfSeveralFilesCannotBe() throws IOException {
    Path blocked = folder.resolve("blocked");
    Files.writeString(blocked, "a file where a folder would be needed");
    FileEdit first = FileEdit.create(versions.resolve("new/one.py"), "1".getBytes(UTF_8));
    FileEdit second = FileEdit.create(blocked.resolve("two.py"), "2".getBytes(UTF_8));
    Map<String, String> before = tree();

    WriteResult result =
        writer.write(
            new Change(
                "Two", List.of(first, second), List.of(folder), NO_GRAPH, Fingerprint.ofNothing()));

    assertThat(result).isInstanceOf(WriteResult.Refused.class);
    assertThat(tree()).isEqualTo(before);
    assertThat(versions.resolve("new")).doesNotExist();
  }

  @Test
  void aFileThatCameSinceThePreviewStopsTheWriting() throws IOException {
    Change change = change(versions.resolve("m.py"), "x");
    Files.writeString(versions.resolve("b.py"), "revision = 'b'\n");

    assertThat(writer.write(change))
        .isEqualTo(
            new WriteResult.Refused(
                "b.py changed since the preview",
                "Nothing was written. Look at the new preview and try again."));
    assertThat(versions.resolve("m.py")).doesNotExist();
  }

  @Test
  void anEditSinceThePreviewStopsTheWriting() throws IOException {
    Change change = change(versions.resolve("m.py"), "x");
    Files.writeString(versions.resolve("a.py"), "revision = 'z'\n");
    Files.setLastModifiedTime(versions.resolve("a.py"), FileTime.fromMillis(12_345));

    assertThat(writer.write(change)).isInstanceOf(WriteResult.Refused.class);
  }

  @Test
  void byteCodeLeftByPythonDoesNotStopTheWriting() throws IOException {
    Change change = change(versions.resolve("m.py"), "x");
    Files.createDirectory(versions.resolve("__pycache__"));

    assertThat(writer.write(change)).isInstanceOf(WriteResult.Written.class);
  }

  @Test
  void anEditedFileIsNotTakenBack() throws IOException {
    Path target = versions.resolve("m.py");
    var written = (WriteResult.Written) writer.write(change(target, "x"));
    Files.writeString(target, "y");

    assertThat(writer.undo(written.change().id()))
        .asInstanceOf(type(UndoResult.Refused.class))
        .extracting(UndoResult.Refused::what)
        .isEqualTo("m.py was edited since");
    assertThat(target).hasContent("y");
  }

  @Test
  void whatIsGoneNeedsNoUndo() throws IOException {
    Path target = versions.resolve("m.py");
    var written = (WriteResult.Written) writer.write(change(target, "x"));
    Files.delete(target);

    assertThat(writer.undo(written.change().id()))
        .asInstanceOf(type(UndoResult.Refused.class))
        .extracting(UndoResult.Refused::what)
        .isEqualTo("m.py is not there any more");
  }

  private Change change(Path target, String text) {
    return new Change(
        "Create merge",
        List.of(FileEdit.create(target, text.getBytes(UTF_8))),
        List.of(folder),
        NO_GRAPH,
        Fingerprint.of(List.of(versions, versions.resolve("a.py"))));
  }

  private Map<String, String> tree() throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        tree.put(folder.relativize(path).toString(), Arrays.toString(Files.readAllBytes(path)));
      }
    }
    return tree;
  }
}
