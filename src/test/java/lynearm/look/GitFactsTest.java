package lynearm.look;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GitFactsTest {

  @Test
  void roomIsKeptForAuthorsWhileGitIsAsked() {
    assertThat(GitFacts.unknown().hasAuthors()).isFalse();

    GitFacts asked = GitFacts.unknown().awaiting(true);
    assertThat(asked.hasAuthors()).isTrue();
    assertThat(asked.showing(DayStyle.ISO).hasAuthors()).isTrue();
    assertThat(asked.awaiting(false).hasAuthors()).isFalse();
  }
}
