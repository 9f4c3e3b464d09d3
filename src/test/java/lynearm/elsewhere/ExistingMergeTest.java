package lynearm.elsewhere;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

class ExistingMergeTest {

  private static ExistingMerge on(String... branches) {
    Revision revision =
        new Revision(
            new RevisionId("d"),
            Path.of("d.py"),
            List.of(new RevisionId("b"), new RevisionId("c")),
            List.of(),
            List.of(),
            "",
            Map.of());
    return new ExistingMerge(revision, List.of(branches), Optional.empty());
  }

  @Test
  void theCommandMergesTheFirstBranchThatHasIt() {
    assertThat(on("feature/joined", "origin/feature/joined").command())
        .isEqualTo("git merge feature/joined");
  }

  @Test
  void aNameThatAShellWouldReadOtherwiseIsQuoted() {
    assertThat(on("a;b$(c)").command()).isEqualTo("git merge 'a;b$(c)'");
    assertThat(on("it's").command()).isEqualTo("git merge 'it'\\''s'");
  }
}
