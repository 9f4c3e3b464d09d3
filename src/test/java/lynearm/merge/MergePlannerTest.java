package lynearm.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.graph.Node;
import lynearm.revision.BranchLabel;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is planned for a small project, and what is refused and how.
class MergePlannerTest {

  private static final Instant MOMENT = Instant.parse("2026-11-02T10:20:30.123456Z");

  @TempDir private Path folder;
  private AlembicProject project;

  // b   c   d
  // └───┼───┘
  //     a
  @BeforeEach
  void writeProject() {
    project = AlembicProject.in(folder.resolve("project"), "a:; b: a; c: a; d: a");
  }

  // what is planned

  @Test
  void thePlanIsTheFileThatAlembicWrites() {
    MergePlan.Ready plan = ready(plan("m", "join b and c", "b", "c"));

    assertThat(plan.file()).isEqualTo(project.versions().resolve("m_join_b_and_c.py"));
    assertThat(plan.text())
        .isEqualTo(
            """
            \"""join b and c

            Revision ID: m
            Revises: b, c
            Create Date: 2026-11-02 10:20:30.123456

            \"""
            from alembic import op
            import sqlalchemy as sa


            # revision identifiers, used by Alembic.
            revision = 'm'
            down_revision = ('b', 'c')
            branch_labels = None
            depends_on = None


            def upgrade() -> None:
                pass


            def downgrade() -> None:
                pass
            """);
    assertThat(plan.change().graphAfter().node(plan.newNode()).id()).isEqualTo(id("m"));
  }

  @Test
  void theParentsStandInTheOrderThatWasAskedFor() {
    assertThat(ready(plan("m", "join", "d", "b", "c")).text())
        .contains("down_revision = ('d', 'b', 'c')");
  }

  @Test
  void planningWritesNothing() {
    var before = project.contents();
    plan("m", "join", "b", "c");
    assertThat(project.contents()).isEqualTo(before);
  }

  @Test
  void withoutAMessageItIsAlembicsEmptyMessage() {
    MergePlan.Ready plan = ready(plan(request("m", Optional.empty(), Optional.empty(), "b", "c")));
    assertThat(plan.file()).hasFileName("m_.py");
    assertThat(plan.text()).startsWith("\"\"\"empty message\n");
  }

  @Test
  void theNameFollowsTheFileTemplate() {
    project.option("file_template = %%(year)d-%%(month).2d_%%(slug)s_%%(rev)s");
    assertThat(ready(plan("m", "Join!", "b", "c")).file()).hasFileName("2026-11_join_m.py");
  }

  @Test
  void aLabelIsWrittenToo() {
    BranchLabel label = new BranchLabel("joined");
    assertThat(ready(plan(request("m", Optional.of("join"), Optional.of(label), "b", "c"))).text())
        .contains("branch_labels = ('joined',)");
  }

  @Test
  void theFileGoesBesideItsFirstParent() {
    project
        .option("version_locations = %(here)s/migrations/versions %(here)s/plugins/versions")
        .addIn("plugins/versions", "p: a");

    assertThat(ready(plan("m", "join", "p", "b")).file().getParent())
        .isEqualTo(project.root().resolve("plugins/versions"));
    assertThat(ready(plan("m", "join", "b", "p")).file().getParent()).isEqualTo(project.versions());
  }

  // what the person is told beforehand

  @Test
  void joiningAllHeadsNeedsNoNote() {
    assertThat(ready(plan("m", "join", "b", "c", "d")).notes()).isEmpty();
  }

  @Test
  void headsThatAreLeftAreCounted() {
    assertThat(ready(plan("m", "join", "b", "c")).notes())
        .containsExactly("Afterwards there are still 2 heads.");
  }

  @Test
  void anIdTooLongForTheVersionTableIsPointedOut() {
    assertThat(ready(plan("m".repeat(33), "join", "b", "c", "d")).notes())
        .containsExactly(
            "The revision id is longer than the 32 characters that the version table has room"
                + " for.");
  }

