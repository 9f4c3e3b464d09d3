package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of branches beside the real `git merge` of each in a scratch clone, read from disk.
class GitMergeTest {

  private static final int BRANCHES = 60;
  private static final int PAIRS = 50;

  @TempDir private Path folder;

  @BeforeEach
  void gitIsThere() {
    assumeTrue(GitProgram.isThere());
  }

  @Test
  void everyBranchIsWhatGitMergeMakesOfIt() {
    ManyBranches made = random(new Random(20_261_122)).make();
    Path scratch = folder.resolve("scratch");
    made.git().run("clone", "-q", made.root.toString(), scratch.toString());
    GitProgram git = new GitProgram(scratch, made.home);
    List<Future> futures = made.future().futures();

    assertThat(futures).hasSize(BRANCHES + 2);
    for (Future future : futures) {
      String branch = future.branches().getFirst();
      git.run("reset", "-q", "--hard", "origin/main");
      GitProgram.Output merged = git.tryTo("merge", "-q", "--no-edit", "origin/" + branch);
      if (merged.status() == 0) {
        assertThat(future.clashes()).as(branch).isEmpty();
        assertThat(future.outlook()).as(branch).isNotIn(Outlook.UNRELATED, Outlook.CONFLICTS);
        if (future.outlook() != Outlook.MERGED) {
          assertThat(future.heads()).as(branch).isEqualTo(heads(scratch));
        }
      } else if (merged.text().contains("unrelated")) {
        assertThat(future.outlook()).as(branch).isEqualTo(Outlook.UNRELATED);
      } else {
        assertThat(future.clashes()).as(branch + ": " + merged.text()).isNotEmpty();
        git.tryTo("merge", "--abort");
      }
    }
    assertThat(futures.stream().map(Future::outlook).distinct())
        .contains(
            Outlook.FORKS,
            Outlook.BREAKS,
            Outlook.CONFLICTS,
            Outlook.UNRELATED,
            Outlook.GROWS,
            Outlook.MERGED);
  }

  /// Both sides rename, move, edit, delete and add, in the same few folders.
  @Test
  void everyBranchThatMovedThingsIsWhatGitMergeMakesOfIt() throws IOException {
    Random random = new Random(20_261_123);
    ManyBranches made = ManyBranches.begun(folder);
    for (int i = 2; i <= 6; i++) {
      made.revision("main", "Ada", "a" + i, "a" + (i - 1));
    }
    for (int i = 0; i < PAIRS; i++) {
      for (String side : List.of("t" + i, "b" + i)) {
        made.branch(side, "main");
        for (int k = random.nextInt(4); k >= 0; k--) {
          move(made, side, side + "r" + k, random);
        }
      }
    }
    made.make();
    GitProgram git = new GitProgram(made.root, made.home);
    int conflicts = 0;
    for (int i = 0; i < PAIRS; i++) {
      git.tryTo("merge", "--abort");
      git.run("clean", "-ffdxq");
      git.run("checkout", "-q", "-f", "t" + i);
      Future future = future(made, "b" + i);
      GitProgram.Output merged = git.tryTo("merge", "--no-edit", "b" + i);
      String words =
          "%d %s %s %s %s%n%s"
              .formatted(
                  i,
                  future.words(),
                  future.heads(),
                  FutureLines.of(future, String::valueOf),
                  future.why(),
                  merged.text());
      boolean stops = merged.text().contains("CONFLICT");
      conflicts += stops ? 1 : 0;
      assertThat(future.outlook() == Outlook.CONFLICTS).as(words).isEqualTo(stops);
      if (!stops && future.outlook() != Outlook.MERGED && future.outlook() != Outlook.ELSEWHERE) {
        assertThat(future.heads()).as(words).isEqualTo(heads(made.root));
      }
    }
    assertThat(conflicts).isBetween(PAIRS / 4, 3 * PAIRS / 4);
  }

  private static Future future(ManyBranches made, String branch) throws IOException {
    try (GitObjects objects = made.objects()) {
      return ManyBranches.given(
              FutureHeads.ofSome(objects, made.open(), "HEAD", List.of(branch), Progress.IGNORED))
          .futures()
          .getFirst();
    }
  }

