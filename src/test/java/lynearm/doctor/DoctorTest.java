package lynearm.doctor;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import lynearm.change.ChangeWriter;
import lynearm.change.FileEdit;
import lynearm.change.StateFolder;
import lynearm.change.UndoResult;
import lynearm.change.WriteResult;
import lynearm.elsewhere.ManyBranches;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What became of revisions that are not there, and what is offered about each.
class DoctorTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder);
  }

  private Diagnosis diagnosis(String id) {
    return Doctor.diagnose(made.make().open(), id, Progress.IGNORED);
  }

  private static List<Finding.Kind> kinds(Diagnosis diagnosis) {
    return diagnosis.findings().stream().map(Finding::kind).toList();
  }

  private static Offer offer(Diagnosis diagnosis, Offer.Kind kind) {
    return diagnosis.offers().stream()
        .filter(it -> it.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError(diagnosis.offers().toString()));
  }

  private static RemedyPlan.Ready ready(Diagnosis diagnosis, Offer.Kind kind) {
    return ready(offer(diagnosis, kind).plan());
  }

  private static RemedyPlan.Ready ready(RemedyPlan plan) {
    assertThat(plan).as(plan.toString()).isInstanceOf(RemedyPlan.Ready.class);
    return (RemedyPlan.Ready) plan;
  }

  private static RemedyPlan.Refused refused(RemedyPlan plan) {
    assertThat(plan).isInstanceOf(RemedyPlan.Refused.class);
    return (RemedyPlan.Refused) plan;
  }

  private static List<RevisionId> ids(String... ids) {
    return Arrays.stream(ids).map(RevisionId::new).toList();
  }

  private static List<RevisionId> heads(RemedyPlan.Ready plan) {
    return plan.change().graphAfter().heads().stream().map(Node::id).toList();
  }

  private ChangeWriter writer(Workspace open) {
    return new ChangeWriter(
        new StateFolder(folder.resolve("state")), open.home(), Clock.systemUTC());
  }

  /// a1 - d1d1 - c3c3, and Eve deletes the middle.
  private void deleteTheMiddle() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Bob", "c3c3", "d1d1")
        .commit("main", "Eve", VERSIONS + "d1d1.py", "-");
  }

  // ---- deletions

  @Test
  void aDeletedParentIsToldWithWhoDeletedIt() {
    deleteTheMiddle();

    Diagnosis found = diagnosis("d1d1");
    assertThat(found.children()).isEqualTo(ids("c3c3"));
    assertThat(kinds(found)).containsExactly(Finding.Kind.DELETED);
    assertThat(found.text())
        .startsWith("d1d1 was deleted by Eve on 2023-11-14 in ")
        .endsWith("(work of Eve). File: migrations/versions/d1d1.py.");
    assertThat(found.looked()).startsWith("All that a branch or a tag leads to was looked at");
  }

  @Test
  void aDeletedFileIsRestoredToTheByteAndUndone() throws IOException {
    deleteTheMiddle();
    made.make();
    Workspace open = made.open();
    var before = AlembicProject.contentsOf(made.root);
    RemedyPlan.Ready plan =
        ready(Doctor.diagnose(open, "d1d1", Progress.IGNORED), Offer.Kind.RESTORE);

    assertThat(plan.done()).isEqualTo("Restored d1d1");
    assertThat(plan.notes()).isEmpty();
    assertThat(heads(plan)).isEqualTo(ids("c3c3"));
    ChangeWriter writer = writer(open);
    var written = (WriteResult.Written) writer.write(plan.change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "d1d1.py")))
        .isEqualTo(text("d1d1", "pass", "a1"));
    assertThat(made.open().problems()).isEmpty();
    assertThat(writer.undo(written.change().id())).isInstanceOf(UndoResult.Done.class);
    assertThat(AlembicProject.contentsOf(made.root)).isEqualTo(before);
  }

  @Test
  void theChildrenOfADeletedRevisionCanFollowItsParent() throws IOException {
    deleteTheMiddle();

    Offer around = offer(diagnosis("d1d1"), Offer.Kind.AROUND);
    assertThat(around.title()).isEqualTo("Let c3c3 follow a1");
    RemedyPlan.Ready plan = ready(around.plan());
    writer(made.open()).write(plan.change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "c3c3.py")))
        .isEqualTo(text("c3c3", "pass", "d1d1").replace("'d1d1'", "'a1'"));
    assertThat(made.open().problems()).isEmpty();
    assertThat(plan.notes().getFirst()).contains("\"alembic stamp --purge a1\"");
  }

  @Test
  void severalDeletedAncestorsComeBackTogether() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Ada", "d2d2", "d1d1")
        .revision("main", "Bob", "c3c3", "d2d2")
        .commit("main", "Eve", VERSIONS + "d1d1.py", "-", VERSIONS + "d2d2.py", "-");

    Diagnosis found = diagnosis("d2d2");
    RemedyPlan.Ready plan = ready(found, Offer.Kind.RESTORE);
    assertThat(plan.restored()).isEqualTo(ids("d2d2", "d1d1"));
    assertThat(plan.done()).isEqualTo("Restored d2d2 and 1 more");
    assertThat(plan.notes()).contains("It needs d1d1 too, which comes along.");
    assertThat(offer(found, Offer.Kind.AROUND).onto()).isEqualTo(ids("a1"));
  }

  @Test
  void ancestorsThatWereDeletedEarlierAreFoundByThemselves() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Ada", "d2d2", "d1d1")
        .revision("main", "Bob", "c3c3", "d2d2")
        .commit("main", "Eve", VERSIONS + "d1d1.py", "-")
        .commit("main", "Eve", VERSIONS + "d2d2.py", "-");

    RemedyPlan.Ready plan = ready(diagnosis("d2d2"), Offer.Kind.RESTORE);
    assertThat(plan.restored()).isEqualTo(ids("d2d2", "d1d1"));
  }

  @Test
  void aDeletedBaseLeavesABaseBehind() throws IOException {
    made.revision("main", "Bob", "c3c3", "a1").commit("main", "Eve", VERSIONS + "a1.py", "-");

    Offer around = offer(diagnosis("a1"), Offer.Kind.AROUND);
    assertThat(around.title()).isEqualTo("Make c3c3 a base");
    writer(made.open()).write(ready(around.plan()).change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "c3c3.py")))
        .contains("down_revision = None\n");
  }

  @Test
  void theChildrenOfADeletedMergeFollowItsParents() throws IOException {
    made.revision("main", "Ada", "b1b1", "a1")
        .revision("main", "Ada", "b2b2", "a1")
        .revision("main", "Ada", "mmmm", "b1b1", "b2b2")
        .revision("main", "Ada", "c3c3", "mmmm")
        .commit("main", "Eve", VERSIONS + "mmmm.py", "-");

    RemedyPlan.Ready plan = ready(diagnosis("mmmm"), Offer.Kind.AROUND);
    writer(made.open()).write(plan.change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "c3c3.py")))
        .contains("down_revision = ('b1b1', 'b2b2')\n");
    assertThat(made.open().problems()).isEmpty();
  }

  @Test
  void aParentThatAMergeHasTwiceAfterwardsIsNamedOnce() throws IOException {
    made.revision("main", "Ada", "b1b1", "a1")
        .revision("main", "Ada", "b2b2", "b1b1")
        .revision("main", "Ada", "mmmm", "b1b1", "b2b2")
        .commit("main", "Eve", VERSIONS + "b2b2.py", "-");

    RemedyPlan.Ready plan = ready(diagnosis("b2b2"), Offer.Kind.AROUND);
    writer(made.open()).write(plan.change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "mmmm.py")))
        .contains("down_revision = ('b1b1')\n");
    assertThat(made.open().problems()).isEmpty();
  }

  @Test
  void whatASquashPutInItsPlaceIsOffered() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Bob", "c3c3", "d1d1")
        .commit(
            "main",
            "Eve",
            VERSIONS + "d1d1.py",
            "-",
            VERSIONS + "ssss.py",
            text("ssss", "pass", "a1"));

    Diagnosis found = diagnosis("d1d1");
    assertThat(found.text()).contains("The same commit added ssss.");
    assertThat(
            found.offers().stream()
                .filter(it -> it.kind() == Offer.Kind.ONTO)
                .map(Offer::onto)
                .toList())
        .containsExactly(ids("ssss"));
  }

  // ---- other ids, other places

  @Test
  void anIdThatWasChangedLeadsToTheNewOne() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Bob", "c3c3", "d1d1")
        .commit(
            "main",
            "Eve",
            VERSIONS + "d1d1.py",
            text("d1d1", "pass", "a1").replace("revision = 'd1d1'", "revision = 'e2e2'"));

    Diagnosis found = diagnosis("d1d1");
    assertThat(kinds(found)).contains(Finding.Kind.GOT_ANOTHER_ID);
    assertThat(found.offers().getFirst().title()).isEqualTo("Let c3c3 follow e2e2");
    assertThat(found.offers().getFirst().isPossible()).isTrue();
    assertThat(refused(offer(found, Offer.Kind.RESTORE).plan()).what())
        .isEqualTo("e2e2 is the same file under another id");
    assertThat(found.letter().orElseThrow().plain()).startsWith("Hello Eve,");
  }

  @Test
  void whatIsOnABranchOnlyIsImportedWithAllItNeeds() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .revision("work", "Bob", "w2w2", "w1w1")
        .revision("main", "Ada", "c3c3", "w2w2");

    Diagnosis found = diagnosis("w2w2");
    assertThat(kinds(found)).containsExactly(Finding.Kind.ON_BRANCHES);
    assertThat(found.text()).startsWith("w2w2 is only on the git branch work, added by Bob on ");
    Offer offer = found.offers().getFirst();
    assertThat(offer.title()).isEqualTo("Import from work");
    RemedyPlan.Ready plan = ready(offer.plan());
    assertThat(plan.restored()).isEqualTo(ids("w2w2", "w1w1"));
    assertThat(plan.done()).isEqualTo("Imported w2w2 and 1 more from work");
    assertThat(found.letter().orElseThrow().markdown())
        .startsWith("Hello Bob,")
        .contains("git has it on `work`");
  }

  @Test
  void anImportedHeadBesideAnotherIsToldBefore() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .revision("main", "Ada", "c3c3", "a1");

    assertThat(ready(diagnosis("w1w1"), Offer.Kind.IMPORT).notes())
        .containsExactly("Afterwards there are 2 heads: c3c3, w1w1. Merge them then.");
  }

  @Test
  void whatIsOnARemoteBranchOnlyIsImported() {
    made.revision("main", "Ada", "c3c3", "w1w1").make();
    made.branch("work", "main")
        .commit("work", "Bob", VERSIONS + "w1w1.py", text("w1w1", "pass", "a1"));
    made.make();
    made.git().run("update-ref", "refs/remotes/origin/work", "work");
    made.git().run("branch", "-q", "-D", "work");

    Diagnosis found = Doctor.diagnose(made.open(), "w1w1", Progress.IGNORED);
    assertThat(found.offers().getFirst().title()).isEqualTo("Import from origin/work");
    assertThat(found.offers().getFirst().isPossible()).isTrue();
  }

  @Test
  void aRevisionOfAnotherFolderGoesWhereNewOnesGo() {
    made.revision("main", "Ada", "d1d1", "a1").revision("main", "Bob", "c3c3", "d1d1");
    made.commit("main", "Eve", VERSIONS + "d1d1.py", "-").make();
    made.branch("old", "main")
        .commit(
            "old",
            "Eve",
            "alembic.ini",
            "[alembic]\nscript_location = migrations\nversion_locations = %(here)s/elsewhere\n",
            "elsewhere/q1q1.py",
            text("q1q1", "pass"));

    RemedyPlan.Ready plan = ready(diagnosis("q1q1"), Offer.Kind.IMPORT);
    assertThat(plan.change().paths()).containsExactly(made.root.resolve(VERSIONS + "q1q1.py"));
    assertThat(plan.notes())
        .anyMatch(it -> it.startsWith("elsewhere/q1q1.py is in no version folder now"));
  }

  @Test
  void childrenThatOthersHaveAreReparentedWithAWarning() {
    deleteTheMiddle();
    made.make();
    made.git().run("update-ref", "refs/remotes/origin/main", "main");
    made.git().run("tag", "v1");

    Diagnosis found = now("d1d1");
    RemedyPlan.Ready plan = ready(found, Offer.Kind.AROUND);
    assertThat(plan.warnings())
        .containsExactly(
            "c3c3 is published: origin/main, tag v1 have it.",
            "There the old parent stays until this change arrives. A database that has run c3c3"
                + " takes all below its new parent for done.");
    assertThat(ready(found, Offer.Kind.RESTORE).warnings()).isEmpty();
  }

  // ---- several versions

  /// d1d1 in three versions, the last of which Eve deletes; c3c3 names it.
  private void changeAndDelete() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Bob", "c3c3", "d1d1")
        .commit("main", "Bob", VERSIONS + "d1d1.py", text("d1d1", "second()", "a1"))
        .commit("main", "Cid", VERSIONS + "d1d1.py", text("d1d1", "third()", "a1"))
        .commit("main", "Eve", VERSIONS + "d1d1.py", "-");
  }

  private static List<Offer> versions(Diagnosis diagnosis) {
    return diagnosis.offers().stream()
        .filter(it -> it.kind() == Offer.Kind.RESTORE || it.kind() == Offer.Kind.EARLIER)
        .toList();
  }

  private static String created(Offer offer) {
    return new String(
        ((FileEdit.Create) ready(offer.plan()).change().edits().getFirst()).content().bytes(),
        StandardCharsets.UTF_8);
  }

  @Test
  void eachVersionOfADeletedFileIsOfferedTheNewestFirst() {
    changeAndDelete();

    List<Offer> versions = versions(diagnosis("d1d1"));
    assertThat(versions)
        .extracting(DoctorTest::created)
        .containsExactly(
            text("d1d1", "third()", "a1"),
            text("d1d1", "second()", "a1"),
            text("d1d1", "pass", "a1"));
    assertThat(versions.getFirst().why()).contains(" It was last changed by Cid on 2023-11-14 in ");
    assertThat(versions.get(1).title()).startsWith("Restore as of 2023-11-14, ");
    assertThat(versions.get(1).why())
        .startsWith("The file as it was left by Bob on 2023-11-14 in ");
    assertThat(versions.get(2).why()).contains(" by Ada ");
    assertThat(ready(versions.get(1).plan()).notes())
        .contains("It was changed later. Databases may have run the later version.");
  }

  @Test
  void anEarlierVersionCanBeNamed() {
    changeAndDelete();
    Offer second = versions(diagnosis("d1d1")).get(1);

    RemedyPlan named =
        Doctor.restore(made.open(), new RevisionId("d1d1"), second.from(), Progress.IGNORED);
    assertThat(ready(named).change().edits()).isEqualTo(ready(second.plan()).change().edits());
  }

  @Test
  void aVersionThatCameBackCountsAsNew() {
    made.revision("main", "Ada", "d1d1", "a1")
        .commit("main", "Bob", VERSIONS + "d1d1.py", text("d1d1", "second()", "a1"))
        .commit("main", "Cid", VERSIONS + "d1d1.py", text("d1d1", "pass", "a1"))
        .commit("main", "Eve", VERSIONS + "d1d1.py", "-");

    assertThat(versions(diagnosis("d1d1")))
        .extracting(DoctorTest::created)
        .containsExactly(text("d1d1", "pass", "a1"), text("d1d1", "second()", "a1"));
  }

  @Test
  void oneVersionIsNoChoice() {
    deleteTheMiddle();

    List<Offer> versions = versions(diagnosis("d1d1"));
    assertThat(versions).hasSize(1);
    assertThat(versions.getFirst().why()).doesNotContain("changed");
  }

  // ---- published

  /// `origin/main` and a tag at where `main` is now, in which Eve has changed nothing yet.
  private void publish() {
    made.make();
    made.git().run("update-ref", "refs/remotes/origin/main", "main");
    made.git().run("tag", "v1");
  }

  private void deleteHere(String id) {
    made.git().run("rm", "-q", VERSIONS + id + ".py");
    made.git().run("commit", "-qm", "take " + id + " away");
  }

  @Test
  void whatOthersHaveIsLeftOutWithAWarning() {
    made.revision("main", "Ada", "d1d1", "a1").revision("main", "Bob", "c3c3", "d1d1");
    publish();
    deleteHere("d1d1");

    Diagnosis found = now("d1d1");
    assertThat(ready(found, Offer.Kind.AROUND).warnings())
        .startsWith(
            "d1d1 is published: origin/main, tag v1 have it, so databases may have run it.");
    assertThat(ready(found, Offer.Kind.RESTORE).warnings()).isEmpty();
  }

  @Test
  void whatOthersHaveOtherwiseIsBroughtBackWithAWarning() {
    made.revision("main", "Ada", "d1d1", "a1")
        .revision("main", "Bob", "c3c3", "d1d1")
        .commit("main", "Bob", VERSIONS + "d1d1.py", text("d1d1", "second()", "a1"));
    publish();
    deleteHere("d1d1");

    List<Offer> versions = versions(now("d1d1"));
    assertThat(ready(versions.getFirst().plan()).warnings()).isEmpty();
    assertThat(ready(versions.get(1).plan()).warnings())
        .containsExactly(
            "d1d1 is published with another text: origin/main, tag v1 have that. What databases"
                + " have run may be the other.");
  }

  @Test
  void anotherRevisionInTheSameFileIsNotTakenForIt() {
    made.revision("main", "Ada", "d1d1", "a1").revision("main", "Bob", "c3c3", "d1d1");
    made.commit("main", "Eve", VERSIONS + "d1d1.py", text("z9z9", "pass", "a1"));
    publish();

    assertThat(ready(now("d1d1"), Offer.Kind.AROUND).warnings())
        .noneMatch(it -> it.startsWith("d1d1 is published"));
  }

  // ---- left behind

  /// A commit on `main` with a revision whose parent is a1, made as a person makes one.
  private void commit(String id, String subject) throws IOException {
    Files.writeString(made.root.resolve(VERSIONS + id + ".py"), text(id, "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("commit", "-q", "-m", subject);
  }

  private Diagnosis now(String id) {
    return Doctor.diagnose(made.open(), id, Progress.IGNORED);
  }

  @Test
  void whatAResetLeftBehindIsRestoredFromThereWithItsAncestors() throws IOException {
    made.revision("main", "Bob", "b1b1", "a1")
        .revision("main", "Bob", "b2b2", "b1b1")
        .commit("main", "Bob", VERSIONS + "b2b2.py", text("b2b2", "print()", "b1b1"))
        .make();
    made.git().run("reset", "-q", "--hard", "HEAD~3");

    Diagnosis found = now("b2b2");
    assertThat(kinds(found)).containsExactly(Finding.Kind.LEFT_BEHIND);
    assertThat(found.text())
        .startsWith("b2b2 was added by Bob on ")
        .contains("A reset left that commit behind: no branch or tag leads to it any more");
    assertThat(found.looked()).contains("what rebases, amended commits and resets left behind");
    assertThat(found.letter().orElseThrow().plain()).contains("Could you bring it back?");
    RemedyPlan.Ready plan = ready(found, Offer.Kind.RESTORE);
    assertThat(plan.restored()).isEqualTo(ids("b2b2", "b1b1"));
    assertThat(heads(plan)).isEqualTo(ids("b2b2"));
    writer(made.open()).write(plan.change());
    assertThat(Files.readString(made.root.resolve(VERSIONS + "b2b2.py")))
        .as("the newest form, not the one that was added")
        .isEqualTo(text("b2b2", "print()", "b1b1"));
  }

  @Test
  void whatAnAmendedCommitHadIsToldWithWhatTheNewOneHasInstead() throws IOException {
    made.make();
    commit("x1x1", "add x");
    made.git().run("rm", "-q", VERSIONS + "x1x1.py");
    Files.writeString(made.root.resolve(VERSIONS + "y2y2.py"), text("y2y2", "pass", "a1"));
    Files.writeString(made.root.resolve(VERSIONS + "c3c3.py"), text("c3c3", "pass", "x1x1"));
    made.git().run("add", VERSIONS + "y2y2.py");
    made.git().run("commit", "-q", "--amend", "-m", "add y");

    Diagnosis found = now("x1x1");
    assertThat(kinds(found)).containsExactly(Finding.Kind.LEFT_BEHIND);
    assertThat(found.text())
        .contains("(add x). Amending left that commit behind")
        .contains("The commit in its place has y2y2 instead.");
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids("x1x1"));
    assertThat(offer(found, Offer.Kind.ONTO).title()).isEqualTo("Let c3c3 follow y2y2");
    assertThat(offer(found, Offer.Kind.AROUND).title()).isEqualTo("Let c3c3 follow a1");
  }

  @Test
  void whatARebaseDroppedIsRestored() throws IOException {
    made.commit("main", "Ada", "n", "n").make();
    made.git().run("checkout", "-q", "-b", "work", "main~1");
    commit("w1w1", "add w");
    made.git().run("-c", "sequence.editor=sed -i s/^pick/drop/", "rebase", "-q", "-i", "main");

    Diagnosis found = now("w1w1");
    assertThat(found.text()).contains("A rebase left that commit behind");
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids("w1w1"));
  }

  @Test
  void whatWasOnADeletedBranchIsToldWithItsName() throws IOException {
    made.make();
    made.git().run("checkout", "-q", "-b", "work");
    commit("w1w1", "add w");
    made.git().run("checkout", "-q", "main");
    made.git().run("branch", "-q", "-D", "work");

    Diagnosis found = now("w1w1");
    assertThat(found.text()).contains("Moving or deleting the git branch work left that commit");
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids("w1w1"));
  }

  @Test
  void whereNoLogTellsHowItWasLeftBehindAllWaysAreNamed() throws IOException {
    made.make();
    commit("w1w1", "add w");
    made.git().run("reset", "-q", "--hard", "HEAD~1");
    made.git().run("reflog", "expire", "--expire=now", "--all");

    Diagnosis found = now("w1w1");
    assertThat(found.text())
        .contains("A rebase, a reset or a deleted branch left that commit behind");
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids("w1w1"));
  }

  @Test
  void whatWasStagedOnceIsRestoredUnderTheNameThatAlembicWouldGive() throws IOException {
    made.revision("main", "Bob", "c3c3", "s1s1").make();
    Path file = made.root.resolve(VERSIONS + "anything.py");
    Files.writeString(file, text("s1s1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("rm", "-q", "--cached", VERSIONS + "anything.py");
    Files.delete(file);

    Diagnosis found = now("s1s1");
    assertThat(kinds(found)).containsExactly(Finding.Kind.STAGED);
    assertThat(found.text()).startsWith("s1s1 was staged with git add and never committed.");
    assertThat(found.isKnown()).isTrue();
    RemedyPlan.Ready plan = ready(found, Offer.Kind.RESTORE);
    assertThat(plan.notes())
        .containsExactly(
            "Git does not know the name that the file had; migrations/versions/"
                + "s1s1_message_s1s1.py is what Alembic would call it.");
    assertThat(heads(plan)).isEqualTo(ids("c3c3"));
    writer(made.open()).write(plan.change());
    assertThat(made.root.resolve(VERSIONS + "s1s1_message_s1s1.py"))
        .hasContent(text("s1s1", "pass", "a1"));
    assertThat(made.open().problems()).isEmpty();
  }

  @Test
  void theChildrenOfWhatWasStagedCanFollowItsParent() throws IOException {
    made.revision("main", "Bob", "c3c3", "s1s1").make();
    Path file = made.root.resolve(VERSIONS + "s1s1.py");
    Files.writeString(file, text("s1s1", "pass", "a1"));
    made.git().run("add", "-A");
    made.git().run("reset", "-q", "--hard");

    assertThat(offer(now("s1s1"), Offer.Kind.AROUND).title()).isEqualTo("Let c3c3 follow a1");
  }

  @Test
  void theChildrenOfWhatTheStashHasCanFollowItsParent() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "d1d1.py"), text("d1d1", "pass", "a1"));
    made.git().run("stash", "-q", "--include-untracked");
    commit("c3c3", "child");
    Files.writeString(made.root.resolve(VERSIONS + "c3c3.py"), text("c3c3", "pass", "d1d1"));

    RemedyPlan.Ready plan = ready(now("d1d1"), Offer.Kind.AROUND);
    assertThat(plan.relinked()).isEqualTo(ids("c3c3"));
    assertThat(heads(plan)).isEqualTo(ids("c3c3"));
  }

  // ---- never there

  @Test
  void anUnbornIdLeadsToOneThatIsAlike() {
    made.revision("main", "Ada", "abcdef12", "a1").revision("main", "Bob", "c3c3", "abcdfe12");

    Diagnosis found = diagnosis("abcdfe12");
    assertThat(kinds(found)).containsExactly(Finding.Kind.UNBORN, Finding.Kind.SIMILAR);
    assertThat(found.offers())
        .singleElement()
        .satisfies(offer -> assertThat(offer.title()).isEqualTo("Let c3c3 follow abcdef12"));
    assertThat(found.letter().orElseThrow().to()).isEqualTo("Bob");
    assertThat(found.letter().orElseThrow().email()).isEqualTo("Bob@example.org");
  }

  @Test
  void aChildThatIsAlikeIsNotOfferedAsItsOwnParent() {
    made.revision("main", "Ada", "abcdef12", "a1").revision("main", "Bob", "abcdef13", "abcdef1x");

    assertThat(diagnosis("abcdef1x").offers())
        .extracting(Offer::title)
        .containsExactly("Let abcdef13 follow abcdef12");
  }

  @Test
  void aFileNameInPlaceOfAnIdIsKnownForWhatItIs() {
    made.commit("main", "Ada", VERSIONS + "0003_add_x.py", text("0003", "pass", "a1"))
        .revision("main", "Bob", "c3c3", "0003_add_x");

    assertThat(diagnosis("0003_add_x").text())
        .contains("0003_add_x is the name of a file, whose revision is 0003.");
  }

  @Test
  void whatNobodyKnowsHasNoOffersButALetter() {
    made.revision("main", "Bob", "c3c3", "zzzzzzzz");

    Diagnosis found = diagnosis("zzzzzzzz");
    assertThat(kinds(found)).containsExactly(Finding.Kind.UNBORN);
    assertThat(found.offers()).isEmpty();
    assertThat(found.letter().orElseThrow().plain())
        .contains("Could you push the file that declares it?");
  }

  @Test
  void whatIsHereNeedsNothing() {
    Diagnosis found = diagnosis("a1");
    assertThat(found.isHere()).isTrue();
    assertThat(found.offers()).isEmpty();
    assertThat(found.letter()).isEmpty();
  }

  @Test
  void theBeginningOfAnIdIsEnough() {
    made.branch("work", "main").revision("work", "Bob", "w1w1w1w1", "a1");

    assertThat(diagnosis("w1w1").id()).isEqualTo(new RevisionId("w1w1w1w1"));
  }

  // ---- refusals

  @Test
  void nothingIsWrittenOverAFile() throws IOException {
    deleteTheMiddle();
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "d1d1.py"), text("x9x9", "pass", "a1"));

    assertThat(
            refused(
                    offer(
                            Doctor.diagnose(made.open(), "d1d1", Progress.IGNORED),
                            Offer.Kind.RESTORE)
                        .plan())
                .what())
        .isEqualTo("migrations/versions/d1d1.py already exists, and declares x9x9");
  }

  @Test
  void whatWouldCloseACircleIsRefused() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "c3c3")
        .revision("main", "Ada", "c3c3", "w1w1");

    assertThat(refused(offer(diagnosis("w1w1"), Offer.Kind.IMPORT).plan()).what())
        .startsWith("Alembic would refuse the history afterwards: ");
  }

  @Test
  void aLabelThatIsTakenIsRefused() {
    made.commit(
            "main",
            "Ada",
            VERSIONS + "lab1.py",
            text("lab1", "pass", "a1") + "branch_labels = 'shop'\n")
        .branch("work", "main")
        .commit(
            "work",
            "Bob",
            VERSIONS + "w1w1.py",
            text("w1w1", "pass", "a1") + "branch_labels = 'shop'\n");

    assertThat(refused(offer(diagnosis("w1w1"), Offer.Kind.IMPORT).plan()).what())
        .contains("Branch label shop");
  }

  @Test
  void aChosenParentThatComesAfterIsRefused() {
    made.revision("main", "Ada", "c3c3", "d1d1").revision("main", "Ada", "e5e5", "c3c3").make();

    assertThat(refused(Doctor.onto(made.open(), new RevisionId("d1d1"), ids("e5e5"))).what())
        .startsWith("e5e5 comes after the missing revision");
    assertThat(Doctor.onto(made.open(), new RevisionId("d1d1"), ids("a1")))
        .isInstanceOf(RemedyPlan.Ready.class);
  }

  @Test
  void whatGitLfsKeepsIsRefused() {
    made.branch("work", "main")
        .commit(
            "work",
            "Bob",
            VERSIONS + "w1w1.py",
            "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n")
        .revision("main", "Ada", "c3c3", "w1w1")
        .make();

    assertThat(
            refused(Doctor.restore(made.open(), new RevisionId("w1w1"), "work", Progress.IGNORED))
                .what())
        .isEqualTo("work has no revision w1w1 that can be read");
  }

  @Test
  void anIdThatABranchDeclaresTwiceIsRefused() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit("work", "Bob", VERSIONS + "again.py", text("w1w1", "pass", "a1"))
        .revision("main", "Ada", "c3c3", "w1w1");

    assertThat(refused(offer(diagnosis("w1w1"), Offer.Kind.IMPORT).plan()).what())
        .isEqualTo("work has more than one file with the id w1w1");
  }

  @Test
  void aComputedParentIsToldBefore() {
    String computed =
        text("w1w1", "pass", "a1")
            .replace("down_revision = 'a1'", "from base import parent as down_revision");
    made.branch("work", "main")
        .commit("work", "Bob", VERSIONS + "w1w1.py", computed)
        .revision("main", "Ada", "c3c3", "w1w1");

    assertThat(ready(diagnosis("w1w1"), Offer.Kind.IMPORT).notes())
        .contains("Only running w1w1 could tell what it follows, so more may be needed.");
  }

  @Test
  void aDependencyThatIsMissingIsImportedToo() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit(
            "work",
            "Bob",
            VERSIONS + "lab1.py",
            text("lab1", "pass", "w1w1") + "branch_labels = 'shop'\n")
        .commit(
            "work",
            "Bob",
            VERSIONS + "w2w2.py",
            text("w2w2", "pass", "a1") + "depends_on = 'shop'\n")
        .revision("main", "Ada", "c3c3", "w2w2");

    assertThat(ready(diagnosis("w2w2"), Offer.Kind.IMPORT).restored())
        .isEqualTo(ids("w2w2", "lab1", "w1w1"));
  }

  @Test
  void whatOnlyDependsOnItIsToldAndNotReparented() {
    made.branch("work", "main")
        .revision("work", "Bob", "w1w1", "a1")
        .commit(
            "main",
            "Ada",
            VERSIONS + "c3c3.py",
            text("c3c3", "pass", "a1") + "depends_on = 'w1w1'\n");

    Diagnosis found = diagnosis("w1w1");
    assertThat(found.children()).isEmpty();
    assertThat(found.dependents()).isEqualTo(ids("c3c3"));
    assertThat(found.offers()).extracting(Offer::kind).containsExactly(Offer.Kind.IMPORT);
    assertThat(refused(Doctor.onto(made.open(), new RevisionId("w1w1"), ids("a1"))).what())
        .isEqualTo("No down_revision names w1w1");
  }

  // ---- surroundings

  @Test
  void aFolderThatIsAVersionFolderNowhereIsLookedIntoToo() {
    made.commit(
            "main",
            "Ada",
            "alembic.ini",
            "[alembic]\nscript_location = migrations\nversion_locations = %(here)s/past\n",
            VERSIONS + "a1.py",
            "-",
            "past/a1.py",
            text("a1", "pass"),
            "past/d1d1_first.py",
            text("d1d1", "pass", "a1"))
        .commit("main", "Eve", "past/d1d1_first.py", "-")
        .commit(
            "main",
            "Ada",
            "alembic.ini",
            "[alembic]\nscript_location = migrations\n",
            "past/a1.py",
            "-",
            VERSIONS + "a1.py",
            text("a1", "pass"))
        .revision("main", "Bob", "c3c3", "d1d1");

    Diagnosis found = diagnosis("d1d1");
    assertThat(kinds(found)).containsExactly(Finding.Kind.DELETED);
    assertThat(ready(found, Offer.Kind.RESTORE).change().paths())
        .containsExactly(made.root.resolve(VERSIONS + "d1d1_first.py"));
    assertThat(offer(found, Offer.Kind.AROUND).onto()).isEqualTo(ids("a1"));
  }

  @Test
  void whatARebaseRewroteIsTheSameRevisionElsewhere() {
    made.branch("old", "main")
        .revision("old", "Bob", "w1w1", "a1")
        .revision("main", "Ada", "m1m1", "a1")
        .branch("rebased", "main")
        .revision("rebased", "Bob", "w1w1", "m1m1")
        .revision("main", "Ada", "c3c3", "w1w1");

    Diagnosis found = diagnosis("w1w1");
    assertThat(found.offers().stream().map(Offer::title).toList())
        .contains("Import from old", "Import from rebased");
    assertThat(kinds(found)).contains(Finding.Kind.ON_BRANCHES);
  }

  @Test
  void whatAGitMergeLeftOutIsFoundInThePast() {
    made.revision("main", "Ada", "d1d1", "a1").branch("work", "main").make();
    made.git().run("checkout", "-q", "-b", "other", "main~1");
    made.git().run("merge", "-q", "-s", "ours", "-m", "join", "main");
    made.git().run("branch", "-q", "-f", "main", "other");
    made.git().run("checkout", "-q", "main");
    made.git().run("branch", "-q", "-D", "other", "work");

    Diagnosis found = Doctor.diagnose(made.open(), "d1d1", Progress.IGNORED);
    assertThat(kinds(found)).containsExactly(Finding.Kind.ADDED);
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids("d1d1"));
  }

  @Test
  void aPartialCloneSaysThatFilesWereNotFetched() {
    deleteTheMiddle();
    made.make();
    made.git().run("config", "uploadpack.allowFilter", "true");
    Path clone = folder.resolve("partial");
    made.git().run("clone", "-q", "--filter=blob:none", "file://" + made.root, clone.toString());

    Diagnosis found = Doctor.diagnose(ManyBranches.open(clone), "d1d1", Progress.IGNORED);
    assertThat(kinds(found)).containsExactly(Finding.Kind.UNBORN);
    assertThat(found.looked()).startsWith("Not all of history could be looked at");
  }

  @Test
  void aShallowCloneSaysThatItIsOne() {
    deleteTheMiddle();
    made.make();
    Path clone = folder.resolve("clone");
    made.git().run("clone", "-q", "--depth", "1", "file://" + made.root, clone.toString());

    Diagnosis found = Doctor.diagnose(ManyBranches.open(clone), "d1d1", Progress.IGNORED);
    assertThat(kinds(found)).containsExactly(Finding.Kind.UNBORN);
    assertThat(found.looked()).contains("shallow").contains("`git fetch --unshallow`");
  }

  @Test
  void withoutARepositoryOnlyTheFilesAreLookedAt() {
    AlembicProject project =
        AlembicProject.in(folder.resolve("plain"), "a:; abcdef12: a; c: abcdfe12");

    Diagnosis found = Doctor.diagnose(project.read(), "abcdfe12", Progress.IGNORED);
    assertThat(found.looked()).startsWith("There is no git repository here.");
    assertThat(found.offers())
        .singleElement()
        .satisfies(it -> assertThat(it.isPossible()).isTrue());
  }

  @Test
  void anUnreadableFileThatMayDeclareItIsNamed() throws IOException {
    made.revision("main", "Ada", "d1d1", "a1").revision("main", "Bob", "c3c3", "d1d1").make();
    Path file = made.root.resolve(VERSIONS + "d1d1.py");
    Files.writeString(file, "<<<<<<< HEAD\n" + Files.readString(file));

    assertThat(Doctor.diagnose(made.open(), "d1d1", Progress.IGNORED).text())
        .startsWith("Its file may be migrations/versions/d1d1.py, which can't be read: ");
  }

  @Test
  void idsWithQuotesAndBackslashesStayThemselves() throws IOException {
    String id = "it's\\x";
    String literal = "'it\\'s\\\\x'";
    made.commit("main", "Ada", VERSIONS + "odd.py", text("q", "pass", "a1").replace("'q'", literal))
        .commit(
            "main", "Bob", VERSIONS + "c3c3.py", text("c3c3", "pass", "q").replace("'q'", literal))
        .commit("main", "Eve", VERSIONS + "odd.py", "-");

    Diagnosis found = diagnosis(id);
    assertThat(found.children()).isEqualTo(ids("c3c3"));
    assertThat(ready(found, Offer.Kind.RESTORE).restored()).isEqualTo(ids(id));
  }

  @Test
  void aStoppedSearchEnds() {
    deleteTheMiddle();
    Workspace open = made.make().open();
    Progress stopped =
        new Progress() {
          @Override
          public void report(String doing, long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    Assertions.assertThatThrownBy(() -> Doctor.diagnose(open, "d1d1", stopped))
        .isInstanceOf(CancellationException.class);
  }
}