  // what does not fit together

  @Test
  void mergingOneHeadIsRefused() {
    assertRefused(
        plan("m", "join", "b"),
        "Select at least two heads",
        "A merge joins two heads or more. Hold Ctrl and click another, or sweep over them.");
  }

  @Test
  void theSameHeadTwiceIsOneHead() {
    assertThat(refused(plan("m", "join", "b", "b")).what()).isEqualTo("Select at least two heads");
  }

  @Test
  void mergingWhatContainsTheOtherIsRefused() {
    assertRefused(
        plan("m", "join", "a", "b"),
        "b already contains a, so there is nothing to merge",
        "Choose heads of different branches.");
  }

  @Test
  void mergingWhatIsNoHeadIsRefused() {
    project.add("e: c; f: c");
    assertRefused(
        plan("m", "join", "b", "c"),
        "c is not a head",
        "Others come after it: e, f. Choose the head of its branch instead.");
  }

  @Test
  void mergingWhatHasNoFileIsRefused() {
    project.add("g: lost");
    assertRefused(
        plan("m", "join", "b", "lost"),
        "lost has no file",
        "Only revisions that are there can be merged. Problems tells who names it.");
  }

  // a history that is broken

  @Test
  void aHistoryThatAlembicRefusesIsNotAddedTo() {
    project.add("g: lost");
    MergePlan.Refused refused = refused(plan("m", "join", "b", "c"));
    assertThat(refused.what())
        .isEqualTo("Alembic refuses this history, so nothing can be added to it or moved in it");
    assertThat(refused.next()).contains("lost").endsWith("Mend what Problems lists first.");
  }

  @Test
  void aFileThatCannotBeReadStopsEveryMerge() {
    project.file("migrations/versions/x.py", "revision = 'x'\ndown_revision = (\n");
    assertRefused(
        plan("m", "join", "b", "c"),
        "One revision file cannot be read",
        "Alembic stops at such a file with every command, and it may hold another head or"
            + " belong to a branch. Mend what Problems lists first.");

    project.file("migrations/versions/y.py", "revision = (\n");
    assertThat(refused(plan("m", "join", "b", "c")).what())
        .isEqualTo("2 revision files cannot be read");
  }

  // ids and labels

  @Test
  void anEmptyIdIsRefused() {
    assertRefused(
        plan("", "join", "b", "c"), "The revision id is empty", "Type one, or take a random one.");
  }

  @Test
  void anIdThatIsTakenIsRefused() {
    assertRefused(
        plan("a", "join", "b", "c"), "There is a revision a already", "Take another revision id.");
  }

  @Test
  void anIdThatIsALabelIsRefused() {
    project.add("e: d @shop");
    assertRefused(
        plan("shop", "join", "b", "c"),
        "There is a branch label shop already",
        "Take another revision id.");
  }

  @Test
  void anIdWithAlembicsOwnSignsIsRefusedInItsWords() {
    assertRefused(
        plan("m@n", "join", "b", "c"),
        "Character(s) '@' not allowed in revision identifier 'm@n'",
        "Alembic would stop with this CommandError.");
  }

  @Test
  void aLabelThatIsTakenIsRefused() {
    project.add("e: d @shop");
    MergePlan plan =
        plan(request("m", Optional.of("x"), Optional.of(new BranchLabel("shop")), "b", "c"));
    assertRefused(
        plan,
        "The branch label shop is already used by revision e",
        "Alembic would refuse every command afterwards. Choose another label.");
  }

  @Test
  void aLabelThatIsARevisionIsRefused() {
    MergePlan plan =
        plan(request("m", Optional.of("x"), Optional.of(new BranchLabel("a")), "b", "c"));
    assertThat(refused(plan).what()).isEqualTo("The branch label a is already used by revision a");
  }

