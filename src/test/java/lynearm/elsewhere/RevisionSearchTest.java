package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import lynearm.git.GitLookup;
import lynearm.git.GitObjectId;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.git.ObjectPack;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a revision went, and merges that exist already.
class RevisionSearchTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder);
  }

  private Whereabouts where(String id) throws IOException {
    made.make();
    try (GitObjects objects = made.objects()) {
      return RevisionSearch.of(objects, made.open(), id, Progress.IGNORED);
    }
  }

  private static List<Whereabouts.Kind> kinds(Whereabouts found) {
    return found.past().stream().map(Whereabouts.Event::kind).toList();
  }

  @Test
  void whatIsCheckedOutIsHere() throws IOException {
    Whereabouts found = where("a1");

    assertThat(found.here()).hasSize(1);
    assertThat(found.complete()).isTrue();
  }

  @Test
  void aDeletedRevisionIsToldWithWhoDeletedIt() throws IOException {
    made.revision("main", "Ada", "d1d1", "a1").commit("main", "Eve", VERSIONS + "d1d1.py", "-");

    Whereabouts found = where("d1d1");
    assertThat(kinds(found)).containsExactly(Whereabouts.Kind.DELETED, Whereabouts.Kind.ADDED);
    assertThat(found.past().getFirst().commit().authorName()).isEqualTo("Eve");
    assertThat(found.here()).isEmpty();
  }

  @Test
  void theBeginningOfAnIdIsEnough() throws IOException {
    made.revision("main", "Ada", "d1d1d1d1", "a1")
        .commit("main", "Eve", VERSIONS + "d1d1d1d1.py", "-");

    assertThat(where("d1d1").isKnown()).isTrue();
  }

  @Test
  void aRenamedFileIsTold() throws IOException {
    made.commit("main", "Eve", VERSIONS + "a1.py", "-", VERSIONS + "first.py", text("a1", "pass"));

    Whereabouts found = where("a1");
    assertThat(kinds(found)).containsExactly(Whereabouts.Kind.RENAMED, Whereabouts.Kind.ADDED);
    assertThat(found.past().getFirst().now().orElseThrow().file()).hasFileName("first.py");
  }

  @Test
  void anIdThatWasChangedIsToldWithItsSuccessor() throws IOException {
    made.commit("main", "Eve", VERSIONS + "a1.py", text("a1", "pass").replace("'a1'", "'z9'"));

    Whereabouts.Event event = where("a1").past().getFirst();
    assertThat(event.kind()).isEqualTo(Whereabouts.Kind.GOT_ANOTHER_ID);
    assertThat(event.now().orElseThrow().id()).isEqualTo(new RevisionId("z9"));
  }

  @Test
  void anIdOfAnotherBranchIsToldWithTheBranch() throws IOException {
    made.branch("work", "main").revision("work", "Bob", "w1", "a1");

    Whereabouts found = where("w1");
    assertThat(found.onBranches()).hasSize(1);
    assertThat(found.onBranches().getFirst().branches()).containsExactly("work");
  }

  @Test
  void whatAResetLeftBehindIsFound() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");

    Whereabouts found = search("x1x1");
    assertThat(found.past()).isEmpty();
    assertThat(found.lost())
        .singleElement()
        .satisfies(event -> {
          assertThat(event.kind()).isEqualTo(Whereabouts.Kind.ADDED);
          assertThat(event.commit().subject()).isEqualTo("lost");
          assertThat(event.revision().file()).hasFileName("x1x1.py");
        });
    assertThat(found.isKnown()).isTrue();
    assertThat(found.complete()).isTrue();
  }

  /// A commit on `main` with a revision.
  private void lost() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "x1x1.py"), text("x1x1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("commit", "-qm", "lost");
  }

  private Whereabouts search(String wanted) throws IOException {
    try (GitObjects objects = made.objects()) {
      return RevisionSearch.of(objects, made.open(), wanted, Progress.IGNORED);
    }
  }

  @Test
  void theFirstFormOfAnAmendedCommitIsToldBesideTheSecond() throws IOException {
    lost();
    made.git().run("commit", "-q", "--amend", "-m", "amended");

    Whereabouts found = search("x1x1");
    assertThat(found.past()).extracting(it -> it.commit().subject()).containsExactly("amended");
    assertThat(found.lost()).extracting(it -> it.commit().subject()).containsExactly("lost");
  }

  @Test
  void aRebasedCommitIsToldBesideWhatItWas() throws IOException {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit("main", "Ada", "n", "n");
    made.make();
    made.git().run("checkout", "-q", "work");
    made.git().run("rebase", "-q", "main");

    Whereabouts found = search("w1w1");
    assertThat(found.past()).hasSize(1);
    assertThat(found.lost()).hasSize(1);
    assertThat(found.lost().getFirst().commit().id())
        .isNotEqualTo(found.past().getFirst().commit().id());
  }

  @Test
  void aSquashedBranchIsToldBesideTheSquash() throws IOException {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit("work", "Bob", VERSIONS + "w1w1.py", text("w1w1", "print()", "a1"));
    made.make();
    made.git().run("merge", "-q", "--squash", "work");
    made.git().run("commit", "-qm", "squashed");
    made.git().run("fetch", "-q", ".", "work");
    made.git().run("branch", "-qD", "work");

    Whereabouts found = search("w1w1");
    assertThat(found.past()).extracting(it -> it.commit().subject()).containsExactly("squashed");
    assertThat(found.lost()).extracting(it -> it.commit().authorName()).containsExactly("Bob");
  }

  @Test
  void aCommitThatNoLogKnowsIsFoundAsLongAsItLiesAlone() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    made.git().run("reflog", "expire", "--expire=now", "--all");
    Files.deleteIfExists(made.root.resolve(".git/ORIG_HEAD"));

    assertThat(search("x1x1").lost()).hasSize(1);
  }

  @Test
  void whatWasStagedAndNeverCommittedIsFound() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "s1s1.py"), text("s1s1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("reset", "-q", "--hard");

    Whereabouts found = search("s1s1");
    assertThat(found.lost()).isEmpty();
    assertThat(found.strays())
        .singleElement()
        .satisfies(stray ->
            assertThat(made.git().run("cat-file", "-p", stray.content().toString()))
                .contains("revision = 's1s1'"));
  }

  @Test
  void whatIsThrownAwayIsGone() throws IOException {
    lost();
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    made.git().run("reflog", "expire", "--expire=now", "--all");
    Files.deleteIfExists(made.root.resolve(".git/ORIG_HEAD"));
    made.git().run("gc", "-q", "--prune=now");

    assertThat(search("x1x1").isKnown()).isFalse();
  }

  /// Forgets all that could tell of a commit that nothing leads to.
  private void forget() throws IOException {
    made.git().run("reflog", "expire", "--expire=now", "--all");
    Files.deleteIfExists(made.root.resolve(".git/ORIG_HEAD"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "repack -a -d -q -k",
        "repack -A -d -q --unpack-unreachable=2000-01-01",
        "gc -q --no-cruft --prune=never",
        "gc -q --cruft --prune=never"
      })
  void aCommitThatNothingLeadsToIsFoundWhereverGitPutsIt(String words) throws IOException {
    lost();
    made.git().run("repack", "-a", "-d", "-q");
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    forget();
    made.git().run(words.split(" "));

    Whereabouts found = search("x1x1");
    assertThat(found.lost()).extracting(it -> it.commit().subject()).containsExactly("lost");
    assertThat(found.isKnown()).isTrue();
    assertThat(found.complete()).isTrue();
  }

  @Test
  void aCommitInAKeptPackIsFound() throws IOException {
    lost();
    made.git().run("repack", "-a", "-d", "-q");
    try (Stream<Path> packs = Files.list(made.root.resolve(".git/objects/pack"))) {
      String pack =
          packs.map(Path::toString).filter(it -> it.endsWith(".pack")).findFirst().orElseThrow();
      Files.createFile(Path.of(pack.replace(".pack", ".keep")));
    }
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    forget();
    made.git().run("gc", "-q", "--prune=now");

    assertThat(search("x1x1").lost()).hasSize(1);
  }

  /// A content that is in a pack and in no commit.
  private void stageAndPack() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "s1s1.py"), text("s1s1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("commit", "-qm", "all");
    made.git().run("repack", "-a", "-d", "-q");
    String content = made.git().run("rev-parse", "HEAD:" + VERSIONS + "s1s1.py");
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    forget();
    String pack = made.root.resolve(".git/objects/pack/pack").toString();
    made.git().tryWith(content.getBytes(StandardCharsets.UTF_8), "pack-objects", "-q", pack);
    try (Stream<Path> packs = Files.list(made.root.resolve(".git/objects/pack"))) {
      for (Path file : packs.filter(it -> it.toString().endsWith(".idx")).toList()) {
        String inside = made.git().run("verify-pack", "-v", file.toString());
        if (!inside.contains(content.strip()) || inside.contains("commit")) {
          continue;
        }
        Files.createFile(Path.of(file.toString().replace(".idx", ".keep")));
      }
    }
    made.git().run("gc", "-q", "--prune=now");
  }

  @Test
  void whatWasStagedAndPackedIsFound() throws IOException {
    stageAndPack();

    Whereabouts found = search("s1s1");
    assertThat(found.lost()).isEmpty();
    assertThat(found.strays()).hasSize(1);
    assertThat(found.contents()).isEqualTo(Whereabouts.Contents.ALL);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsBorrowedIsLookedAt(boolean packed) throws IOException {
    lost();
    if (packed) {
      made.git().run("repack", "-a", "-d", "-q");
    }
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    forget();
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", "--shared", made.root.toString(), clone.toString());

    assertThat(search(clone, "x1x1", DeclaredIds.NONE, InstantSource.system()).lost()).hasSize(1);
  }

  @Test
  void aLostCommitWhoseParentIsThrownAwayIsFound() throws IOException {
    lost();
    made.git().run("commit", "-q", "--allow-empty", "-m", "between");
    Files.writeString(made.root.resolve(VERSIONS + "y1y1.py"), text("y1y1", "pass", "x1x1"));
    made.git().run("add", "-A");
    made.git().run("commit", "-qm", "last");
    String between = made.git().run("rev-parse", "HEAD~1").strip();
    made.git().run("reset", "-q", "--hard", "HEAD~3");
    forget();
    Files.delete(
        made.root.resolve(".git/objects/" + between.substring(0, 2) + "/" + between.substring(2)));

    Whereabouts found = search("y1y1");
    assertThat(found.lost()).extracting(it -> it.commit().subject()).containsExactly("last");
  }

  @Test
  void aFolderThatNoBranchHasAnyMoreIsLookedAtWhateverItsFilesAreCalled() throws IOException {
    made.commit("main", "Ada", "old/versions/change.py", text("o1o1", "pass"))
        .commit("main", "Eve", "old/versions/change.py", "-");

    Whereabouts found = where("o1o1");
    assertThat(kinds(found)).containsExactly(Whereabouts.Kind.DELETED, Whereabouts.Kind.ADDED);
    assertThat(found.strays()).isEmpty();
  }

  private Whereabouts search(Path root, String id, DeclaredIds cache, InstantSource clock)
      throws IOException {
    GitRepository repository = ((GitLookup.Found) GitRepository.around(root)).repository();
    try (GitObjects objects = ManyBranches.given(GitObjects.open(repository))) {
      return RevisionSearch.of(
          objects, ManyBranches.open(root), id, cache, clock, Progress.IGNORED);
    }
  }

  @Test
  void aPartialCloneIsNotTakenForAll() throws IOException {
    made.revision("main", "Ada", "d1d1", "a1").commit("main", "Eve", VERSIONS + "d1d1.py", "-");
    made.make();
    made.git().run("config", "uploadpack.allowFilter", "true");
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", "--filter=blob:none", "file://" + made.root, clone.toString());
    Files.move(made.root, folder.resolve("gone"));

    Whereabouts found = search(clone, "d1d1", DeclaredIds.NONE, InstantSource.system());
    assertThat(found.isKnown()).isFalse();
    assertThat(found.complete()).isFalse();
  }

  /// Later each time by some seconds.
  private static InstantSource hurrying(int seconds) {
    AtomicLong now = new AtomicLong();
    return () -> Instant.ofEpochSecond(now.getAndAdd(seconds));
  }

  @Test
  void whenTimeIsOverItSaysSoAndTheNextSearchGoesOn() throws IOException {
    for (int i = 0; i < 30; i++) {
      made.revision("main", "Ada", "r" + i, i == 0 ? "a1" : "r" + (i - 1));
    }
    made.make();
    made.git().run("repack", "-a", "-d", "-q");
    DeclaredIds cache = DeclaredIds.in(folder.resolve("caches"), "1");
    Whereabouts first = search(made.root, "feed", cache, hurrying(2));
    assertThat(first.contents()).isEqualTo(Whereabouts.Contents.SOME);
    assertThat(first.complete()).isFalse();

    int searches = 1;
    for (Whereabouts next = first;
        next.contents() == Whereabouts.Contents.SOME;
        next = search(made.root, "feed", cache, hurrying(2))) {
      assertThat(++searches).isLessThan(10);
    }
    assertThat(searches).isGreaterThan(2);
    assertThat(search(made.root, "feed", cache, hurrying(1000)).complete()).isTrue();
  }

  @Test
  void whatIsKeptOfAPackOnlyTellsWhereToLook() throws IOException {
    stageAndPack();
    Path caches = folder.resolve("caches");
    DeclaredIds cache = DeclaredIds.in(caches, "1");
    Whereabouts found = search(made.root, "s1s1", cache, InstantSource.system());
    assertThat(found.strays()).hasSize(1);
    assertThat(search(made.root, "s1s1", cache, hurrying(1000))).isEqualTo(found);

    try (GitObjects objects = made.objects()) {
      ObjectPack pack = objects.packs().getFirst();
      GitObjectId wrong = pack.contents(Long.MAX_VALUE).getFirst();
      DeclaredIds.Entry entry = new DeclaredIds.Entry(wrong, new RevisionId("feed"));
      cache.keep(pack.name(), new DeclaredIds.OfPack(99, true, List.of(entry)));
    }
    assertThat(search(made.root, "feed", cache, InstantSource.system()).isKnown()).isFalse();
  }

  @Test
  void aDamagedCacheIsPassedOver() throws IOException {
    made.make();
    made.git().run("repack", "-a", "-d", "-q");
    Path caches = folder.resolve("caches");
    DeclaredIds cache = DeclaredIds.in(caches, "1");
    search(made.root, "feed", cache, InstantSource.system());
    try (Stream<Path> files = Files.list(caches)) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
      }
    }

    Whereabouts again = search(made.root, "feed", cache, InstantSource.system());
    assertThat(again.contents()).isEqualTo(Whereabouts.Contents.ALL);
    assertThat(search(made.root, "feed", DeclaredIds.in(caches, "2"), hurrying(1000)).contents())
        .isEqualTo(Whereabouts.Contents.SOME);
  }

  @Test
  void logsThatNameNothingAreNoMatter() throws IOException {
    lost();
    Files.writeString(
        made.root.resolve(".git/logs/HEAD"),
        "deadbeef".repeat(5) + " " + "0".repeat(40) + " x <x> 1 +0000\t\nnonsense\n\n");
    Files.writeString(made.root.resolve(".git/objects/00"), "no folder");
    assertThat(search("x1x1").here()).hasSize(1);
  }

  @Test
  void anUnbornIdIsComparedWithThoseThatAreKnown() throws IOException {
    made.revision("main", "Ada", "abcdef12", "a1");

    Whereabouts found = where("abcdfe12");
    assertThat(found.isKnown()).isFalse();
    assertThat(found.similar()).containsExactly(new RevisionId("abcdef12"));
  }

  @Test
  void aMergeOnAnotherBranchIsFound() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "a1")
        .branch("join", "main")
        .revision("join", "Jane", "5f3e", "m2", "m1")
        .make();
    Workspace open = made.open();

    List<ExistingMerge> merges =
        ExistingMerges.of(
            made.repository(),
            open,
            List.of(new RevisionId("m1"), new RevisionId("m2")),
            Progress.IGNORED);
    assertThat(merges).hasSize(1);
    assertThat(merges.getFirst().sentence())
        .isEqualTo(
            "The git branch join has a merge of m2, m1 already: 5f3e by Jane."
                + " Git-merge that branch instead of making a second one.");
  }

  @Test
  void aMergeOfOtherHeadsIsNone() {
    made.revision("main", "Ada", "m1", "a1")
        .revision("main", "Ada", "m2", "a1")
        .revision("main", "Ada", "m3", "a1")
        .branch("join", "main")
        .revision("join", "Jane", "5f3e", "m2", "m1")
        .make();

    assertThat(
            ExistingMerges.of(
                made.repository(),
                made.open(),
                List.of(new RevisionId("m1"), new RevisionId("m3")),
                Progress.IGNORED))
        .isEmpty();
  }
}
