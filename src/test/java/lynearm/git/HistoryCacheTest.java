package lynearm.git;

import static lynearm.git.RepositoryFixture.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is kept of a repository's past between two runs of the program.
class HistoryCacheTest {

  @TempDir private Path folder;
  private RepositoryFixture fixture;
  private Path caches;
  private HistoryCache cache;
  private final StringBuilder stream = new StringBuilder();
  private int commits;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    fixture = new RepositoryFixture(folder);
    fixture.git().run("init", "-q", "-b", "main");
    caches = folder.resolve("caches");
    cache = HistoryCache.in(caches);
  }

  /// Commits that change other files, and some that change, add or rename one in the folder.
  private void live(String branch, int count, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < count; i++) {
      commits++;
      line("commit refs/heads/" + branch);
      line("committer Dev" + commits % 7 + " <dev@x.org> " + (1_600_000_000 + commits) + " +0200");
      data("work " + commits);
      switch (random.nextInt(12)) {
        case 0 -> file("v/n" + commits + ".py", "new " + commits);
        case 1 -> file("v/n" + random.nextInt(Math.max(1, commits)) + ".py", "again " + commits);
        default -> file("other/" + random.nextInt(9), "text " + commits);
      }
    }
  }

  private void file(String path, String text) {
    line("M 100644 inline " + path);
    data(text);
  }

  private void line(String text) {
    stream.append(text).append('\n');
  }

  private void data(String text) {
    line("data " + text.length());
    line(text);
  }

  private void make() {
    GitProgram.Output made =
        fixture
            .git()
            .tryWith(
                stream.toString().getBytes(StandardCharsets.UTF_8),
                "fast-import",
                "--quiet",
                "--force");
    assertThat(made.status()).as(made.text()).isZero();
    stream.setLength(0);
    fixture.git().run("reset", "-q", "--hard");
  }

  private RevisionHistory read(HistoryCache by, int[] asked) {
    return given(
        RevisionHistory.read(
            fixture.repository(),
            List.of(fixture.file("v")),
            by,
            _ -> {},
            () -> {
              asked[0]++;
              return false;
            }));
  }

  private RevisionHistory fresh() {
    return read(HistoryCache.NONE, new int[1]);
  }

  @Test
  void theSecondTimeNoCommitIsLookedAt() {
    live("main", 600, 1);
    make();
    int[] first = new int[1];
    int[] second = new int[1];

    RevisionHistory found = read(cache, first);
    assertThat(read(cache, second)).isEqualTo(found).isEqualTo(fresh());
    assertThat(first[0]).isGreaterThan(400);
    assertThat(second[0]).isEqualTo(1);
  }

  @Test
  void onlyNewCommitsAreLookedAt() {
    live("main", 600, 2);
    make();
    read(cache, new int[1]);
    line("reset refs/heads/main");
    line("from refs/heads/main^0");
    live("main", 30, 3);
    make();
    int[] asked = new int[1];

    assertThat(read(cache, asked)).isEqualTo(fresh());
    assertThat(asked[0]).isLessThanOrEqualTo(31);
  }

  @Test
  void aFileRenamedSinceKeepsWhoAddedIt() {
    live("main", 600, 4);
    make();
    Map<Path, FileHistory> before = new HashMap<>(read(cache, new int[1]).files());
    Path old = before.keySet().iterator().next();
    Path renamed = old.resolveSibling("renamed.py");
    fixture.git().run("mv", old.toString(), renamed.toString());
    fixture.git().run("commit", "-qm", "rename");

    RevisionHistory now = read(cache, new int[1]);
    assertThat(now).isEqualTo(fresh());
    assertThat(now.files().get(renamed).added()).isEqualTo(before.get(old).added());
  }

  @Test
  void anotherBranchIsToldRightly() {
    live("main", 500, 5);
    line("reset refs/heads/side");
    line("from refs/heads/main");
    live("main", 100, 6);
    live("side", 450, 7);
    make();
    read(cache, new int[1]);
    fixture.git().run("checkout", "-q", "side");
    assertThat(read(cache, new int[1])).isEqualTo(fresh());
    fixture.git().run("checkout", "-q", "main");
    int[] asked = new int[1];
    assertThat(read(cache, asked)).isEqualTo(fresh());
    assertThat(asked[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 20, 500, 3000})
  void whatIsDamagedIsPassedOver(int place) throws IOException {
    live("main", 600, 8);
    make();
    read(cache, new int[1]);
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      bytes[Math.min(place, bytes.length - 1)] ^= 1;
      Files.write(file, bytes);
    }
    assertThat(read(cache, new int[1])).isEqualTo(fresh());
  }

  @Test
  void whatIsCutOffOrDeletedIsPassedOver() throws IOException {
    live("main", 600, 9);
    make();
    read(cache, new int[1]);
    for (Path file : files()) {
      Files.write(file, new byte[3]);
    }
    assertThat(read(cache, new int[1])).isEqualTo(fresh());
    for (Path file : files()) {
      Files.delete(file);
    }
    Files.delete(caches);
    assertThat(read(cache, new int[1])).isEqualTo(fresh());
  }

  @Test
  void onlyTheOwnerCanLookIntoIt() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    live("main", 600, 10);
    make();
    read(cache, new int[1]);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(caches)))
        .isEqualTo("rwx------");
    for (Path file : files()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void aShortHistoryIsNotKept() {
    live("main", 50, 11);
    make();
    read(cache, new int[1]);
    assertThat(caches).doesNotExist();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.toList();
    }
  }
}
