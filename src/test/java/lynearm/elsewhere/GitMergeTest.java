package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of branches beside the real `git merge` of each in a scratch clone, read from disk.
class GitMergeTest {

  private static final int BRANCHES = 60;

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
