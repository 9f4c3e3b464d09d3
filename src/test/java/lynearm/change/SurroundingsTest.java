package lynearm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be in the way of writing, each with a sentence and nothing lost.
class SurroundingsTest {

  @TempDir Path folder;
  private Scene scene = Scene.at(Path.of(""));
  private Map<String, String> before = Map.of();

  @BeforeEach
  void aProject() throws IOException {
    scene = Scene.in(folder);
    before = scene.tree();
  }

  /// What somebody else does just before a step.
  private interface Deed {
    void run() throws IOException;
  }

  private Checkpoint before(String step, Deed deed) {
    boolean[] done = {false};
    return name -> {
      if (!done[0] && name.startsWith(step)) {
        done[0] = true;
        deed.run();
      }
    };
  }

  private String refused(ChangeWriter writer, Change change) {
    WriteResult result = writer.write(change);
    assertThat(result).isInstanceOf(WriteResult.Refused.class);
    assertThat(scene.writer().isInterrupted()).isFalse();
    return ((WriteResult.Refused) result).what();
  }

  @Test
  void aFileThatComesUnderTheNameStays() throws IOException {
    Path name = scene.versions.resolve("f.py");
    ChangeWriter writer =
        scene.writer(before("put in place " + name, () -> Files.writeString(name, "theirs")));

    assertThat(refused(writer, scene.change())).endsWith("f.py already exists");
    assertThat(name).hasContent("theirs");
    Files.delete(name);
    assertThat(scene.tree()).isEqualTo(before);
  }

  @Test
  void anEditAtTheLastMomentStays() throws IOException {
    Path file = scene.versions.resolve("b.py");
    ChangeWriter writer =
        scene.writer(
            before(
                "force " + scene.versions.resolve("2026"),
                () -> Files.writeString(file, "theirs")));

    assertThat(refused(writer, scene.change())).endsWith("b.py changed since the preview");
    assertThat(file).hasContent("theirs");
    assertThat(scene.versions.resolve("2026")).doesNotExist();
    assertThat(scene.versions.resolve("d.py")).exists();
  }

  @Test
  void aFolderThatVanishesIsTold() throws IOException {
    Path sub = scene.versions.resolve("2026");
    ChangeWriter writer = scene.writer(before("create " + sub, () -> Files.delete(sub)));

    assertThat(refused(writer, scene.change())).endsWith("is not there any more");
    assertThat(scene.tree()).isEqualTo(before);
  }

  @Test
  void aFolderWithoutPermissionIsTold() throws IOException {
    ChangeWriter writer =
        scene.writer(
            before(
                "create " + scene.versions.resolve("."),
                () -> {
                  throw new AccessDeniedException(scene.versions.toString());
                }));

    assertThat(refused(writer, scene.change())).startsWith("No permission to write ");
    assertThat(scene.tree()).isEqualTo(before);
  }

  @Test
  void aLinkIsNotEdited() throws IOException {
    Path target = Files.writeString(folder.resolve("project/elsewhere.py"), "x");
    Path link = Files.createSymbolicLink(scene.versions.resolve("link.py"), target);
    Change replace = scene.change(new FileEdit.Replace(link, Content.of("x"), Content.of("y")));
    Change delete = scene.change(new FileEdit.Delete(link, Content.of("x")));

    assertThat(refused(scene.writer(), replace)).isEqualTo("link.py is a symbolic link");
    assertThat(refused(scene.writer(), delete)).isEqualTo("link.py is a symbolic link");
    assertThat(target).hasContent("x");
  }

  @Test
  void noLinkLeadsOutOfTheVersionFolders() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("project/outside"));
    Path file = Files.createSymbolicLink(scene.versions.resolve("out"), outside).resolve("x.py");

    assertThat(refused(scene.writer(), scene.change(new FileEdit.Create(file, Content.of("x")))))
        .isEqualTo(file + " is outside of the version folders");
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aFileOutsideIsNotWritten() {
    Path file = folder.resolve("project/x.py");
    assertThat(refused(scene.writer(), scene.change(new FileEdit.Create(file, Content.of("x")))))
        .isEqualTo(file + " is outside of the version folders");
    assertThat(file).doesNotExist();
  }

  @Test
  void dotsDoNotLeadOut() {
    Path file = scene.versions.resolve("../x.py");
    assertThatThrownBy(() -> new FileEdit.Create(file, Content.of("x")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aVersionFolderThatIsItselfALinkIsFine() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("project/link"), scene.versions);
    Change change =
        new Change(
            "Create",
            java.util.List.of(new FileEdit.Create(link.resolve("x.py"), Content.of("x"))),
            java.util.List.of(link),
            Scene.NO_GRAPH,
            Fingerprint.ofNothing());
    assertThat(scene.writer().write(change)).isInstanceOf(WriteResult.Written.class);
    assertThat(scene.versions.resolve("x.py")).hasContent("x");
  }

  @Test
  void oneWritesAtATime() throws IOException {
    WriteResult[] second = {new WriteResult.Refused("", "")};
    Change other =
        scene.change(new FileEdit.Create(scene.versions.resolve("o.py"), Content.of("o")));
    ChangeWriter first =
        scene.writer(before("replace", () -> second[0] = scene.writer().write(other)));

    assertThat(first.write(scene.change())).isInstanceOf(WriteResult.Written.class);
    assertThat(second[0])
        .isEqualTo(
            new WriteResult.Refused(
                "Another Lynearm is writing here",
                "Nothing was changed. Try again when it is done."));
    assertThat(scene.versions.resolve("o.py")).doesNotExist();
  }

  @Test
  void withoutAPlaceToNoteItNothingIsWritten() throws IOException {
    Files.writeString(scene.state.root(), "a file where a folder would be needed");

    assertThat(refused(scene.writer(), scene.change()))
        .startsWith("There is no place to note the change: ");
    assertThat(scene.tree()).isEqualTo(before);
  }
}
