package lynearm.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is taken for a slip, and what is not.
class LikenessTest {

  @TempDir private Path folder;

  private List<Finding> alike(String history, String wanted) {
    return Likeness.of(
        AlembicProject.in(folder.resolve("project"), history).read().graph(),
        new RevisionId(wanted));
  }

  private static String ids(List<Finding> findings) {
    return findings.stream()
        .flatMap(it -> it.others().stream())
        .map(RevisionId::value)
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "abcdef12:, abcdef12_add_abcdef12, abcdef12",
    "abcdef12:, abcdef12_add_abcdef12.py, abcdef12",
    "abcdef12:, ABCDEF12, abcdef12",
    "abcdef12:, abcdfe12, abcdef12",
    "abcdef12:, abcdef1, abcdef12",
    "abcdef12:, abcdef123, abcdef12",
    "003:, 003_add_x, 003",
    "abcdef12: @shop, shop, abcdef12",
  })
  void slipsLeadToWhatIsMeant(String history, String wanted, String meant) {
    assertThat(ids(alike(history, wanted))).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "00012:, 00013",
    "abc:, abd",
    "abcdef12:, fedcba21",
    "abcdef12:, ''",
  })
  void othersAreNotTakenForSlips(String history, String wanted) {
    assertThat(alike(history, wanted)).isEmpty();
  }

  @Test
  void theMostAlikeComesFirst() {
    assertThat(ids(alike("abcdef99:; abcdef19:; abcdef1234:", "abcdef12")))
        .isEqualTo("abcdef1234 abcdef19 abcdef99");
  }

  @Test
  void swappedNeighboursAreOneSlip() {
    assertThat(Likeness.difference("abcdef", "abdcef")).isEqualTo(1);
    assertThat(Likeness.difference("abcdef", "abXXef")).isEqualTo(2);
    assertThat(Likeness.difference("a".repeat(100), "a".repeat(100))).isGreaterThan(2);
  }
}