  private static void move(ManyBranches made, String side, String id, Random random) {
    Map<String, String> files = made.files(side);
    List<String> revisions =
        files.keySet().stream().filter(it -> it.endsWith(".py") && !it.endsWith("env.py")).toList();
    String any = revisions.get(random.nextInt(revisions.size()));
    String folder = any.substring(0, any.lastIndexOf('/') + 1);
    String name = any.substring(folder.length());
    switch (random.nextInt(9)) {
      case 0, 1, 2 ->
          made.commit(side, "Bob", folder + id + ".py", ManyBranches.text(id, "pass", "a6"));
      case 3 -> made.move(side, "Bob", any, folder + (random.nextBoolean() ? "x_" : "y_") + name);
      case 4 -> {
        String other = random.nextBoolean() ? "migrations/new/" : "lib/versions/";
        made.move(side, "Bob", folder, other);
        located(made, side, other);
      }
      case 5 -> made.commit(side, "Cyd", any, files.get(any).replace("message", "words " + id));
      case 6 -> made.commit(side, "Cyd", any, files.get(any) + "    # more\n");
      case 7 -> made.commit(side, "Cyd", any, "-");
      default -> {
        made.move(side, "Bob", "migrations/", "db/");
        made.commit(
            side,
            "Bob",
            "alembic.ini",
            made.files(side).get("alembic.ini").replaceAll("migrations", "db"));
      }
    }
  }

  private static void located(ManyBranches made, String side, String folder) {
    String ini =
        made.files(side).get("alembic.ini").lines().limit(2).reduce("", (a, b) -> a + b + "\n");
    made.commit(side, "Bob", "alembic.ini", ini + "version_locations = " + folder + "\n");
  }

  private static List<RevisionId> heads(Path scratch) {
    return ManyBranches.open(scratch).graph().heads().stream().map(Node::id).toList();
  }

  /// A trunk, sixty branches that begin anywhere on it and do anything, and a trunk that goes on.
  private ManyBranches random(Random random) {
    ManyBranches made = ManyBranches.begun(folder);
    String head = "a1";
    List<String> trunk = new ArrayList<>(List.of(head));
    int next = 0;
    for (int i = 0; i < BRANCHES; i++) {
      if (i % 6 == 5) {
        String id = "t" + i;
        made.revision("main", "Ada", id, head);
        trunk.add(id);
        head = id;
      }
      if (i % 10 == 9) {
        String id = trunk.get(random.nextInt(trunk.size()));
        alter(made, "main", id, random.nextInt(3), random);
      }
      String name = "b" + i;
      made.branch(name, "main");
      for (int k = random.nextInt(3); k >= 0; k--) {
        next++;
        act(made, name, "r" + next, trunk, random);
      }
    }
    made.branch("done", "main");
    made.revision("main", "Ada", "last", head);
    return made.orphan("stranger", "s1");
  }

  private static void act(
      ManyBranches made, String branch, String id, List<String> trunk, Random random) {
    String any = trunk.get(random.nextInt(trunk.size()));
    switch (random.nextInt(8)) {
      case 0, 1 -> made.revision(branch, "Bob", id, trunk.getLast());
      case 2 -> made.revision(branch, "Bob", id, any);
      case 3 -> made.revision(branch, "Bob", id, "last"); // whose parent comes later
      case 4 -> alter(made, branch, any, 3, random);
      case 5 -> alter(made, branch, any, random.nextInt(3), random);
      case 6 ->
          made.commit(
              branch,
              "Bob",
              ManyBranches.VERSIONS + "again_" + id + ".py",
              ManyBranches.text(any, "x = " + random.nextInt()));
      default -> made.commit(branch, "Bob", "README", "words of " + branch + "\n");
    }
  }

  /// Edits the end, edits the parent, renames or deletes a file, if it is still there.
  private static void alter(ManyBranches made, String branch, String id, int how, Random random) {
    String path = ManyBranches.VERSIONS + id + ".py";
    Map<String, String> files = made.files(branch);
    String text = files.get(path);
    if (text == null) {
      return;
    }
    switch (how) {
      case 0 -> made.commit(branch, "Cyd", path, text + "    # " + random.nextInt(2) + "\n");
      case 1 -> made.commit(branch, "Cyd", path, text.replace("message", "words of " + branch));
      case 2 ->
          made.commit(branch, "Cyd", path, "-", ManyBranches.VERSIONS + id + "_renamed.py", text);
      default -> made.commit(branch, "Cyd", path, "-");
    }
  }
}
