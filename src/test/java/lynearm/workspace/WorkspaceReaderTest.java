package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import lynearm.alembic.Environment;
import lynearm.revision.ReadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is read again is what has changed.
class WorkspaceReaderTest {

  @TempDir Path folder;

  private final WorkspaceReader reader = new WorkspaceReader();

  private Workspace opened() {
    return opened(reader.open(folder, Optional.empty(), Progress.IGNORED));
  }

  private static Workspace opened(OpenResult result) {
    return ((OpenResult.Opened) result).workspace();
  }

  private static Path file(Workspace workspace, String name) {
    return workspace.files().stream()
        .map(ReadResult::file)
        .filter(it -> it.endsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void onlyAChangedFileIsOpenedAgain() throws IOException {
    AlembicProject.in(folder, "a:; b: a; c: a");
    Workspace before = opened();
    // Another text that looks the same from outside shows that a file was not opened.
    Path hidden = file(before, "b_add_b.py");
    FileTime written = Files.getLastModifiedTime(hidden);
    Files.writeString(hidden, Files.readString(hidden).replace("'b'", "'x'"));
    Files.setLastModifiedTime(hidden, written);
    Path changed = file(before, "c_add_c.py");
    Files.writeString(changed, Files.readString(changed).replace("'c'", "'longer'"));

    Workspace after = opened(reader.reload(before, Progress.IGNORED));

    assertThat(after.graph().heads())
        .extracting(node -> node.id().value())
        .containsExactlyInAnyOrder("b", "longer");
  }

  @Test
  void aNewEnvironmentIsFoundOnRequest() throws IOException {
    AlembicProject.in(folder, "a:");
    Workspace before = opened();
    Path second = Files.createDirectory(folder.resolve("second"));
    AlembicProject.in(second, "z:");

    assertThat(opened(reader.reload(before, Progress.IGNORED)).environments()).hasSize(1);
    Workspace after = opened(reader.searchAgain(before, Progress.IGNORED));
    assertThat(after.environments())
        .extracting(Environment::name)
        .containsExactly("alembic.ini", "second/alembic.ini");
    assertThat(after.environment()).isEqualTo(before.environment());
  }
}
