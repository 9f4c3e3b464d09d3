package lynearm.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lies in a pack, beside what git says.
class PackedObjectsTest {

  @TempDir private Path folder;
  private RepositoryFixture fixture;

  @BeforeEach
  void begin() throws IOException {
    assumeTrue(GitProgram.isThere());
    fixture = new RepositoryFixture(folder);
    fixture.git().run("init", "-q", "-b", "main");
    Random random = new Random(3);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      for (int k = 0; k < 40; k++) {
        text.append("line ").append(random.nextInt(100_000)).append('\n');
      }
      Files.writeString(fixture.file("grows.txt"), text);
      Files.writeString(fixture.file("other" + i + ".txt"), "short " + i);
      fixture.git().run("add", "-A");
      fixture.git().run("commit", "-qm", "step " + i);
    }
    fixture.git().run("tag", "-am", "a tag", "v1");
  }

  private Path index() throws IOException {
    try (Stream<Path> files = Files.list(fixture.file(".git/objects/pack"))) {
      return files.filter(it -> it.toString().endsWith(".idx")).findFirst().orElseThrow();
    }
  }

  private List<String> told(String kind) {
    return fixture
        .git()
        .run("cat-file", "--batch-all-objects", "--batch-check")
        .lines()
        .filter(line -> line.contains(" " + kind + " "))
        .map(line -> line.substring(0, 40))
        .sorted()
        .toList();
  }

  private static List<String> names(List<ObjectId> ids) {
    return ids.stream().map(ObjectId::name).sorted().toList();
  }

  @ParameterizedTest
  @CsvSource({"true, 50", "false, 50", "true, 0"})
  void kindsAreThoseThatGitTells(boolean byOffset, int depth) throws IOException {
    fixture
        .git()
        .run(
            "-c",
            "repack.useDeltaBaseOffset=" + byOffset,
            "repack",
            "-adfq",
            "--depth=" + depth,
            "--window=20");

    PackedObjects packed = PackedObjects.in(index());
    assertThat(names(packed.of(Constants.OBJ_COMMIT, Long.MAX_VALUE))).isEqualTo(told("commit"));
    assertThat(names(packed.of(Constants.OBJ_TREE, Long.MAX_VALUE))).isEqualTo(told("tree"));
    assertThat(names(packed.of(Constants.OBJ_BLOB, Long.MAX_VALUE))).isEqualTo(told("blob"));
    assertThat(names(packed.of(Constants.OBJ_TAG, Long.MAX_VALUE))).isEqualTo(told("tag"));
  }

  @Test
  void largeOnesCanBeLeftOut() throws IOException {
    fixture.git().run("repack", "-adfq", "--depth=0");

    assertThat(PackedObjects.in(index()).of(Constants.OBJ_BLOB, 100)).hasSize(30);
  }

  @Test
  void aPackThatIsNotWhatItSaysIsNoHarm() throws IOException {
    fixture.git().run("repack", "-adfq");
    Path pack = index().resolveSibling(index().getFileName().toString().replace(".idx", ".pack"));
    byte[] whole = Files.readAllBytes(pack);
    Files.delete(pack);
    assertThatThrownBy(() -> PackedObjects.in(index())).isInstanceOf(IOException.class);

    Random random = new Random(5);
    byte[] nonsense = new byte[whole.length];
    for (int i = 0; i < 20; i++) {
      random.nextBytes(nonsense);
      Files.write(pack, i % 2 == 0 ? nonsense : java.util.Arrays.copyOf(whole, whole.length / 3));
      assertThat(PackedObjects.in(index()).of(Constants.OBJ_BLOB, 1000)).isNotNull();
    }
  }
}
