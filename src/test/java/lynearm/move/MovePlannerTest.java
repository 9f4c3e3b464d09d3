package lynearm.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import lynearm.change.ChangeWriter;
import lynearm.change.FileEdit;
import lynearm.change.StateFolder;
import lynearm.change.WriteResult;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is planned for small histories, and what is refused and how.
class MovePlannerTest {

  @TempDir private Path folder;
  private AlembicProject project;

  // c   e
  // b   d
  // └─a─┘
  @BeforeEach
  void writeProject() {
    project = AlembicProject.in(folder.resolve("project"), "a:; b: a; c: b; d: a; e: d");
  }

  private MovePlan plan(String revision, String onto) {
    Workspace workspace = project.read();
    return new MovePlanner(workspace)
        .plan(number(workspace.graph(), revision), number(workspace.graph(), onto));
  }

  private ChangeWriter writer() {
    return new ChangeWriter(
        new StateFolder(folder.resolve("state")), project.versions(), Clock.systemUTC());
  }

  private static int number(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow().index();
  }

  private MovePlan.Ready ready(String revision, String onto) {
    MovePlan plan = plan(revision, onto);
    assertThat(plan).as(plan.toString()).isInstanceOf(MovePlan.Ready.class);
    return (MovePlan.Ready) plan;
  }

  private MovePlan.Refused refused(String revision, String onto) {
    MovePlan plan = plan(revision, onto);
    assertThat(plan).isInstanceOf(MovePlan.Refused.class);
    return (MovePlan.Refused) plan;
  }

  private static List<RevisionId> ids(String... ids) {
    return java.util.Arrays.stream(ids).map(RevisionId::new).toList();
  }

  private static List<RevisionId> heads(MovePlan.Ready plan) {
    return plan.change().graphAfter().heads().stream().map(it -> it.id()).toList();
  }

  @Test
  void theFirstRevisionSinceTheForkGetsTheOtherHeadAsItsParent() {
    MovePlan.Ready plan = ready("c", "e");
    assertThat(plan.relinked()).isEqualTo(ids("b"));
    assertThat(plan.moved()).isEqualTo(ids("b", "c"));
    assertThat(heads(plan)).isEqualTo(ids("c"));
    assertThat(plan.change().title()).isEqualTo("Move b onto e");
    assertThat(plan.change().edits())
        .singleElement()
        .asInstanceOf(type(FileEdit.Replace.class))
        .satisfies(edit -> {
          assertThat(edit.path()).isEqualTo(project.fileOf("b"));
          assertThat(edit.content().text())
              .isEqualTo(
                  AlembicProject.text(project.fileOf("b"))
                      .replace("down_revision = 'a'", "down_revision = 'e'"));
        });
  }

  @Test
  void anyRevisionOfABranchStandsForIt() {
    assertThat(ready("b", "e").change().edits()).isEqualTo(ready("c", "e").change().edits());
  }

  @Test
  void whatComesAfterTheBranchComesAlong() {
    project.add("f: b");
    MovePlan.Ready plan = ready("c", "e");
    assertThat(plan.moved()).isEqualTo(ids("b", "c", "f"));
    assertThat(plan.notes()).contains("Afterwards there are still 2 heads.");
  }

  @Test
  void aBranchCanGoOntoARevisionInTheMiddle() {
    MovePlan.Ready plan = ready("c", "d");
    assertThat(heads(plan)).isEqualTo(ids("c", "e"));
  }

  @Test
  void anUnrelatedHistoryGetsAParentForItsBase() {
    project.add("x:; y: x");
    MovePlan.Ready plan = ready("y", "c");
    assertThat(plan.relinked()).isEqualTo(ids("x"));
    assertThat(plan.change().edits().getFirst().after().orElseThrow().text())
        .contains("down_revision = 'c'");
  }

  @Test
  void ofAMergePointOnlyTheParentOfTheForkIsReplaced() {
    // m joins b and x, which stands on its own
    project.add("x:; m: c x");
    MovePlan.Ready plan = ready("m", "e");
    assertThat(plan.relinked()).isEqualTo(ids("b"));
    project.add("y: e; n: a y; z: a");
    assertThat(refused("n", "z").what()).contains("parted in 2 places");
  }

  @Test
  void aMergePointKeepsItsOtherParents() {
    project.add("x:; n: a x");
    MovePlan.Ready plan = ready("n", "e");
    assertThat(plan.change().edits().getFirst().after().orElseThrow().text())
        .contains("down_revision = ('e','x',)");
    assertThat(plan.notes()).contains("n stays a merge point, with its other parents.");
  }

