package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Histories of graphs that are kept between two runs of the program.
class GraphHistoryCacheTest {

  private static final int ENOUGH = 220;

  @TempDir private Path folder;
  private ManyBranches made;
  private Path caches;
  private GraphHistoryCache cache;
  private final Asked asked = new Asked();
  private int other;

  /// Counts how often it is asked whether to go on.
  private static final class Asked implements Progress {
    private int times;

    @Override
    public void report(String doing, long done, long total) {}

    @Override
    public boolean isCancelled() {
      times++;
      return false;
    }

    int since() {
      int before = times;
      times = 0;
      return before;
    }
  }

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder);
    caches = folder.resolve("caches");
    cache = GraphHistoryCache.in(caches, "1");
  }

  /// Commits that have nothing to do with it.
  private void idle(int commits) {
    for (int i = 0; i < commits; i++) {
      made.commit("main", "Ada", "other.txt", "text " + other++);
    }
  }

  private GraphHistory history(GraphHistoryCache by) {
    return history(by, "main");
  }

  private GraphHistory history(GraphHistoryCache by, String tip) {
    Workspace open = made.open();
    try (GitObjects objects = made.objects()) {
      List<GraphMoment> arrived = new ArrayList<>();
      asked.since();
      GraphHistory history =
          GraphHistory.of(
              objects, open, objects.commit(tip).orElseThrow(), by, arrived::add, asked);
      assertThat(arrived.reversed()).isEqualTo(history.moments());
      return history;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Path> kept() throws IOException {
    try (Stream<Path> files = Files.list(caches)) {
      return files.toList();
    }
  }

  @Test
  void theSecondTimeNoCommitIsLookedAt() {
    made.revision("main", "Bob", "b1", "a1");
    idle(ENOUGH);
    made.revision("main", "Cid", "c1", "a1").make();

    GraphHistory first = history(cache);
    assertThat(asked.since()).isGreaterThan(ENOUGH);
    assertThat(history(cache)).isEqualTo(first);
    assertThat(asked.since()).isZero();
    assertThat(first.partings()).hasSize(1);
  }

  @Test
  void onlyCommitsThatCameSinceAreLookedAt() {
    idle(ENOUGH);
    made.revision("main", "Bob", "b1", "a1").branch("before", "main");
    made.revision("main", "Cid", "c1", "b1");
    idle(3);
    made.make();
    history(cache, "before");

    GraphHistory found = history(cache);
    assertThat(asked.since()).isLessThan(20);
    assertThat(found).isEqualTo(history(GraphHistoryCache.NONE));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whateverHappensItIsAsIfNothingWereKept(long seed) {
    Random random = new Random(seed);
    List<String> ids = new ArrayList<>(List.of("a1"));
    idle(ENOUGH);
    for (int stage = 0; stage < 6; stage++) {
      for (int step = random.nextInt(4); step > 0; step--) {
        change(random, ids);
      }
      idle(random.nextInt(3) == 0 ? ENOUGH : random.nextInt(3));
      made.branch("stage" + stage, "main");
    }
    made.make();
    for (int stage = 0; stage < 6; stage++) {
      String tip = "stage" + stage;
      assertThat(history(cache, tip)).as(tip).isEqualTo(history(GraphHistoryCache.NONE, tip));
    }
  }

  private void change(Random random, List<String> ids) {
    String id = "r" + ids.size();
    String parent = ids.get(random.nextInt(ids.size()));
    switch (random.nextInt(8)) {
      case 0 -> made.commit("main", "Eve", VERSIONS + ids.getLast() + ".py", "-");
      case 1 -> made.commit("main", "Eve", VERSIONS + ids.getLast() + ".py", "revision = ");
      case 2 ->
          made.commit("main", "Eve", VERSIONS + id + ".py", text(id, "1", parent, ids.getFirst()));
      case 3 -> made.commit("main", "Eve", VERSIONS + "a1.py", text("a1", "step" + ids.size()));
      case 4 ->
          made.commit(
              "main",
              "Eve",
              "alembic.ini",
              random.nextBoolean()
                  ? "[alembic]\nscript_location = nowhere\n"
                  : "[alembic]\nscript_location = migrations\n");
      default -> {
        made.revision("main", "Bob", id, parent);
        ids.add(id);
      }
    }
  }

  @Test
  void aPastThatWasRewrittenIsLookedAtAnew() {
    idle(ENOUGH);
    made.revision("main", "Bob", "b1", "a1").revision("main", "Bob", "b2", "b1").make();
    history(cache);
    made.git().run("checkout", "-q", "-b", "kept");
    made.git().run("reset", "-q", "--hard", "HEAD~2");
    made.git().run("branch", "-qf", "main", "HEAD");
    made.git().run("checkout", "-q", "main");

    assertThat(history(cache)).isEqualTo(history(GraphHistoryCache.NONE));
  }

  @Test
  void otherSettingsAreAnotherHistory() throws IOException {
    idle(ENOUGH);
    made.revision("main", "Bob", "b1", "a1").make();
    history(cache);
    Files.writeString(
        made.root.resolve("alembic.ini"),
        "[alembic]\nscript_location = migrations\nversion_locations = elsewhere\n");

    assertThat(history(cache)).isEqualTo(history(GraphHistoryCache.NONE));
    assertThat(kept()).hasSize(2);
  }

  @Test
  void whatIsDamagedOrOfAnotherBuildIsPassedOver() throws IOException {
    idle(ENOUGH);
    made.revision("main", "Bob", "b1", "a1").make();
    GraphHistory found = history(cache);
    byte[] whole = Files.readAllBytes(kept().getFirst());
    for (int at = 0; at < whole.length; at += 97) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 4;
      Files.write(kept().getFirst(), damaged);
      assertThat(history(cache)).isEqualTo(found);
    }
    asked.since();
    assertThat(history(GraphHistoryCache.in(caches, "2"))).isEqualTo(found);
    assertThat(asked.since()).isGreaterThan(ENOUGH);
  }

  @Test
  void shortHistoriesAreNotKept() {
    made.revision("main", "Bob", "b1", "a1").make();
    history(cache);

    assertThat(caches).doesNotExist();
  }

  @Test
  void aHistoryThatLacksFilesIsNotKept() throws IOException {
    made.revision("main", "Bob", "x1", "a1").commit("main", "Bob", VERSIONS + "x1.py", "-");
    idle(ENOUGH);
    made.make();
    made.git().run("config", "uploadpack.allowFilter", "true");
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", "--filter=blob:none", "file://" + made.root, clone.toString());
    Workspace open = ManyBranches.open(clone);
    try (GitObjects objects =
        ManyBranches.given(GitObjects.open(open.repository().orElseThrow()))) {
      GraphHistory.of(objects, open, objects.commit("main").orElseThrow(), cache, _ -> {}, asked);
    }

    assertThat(caches).doesNotExist();
  }

  @Test
  void halfACharacterIsNoHarm() {
    made.commit(
        "main",
        "Bob",
        VERSIONS + "b1.py",
        "\"\"\"half \\ud83d\"\"\"\nrevision = 'b1'\ndown_revision = 'a1'\n");
    idle(ENOUGH);
    made.make();

    assertThat(history(cache)).isEqualTo(history(cache));
  }
}
