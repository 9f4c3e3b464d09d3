package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.git.RefTips;
import lynearm.workspace.FolderWatcher;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done in a terminal is noticed.
class RefreshTest {

  @TempDir private Path folder;
  private ManyBranches made;
  private final Semaphore notices = new Semaphore(0);

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made =
        ManyBranches.begun(folder)
            .branch("work", "main")
            .revision("work", "Bob", "w1", "a1")
            .make();
  }

  private void isNoticed() throws InterruptedException {
    assertThat(notices.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
  }

  private static RefTips tips(GitRepository repository) {
    return ManyBranches.given(RefTips.read(repository));
  }

  @Test
  void aCheckout() throws Exception {
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      RefTips before = tips(made.repository());
      watcher.watch(made.open().watched());
      made.git().run("checkout", "-q", "work");

      isNoticed();
      assertThat(made.open().graph().heads())
          .extracting(it -> it.id().value())
          .containsExactly("w1");
      assertThat(tips(made.repository())).isNotEqualTo(before);
      assertThat(tips(made.repository()).since(before)).isEmpty();
    }
  }

  @Test
  void aFetchThatChangesNothingButABranchOfAnother() throws Exception {
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", made.root.toString(), clone.toString());
    Workspace open = ManyBranches.open(clone);
    GitRepository repository = open.repository().orElseThrow();
    RefTips before = tips(repository);
    line();
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(open.watched());
      new GitProgram(clone, made.home).run("fetch", "-q");

      isNoticed();
      assertThat(tips(repository).since(before)).containsOnlyKeys("refs/remotes/origin/work");
    }
  }

  /// A commit on the other branch of the first repository.
  private void line() {
    made.git().run("checkout", "-q", "work");
    made.git().run("commit", "-q", "--allow-empty", "-m", "more");
  }

  @Test
  void aBranchInALinkedWorktree() throws Exception {
    Path linked = folder.resolve("linked");
    made.git().run("worktree", "add", "-q", linked.toString(), "work");
    Workspace open = ManyBranches.open(linked);
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(open.watched());
      made.git().run("branch", "team/new", "main");

      isNoticed();
      notices.drainPermits();
      watcher.watch(ManyBranches.open(linked).watched());
      new GitProgram(linked, made.home).run("checkout", "-q", "--detach", "main");
      isNoticed();
    }
  }

  @Test
  void aChangeOfTheTemplateAndTheConfiguration() throws Exception {
    try (FolderWatcher watcher = new FolderWatcher(List.of(), notices::release)) {
      watcher.watch(made.open().watched());
      for (Map.Entry<String, String> file :
          Map.of("migrations/script.py.mako", "# other\n", "alembic.ini", "[alembic]\n")
              .entrySet()) {
        Files.writeString(made.root.resolve(file.getKey()), file.getValue());
        isNoticed();
        notices.drainPermits();
      }
    }
  }
}
