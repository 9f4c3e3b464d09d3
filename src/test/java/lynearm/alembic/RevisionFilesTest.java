package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import lynearm.file.FileLook;
import lynearm.file.FileTree;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionFilesTest {

  @TempDir private Path folder;
  private Path root;
  private ProjectTree project;

  @BeforeEach
  void beginProject() throws IOException {
    root = folder.toRealPath();
    project = new ProjectTree(root);
  }

  private RevisionFiles list(boolean recursive, String... locations) {
    return RevisionFiles.list(
        List.of(locations).stream().map(root::resolve).toList(), recursive, false, Progress.NONE);
  }

  private Settings settings(String... locations) {
    return Settings.configuredInCode(
        root.resolve("env"), List.of(locations).stream().map(root::resolve).toList());
  }

  @Test
  void filesArePassedOverWithAWord() {
    project
        .file("v/a.py", "")
        .file("v/B.PY", "")
        .file("v/__init__.py", "")
        .file("v/__init__old.py", "")
        .file("v/note.txt", "")
        .file("v/old/c.py", "")
        .folder("v/data");
    var files = list(false, "v");
    assertThat(files.files()).containsExactly(root.resolve("v/a.py"));
    assertThat(files.problems())
        .extracting(Problem::kind, problem -> problem.at().orElseThrow().file().getFileName() + "")
        .containsExactly(
            tuple(Problem.Kind.IGNORED_FILE, "B.PY"),
            tuple(Problem.Kind.IGNORED_FILE, "__init__old.py"),
            tuple(Problem.Kind.IGNORED_FILE, "old"));
  }

  @Test
  void foldersToWatchAreAllThatMatter() {
    project.file("v/sub/a.py", "").link("v/b.py", "../elsewhere/b.py").file("elsewhere/b.py", "");
    assertThat(list(true, "v", "missing/deep").folders())
        .containsExactly(root.resolve("v"), root.resolve("elsewhere"), root.resolve("v/sub"), root);
  }

  @Test
  void deadLinksStayVisible() {
    project.link("v/dead.py", "nowhere.py").link("v/loop.py", "loop.py").file("v/a.py", "");
    var files = list(false, "v");
    assertThat(files.files()).containsExactly(root.resolve("v/a.py"));
    assertThat(files.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.UNREADABLE_FILE, Problem.Kind.UNREADABLE_FILE);
  }

  @Test
  void eachFileIsLookedAtAsItIsFound() throws IOException {
    project.file("v/a.py", "x").link("v/z.py", "../elsewhere/b.py").file("elsewhere/b.py", "yy");
    var files = list(false, "v");
    assertThat(files.looks())
        .containsOnlyKeys(root.resolve("v/a.py"), root.resolve("elsewhere/b.py"))
        .containsValues(
            FileLook.at(root.resolve("v/a.py")), FileLook.at(root.resolve("elsewhere/b.py")));
    Files.writeString(root.resolve("elsewhere/b.py"), "yyy");
    assertThat(list(false, "v").looks()).isNotEqualTo(files.looks());
  }

  @Test
  void manyFilesKeepTheirOrder() {
    for (int i = 0; i < 1_000; i++) {
      project.file("v/%03x_.py".formatted(i * 7 % 1_000), "");
    }
    assertThat(list(false, "v").files()).hasSize(1_000).isSorted();
  }

  @Test
  void listingCanBeStopped() {
    project.file("v/a.py", "");
    assertThatThrownBy(() -> RevisionFiles.list(settings("v"), () -> true))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void newFileGoesToTheOnlyLocation() {
    assertThat(VersionFolderChoice.forNewFile(settings("v"), Optional.of(root.resolve("x/a.py"))))
        .isEqualTo(new VersionFolderChoice.Chosen(root.resolve("v")));
  }

  @Test
  void newFileGoesBesideItsFirstParent() {
    var settings = settings("v1", "v2");
    assertThat(VersionFolderChoice.forNewFile(settings, Optional.of(root.resolve("v2/a.py"))))
        .isEqualTo(new VersionFolderChoice.Chosen(root.resolve("v2")));
    assertThat(VersionFolderChoice.forNewFile(settings, Optional.empty()))
        .isEqualTo(
            new VersionFolderChoice.Refused(
                AlembicError.command(
                    "Multiple version locations present, please specify --version-path")));
  }

  @Test
  void folderThatIsNoLocationIsRefused() {
    var settings = settings("v1", "v2");
    var refused =
        new VersionFolderChoice.Refused(
            AlembicError.command(
                "Path %s is not represented in current version locations"
                    .formatted(root.resolve("v1/sub"))));
    assertThat(VersionFolderChoice.forNewFile(settings, Optional.of(root.resolve("v1/sub/a.py"))))
        .isEqualTo(refused);
    assertThat(VersionFolderChoice.forNewFile(settings, Path.of("../v2")))
        .isInstanceOf(VersionFolderChoice.Refused.class);
  }

  @Test
  void wholeDisksAreNotWalkedToTheEnd() {
    project.file("v/a.py", "").file("v/one/b.py", "").file("v/one/two/three/c.py", "");
    var lister =
        new RevisionFileLister(FileTree.DISK, true, new RevisionFileName(false), Progress.NONE, 2);
    var files = lister.list(List.of(root.resolve("v")));
    assertThat(files.files()).containsExactly(root.resolve("v/a.py"), root.resolve("v/one/b.py"));
    assertThat(files.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.what())
                .startsWith("More than 2 folders lie in the version location"));
  }

  @Test
  void namesThatAreNoTextAreToldNotOpened() {
    project.file("v/a.py", "").file("v/b\uFFFD.py", "").folder("v/c\uFFFD");
    var files = list(false, "v");
    assertThat(files.files()).containsExactly(root.resolve("v/a.py"));
    assertThat(files.problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.what())
                .isEqualTo("The name of b\uFFFD.py has bytes that are no text here"));
  }
}
