package lynearm.git;

import static lynearm.git.RepositoryFixture.author;
import static lynearm.git.RepositoryFixture.changes;
import static lynearm.git.RepositoryFixture.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevisionHistoryTest {

  @TempDir Path folder;
  private RepositoryFixture fixture;
  private FreshRepository fresh;
  private int day;

  @BeforeEach
  void begin() throws IOException {
    fixture = new RepositoryFixture(folder);
    fresh = FreshRepository.create(fixture.root, RepositoryFixture.MAIN);
  }

  private CommitId commit(String name, List<CommitId> parents, String... changes)
      throws IOException {
    return fresh.commit(parents, changes(changes), author(name, ++day), name + " did it");
  }

  private RevisionHistory historyOf(CommitId tip, Path... places) throws IOException {
    fresh.point(RepositoryFixture.MAIN, tip);
    fresh.close();
    return given(
        RevisionHistory.read(
            fixture.repository(),
            places.length == 0 ? List.of(fixture.file("v")) : List.of(places),
            _ -> {},
            () -> false));
  }

  /// Who added and who last changed each file, as "file: adder changer".
  private List<String> names(RevisionHistory history) {
    List<String> names = new ArrayList<>();
    new TreeMap<>(history.files())
        .forEach((file, it) ->
            names.add(
                fixture.root.relativize(file)
                    + ": "
                    + it.added().map(Commit::authorName).orElse("?")
                    + " "
                    + it.lastChanged().map(Commit::authorName).orElse("?")));
    return names;
  }

  @Test
  void aCommitIsToldWithAuthorDateAndSubject() throws IOException {
    CommitId a =
        fresh.commit(
            List.of(),
            changes("v/1.py", "one"),
            new FreshRepository.Author(
                "Zoë", "zoe@example.org", OffsetDateTime.parse("2020-02-03T04:05:06-03:30")),
            "first line\nsecond line\n\nbody");
    Commit expected =
        new Commit(
            a,
            "Zoë",
            "zoe@example.org",
            OffsetDateTime.parse("2020-02-03T04:05:06-03:30"),
            "first line second line");
    assertThat(historyOf(a))
        .isEqualTo(
            new RevisionHistory(
                Map.of(
                    fixture.file("v/1.py"),
                    new FileHistory(Optional.of(expected), Optional.of(expected))),
                true));
  }

  @Test
  void addingAndChangingAreToldApart() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "v/2.py", "two", "w/3.py", "no");
    CommitId b = commit("bob", List.of(a), "v/1.py", "ONE", "w/3.py", "changed");
    CommitId c = commit("cyd", List.of(b), "other", "x");
    assertThat(names(historyOf(c))).containsExactly("v/1.py: ada bob", "v/2.py: ada ada");
  }

  @Test
  void aFileThatCameByAMergeBelongsToItsCommitNotToTheMerge() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one");
    CommitId b = commit("bob", List.of(a), "v/2.py", "two");
    CommitId c = commit("cyd", List.of(a), "v/3.py", "three");
    CommitId merge = commit("max", List.of(b, c), "v/3.py", "three");
    assertThat(names(historyOf(merge)))
        .containsExactly("v/1.py: ada ada", "v/2.py: bob bob", "v/3.py: cyd cyd");
  }

  @Test
  void whatAMergeWroteItselfBelongsToTheMerge() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one");
    CommitId b = commit("bob", List.of(a), "v/1.py", "left");
    CommitId c = commit("cyd", List.of(a), "v/1.py", "right");
    CommitId merge = commit("max", List.of(b, c), "v/1.py", "both", "v/new.py", "n");
    assertThat(names(historyOf(merge))).containsExactly("v/1.py: ada max", "v/new.py: max max");
  }

  @Test
  void aRenamedFileIsFollowedAlsoFromOutside() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "old/2.py", "two");
    CommitId b = commit("bob", List.of(a), "v/1.py", "-", "v/first.py", "one");
    CommitId c = commit("cyd", List.of(b), "old/2.py", "-", "v/2.py", "two");
    assertThat(names(historyOf(c))).containsExactly("v/2.py: ada cyd", "v/first.py: ada bob");
  }

  @Test
  void aCopyIsNoRenameAndEmptyFilesAreNotAlike() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "x/__init__.py", "");
    CommitId b =
        commit("bob", List.of(a), "v/2.py", "one", "x/__init__.py", "-", "v/__init__.py", "");
    assertThat(names(historyOf(b)))
        .containsExactly("v/1.py: ada ada", "v/2.py: bob bob", "v/__init__.py: bob bob");
  }

  @Test
  void aFileThatWasGoneForAWhileBelongsToWhoBroughtItBack() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one");
    CommitId b = commit("bob", List.of(a), "v/1.py", "-");
    CommitId c = commit("cyd", List.of(b), "v/1.py", "one");
    assertThat(names(historyOf(c))).containsExactly("v/1.py: cyd cyd");
  }

  @Test
  void onlyTheGivenPlacesAreTold() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "v/2.py", "two", "w/3.py", "3");
    assertThat(names(historyOf(a, fixture.file("v/2.py"), fixture.file("w"), folder)))
        .containsExactly("v/2.py: ada ada", "w/3.py: ada ada");
  }

  @Test
  void theWholeWorkTreeIsAPlaceToo() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "top", "two");
    assertThat(names(historyOf(a, fixture.root)))
        .containsExactly("top: ada ada", "v/1.py: ada ada");
  }

  @Test
  void aBranchWithoutCommitsHasNoHistory() {
    fresh.close();
    assertThat(
            given(
                RevisionHistory.read(
                    fixture.repository(), List.of(fixture.root), _ -> {}, () -> false)))
        .isEqualTo(new RevisionHistory(Map.of(), true));
  }

  @Test
  void aCancelledWalkTellsWhatItFound() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one");
    CommitId b = commit("bob", List.of(a), "v/1.py", "two", "v/2.py", "2");
    fresh.point(RepositoryFixture.MAIN, b);
    fresh.close();
    AtomicInteger asked = new AtomicInteger();
    RevisionHistory history =
        given(
            RevisionHistory.read(
                fixture.repository(),
                List.of(fixture.file("v")),
                _ -> {},
                () -> asked.incrementAndGet() > 1));
    assertThat(history.complete()).isFalse();
    assertThat(names(history)).containsExactly("v/1.py: ? bob", "v/2.py: bob bob");
  }

  @Test
  void batchesTogetherTellTheWhole() throws IOException {
    CommitId tip = commit("ada", List.of(), "v/0.py", "0");
    for (int i = 1; i < 350; i++) {
      tip = commit("bob", List.of(tip), "v/" + i + ".py", "n" + i, "v/0.py", "0" + i);
    }
    fresh.point(RepositoryFixture.MAIN, tip);
    fresh.close();
    List<Map<Path, FileHistory>> batches = new ArrayList<>();
    RevisionHistory history =
        given(
            RevisionHistory.read(
                fixture.repository(), List.of(fixture.file("v")), batches::add, () -> false));
    Map<Path, FileHistory> together = new HashMap<>();
    batches.forEach(together::putAll);
    assertThat(together).isEqualTo(history.files()).hasSize(350);
    assertThat(batches).hasSizeGreaterThan(3);
  }

  @Test
  void aShallowCloneDoesNotGuessWhoAddedAFile() throws IOException {
    assumeTrue(GitProgram.isThere());
    CommitId a = commit("ada", List.of(), "v/1.py", "one", "v/2.py", "two");
    CommitId b = commit("bob", List.of(a), "v/1.py", "ONE");
    CommitId c = commit("cyd", List.of(b), "v/2.py", "TWO");
    fresh.point(RepositoryFixture.MAIN, c);
    fresh.close();
    fixture.git().run("clone", "-q", "--depth", "2", "file://" + fixture.root, "../clone");
    GitRepository clone =
        ((GitLookup.Found) GitRepository.around(folder.resolve("clone"), GitHome.in(fixture.home)))
            .repository();
    RevisionHistory history =
        given(RevisionHistory.read(clone, List.of(clone.root()), _ -> {}, () -> false));
    assertThat(history.files().keySet()).containsExactly(clone.root().resolve("v/2.py"));
    FileHistory second = history.files().get(clone.root().resolve("v/2.py"));
    assertThat(second).isNotNull();
    assertThat(second.added()).isEmpty();
    assertThat(second.lastChanged().map(Commit::authorName)).contains("cyd");
  }

  @Test
  void missingObjectsAreSaid() throws IOException {
    CommitId a = commit("ada", List.of(), "v/1.py", "one");
    fresh.point(RepositoryFixture.MAIN, a);
    List<Path> packs;
    try (Stream<Path> files = Files.list(fixture.file(".git/objects/pack"))) {
      packs = files.toList();
    }
    CommitId b = commit("bob", List.of(a), "v/2.py", "two");
    fresh.point(RepositoryFixture.MAIN, b);
    fresh.close();
    packs.forEach(RepositoryFixture::delete);
    assertThat(
            RepositoryFixture.refusal(
                RevisionHistory.read(
                    fixture.repository(), List.of(fixture.file("v")), _ -> {}, () -> false)))
        .contains("can't be read");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void gitLogAgreesOnRandomHistories(long seed) throws IOException {
    assumeTrue(GitProgram.isThere());
    Random random = new Random(seed);
    List<CommitId> all = new ArrayList<>();
    List<Map<String, String>> files = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int first = Math.max(0, all.size() - 1 - random.nextInt(4));
      int second = Math.max(0, all.size() - 1 - random.nextInt(6));
      boolean isMerge = i > 4 && random.nextInt(4) == 0 && first != second;
      Map<String, String> tree = new TreeMap<>(all.isEmpty() ? Map.of() : files.get(first));
      Map<String, Optional<String>> changes = new TreeMap<>();
      if (isMerge) {
        files.get(second).forEach((path, text) -> changes.put(path, Optional.of(text)));
      }
      if (!isMerge || random.nextInt(3) == 0) {
        String path = (random.nextInt(5) == 0 ? "other/" : "v/") + random.nextInt(12) + ".py";
        changes.put(path, Optional.of("text " + i));
      }
      changes.forEach((path, text) -> text.ifPresent(it -> tree.put(path, it)));
      List<CommitId> parents =
          all.isEmpty()
              ? List.of()
              : isMerge ? List.of(all.get(first), all.get(second)) : List.of(all.get(first));
      all.add(fresh.commit(parents, changes, author("a" + i, i), "c" + i));
      files.add(tree);
    }
    RevisionHistory history = historyOf(all.getLast());
    assertThat(history.files()).isNotEmpty();
    history
        .files()
        .forEach((file, it) -> {
          String path = fixture.root.relativize(file).toString();
          assertThat(it.lastChanged().map(Commit::id).orElseThrow().value())
              .as("last change of %s", path)
              .isEqualTo(fixture.git().run("log", "-1", "--format=%H", "--", path));
          assertThat(fixture.git().run("log", "-c", "--diff-filter=A", "--format=%H", "--", path))
              .as("addition of %s", path)
              .contains(it.added().map(Commit::id).orElseThrow().value());
        });
  }
}
