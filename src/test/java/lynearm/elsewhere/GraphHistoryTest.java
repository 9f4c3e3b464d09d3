package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import lynearm.git.CommitId;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The graph in the course of time.
class GraphHistoryTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder);
  }

  private GraphHistory history() {
    made.make();
    return history(made.open(), "main");
  }

  private GraphHistory history(Workspace open, String name) {
    try (GitObjects objects = made.objects()) {
      CommitId tip = objects.commit(name).orElseThrow();
      List<GraphMoment> arrived = new ArrayList<>();
      GraphHistory history = GraphHistory.of(objects, open, tip, arrived::add, Progress.IGNORED);
      assertThat(arrived.reversed()).isEqualTo(history.moments());
      return history;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Each moment as a line: who, the heads, what came and went.
  private static List<String> lines(GraphHistory history) {
    return history.moments().stream()
        .map(it ->
            it.commit().authorName()
                + (it.isMerge() ? " merges " : " ")
                + it.heads()
                + ids("+", it.came())
                + ids("-", it.gone())
                + (it.relinked().isEmpty() ? "" : " ~" + it.relinked()))
        .toList();
  }

  private static String ids(String sign, List<Revision> revisions) {
    return revisions.isEmpty() ? "" : " " + sign + revisions.stream().map(Revision::id).toList();
  }

  private static String text(Parting parting) {
    return parting.other()
        + " beside "
        + parting.one()
        + " above "
        + parting.parent().map(RevisionId::value).orElse("nothing")
        + " since "
        + parting.since().commit().authorName()
        + (parting.since().isMerge() ? "'s merge" : "")
        + (parting.isExact() ? "" : " at the latest")
        + " by "
        + parting.brought().stream()
            .map(it -> it.revision().id() + " of " + it.added().orElseThrow().authorName())
            .toList();
  }

  @Test
  void eachCommitThatTouchedTheFoldersIsAMoment() {
    made.revision("main", "Bob", "b1", "a1")
        .commit("main", "Cid", "README", "nothing to do with it\n")
        .revision("main", "Dot", "c1", "a1")
        .revision("main", "Eve", "m1", "b1", "c1");

    GraphHistory history = history();

    assertThat(lines(history))
        .containsExactly(
            "Ada []", "Ada [a1] +[a1]", "Bob [b1] +[b1]", "Dot [b1, c1] +[c1]", "Eve [m1] +[m1]");
    assertThat(history.complete()).isTrue();
    assertThat(history.partings()).isEmpty();
    assertThat(history.marks())
        .extracting(it -> it.commit().authorName())
        .containsExactly("Ada", "Dot", "Eve");
  }

  @Test
  void whoWroteTheSecondHeadIsToldBesideWhoMergedIt() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1", "a1")
        .revision("work", "Cid", "w2", "w1")
        .revision("main", "Ada", "b1", "a1")
        .merge("main", "work")
        .revision("main", "Eve", "b2", "b1");

    GraphHistory history = history();

    assertThat(history.partings())
        .extracting(GraphHistoryTest::text)
        .containsExactly("w2 beside b2 above a1 since Ada's merge by [w1 of Bob]");
    assertThat(history.severalSince()).contains(history.partings().getFirst().since());
  }

  @Test
  void anEarlierFateOfOtherHeadsDoesNotCount() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "b2", "a1")
        .revision("main", "Dot", "m1", "b1", "b2")
        .revision("main", "Eve", "c1", "m1")
        .revision("main", "Fay", "d1", "m1");

    assertThat(history().partings())
        .extracting(GraphHistoryTest::text)
        .containsExactly("d1 beside c1 above m1 since Fay by [d1 of Fay]");
  }

  @Test
  void aMergeThatWasTakenAwayMadeTwoOfOne() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "b2", "a1")
        .revision("main", "Dot", "m1", "b1", "b2")
        .commit("main", "Eve", ManyBranches.VERSIONS + "m1.py", "-");

    assertThat(history().partings())
        .extracting(GraphHistoryTest::text)
        .containsExactly("b2 beside b1 above a1 since Eve by []");
  }

  @Test
  void threeHeadsGiveTwoPartingsTheEarlierFirst() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "c1", "a1")
        .revision("main", "Dot", "d1", "b1")
        .revision("main", "Eve", "e1", "b1");

    assertThat(history().partings())
        .extracting(GraphHistoryTest::text)
        .containsExactly(
            "d1 beside c1 above a1 since Cid by [c1 of Cid]",
            "e1 beside d1 above b1 since Eve by [e1 of Eve]");
  }

  @Test
  void aMovedRevisionIsToldAsSuch() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "c1", "a1")
        .revision("main", "Dot", "c1", "b1");

    GraphHistory history = history();
    assertThat(lines(history)).last().isEqualTo("Dot [c1] ~[c1]");
    assertThat(history.partings()).isEmpty();
  }

  @Test
  void anotherVersionFolderByConfigurationIsFollowed() {
    made.revision("main", "Bob", "b1", "a1")
        .commit(
            "main",
            "Cid",
            "alembic.ini",
            "[alembic]\nscript_location = db\n",
            "db/env.py",
            "# env\n",
            "db/script.py.mako",
            "# template\n",
            "db/versions/a1.py",
            ManyBranches.text("a1", "pass"),
            "db/versions/b1.py",
            ManyBranches.text("b1", "pass", "a1"))
        .commit("main", "Dot", "db/versions/c1.py", ManyBranches.text("c1", "pass", "a1"));

    assertThat(lines(history()))
        .containsExactly(
            "Ada []", "Ada [a1] +[a1]", "Bob [b1] +[b1]", "Cid [b1]", "Dot [b1, c1] +[c1]");
  }

  /// Where a program configures it, nothing but the folder tells that it is there.
  @Test
  void itBeginsWithTheScriptsAndNotBeforeThem() {
    List.copyOf(made.files("main").keySet()).forEach(file -> made.commit("main", "Bob", file, "-"));
    made.commit("main", "Cid", "app/scripts/env.py", "# env\n")
        .commit("main", "Dot", "app/scripts/versions/b1.py", ManyBranches.text("b1", "pass"));

    assertThat(lines(history())).containsExactly("Cid []", "Dot [b1] +[b1]");
  }

  @Test
  void whoMovedTheProjectIsNotTakenForTheOneWhoForked() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "c1", "a1")
        .move("main", "Eve", "", "backend/");
    made.commit(
        "main", "Dot", "backend/migrations/versions/d1.py", ManyBranches.text("d1", "pass", "b1"));

    GraphHistory history = history();

    assertThat(lines(history))
        .containsExactly(
            "Ada [a1] +[a1]",
            "Bob [b1] +[b1]",
            "Cid [b1, c1] +[c1]",
            "Eve [b1, c1]",
            "Dot [c1, d1] +[d1]");
    assertThat(history.partings())
        .extracting(GraphHistoryTest::text)
        .containsExactly("d1 beside c1 above a1 since Cid by [c1 of Cid]");
  }

  @Test
  void aShallowCloneKnowsNoBetter() {
    made.revision("main", "Bob", "b1", "a1")
        .revision("main", "Cid", "c1", "a1")
        .revision("main", "Dot", "d1", "c1")
        .make();
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", "--depth", "1", "file://" + made.root, clone.toString());

    Workspace open = ManyBranches.open(clone);
    try (GitObjects objects =
        ManyBranches.given(GitObjects.open(open.repository().orElseThrow()))) {
      GraphHistory history =
          GraphHistory.of(
              objects, open, objects.commit("HEAD").orElseThrow(), _ -> {}, Progress.IGNORED);
      assertThat(history.complete()).isFalse();
      assertThat(history.moments()).hasSize(1);
      assertThat(history.partings()).extracting(Parting::isExact).containsExactly(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // ---- beside the slow way

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void theSlowWayGivesTheSame(long seed) throws IOException {
    live(new Random(seed));
    made.make();
    Workspace open = made.open();

    GraphHistory history = history(open, "main");
    assertThat(lines(history)).isEqualTo(slowly(open));
    if (!history.partings().isEmpty()) {
      assertThat(history.partings()).hasSize(history.moments().getLast().heads().size() - 1);
    }
  }

  /// Some sixty commits of all kinds on a few branches.
  private void live(Random random) {
    List<String> branches = new ArrayList<>(List.of("main"));
    for (int i = 0; i < 60; i++) {
      String branch = branches.get(random.nextInt(branches.size()));
      List<String> files =
          made.files(branch).keySet().stream()
              .filter(it -> it.startsWith(ManyBranches.VERSIONS))
              .toList();
      String some = files.isEmpty() ? "a1" : id(files.get(random.nextInt(files.size())));
      String other = files.isEmpty() ? "a1" : id(files.get(random.nextInt(files.size())));
      switch (random.nextInt(10)) {
        case 0 -> {
          String name = "branch" + i;
          made.branch(name, branch);
          branches.add(name);
        }
        case 1 -> made.commit(branch, "Bob", "notes" + random.nextInt(3), "text " + i + "\n");
        case 2 -> made.commit(branch, "Cid", ManyBranches.VERSIONS + some + ".py", "-");
        case 3 -> made.revision(branch, "Dot", some, "n" + random.nextInt(60));
        case 4 ->
            made.commit(
                branch,
                "Eve",
                ManyBranches.VERSIONS + some + ".py",
                ManyBranches.text(other, "pass"));
        case 5, 6 -> made.merge("main", branches.get(random.nextInt(branches.size())));
        default -> made.revision(branch, "Fay", "n" + i, some);
      }
    }
  }

  private static String id(String file) {
    return file.substring(ManyBranches.VERSIONS.length(), file.length() - ".py".length());
  }

  private List<String> slowly(Workspace open) throws IOException {
    List<String> lines = new ArrayList<>();
    Map<RevisionId, Revision> before = new TreeMap<>();
    String parent = "";
    for (String line :
        made.git().run("log", "--first-parent", "--reverse", "--format=%H %an %p").split("\n")) {
      String[] words = line.split(" ");
      boolean isTouched =
          parent.isEmpty()
              || !made.git()
                  .run("diff", "--name-only", parent, words[0], "--", "migrations/versions")
                  .isEmpty();
      parent = words[0];
      try (GitObjects objects = made.objects()) {
        TreeReading.Found found =
            new TreeReader(open)
                .read(objects.files(new CommitId(words[0])), "it", Progress.IGNORED)
                .found()
                .orElseThrow();
        Map<RevisionId, Revision> now = new TreeMap<>();
        found.graph().files().forEach(node -> now.put(node.id(), node.revision().orElseThrow()));
        if (isTouched) {
          lines.add(line(words, found, before, now));
        }
        before = now;
      }
    }
    return lines;
  }

  private static String line(
      String[] words,
      TreeReading.Found found,
      Map<RevisionId, Revision> before,
      Map<RevisionId, Revision> now) {
    List<Revision> inOrder =
        found.graph().files().stream().map(node -> node.revision().orElseThrow()).toList();
    List<RevisionId> came = new ArrayList<>();
    List<RevisionId> moved = new ArrayList<>();
    for (Revision revision : inOrder) {
      Revision was = before.get(revision.id());
      if (was == null && !came.contains(revision.id())) {
        came.add(revision.id());
      }
    }
    for (RevisionId id : order(inOrder)) {
      Revision was = before.get(id);
      if (was != null && !was.downRevisions().equals(now.get(id).downRevisions())) {
        moved.add(id);
      }
    }
    List<RevisionId> gone = before.keySet().stream().filter(id -> !now.containsKey(id)).toList();
    List<RevisionId> heads =
        found.graph().heads().stream()
            .filter(node -> found.graph().find(node.id()).orElseThrow().equals(node))
            .map(Node::id)
            .toList();
    return words[1]
        + (words.length > 3 ? " merges " : " ")
        + heads
        + (came.isEmpty() ? "" : " +" + came)
        + (gone.isEmpty() ? "" : " -" + gone)
        + (moved.isEmpty() ? "" : " ~" + moved);
  }

  private static List<RevisionId> order(List<Revision> revisions) {
    return revisions.stream().map(Revision::id).distinct().toList();
  }
}