  // the coming file

  @Test
  void anExistingFileIsNotReplaced() {
    project.option("file_template = a_add_a");
    assertRefused(
        plan("m", "join", "b", "c"),
        "migrations/versions/a_add_a.py already exists",
        "Choose another message or revision id, so that the file gets another name.");
  }

  @Test
  void aMessageThatEndsTheDocstringIsRefused() {
    MergePlan.Refused refused = refused(plan("m", "say \"\"\" here", "b", "c"));
    assertThat(refused.what())
        .isEqualTo("The message contains \"\"\", which ends the docstring of the file");
    assertThat(refused.next()).endsWith("Leave the three quotes out of the message.");
  }

  @Test
  void aFileOutsideOfTheVersionFolderIsRefused() {
    project.option("file_template = ../../%%(rev)s");
    assertThat(refused(plan("m", "join", "b", "c")).what())
        .isEqualTo(
            "The file would be written outside of the version folder: "
                + project.root().resolve("m.py"));
  }

  @Test
  void aFileThatAlembicWouldNotFindAgainIsRefused() {
    project.option("file_template = %%(year)d/%%(rev)s");
    assertRefused(
        plan("m", "join", "b", "c"),
        "Alembic would not find the file migrations/versions/2026/m.py again",
        "It reads sub-folders only with recursive_version_locations = true. Look at file_template,"
            + " and at the revision id.");
  }

  @Test
  void aNameThatPythonCannotLoadIsRefused() {
    project.option("file_template = ..");
    assertRefused(
        plan("m", "join", "b", "c"),
        "Python can load no file that is called ...py",
        "Every command of Alembic would stop afterwards. Look at file_template in the"
            + " configuration, and at the revision id.");
  }

  @Test
  void anIdWithALineBreakIsRefused() {
    assertRefused(
        plan("m\nn", "join", "b", "c"),
        "Alembic would not find the file migrations/versions/m\nn_join.py again",
        "It passes over such names. Choose another revision id.");
  }

  @Test
  void aNameThatAlembicPassesOverIsRefused() {
    project.option("file_template = __init__%%(rev)s");
    assertRefused(
        plan("m", "join", "b", "c"),
        "Alembic would not find the file migrations/versions/__init__m.py again",
        "It passes over such names. Choose another revision id.");
  }

  // the template

  @Test
  void aMissingTemplateIsNamed() {
    project.delete(project.root().resolve("migrations/script.py.mako"));
    assertRefused(
        plan("m", "join", "b", "c"),
        "There is no template migrations/script.py.mako",
        "Alembic writes every revision from it. Restore it from git or from a fresh `alembic"
            + " init`.");
  }

  @Test
  void aTemplateThatOnlyRunningCanTellIsRefusedByFileLineAndConstruct() {
    project.file(
        "migrations/script.py.mako",
        "\"\"\"${message}\"\"\"\n<%\n  import os\n%>\n${os.getcwd()}\n");
    MergePlan.Refused refused = refused(plan("m", "join", "b", "c"));
    assertThat(refused.what())
        .isEqualTo("The template does something that only running it can tell");
    assertThat(refused.next())
        .startsWith("migrations/script.py.mako, line ")
        .contains(" at ")
        .contains("os")
        .endsWith("Let `alembic merge` write this one.");
  }

  @Test
  void aTemplateThatImportsOfTheProjectMayWellWorkForAlembic() {
    project.file(
        "migrations/script.py.mako", "<%! import shop.licence %>\n" + AlembicProject.TEMPLATE);
    MergePlan.Refused refused = refused(plan("m", "join", "b", "c"));
    assertThat(refused.what())
        .isEqualTo("The template does something that only running it can tell");
    assertThat(refused.next())
        .startsWith("migrations/script.py.mako, line 1 at ")
        .doesNotContain("Alembic would stop");
  }

