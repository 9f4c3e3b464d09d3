package lynearm.git;

import static lynearm.git.RepositoryFixture.author;
import static lynearm.git.RepositoryFixture.changes;
import static lynearm.git.RepositoryFixture.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which branches and tags have a file.
class FileHoldersTest {

  @TempDir private Path folder;

  private static FileHolder remote(String name) {
    return new FileHolder(FileHolder.Kind.REMOTE_BRANCH, name);
  }

  @Test
  void everyBranchAndTagIsLookedInto() throws IOException {
    RepositoryFixture fixture = new RepositoryFixture(folder);
    try (FreshRepository fresh = FreshRepository.create(fixture.root, RepositoryFixture.MAIN)) {
      CommitId one = fresh.commit(List.of(), changes("v/a.py", "a"), author("Ada", 1), "a");
      CommitId two = fresh.commit(List.of(one), changes("v/b.py", "b"), author("Ada", 2), "b");
      fresh.point(RepositoryFixture.MAIN, two);
      fresh.point(new GitBranch("feature"), two);
      fresh.point(new GitBranch("old"), one);
      fresh.writeFiles(two);
      RepositoryFixture.write(
          fixture.root.resolve(".git/refs/remotes/origin/main"), one.value() + "\n");
      RepositoryFixture.write(
          fixture.root.resolve(".git/refs/remotes/origin/HEAD"), "ref: refs/remotes/origin/main\n");
      RepositoryFixture.write(fixture.root.resolve(".git/refs/tags/v1"), one.value() + "\n");
    }
    RepositoryFixture.append(
        fixture.root.resolve(".git/config"),
        "[branch \"main\"]\n\tremote = origin\n\tmerge = refs/heads/main\n");
    FileHolders holders =
        given(
            FileHolders.read(
                fixture.repository(),
                List.of(fixture.file("v/a.py"), fixture.file("v/b.py"), fixture.file("v/c.py")),
                () -> false));
    assertThat(holders.of(fixture.file("v/a.py")))
        .containsExactly(
            remote("origin/main"),
            new FileHolder(FileHolder.Kind.LOCAL_BRANCH, "feature"),
            new FileHolder(FileHolder.Kind.LOCAL_BRANCH, "old"),
            new FileHolder(FileHolder.Kind.TAG, "v1"));
    assertThat(holders.of(fixture.file("v/b.py")))
        .containsExactly(new FileHolder(FileHolder.Kind.LOCAL_BRANCH, "feature"));
    assertThat(holders.of(fixture.file("v/c.py"))).isEmpty();
    assertThat(holders.hasRemotes()).isTrue();
    assertThat(holders.upstream()).contains("origin/main");
    assertThat(holders.complete()).isTrue();
  }

  @Test
  void aSearchCanBeCancelled() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, java.util.Map.of("v/a.py", "a"));
    FileHolders holders =
        given(FileHolders.read(fixture.repository(), List.of(fixture.file("v/a.py")), () -> true));
    assertThat(holders.complete()).isFalse();
    assertThat(holders.hasRemotes()).isFalse();
  }
}
