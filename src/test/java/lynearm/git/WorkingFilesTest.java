package lynearm.git;

import static lynearm.git.RepositoryFixture.append;
import static lynearm.git.RepositoryFixture.delete;
import static lynearm.git.RepositoryFixture.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingFilesTest {

  @TempDir Path folder;

  private static Map<String, FileState> states(RepositoryFixture fixture, Path... places) {
    Map<String, FileState> states = new TreeMap<>();
    given(WorkingFiles.read(fixture.repository(), List.of(places)))
        .statuses()
        .forEach(
            (file, status) -> states.put(fixture.root.relativize(file).toString(), status.state()));
    return states;
  }

  private static FileState state(RepositoryFixture fixture, String path) {
    return given(WorkingFiles.read(fixture.repository(), List.of(fixture.file(path))))
        .status(fixture.file(path))
        .orElseThrow()
        .state();
  }

  @Test
  void everyStateIsTold() {
    RepositoryFixture fixture =
        RepositoryFixture.with(
            folder,
            Map.of(
                "v/same.py",
                "1",
                "v/changed.py",
                "2",
                "v/gone.py",
                "3",
                "v/added.py",
                "4",
                ".gitignore",
                "*.log\n__pycache__/\n",
                "w/far.py",
                "5"));
    append(fixture.file("v/changed.py"), "more");
    delete(fixture.file("v/gone.py"));
    append(fixture.file("v/added.py"), "more");
    fixture.write("v/new.py", "n");
    fixture.write("v/staged.py", "s");
    fixture.write("v/staged-then-changed.py", "s");
    fixture.write("v/x.log", "n");
    fixture.write("v/__pycache__/x.pyc", "n");
    given(
        fixture
            .writer()
            .stage(
                List.of(
                    fixture.file("v/added.py"),
                    fixture.file("v/staged.py"),
                    fixture.file("v/staged-then-changed.py"))));
    append(fixture.file("v/staged-then-changed.py"), "more");
    assertThat(states(fixture, fixture.file("v")))
        .containsExactly(
            Map.entry("v/added.py", FileState.STAGED),
            Map.entry("v/changed.py", FileState.MODIFIED),
            Map.entry("v/gone.py", FileState.DELETED),
            Map.entry("v/new.py", FileState.NEW),
            Map.entry("v/same.py", FileState.UNCHANGED),
            Map.entry("v/staged-then-changed.py", FileState.MODIFIED),
            Map.entry("v/staged.py", FileState.STAGED),
            Map.entry("v/x.log", FileState.IGNORED));
  }

  @Test
  void whetherTheCommitHasTheFileIsToldBesides() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "1"));
    fixture.write("v/b.py", "2");
    WorkingFiles files = given(WorkingFiles.read(fixture.repository(), List.of(fixture.file("v"))));
    assertThat(files.status(fixture.file("v/a.py")))
        .contains(new FileStatus(FileState.UNCHANGED, true));
    assertThat(files.status(fixture.file("v/b.py"))).contains(new FileStatus(FileState.NEW, false));
  }

  @Test
  void aRepositoryInsideIsLeftOut() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "1"));
    fixture.write("v/sub/.git/HEAD", "ref: refs/heads/main\n");
    fixture.write("v/sub/b.py", "2");
    assertThat(states(fixture, fixture.root)).containsOnlyKeys("v/a.py");
  }

  @Test
  void foldersAreNamedAsTheCallerNamesThem() throws IOException {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "1"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), fixture.root);
    assertThat(
            given(WorkingFiles.read(fixture.repository(), List.of(link.resolve("v")))).statuses())
        .containsOnlyKeys(link.resolve("v/a.py"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a b     | a\\r b\\r     | true  | ''                 | UNCHANGED
          a b     | a\\r b\\r     | input | ''                 | UNCHANGED
          a b     | a\\r b\\r     | false | ''                 | MODIFIED
          a b     | a\\r b\\r     | false | *.py text          | UNCHANGED
          a b     | a\\r b\\r     | false | *.py text=auto     | UNCHANGED
          a b     | a\\r b\\r     | false | *.py eol=crlf      | UNCHANGED
          a b     | a\\r b\\r     | true  | *.py -text         | MODIFIED
          a b     | a\\r b\\r     | true  | *.py binary        | MODIFIED
          a b     | a\\r b\\r     | true  | *.py text -text    | MODIFIED
          a b     | a\\r c\\r     | true  | ''                 | MODIFIED
          a\\r b\\r | a\\r b\\r   | true  | ''                 | UNCHANGED
          a\\r b\\r | a b         | true  | ''                 | MODIFIED
          """)
  void lineEndsAreSeenAsGitSeesThem(
      String committed, String working, String autocrlf, String attributes, FileState expected) {
    RepositoryFixture fixture =
        RepositoryFixture.with(folder, Map.of("v/a.py", lines(committed), "b", ""));
    fixture.write(".gitattributes", attributes + "\n");
    append(fixture.file(".git/config"), "[core]\n\tautocrlf = " + autocrlf + "\n");
    fixture.write("v/a.py", lines(working));
    assertThat(state(fixture, "v/a.py")).isEqualTo(expected);
    assumeTrue(GitProgram.isThere());
    String git = fixture.git().run("status", "--porcelain", "v/a.py");
    assertThat(git.isEmpty()).isEqualTo(expected == FileState.UNCHANGED);
  }

  private static String lines(String words) {
    return words.replace(" ", "\n").replace("\\r", "\r") + "\n";
  }

  @Test
  void aConflictIsTold() throws IOException {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "1\n"));
    GitProgram git = fixture.git();
    git.run("checkout", "-q", "-b", "side");
    fixture.write("v/a.py", "2\n");
    git.run("commit", "-qam", "side");
    git.run("checkout", "-q", "main");
    fixture.write("v/a.py", "3\n");
    git.run("commit", "-qam", "main");
    git.tryTo("merge", "side");
    assertThat(state(fixture, "v/a.py")).isEqualTo(FileState.CONFLICTED);
    assertThat(RepositoryFixture.refusal(fixture.writer().stage(List.of(fixture.file("v/a.py")))))
        .contains("has a conflict");
    fixture.write("v/b.py", "4\n");
    assertThat(
            RepositoryFixture.refusal(
                fixture.writer().commit(List.of(fixture.file("v/b.py")), "merge heads")))
        .contains("a git merge is not finished");
  }

  @Test
  void anIndexWithAbsurdCountsIsRefused() throws IOException {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("v/a.py", "1\n"));
    byte[] index = Files.readAllBytes(fixture.file(".git/index"));
    index[8] = 0x7F;
    Files.write(fixture.file(".git/index"), index);
    assertThat(
            RepositoryFixture.refusal(
                WorkingFiles.read(fixture.repository(), List.of(fixture.root))))
        .contains("damaged");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v/*.py           | v/a.py      | true
          *.py#!a.py       | v/a.py      | false
          /a.py            | v/a.py      | false
          v/               | v/a.py      | true
          v/#!v/a.py       | v/a.py      | true
          v/*#!v/a.py      | v/a.py      | false
          **/sub/          | v/sub/a.py  | true
          /v/**/deep.py    | v/x/y/deep.py | true
          # only a remark  | v/a.py      | false
          """)
  void ignoringFollowsGit(String rules, String path, boolean expected) {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("z", "1"));
    fixture.write(".gitignore", rules.replace("#!", "\n!") + "\n");
    fixture.write(path, "text");
    assertThat(state(fixture, path)).isEqualTo(expected ? FileState.IGNORED : FileState.NEW);
    assumeTrue(GitProgram.isThere());
    assertThat(fixture.git().tryTo("check-ignore", "-q", path).status())
        .isEqualTo(expected ? 0 : 1);
  }

  @Test
  void gitStatusAgrees() {
    assumeTrue(GitProgram.isThere());
    Map<String, String> files = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      files.put("v/" + i + ".py", "text " + i + "\n");
    }
    RepositoryFixture fixture = RepositoryFixture.with(folder, files);
    for (int i = 0; i < 40; i++) {
      Path file = fixture.file("v/" + i + ".py");
      switch (i % 5) {
        case 1 -> append(file, "more\n");
        case 2 -> delete(file);
        case 3 -> {
          append(file, "staged\n");
          fixture.git().run("add", "v/" + i + ".py");
        }
        case 4 -> {
          fixture.git().run("mv", "v/" + i + ".py", "v/new" + i + ".py");
          fixture.git().run("reset", "-q");
        }
        default -> {}
      }
    }
    Map<String, FileState> expected = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      expected.put("v/" + i + ".py", FileState.UNCHANGED);
    }
    fixture
        .git()
        .run("status", "--porcelain", "--no-renames")
        .lines()
        .forEach(line ->
            expected.put(
                line.substring(3),
                switch (line.substring(0, 2)) {
                  case " M" -> FileState.MODIFIED;
                  case "??" -> FileState.NEW;
                  case " D" -> FileState.DELETED;
                  case "M " -> FileState.STAGED;
                  default -> throw new AssertionError(line);
                }));
    assertThat(states(fixture, fixture.root)).isEqualTo(expected);
  }
}
