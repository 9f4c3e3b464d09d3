package lynearm.move;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.FileHolder;
import lynearm.git.FileHolders;
import lynearm.git.FileState;
import lynearm.git.FileStatus;
import lynearm.git.WorkingFiles;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.workspace.AlembicProject;
import lynearm.workspace.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which facts speak against moving, and which do not. The files of the drawn histories bear the
/// date 2026-01-02.
class AdviserTest {

  private static final Instant SAME_DAY = Instant.parse("2026-01-02T12:00:00Z");

  @TempDir private Path folder;
  private AlembicProject project;
  private final Map<Path, List<FileHolder>> holders = new HashMap<>();
  private final Map<Path, FileStatus> statuses = new HashMap<>();
  private boolean hasRemotes = true;
  private Instant now = SAME_DAY;

  // c   e
  // b   d
  // └─a─┘
  @BeforeEach
  void writeProject() {
    project = AlembicProject.in(folder.resolve("project"), "a:; b: a; c: b; d: a; e: d");
  }

  private static int number(RevisionGraph graph, String id) {
    return graph.find(new RevisionId(id)).orElseThrow().index();
  }

  private void held(String id, FileHolder.Kind kind, String name) {
    holders
        .computeIfAbsent(project.fileOf(id), _ -> new ArrayList<>())
        .add(new FileHolder(kind, name));
  }

  private void published(String... ids) {
    for (String id : ids) {
      held(id, FileHolder.Kind.REMOTE_BRANCH, "origin/main");
    }
  }

  private Evidence evidence(Standing... databases) {
    return new Evidence(
        Optional.of(
            new Evidence.GitFacts(
                new FileHolders(holders, hasRemotes, Optional.of("origin/main"), true),
                new WorkingFiles(statuses),
                Map.of())),
        "",
        List.of(databases),
        now);
  }

  private Advice advice(String revision, String onto, Evidence evidence) {
    Workspace workspace = project.read();
    RevisionGraph graph = workspace.graph();
    MovePlanner planner = new MovePlanner(workspace);
    MovePlan plan = planner.plan(number(graph, revision), number(graph, onto));
    MovePlan opposite = planner.plan(number(graph, onto), number(graph, revision));
    return new Adviser(graph, evidence)
        .advise(
            (MovePlan.Ready) plan,
            opposite instanceof MovePlan.Ready ready ? Optional.of(ready) : Optional.empty());
  }

  private Advice detaching(String merge, Evidence evidence) {
    Workspace workspace = project.read();
    RevisionGraph graph = workspace.graph();
    MovePlan plan = new DetachPlanner(workspace).plan(number(graph, merge), Optional.empty());
    return new Adviser(graph, evidence).advise((MovePlan.Ready) plan);
  }

  private static List<String> sentences(Advice advice) {
    return advice.reasons().stream().map(Reason::sentence).toList();
  }

