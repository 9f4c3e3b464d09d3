package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.graph.RevisionGraph;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Viewed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of the heads.
class HeadsNoticeTest {

  private static final Viewed HERE = new Viewed.CheckedOut();
  private static final CommitId COMMIT = new CommitId("1".repeat(40));
  private static final Viewed.InCommit MAIN = new Viewed.InCommit("main", COMMIT);
  private static final Viewed.InCommit WORK = new Viewed.InCommit("work", COMMIT);
  private static final Viewed.InCommit MORE = new Viewed.InCommit("more", COMMIT);

  @TempDir private Path folder;

  private RevisionGraph graph(String history) {
    return AlembicProject.in(folder, history).read().graph();
  }

  private HeadsNotice noticeOf(String history) {
    return HeadsNotice.of(graph(history), HERE).orElseThrow();
  }

  @Test
  void oneHeadIsNotWorthAWord() {
    assertThat(HeadsNotice.of(graph("a:; b: a"), HERE)).isEmpty();
  }

  @Test
  void noHeadIsNotWorthAWordEither() {
    assertThat(HeadsNotice.of(graph(""), HERE)).isEmpty();
  }

  @Test
  void severalHeadsAreNamedWithWhatAlembicWouldDo() {
    HeadsNotice notice = noticeOf("a:; b: a; c: a");
    assertThat(notice.kind()).isEqualTo(HeadsNotice.Kind.SEVERAL);
    assertThat(notice.text()).isEqualTo("2 heads: b, c. `alembic upgrade head` would stop here.");
    assertThat(notice.why()).contains("Multiple head revisions are present");
  }

  @Test
  void manyHeadsAreNotAllNamed() {
    assertThat(noticeOf("a:; b: a; c: a; d: a; e: a; f: a; g: a").text())
        .startsWith("6 heads: b, c, d, e and 2 more.");
  }

  @Test
  void headsOnBranchesWithLabelsOfTheirOwnCanBeMeantToStay() {
    HeadsNotice notice = noticeOf("a:; b: a @expand; c: a @contract; d: b");
    assertThat(notice.kind()).isEqualTo(HeadsNotice.Kind.LABELLED);
    assertThat(notice.text()).contains("expand", "contract").endsWith("stay apart.");
  }

  @Test
  void aHeadWithoutALabelIsHardlyMeantToStay() {
    assertThat(noticeOf("a:; b: a @expand; c: a").kind()).isEqualTo(HeadsNotice.Kind.SEVERAL);
  }

  @Test
  void headsThatShareALabelAreHardlyMeantToStay() {
    assertThat(noticeOf("a: @shop; b: a; c: a").kind()).isEqualTo(HeadsNotice.Kind.SEVERAL);
  }

  @Test
  void whatAlembicRefusesIsSaidInItsWords() {
    HeadsNotice notice = noticeOf("a:; b: lost; c: a");
    assertThat(notice.kind()).isEqualTo(HeadsNotice.Kind.REFUSED);
    assertThat(notice.text())
        .isEqualTo("Alembic refuses this history with every command. It says KeyError: 'lost'");
    assertThat(notice.why()).contains("KeyError").contains("lost");
  }

  private String textIn(Viewed viewed, String history) {
    return HeadsNotice.of(graph(history), viewed).orElseThrow().text();
  }

  @Test
  void theAnswerToALongCycleIsCutShort() {
    StringBuilder cycle = new StringBuilder("r0: r500");
    for (int i = 1; i <= 500; i++) {
      cycle.append("; r").append(i).append(": r").append(i - 1);
    }
    HeadsNotice notice = noticeOf(cycle.toString());
    assertThat(notice.text()).contains("Cycle").endsWith("…").hasSizeLessThan(320);
    assertThat(notice.why()).contains("…").hasSizeLessThan(1500);
  }

  @Test
  void headsOfAnotherBranchAreNotHere() {
    assertThat(textIn(WORK, "a:; b: a; c: a"))
        .isEqualTo("2 heads in work: b, c. `alembic upgrade head` would stop there.");
  }

  @Test
  void aCommitIsNamedByTheBeginningOfItsId() {
    Viewed commit = new Viewed.InCommit(COMMIT.value(), COMMIT);
    assertThat(HeadsNotice.of(graph("a:; b: a; c: a"), commit).orElseThrow().text())
        .startsWith("2 heads at commit 11111111: b, c.");
  }

  @Test
  void headsThatGuestsBringAreNotHereYet() {
    assertThat(
            textIn(
                new Viewed.Joined(Optional.empty(), List.of(WORK), Map.of(), Map.of()),
                "a:; b: a; c: a"))
        .isEqualTo(
            "2 heads with what work brings: b, c. `alembic upgrade head` would stop once that is"
                + " merged here.");
  }

  @Test
  void headsAfterALandingAreThoseOfTheTarget() {
    Viewed landed = new Viewed.Joined(Optional.of(MAIN), List.of(WORK, MORE), Map.of(), Map.of());
    assertThat(textIn(landed, "a:; b: a; c: a"))
        .isEqualTo(
            "2 heads in main with work and more merged: b, c. `alembic upgrade head` would stop"
                + " there.");
    assertThat(textIn(landed, "a:; b: lost"))
        .startsWith(
            "Alembic would refuse the history in main with work and more merged with every"
                + " command. It would say KeyError");
  }
}
