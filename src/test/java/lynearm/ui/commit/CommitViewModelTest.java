package lynearm.ui.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import lynearm.git.CommittedFile;
import lynearm.git.GitLookup;
import lynearm.git.GitRepository;
import lynearm.git.GitWriter;
import lynearm.git.Head;
import lynearm.sample.Sample;
import lynearm.sample.SampleProjects;
import lynearm.ui.common.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit while it is thought over.
class CommitViewModelTest {

  @TempDir private Path folder;
  private Path root;
  private Path file;
  private GitRepository git;

  @BeforeEach
  void create() throws IOException {
    root = folder.toRealPath().resolve("sample");
    SampleProjects.create(Sample.SMALL, root);
    append(".git/config", "[user]\n\tname = Ada Maker\n\temail = ada@example.org\n");
    file = Files.writeString(root.resolve("migrations/versions/new.py"), "revision = 'new'\n");
    git = ((GitLookup.Found) GitRepository.around(root)).repository();
  }

  private void append(String path, String text) throws IOException {
    Path edited = root.resolve(path);
    Files.writeString(edited, Files.readString(edited) + text);
  }

  private CommitViewModel commit() {
    return new CommitViewModel(
        new Background(Runnable::run, Runnable::run).lane(),
        new GitWriter(git, Clock.systemUTC()),
        List.of(file),
        "Create merge new",
        "why\n");
  }

  private Head head() {
    return git.state()
        .or(reason -> {
          throw new AssertionError(reason.toString());
        })
        .head();
  }

  @Test
  void itTellsWhatBecomesOfTheFiles() {
    assertThat(commit().previewProperty().get().orElseThrow().files())
        .containsExactly(new CommittedFile("migrations/versions/new.py", CommittedFile.Kind.ADDED));
  }

  @Test
  void itGoesOnTheBranchThatIsCheckedOut() {
    CommitViewModel commit = commit();
    assertThat(commit.whereProperty().get()).isEqualTo(CommitViewModel.Where.CURRENT);
    commit.subjectProperty().set("Join");
    commit.commit();
    assertThat(commit.madeProperty().get().orElseThrow().subject()).isEqualTo("Join");
    assertThat(commit.branchName()).contains("main");
    assertThat(commit.possibleProperty().get()).isFalse();
  }

  @Test
  void theNameOfANewBranchIsCheckedAsItIsTyped() {
    CommitViewModel commit = commit();
    commit.whereProperty().set(CommitViewModel.Where.NEW_BRANCH);
    assertThat(commit.branchProperty().get()).isEqualTo("create-merge-new");
    assertThat(commit.branchProblemProperty().get()).isEmpty();
    commit.branchProperty().set("main");
    assertThat(commit.branchProblemProperty().get()).contains("There is a branch main already.");
    assertThat(commit.possibleProperty().get()).isFalse();
    commit.commit();
    assertThat(commit.madeProperty().get()).isEmpty();
    commit.branchProperty().set("team/join");
    assertThat(commit.branchProblemProperty().get()).isEmpty();
    commit.commit();
    assertThat(commit.madeProperty().get()).isPresent();
    assertThat(head().branch().orElseThrow().name()).isEqualTo("team/join");
  }

  @Test
  void withoutABranchANewOneIsSuggested() throws IOException {
    Files.writeString(root.resolve(".git/HEAD"), head().commit().orElseThrow() + "\n");
    assertThat(commit().whereProperty().get()).isEqualTo(CommitViewModel.Where.NEW_BRANCH);
  }

  @Test
  void aMessageNeedsASubject() {
    CommitViewModel commit = commit();
    commit.subjectProperty().set("  ");
    assertThat(commit.possibleProperty().get()).isFalse();
  }

  @Test
  void whatForbidsACommitIsSaidAtOnce() {
    assertThat(root.resolve(".git/rebase-merge").toFile().mkdir()).isTrue();
    CommitViewModel commit = commit();
    assertThat(commit.refusalProperty().get().orElseThrow().what())
        .contains("a rebase is not finished");
    assertThat(commit.possibleProperty().get()).isFalse();
  }

  @Test
  void whatIsRefusedCanBeTriedAgain() throws IOException {
    CommitViewModel commit = commit();
    Path lock = Files.createFile(root.resolve(".git/index.lock"));
    commit.commit();
    assertThat(commit.refusalProperty().get().orElseThrow().what()).contains("is locked");
    Files.delete(lock);
    commit.commit();
    assertThat(commit.refusalProperty().get()).isEmpty();
    assertThat(commit.madeProperty().get()).isPresent();
  }
}