  @Test
  void planningWritesNothing() {
    var before = project.contents();
    ready("c", "e");
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void writingGivesThePromisedGraphAndUndoTheOldBytes() {
    var before = project.contents();
    MovePlan.Ready plan = ready("c", "e");
    WriteResult written = writer().write(plan.change());
    assertThat(written).isInstanceOf(WriteResult.Written.class);
    assertThat(project.read().graph().files()).isEqualTo(plan.change().graphAfter().files());
    writer().undo(((WriteResult.Written) written).change().id());
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void theDocstringFollowsWhereItSaysTheSame() {
    project.file(
        "migrations/versions/b_add_b.py",
        """
        \"""add b

        Revision ID: b
        Revises: a
        \"""
        revision: str = "b"
        down_revision: str | None = "a"  # the parent
        """);
    assertThat(ready("c", "e").change().edits().getFirst().after().orElseThrow().text())
        .isEqualTo(
            """
            \"""add b

            Revision ID: b
            Revises: e
            \"""
            revision: str = "b"
            down_revision: str | None = "e"  # the parent
            """);
  }

  @Test
  void aDocstringThatSaysSomethingElseIsLeftAloneAndTold() {
    project.file(
        "migrations/versions/b_add_b.py",
        "'''add b\n\nRevises: zzz\n'''\nrevision = 'b'\ndown_revision = 'a'\n");
    MovePlan.Ready plan = ready("c", "e");
    assertThat(plan.change().edits().getFirst().after().orElseThrow().text())
        .isEqualTo("'''add b\n\nRevises: zzz\n'''\nrevision = 'b'\ndown_revision = 'e'\n");
    assertThat(plan.notes()).singleElement().asString().startsWith("The docstring of ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a | e | e comes after a",
        "c | c | Nothing can be moved onto itself",
        "c | a | c follows from a already",
        "c | b | c follows from b already",
      })
  void whatCannotBeMovedIsRefused(String revision, String onto, String what) {
    assertThat(refused(revision, onto).what()).startsWith(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PARENT = 'a'; down_revision = PARENT       | is taken from the name PARENT",
        "down_revision = 'x'; down_revision = 'a'   | is bound more than once, first on line 3",
        "down_revision = 'A'.lower()                | is computed",
        "down_revision = f'a'                       | is an f-string",
        "down_revision = depends_on = 'a'           | is bound together with depends_on",
      })
  void aParentThatCannotBeChangedExactlyIsRefusedByItsPlace(String line, String construct) {
    project.file("migrations/versions/b_add_b.py", "\nrevision = 'b'\n" + line + "\n");
    assertThat(refused("c", "e").what())
        .startsWith("down_revision in ")
        .contains("b_add_b.py, line 3 " + construct);
  }

  @Test
  void anEncodingThatHasNoPlaceForTheIdIsRefused() throws java.io.IOException {
    project.add("ё: a");
    byte[] latin =
        "# coding: latin-1\n'''caf\u00e9'''\nrevision = 'b'\ndown_revision = 'a'\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(project.fileOf("b"), latin);
    assertThat(refused("c", "ё").what()).contains("its encoding ISO-8859-1 has no characters");
    assertThat(ready("c", "e").change().edits().getFirst().after().orElseThrow().bytes())
        .isEqualTo(
            "# coding: latin-1\n'''caf\u00e9'''\nrevision = 'b'\ndown_revision = 'e'\n"
                .getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void aDependencyTheOtherWayIsRefused() {
    project.add("f: e ~c");
    assertThat(refused("c", "f").what())
        .startsWith("Alembic would refuse the history afterwards: Dependency cycle is detected");
    assertThat(heads(ready("f", "c"))).isEqualTo(ids("f"));
  }

  @Test
  void aDependencyThatAlembicWouldGoRoundInIsRefused() {
    project.add("f: a; g: f ~d; h: g");
    assertThat(refused("e", "g").what()).isEqualTo("d, g would wait for each other");
    assertThat(refused("e", "h").what()).isEqualTo("d, g, h would wait for each other");
    assertThat(heads(ready("h", "e"))).isEqualTo(ids("c", "h"));
  }

  @Test
  void branchesWithLabelsOfTheirOwnStayApart() {
    project.add("f: a @expand; g: a @contract");
    assertThat(refused("f", "g").what())
        .isEqualTo(
            "The branches have labels of their own, expand and contract, and are meant to stay"
                + " apart");
  }

  @Test
  void aLabelThatSpreadsIsTold() {
    project.add("f: a @extra");
    assertThat(ready("c", "f").notes())
        .contains("The branch label extra will also stand for b, c.");
  }

  @Test
  void aBrokenHistoryIsRefused() {
    project.add("x: gone");
    assertThat(refused("c", "e").what()).startsWith("Alembic refuses this history");
  }

  @Test
  void aFileThatChangedSinceItWasReadIsRefused() {
    Workspace workspace = project.read();
    project.file("migrations/versions/b_add_b.py", "revision = 'b'\ndown_revision = 'd'\n");
    MovePlan plan =
        new MovePlanner(workspace)
            .plan(number(workspace.graph(), "c"), number(workspace.graph(), "e"));
    assertThat(plan)
        .asInstanceOf(type(MovePlan.Refused.class))
        .satisfies(refused -> assertThat(refused.what()).endsWith("changed since it was read"));
  }

  // merges that are taken out again

  private MovePlan detach(String merge, String stays) {
    Workspace workspace = project.read();
    return new DetachPlanner(workspace)
        .plan(
            number(workspace.graph(), merge),
            Optional.of(stays).filter(it -> !it.isEmpty()).map(RevisionId::new));
  }

  private static String drawn(RevisionGraph graph) {
    StringBuilder text = new StringBuilder();
    graph
        .files()
        .forEach(node ->
            text.append(text.isEmpty() ? "" : "; ")
                .append(node.id())
                .append(": ")
                .append(
                    String.join(
                        " ",
                        node.revision().orElseThrow().downRevisions().stream()
                            .map(RevisionId::value)
                            .toList())));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m: c e               |   | a: ; b: a; c: b; d: c; e: d",
        "m: c e               | e | a: ; b: e; c: b; d: a; e: d",
        "m: e c; n: m; o: m   |   | a: ; b: e; c: b; d: a; e: d; n: c; o: c",
        "x: a; m: c e x       |   | a: ; b: a; c: b; d: c; e: d; x: e",
        "m: c e; x: a; n: m x |   | a: ; b: a; c: b; d: c; e: d; n: e x; x: a",
        "m: c b; x: m         |   | a: ; b: a; c: b; d: a; e: d; x: c",
      })
  void aForkAndItsMergeBecomeALine(String more, String stays, String line) {
    project.add(more);
    MovePlan plan = detach("m", stays == null ? "" : stays);
    assertThat(plan).as(plan.toString()).isInstanceOf(MovePlan.Ready.class);
    MovePlan.Ready ready = (MovePlan.Ready) plan;
    assertThat(drawn(ready.change().graphAfter())).isEqualTo(line);
    assertThat(ready.deleted()).isEqualTo(ids("m"));
    var before = project.contents();
    WriteResult written = writer().write(ready.change());
    assertThat(drawn(project.read().graph())).isEqualTo(line);
    writer().undo(((WriteResult.Written) written).change().id());
    assertThat(project.contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "m: c e        | c | d | d is no parent of m",
        "n: c          | n |   | n is no merge point",
        "m: c e @joint | m |   | m bears a branch label",
        "m: c e; n: m ~m; o: a ~m | m | | n, o names m in depends_on",
      })
  void whatCannotBeDetachedIsRefused(String more, String merge, String stays, String what) {
    project.add(more);
    MovePlan plan = detach(merge.equals("c") ? "m" : merge, stays == null ? "" : stays);
    assertThat(plan)
        .asInstanceOf(type(MovePlan.Refused.class))
        .satisfies(refused -> assertThat(refused.what()).startsWith(what));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "op.drop_table('t')    | drop",
        "tidy(op.get_bind())   | tidy",
        "raise RuntimeError()  | RuntimeError",
      })
  void aMergeThatDoesMoreStays(String statement, String named) {
    project.file(
        "migrations/versions/m.py",
        """
        from alembic import op
        from elsewhere import tidy
        revision = 'm'
        down_revision = ('c', 'e')
        def upgrade():
            %s
        def downgrade():
            pass
        """
            .formatted(statement));
    assertThat(detach("m", ""))
        .asInstanceOf(type(MovePlan.Refused.class))
        .satisfies(refused ->
            assertThat(refused.what())
                .startsWith("m does more than merge: line 6 of ")
                .containsIgnoringCase(named));
  }
}