  @Test
  void aBrokenTemplateIsRefusedByFileLineAndConstruct() {
    project.file("migrations/script.py.mako", AlembicProject.TEMPLATE + "% if x:\n");
    MergePlan.Refused refused = refused(plan("m", "join", "b", "c"));
    assertThat(refused.what()).isEqualTo("The template cannot be rendered");
    assertThat(refused.next())
        .startsWith("migrations/script.py.mako, line ")
        .endsWith("Alembic would stop here too.");
  }

  @Test
  void aTemplateThatForgetsTheParentsIsRefused() {
    project.file(
        "migrations/script.py.mako", "revision = ${repr(up_revision)}\ndown_revision = None\n");
    assertRefused(
        plan("m", "join", "b", "c"),
        "The file would not say what was asked for",
        "It would declare revision m without a parent. Look at migrations/script.py.mako: it must"
            + " write ${repr(up_revision)} and ${repr(down_revision)}.");
  }

  @Test
  void aTemplateWithoutPlaceForTheLabelIsRefused() {
    project.file(
        "migrations/script.py.mako",
        "revision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\n");
    MergePlan plan =
        plan(request("m", Optional.of("x"), Optional.of(new BranchLabel("shop")), "b", "c"));
    assertRefused(
        plan,
        "The template has no place for the branch label",
        "Add branch_labels = ${repr(branch_labels)} to migrations/script.py.mako.");
  }

  // how it is asked

  private record Asked(
      String id, Optional<String> message, Optional<BranchLabel> label, List<String> parents) {}

  private static Asked request(
      String id, Optional<String> message, Optional<BranchLabel> label, String... parents) {
    return new Asked(id, message, label, List.of(parents));
  }

  private MergePlan plan(String id, String message, String... parents) {
    return plan(request(id, Optional.of(message), Optional.empty(), parents));
  }

  // several at once, remedies, databases

  private MergeRequest asked(Workspace workspace, FileForm form, String id, String... parents) {
    List<Integer> nodes =
        Stream.of(parents)
            .map(parent -> workspace.graph().find(id(parent)).map(Node::index).orElseThrow())
            .toList();
    return new MergeRequest(
        nodes,
        id(id),
        Optional.of("join"),
        Optional.empty(),
        MOMENT,
        false,
        form,
        Optional.empty());
  }

  private static MergePlan planAll(Workspace workspace, MergeRequest... requests) {
    return new MergePlanner(workspace, ZoneOffset.UTC).plan(List.of(requests));
  }

  @Test
  void severalMergesAreOneChange() {
    project = AlembicProject.in(folder.resolve("pairs"), "a:; b: a; c: a; d: a; e: a");
    Workspace workspace = project.read();

    MergePlan.Ready plan =
        ready(
            planAll(
                workspace,
                asked(workspace, FileForm.PROJECT, "m", "b", "c"),
                asked(workspace, FileForm.PROJECT, "n", "d", "e")));

    assertThat(plan.merges())
        .extracting(merge -> String.valueOf(merge.file().getFileName()))
        .containsExactly("m_join.py", "n_join.py");
    assertThat(plan.change().edits()).hasSize(2);
    assertThat(plan.change().graphAfter().heads())
        .extracting(head -> head.id().value())
        .containsExactly("m", "n");
  }

  @Test
  void twoOfThemNeedTwoNames() {
    project = AlembicProject.in(folder.resolve("pairs"), "a:; b: a; c: a; d: a; e: a");
    Workspace workspace = project.read();

    assertRefused(
        planAll(
            workspace,
            asked(workspace, FileForm.PROJECT, "m", "b", "c"),
            asked(workspace, FileForm.PROJECT, "m", "d", "e")),
        "There is a revision m already",
        "Take another revision id.");
  }

