package lynearm.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import lynearm.elsewhere.ManyBranches;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.merge.MergePlan;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Memory;
import lynearm.ui.common.NodeSelection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other files of the repository than those that are checked out.
class ViewingTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-02T10:20:30Z"), ZoneOffset.UTC);

  @TempDir private Path folder;
  private final List<Notice> notices = new ArrayList<>();
  private final WindowViewModel model =
      new WindowViewModel(new OneThread().background(), Memory.ofNothing(), CLOCK, notices::add);
  private ManyBranches made;

  // main: a1, m1; work: w1, w2 beside m1
  @BeforeEach
  void make() {
    assumeTrue(GitProgram.isThere());
    made =
        ManyBranches.begun(folder)
            .branch("work", "main")
            .revision("work", "Bob", "w1", "a1")
            .revision("work", "Bob", "w2", "w1")
            .revision("main", "Ada", "m1", "a1")
            .make();
    model.open(made.root);
  }

  @AfterEach
  void close() {
    model.close();
  }

  private List<String> heads() {
    return model.project().graph().orElseThrow().heads().stream()
        .map(node -> node.id().value())
        .sorted()
        .toList();
  }

  private Node node(String id) {
    return model.project().graph().orElseThrow().find(new RevisionId(id)).orElseThrow();
  }

  private String source(String id) {
    return model.texts().bodyOf(node(id)).join().text();
  }

  @Test
  void aBranchIsShownAsItIs() {
    model.view(new Viewing.Wish.Ref("work"));

    assertThat(heads()).containsExactly("w2");
    assertThat(model.viewing().seenProperty().get().orElseThrow().what()).startsWith("work at ");
    assertThat(source("w2")).contains("revision = 'w2'");
    assertThat(model.project().isOnDisk(node("w2").revision().orElseThrow())).isFalse();
    assertThat(model.git().facts().author(node("w2"))).isEqualTo("Bob");
  }

  @Test
  void nothingCanBeChangedInABranchThatIsNotCheckedOut() {
    model.view(new Viewing.Wish.Among(List.of("work")));
    model
        .history()
        .selectionProperty()
        .set(NodeSelection.of(List.of(node("w2").index(), node("m1").index())));
    model.waysOut().showMerge();

    MergePlan plan = model.waysOut().merge().planProperty().get().orElseThrow();
    assertThat(plan).isInstanceOf(MergePlan.Refused.class);
    assertThat(((MergePlan.Refused) plan).what()).contains("not checked out");
  }

  @Test
  void guestsStandAmongTheOwnRevisions() throws IOException {
    Files.writeString(
        made.root.resolve("migrations/versions/own.py"),
        "revision = 'own'\ndown_revision = 'm1'\n");
    model.view(new Viewing.Wish.Among(List.of("work")));

    assertThat(heads()).containsExactly("own", "w2");
    assertThat(model.git().facts().guestOf(node("w1"))).contains("work");
    assertThat(model.git().facts().guestOf(node("own"))).isEmpty();
    assertThat(model.git().facts().author(node("w1"))).isEqualTo("Bob");
    assertThat(model.git().facts().author(node("m1"))).isEqualTo("Ada");
    assertThat(source("w1")).contains("revision = 'w1'");
    assertThat(source("own")).contains("revision = 'own'");
  }

  @Test
  void oneIdWithTwoTextsIsTold() throws IOException {
    Files.writeString(
        made.root.resolve("migrations/versions/other.py"),
        "revision = 'w1'\ndown_revision = 'a1'\n");
    model.view(new Viewing.Wish.Among(List.of("work")));

    assertThat(heads()).containsExactly("m1", "w2");
    assertThat(model.viewing().seenProperty().get().orElseThrow().detail())
        .contains("w1 has another text in work than in your own files");
  }

  @Test
  void aBranchIsShownAsItWouldBeWithAnother() {
    model.view(new Viewing.Wish.Landed("main", List.of("work")));

    assertThat(heads()).containsExactly("m1", "w2");
    assertThat(source("m1")).contains("revision = 'm1'");
    assertThat(source("w1")).contains("revision = 'w1'");
  }

  @Test
  void theWayBackLeadsToTheOwnFiles() {
    model.view(new Viewing.Wish.Ref("work"));
    model.view(new Viewing.Wish.CheckedOut());

    assertThat(heads()).containsExactly("m1");
    assertThat(model.workspaceProperty().get().orElseThrow().viewed().isCheckedOut()).isTrue();
    assertThat(model.git().facts().hasGuests()).isFalse();
    assertThat(notices).isEmpty();
  }

  @Test
  void aViewFollowsItsBranch() {
    model.view(new Viewing.Wish.Ref("work"));
    made.git().run("branch", "-f", "work", "main");
    model.reload();

    assertThat(heads()).containsExactly("m1");
    assertThat(model.viewing().wish()).isEqualTo(new Viewing.Wish.Ref("work"));
  }

  @Test
  void aFetchIsTold() {
    made.git().run("update-ref", "refs/remotes/origin/work", "work");
    model.reload();

    assertThat(notices).extracting(Notice::what).containsExactly("Git: origin/work came");
    notices.clear();
    made.git().run("update-ref", "refs/remotes/origin/work", "main");
    model.reload();

    assertThat(notices).extracting(Notice::what).containsExactly("Git: origin/work moved");
    assertThat(model.branches().row("origin/work")).isPresent();
  }

  @Test
  void withoutItsBranchAViewGivesWayToTheOwnFiles() {
    model.view(new Viewing.Wish.Ref("work"));
    made.git().run("branch", "-D", "work");
    model.reload();

    assertThat(heads()).containsExactly("m1");
    assertThat(notices).extracting(Notice::what).anyMatch(it -> it.contains("work any more"));
  }

  @Test
  void aTableOfABranchThatIsViewedIsFound() {
    made.git().run("checkout", "-q", "work");
    made.git().run("checkout", "-q", "main");
    model.view(new Viewing.Wish.Ref("work"));
    model.find().textProperty().set("id:w1");

    assertThat(model.find().statusProperty().get()).contains("1 of 1");
  }

  @Test
  void closingForgetsWhatWasViewed() {
    model.view(new Viewing.Wish.Ref("work"));
    model.closeWorkspace();
    model.open(made.root);

    assertThat(heads()).containsExactly("m1");
  }
}