  @Test
  void whatNobodyElseHasIsMoved() {
    published("a", "d", "e");
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.MOVE);
    assertThat(sentences(advice))
        .containsExactly("No remote branch and no tag has b, c, as of the last fetch.");
    assertThat(advice.stake())
        .isEqualTo(
            "A database that has run b but not all of d, e would take them for done, and skip them."
                + " One that has run everything needs \"alembic stamp --purge c\" afterwards. For"
                + " all others nothing is lost.");
  }

  @Test
  void whatIsPublishedStaysAndTheOtherWayIsTold() {
    published("a", "b", "c");
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.MERGE);
    assertThat(advice.what()).isEqualTo("Merge instead: a database could skip migrations.");
    assertThat(sentences(advice))
        .containsExactly(
            "b, c are published: origin/main has them, and this branch follows origin/main.");
    assertThat(advice.otherWay()).isTrue();
    assertThat(advice.mayInsist()).isTrue();
  }

  @Test
  void aTagPublishesToo() {
    held("b", FileHolder.Kind.TAG, "v1.2");
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.forbids()).isTrue();
    assertThat(sentences(advice)).containsExactly("b is published: tag v1.2 has it.");
  }

  @Test
  void ofTwoPublishedBranchesNeitherMoves() {
    published("a", "b", "c", "d", "e");
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.forbids()).isTrue();
    assertThat(advice.otherWay()).isFalse();
  }

  @Test
  void aLocalBranchIsOnlyToBeKnown() {
    held("b", FileHolder.Kind.LOCAL_BRANCH, "other");
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.MOVE);
    assertThat(sentences(advice)).contains("The git branch other has b too, with the old parent.");
  }

  @Test
  void whatIsNotCommittedIsNobodyElses() {
    hasRemotes = false;
    statuses.put(project.fileOf("b"), new FileStatus(FileState.NEW, false));
    statuses.put(project.fileOf("c"), new FileStatus(FileState.NEW, false));
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.MOVE);
    assertThat(sentences(advice)).containsExactly("b, c are not committed yet.");
  }

  @Test
  void withoutRemotesNobodyCanTell() {
    hasRemotes = false;
    Advice advice = advice("c", "e", evidence());
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.EITHER);
    assertThat(sentences(advice)).singleElement().asString().contains("knows no remote branch");
  }

  @Test
  void withoutGitNobodyCanTell() {
    Evidence evidence = new Evidence(Optional.empty(), "There is no git.", List.of(), now);
    Advice advice = advice("c", "e", evidence);
    assertThat(advice.verdict()).isEqualTo(Advice.Verdict.EITHER);
    assertThat(sentences(advice)).containsExactly("There is no git.");
  }

  @Test
  void ageIsToBeKnown() {
    now = Instant.parse("2026-01-05T12:00:00Z");
    assertThat(sentences(advice("c", "e", evidence())))
        .contains("b, c are up to 2 days old: a database of yours may have run them.");
  }

  // c onto e: b gets d and e below it
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "b     | HARM    | db (at b) would skip d, e: Alembic would take them for done.",
        "c     | HARM    | db (at c) would skip d, e: Alembic would take them for done.",
        "b d   | HARM    | db (at b, d) would skip e: Alembic would take it for done.",
        "a     | FOR     | db (at a) would skip nothing.",
        "d     | FOR     | db (at d) would skip nothing.",
        "e     | FOR     | db (at e) would skip nothing.",
        "''    | FOR     | db (empty) would skip nothing.",
        "c e   | AGAINST | db (at c, e) skips nothing, but Alembic would stop at its row e."
            + " Afterwards \"alembic stamp --purge c\" mends that.",
        "gone  | CAUTION | db (at gone) has the row gone, which is not in this history.",
      })
  void aDatabaseIsJudgedByWhatItHasRun(String rows, Reason.Weight weight, String sentence) {
    Standing database =
        new Standing("db", Arrays.stream(rows.split(" ")).filter(row -> !row.isEmpty()).toList());
    Advice advice = advice("c", "e", evidence(database));
    Reason reason =
        advice.reasons().stream()
            .filter(it -> it.sentence().startsWith("db "))
            .findFirst()
            .orElseThrow();
    assertThat(reason.weight()).isEqualTo(weight);
    assertThat(reason.sentence()).isEqualTo(sentence);
    assertThat(advice.forbids()).isEqualTo(weight.compareTo(Reason.Weight.AGAINST) >= 0);
    assertThat(advice.mayInsist()).isEqualTo(weight != Reason.Weight.HARM);
  }

  // m joins c and e, f follows: e onto c, f onto e
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c   | FOR     | db (at c) would skip nothing.",
        "e   | HARM    | db (at e) would skip b, c: Alembic would take them for done.",
        "m   | AGAINST | db (at m) skips nothing, but Alembic would stop at its row m. Afterwards"
            + " \"alembic stamp --purge e\" mends that.",
        "f   | FOR     | db (at f) would skip nothing.",
        "c e | AGAINST | db (at c, e) skips nothing, but Alembic would stop at its row c."
            + " Afterwards \"alembic stamp --purge e\" mends that.",
      })
  void soItIsForAMergeThatGoes(String rows, Reason.Weight weight, String sentence) {
    project.add("m: c e; f: m");
    Advice advice = detaching("m", evidence(new Standing("db", List.of(rows.split(" ")))));
    Reason reason =
        advice.reasons().stream()
            .filter(it -> it.sentence().startsWith("db "))
            .findFirst()
            .orElseThrow();
    assertThat(reason.weight()).isEqualTo(weight);
    assertThat(reason.sentence()).isEqualTo(sentence);
  }

  @Test
  void aPublishedMergeStays() {
    project.add("m: c e");
    published("m");
    Advice advice = detaching("m", evidence());
    assertThat(advice.what()).isEqualTo("Keep the merge: a database would stop.");
    assertThat(sentences(advice).getFirst()).startsWith("The merge m is published: origin/main");
  }

  @Test
  void theBeginningOfAnIdWillDoForARow() {
    project.add("0123456: a");
    assertThat(sentences(advice("0123456", "c", evidence(new Standing("db", List.of("0123"))))))
        .contains("db (at 0123) would skip b, c: Alembic would take them for done.");
  }
}
