package lynearm.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.nio.file.attribute.UserPrincipalLookupService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a replaced file keeps, there and back.
class FileTraitsTest {

  @TempDir private Path folder;
  private Scene scene = Scene.at(Path.of(""));
  private Path file = Path.of("");

  @BeforeEach
  void writeProject() throws IOException {
    scene = Scene.in(folder);
    file = scene.versions.resolve("b.py");
  }

  private long written() {
    WriteResult result = scene.writer().write(scene.change());
    assertThat(result).isInstanceOf(WriteResult.Written.class);
    return ((WriteResult.Written) result).change().id();
  }

  @Test
  void theAttributesThatPeopleGaveStay() throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    try {
      view.write("origin", ByteBuffer.wrap("by hand".getBytes(StandardCharsets.UTF_8)));
    } catch (IOException | UnsupportedOperationException | NullPointerException _) {
      assumeTrue(false, "the file system has no such attributes");
    }
    long id = written();
    assertThat(origin()).isEqualTo("by hand");
    scene.writer().undo(id);
    assertThat(origin()).isEqualTo("by hand");
  }

  private String origin() throws IOException {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    ByteBuffer value = ByteBuffer.allocate(view.size("origin"));
    view.read("origin", value);
    return new String(value.array(), StandardCharsets.UTF_8);
  }

  @Test
  void theOwnerAndTheGroupStay() throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    assumeTrue(view != null, "the file system knows no groups");
    try {
      UserPrincipalLookupService people = file.getFileSystem().getUserPrincipalLookupService();
      view.setOwner(people.lookupPrincipalByName("nobody"));
      view.setGroup(people.lookupPrincipalByGroupName("nogroup"));
    } catch (IOException _) {
      assumeTrue(false, "only root can give a file away");
    }
    view.setPermissions(PosixFilePermissions.fromString("rw-rw-r-x"));
    PosixFileAttributes before = view.readAttributes();
    written();
    PosixFileAttributes after = view.readAttributes();
    assertThat(after.owner()).isEqualTo(before.owner());
    assertThat(after.group()).isEqualTo(before.group());
    assertThat(after.permissions()).isEqualTo(before.permissions());
  }
}