  @Test
  void theFolderCanBeChosenAmongTheVersionLocations() {
    project
        .option("version_locations = %(here)s/migrations/versions %(here)s/plugins/versions")
        .addIn("plugins/versions", "p: a");
    Workspace workspace = project.read();
    Path plugins = folder.resolve("project/plugins/versions");
    MergeRequest beside = asked(workspace, FileForm.PROJECT, "m", "b", "p");
    MergeRequest chosen =
        new MergeRequest(
            beside.parents(),
            beside.id(),
            beside.message(),
            beside.label(),
            MOMENT,
            false,
            FileForm.PROJECT,
            Optional.of(plugins));

    assertThat(ready(planAll(workspace, beside)).file().getParent()).isEqualTo(project.versions());
    assertThat(ready(planAll(workspace, chosen)).file().getParent()).isEqualTo(plugins);
  }

  @Test
  void theStandardFormDoesWithoutTheTemplate() {
    project.delete(project.versions().resolveSibling("script.py.mako"));
    Workspace workspace = project.read();

    MergePlan.Refused refused =
        refused(planAll(workspace, asked(workspace, FileForm.PROJECT, "m", "b", "c")));
    MergePlan.Ready plan =
        ready(planAll(workspace, asked(workspace, FileForm.STANDARD, "m", "b", "c")));

    assertThat(refused.remedy()).contains(new MergePlan.Remedy.StandardForm());
    assertThat(plan.text())
        .startsWith("\"\"\"join\n\nRevision ID: m\nRevises: b, c\n")
        .contains("\ndown_revision: Union[str, Sequence[str], None] = ('b', 'c')\n");
    assertThat(plan.notes())
        .contains(
            "The file has Alembic's standard form, not that of this project's script.py.mako.");
  }

  @Test
  void aDatabaseCatchesUpBeforeTheMerge() {
    MergePlan.Ready plan = ready(plan("m", "join", "b", "c"));

    assertThat(plan.databases())
        .extracting(
            effect -> effect.rows().stream().map(Node::id).toList(),
            effect -> effect.caughtUp().stream().map(Node::id).toList(),
            effect -> effect.upgrade().rowsAfter().stream().toList())
        .containsExactly(
            tuple(List.of(id("b")), List.of(id("c")), List.of(id("m"))),
            tuple(List.of(id("c")), List.of(id("b")), List.of(id("m"))),
            tuple(List.of(id("b"), id("c")), List.of(), List.of(id("m"))));
  }

  @Test
  void branchesWithLabelsOfTheirOwnAreAskedAbout() {
    project = AlembicProject.in(folder.resolve("labels"), "a:; b: a @expand; c: a @contract; d: a");

    assertThat(ready(plan("m", "join", "b", "c")).question())
        .hasValueSatisfying(
            question -> assertThat(question).startsWith("The branches expand and contract have"));
    assertThat(ready(plan("m", "join", "b", "d")).question()).isEmpty();
  }

  private MergePlan plan(Asked asked) {
    Workspace workspace = project.read();
    List<Integer> nodes =
        asked.parents().stream()
            .map(parent -> workspace.graph().find(id(parent)).map(Node::index).orElseThrow())
            .toList();
    return new MergePlanner(workspace, ZoneOffset.UTC)
        .plan(new MergeRequest(nodes, id(asked.id()), asked.message(), asked.label(), MOMENT));
  }

  private static RevisionId id(String value) {
    return new RevisionId(value);
  }

  private static MergePlan.Ready ready(MergePlan plan) {
    assertThat(plan).isInstanceOf(MergePlan.Ready.class);
    return (MergePlan.Ready) plan;
  }

  private static MergePlan.Refused refused(MergePlan plan) {
    assertThat(plan).asInstanceOf(type(MergePlan.Refused.class)).isNotNull();
    return (MergePlan.Refused) plan;
  }

  private static void assertRefused(MergePlan plan, String what, String next) {
    assertThat(refused(plan))
        .extracting(MergePlan.Refused::what, MergePlan.Refused::next)
        .containsExactly(what, next);
  }
}
