package lynearm.git;

import static lynearm.git.RepositoryFixture.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a new branch may be called.
class BranchNamesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "main      | There is a branch main already.",
        "team      | There is a branch team/a, so none can be called team.",
        "main/x/y  | There is a branch main, so none can be called main/….",
        "a b       | A branch name can't hold spaces.",
        "a:b       | A branch name can't hold :.",
        "-x        | A branch name can't begin with a hyphen.",
        "HEAD      | HEAD is git's word for what is checked out.",
        "a..b      | A branch name can't hold two dots in a row.",
        "a@{1}     | A branch name can't hold @{.",
        "a.        | A branch name can't end with a dot.",
        "a//b      | A branch name needs something before and after each slash.",
        "a/.b      | No part of a branch name can begin with a dot or end with .lock.",
        "\"\"      | Give the branch a name.",
      })
  void aNameThatCannotBeIsExplained(String name, String reason) {
    assertThat(new BranchNames(Set.of("main", "team/a", "team/b")).whyNot(name)).contains(reason);
  }

  @Test
  void itAgreesWithGit() {
    assumeTrue(GitProgram.isThere());
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "a"));
    BranchNames names = new BranchNames(Set.of());
    List<String> parts =
        List.of(
            "a", "Z9", "ü", "-", ".", "..", "/", "@", "{", "@{", "~", "^", ":", "?", "*", "[", "]",
            "\\", " ", "\t", "\u007f", ".lock", "lock", "HEAD", "#", "'", "\"", "$", "!", "|");
    for (String first : parts) {
      for (String second : parts) {
        String name = first + second;
        boolean gitTakesIt =
            fixture.git().tryTo("check-ref-format", "--branch", name).status() == 0;
        assertThat(names.whyNot(name).isEmpty()).as("[%s]", name).isEqualTo(gitTakesIt);
      }
    }
  }

  @Test
  void theBranchesThereAreAreKnown() {
    RepositoryFixture fixture = RepositoryFixture.with(folder, Map.of("a", "a"));
    assertThat(given(fixture.repository().branchNames()).taken()).containsExactly("main");
    fixture.write(".git/HEAD", "ref: refs/heads/team/unborn\n");
    assertThat(given(fixture.repository().branchNames()).taken())
        .containsExactlyInAnyOrder("main", "team/unborn");
  }
}
