package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import lynearm.graph.RevisionGraph;
import lynearm.workspace.AlembicProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of the heads.
class HeadsNoticeTest {

  @TempDir private Path folder;

  private RevisionGraph graph(String history) {
    return AlembicProject.in(folder, history).read().graph();
  }

  private HeadsNotice noticeOf(String history) {
    return HeadsNotice.of(graph(history)).orElseThrow();
  }

  @Test
  void oneHeadIsNotWorthAWord() {
    assertThat(HeadsNotice.of(graph("a:; b: a"))).isEmpty();
  }

  @Test
  void noHeadIsNotWorthAWordEither() {
    assertThat(HeadsNotice.of(graph(""))).isEmpty();
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
}
