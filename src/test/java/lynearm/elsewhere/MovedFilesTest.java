package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.given;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.ViewedProject;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Two sides of which one moved what the other works on, beside what the real `git merge` makes of
/// them in a scratch clone, read from disk.
class MovedFilesTest {

  private static final String INI = "alembic.ini";

  @TempDir private static Path folder;
  private static Path scratch;
  private static GitProgram git;

  /// What each side did since `main`, which has `a1`, `a2` and `a3` in a line.
  enum Shape {
    VERSIONS_MOVED_HERE(
        Outlook.CONFLICTS, it -> it.versionsTo(it.target).on(it.branch, "w1", "a3")),
    VERSIONS_MOVED_THERE(
        Outlook.CONFLICTS, it -> it.versionsTo(it.branch).on(it.target, "w1", "a3")),
    VERSIONS_MOVED_AND_FORKED(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target).on(it.branch, "w1", "a3");
          it.made.commit(it.target, "Ada", "migrations/new/m1.py", text("m1", "pass", "a3"));
        }),
    VERSIONS_MOVED_AND_NOTHING_ADDED(
        Outlook.GROWS, it -> it.versionsTo(it.branch).other(it.target)),
    VERSIONS_MOVED_HERE_AND_EDITED_THERE(
        Outlook.GROWS, it -> it.versionsTo(it.target).edit(it.branch, "a2")),
    VERSIONS_MOVED_THERE_AND_EDITED_HERE(
        Outlook.GROWS, it -> it.versionsTo(it.branch).edit(it.target, "a2")),
    VERSIONS_MOVED_AND_ALL_EDITED(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target).on(it.branch, "w1", "a3");
          it.made.files(it.target).keySet().stream()
              .filter(path -> path.startsWith("migrations/new"))
              .toList()
              .forEach(path ->
                  it.made.commit(
                      it.target, "Ada", path, it.made.files(it.target).get(path) + "    # more\n"));
        }),
    VERSIONS_MOVED_AND_RENAMED_THERE(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target);
          it.made.move(it.branch, "Bob", VERSIONS + "a2.py", VERSIONS + "second.py");
        }),
    VERSIONS_MOVED_AND_DELETED_THERE(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target);
          it.made.commit(it.branch, "Bob", VERSIONS + "a3.py", "-");
        }),
    VERSIONS_MOVED_WHERE_THE_NAME_IS_TAKEN(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target).on(it.branch, "w1", "a3");
          it.made.commit(it.target, "Ada", "migrations/new/w1.py", text("m1", "pass", "a3"));
        }),
    VERSIONS_MOVED_WITH_A_FOLDER_ADDED_THERE(
        Outlook.NOTHING,
        it -> {
          it.versionsTo(it.target);
          it.made.commit(it.branch, "Bob", VERSIONS + "sub/w1.py", text("w1", "pass", "a3"));
        }),
    VERSIONS_MOVED_ALIKE_ON_BOTH(
        Outlook.GROWS,
        it -> {
          it.versionsTo(it.target).versionsTo(it.branch);
          it.made.commit(it.branch, "Bob", "migrations/new/w1.py", text("w1", "pass", "a3"));
        }),
    VERSIONS_MOVED_APART(
        Outlook.CONFLICTS,
        it -> {
          it.versionsTo(it.target).on(it.branch, "w1", "a3");
          it.made.move(it.branch, "Bob", VERSIONS, "migrations/other/");
          it.ini(it.branch, "version_locations = migrations/other\n");
        }),
    VERSIONS_PARTED(
        Outlook.CONFLICTS,
        it -> {
          it.on(it.branch, "w1", "a3");
          it.made.move(it.target, "Ada", VERSIONS + "a1.py", "migrations/one/a1.py");
          it.made.move(it.target, "Ada", VERSIONS + "a2.py", "migrations/two/a2.py");
          it.made.commit(it.target, "Ada", VERSIONS + "a3.py", "-");
          it.ini(it.target, "version_locations = migrations/one migrations/two\n");
        }),
    VERSIONS_MOSTLY_MOVED(
        Outlook.CONFLICTS,
        it -> {
          it.on(it.branch, "w1", "a3");
          it.made.move(it.target, "Ada", VERSIONS + "a1.py", "migrations/one/a1.py");
          it.made.move(it.target, "Ada", VERSIONS, "migrations/new/");
          it.ini(it.target, "version_locations = migrations/one migrations/new\n");
        }),
    ONE_PUT_OUT_OF_THE_WAY_AND_EDITED_ON_BOTH_SIDES(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.branch, "Bob", VERSIONS + "a2.py", "migrations/old/a2.py");
          it.made.commit(
              it.branch,
              "Bob",
              "migrations/old/a2.py",
              it.made.files(it.branch).get("migrations/old/a2.py") + "    # there\n");
          it.made.commit(
              it.target,
              "Ada",
              VERSIONS + "a2.py",
              it.made.files(it.target).get(VERSIONS + "a2.py") + "    # here\n");
        }),
    OLD_ONES_PUT_ASIDE(
        Outlook.GROWS,
        it -> {
          it.on(it.branch, "w1", "a3");
          it.made.move(it.target, "Ada", VERSIONS + "a1.py", VERSIONS + "old/a1.py");
          it.ini(it.target, "recursive_version_locations = true\n");
        }),
    SCRIPTS_MOVED_HERE(Outlook.CONFLICTS, it -> it.scriptsTo(it.target).on(it.branch, "w1", "a3")),
    SCRIPTS_MOVED_THERE(Outlook.CONFLICTS, it -> it.scriptsTo(it.branch).on(it.target, "w1", "a3")),
    SCRIPTS_MOVED_AND_FORKED(
        Outlook.CONFLICTS,
        it -> {
          it.scriptsTo(it.branch).on(it.target, "w1", "a3");
          it.made.commit(it.branch, "Bob", "db/versions/m1.py", text("m1", "pass", "a3"));
        }),
    PROJECT_MOVED_HERE(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.target, "Ada", "", "backend/");
          it.on(it.branch, "w1", "a3");
        }),
    PROJECT_MOVED_THERE(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.branch, "Bob", "", "backend/");
          it.on(it.target, "w1", "a3");
        }),
    PROJECT_MOVED_AND_GROWN(
        Outlook.GROWS,
        it -> {
          it.made.move(it.branch, "Bob", "", "backend/");
          it.made.commit(
              it.branch, "Bob", "backend/" + VERSIONS + "w1.py", text("w1", "pass", "a3"));
          it.other(it.target);
        }),
    PROJECT_MOVED_AND_EDITED(
        Outlook.GROWS,
        it -> {
          it.made.move(it.target, "Ada", "", "backend/");
          it.edit(it.branch, "a2");
        }),
    INI_MOVED_HERE(
        Outlook.GROWS,
        it -> {
          it.made.commit(
              it.target, "Ada", INI, "-", "conf/alembic.ini", it.made.files("main").get(INI));
          it.on(it.branch, "w1", "a3");
        }),
    INI_MOVED_THERE(
        Outlook.FORKS,
        it -> {
          it.made.commit(
              it.branch,
              "Bob",
              INI,
              "-",
              "conf/alembic.ini",
              "[alembic]\nscript_location = %(here)s/../migrations\n");
          it.on(it.branch, "w1", "a3").on(it.target, "m1", "a3");
        }),
    INI_TO_PYPROJECT(
        Outlook.FORKS,
        it -> {
          it.made.commit(
              it.branch,
              "Bob",
              INI,
              "-",
              "pyproject.toml",
              "[tool.alembic]\nscript_location = \"migrations\"\n");
          it.on(it.branch, "w1", "a3").on(it.target, "m1", "a3");
        }),
    PYPROJECT_MOVED(
        Outlook.FORKS,
        it -> {
          it.made.commit(
              it.target,
              "Ada",
              INI,
              "-",
              "pyproject.toml",
              "[tool.alembic]\nscript_location = \"migrations\"\n");
          it.made.commit(
              it.branch,
              "Bob",
              INI,
              "-",
              "sub/pyproject.toml",
              "[tool.alembic]\nscript_location = \"%(here)s/../migrations\"\n");
          it.on(it.branch, "w1", "a3").on(it.target, "m1", "a3");
        }),
    LOCATIONS_CHANGED_WITHOUT_MOVING(
        Outlook.LEAVES_OUT,
        it -> {
          it.ini(it.target, "version_locations = migrations/new\n");
          it.made.commit(it.target, "Ada", "migrations/new/m1.py", text("m1", "pass"));
          it.on(it.branch, "w1", "a3");
        }),
    SECOND_LOCATION_ADDED(
        Outlook.FORKS,
        it -> {
          it.ini(it.branch, "version_locations = migrations/versions extra\n");
          it.made.commit(it.branch, "Bob", "extra/w1.py", text("w1", "pass", "a3"));
          it.on(it.target, "m1", "a3");
        }),
    ONE_OF_TWO_LOCATIONS_MOVED(
        Outlook.CONFLICTS,
        it -> {
          for (String side : List.of(it.target, it.branch)) {
            it.ini(side, "version_locations = migrations/versions extra\n");
            it.made.commit(side, "Ada", "extra/e1.py", text("e1", "pass", "a3"));
          }
          it.made.move(it.target, "Ada", VERSIONS, "migrations/new/");
          it.ini(it.target, "version_locations = migrations/new extra\n");
          it.on(it.branch, "w1", "e1");
        }),
    RENAMED_HERE_AND_EDITED_THERE(
        Outlook.GROWS,
        it -> {
          it.made.move(it.target, "Ada", VERSIONS + "a2.py", VERSIONS + "second.py");
          it.edit(it.branch, "a2");
        }),
    RENAMED_AND_MOSTLY_REWRITTEN(
        Outlook.CONFLICTS,
        it -> {
          it.made.commit(
              it.target,
              "Ada",
              VERSIONS + "a2.py",
              "-",
              VERSIONS + "second.py",
              text("a2", "pass", "a1")
                  .replace("#", "# rewritten")
                  .replace(" 1", " 2")
                  .replaceAll("[0-9a-f]{9,}", "x"));
          it.edit(it.branch, "a2");
        }),
    RENAMED_DIFFERENTLY(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.target, "Ada", VERSIONS + "a2.py", VERSIONS + "second.py");
          it.made.move(it.branch, "Bob", VERSIONS + "a2.py", VERSIONS + "zwei.py");
        }),
    RENAMED_ALIKE(
        Outlook.GROWS,
        it -> {
          for (String side : List.of(it.target, it.branch)) {
            it.made.move(side, "Ada", VERSIONS + "a2.py", VERSIONS + "second.py");
          }
          it.on(it.branch, "w1", "a3");
        }),
    RENAMED_WITH_ANOTHER_ID(
        Outlook.GROWS,
        it -> {
          it.made.commit(
              it.target,
              "Ada",
              VERSIONS + "a3.py",
              "-",
              VERSIONS + "b3.py",
              text("a3", "pass", "a2").replace("'a3'", "'b3'"));
          it.edit(it.branch, "a3");
        }),
    RENAMED_WITH_ANOTHER_ID_THERE(
        Outlook.BREAKS,
        it -> {
          it.made.commit(
              it.branch,
              "Bob",
              VERSIONS + "a3.py",
              "-",
              VERSIONS + "b3.py",
              text("a3", "pass", "a2").replace("'a3'", "'b3'"));
          it.on(it.target, "m1", "a3");
        }),
    DELETED_AND_A_LIKE_ONE_ADDED(
        Outlook.CONFLICTS,
        it -> {
          it.made.commit(
              it.branch,
              "Bob",
              VERSIONS + "a3.py",
              "-",
              VERSIONS + "c3.py",
              text("a3", "pass", "a2").replace("'a3'", "'c3'").replace("message a3", "quite new"));
          it.edit(it.target, "a3");
        }),
    TWO_FILES_INTO_ONE_NAME(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.target, "Ada", VERSIONS + "a2.py", VERSIONS + "same.py");
          it.made.move(it.branch, "Bob", VERSIONS + "a3.py", VERSIONS + "same.py");
        }),
    CASE_ONLY_RENAME(
        Outlook.GROWS,
        it -> {
          it.made.move(it.target, "Ada", VERSIONS + "a2.py", VERSIONS + "A2.py");
          it.edit(it.branch, "a2");
        }),
    MODE_CHANGED(
        Outlook.GROWS,
        it -> {
          it.made
              .commit(it.target, "Ada", "README", "mode\n")
              .raw("M 100755 inline " + VERSIONS + "a2.py")
              .raw("data " + text("a2", "pass", "a1").length())
              .raw(text("a2", "pass", "a1"));
          it.edit(it.branch, "a2");
        }),
    LINK_IN_PLACE_OF_VERSIONS(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.branch, "Bob", VERSIONS, "real/");
          it.made.entry(it.branch, "120000", "migrations/versions", "../real");
          it.on(it.target, "w1", "a3");
        }),
    LINK_IN_PLACE_OF_VERSIONS_HERE(
        Outlook.CONFLICTS,
        it -> {
          it.made.move(it.target, "Ada", VERSIONS, "real/");
          it.made.entry(it.target, "120000", "migrations/versions", "../real");
          it.on(it.branch, "w1", "a3");
        }),
    SUBMODULE_IN_PLACE_OF_VERSIONS(
        Outlook.CONFLICTS,
        it -> {
          for (String id : List.of("a1", "a2", "a3")) {
            it.made.commit(it.branch, "Bob", VERSIONS + id + ".py", "-");
          }
          it.made.raw("M 160000 1234567890123456789012345678901234567890 migrations/versions");
          it.on(it.target, "w1", "a3");
        }),
    FILE_IN_PLACE_OF_VERSIONS(
        Outlook.CONFLICTS,
        it -> {
          for (String id : List.of("a1", "a2", "a3")) {
            it.made.commit(it.branch, "Bob", VERSIONS + id + ".py", "-");
          }
          it.made.commit(it.branch, "Bob", "migrations/versions", "words\n");
          it.on(it.target, "w1", "a3");
        }),
    EVERYTHING_DELETED_THERE_AND_EDITED_HERE(
        Outlook.CONFLICTS,
        it -> {
          for (String path : List.copyOf(it.made.files(it.branch).keySet())) {
            it.made.commit(it.branch, "Bob", path, path.equals("README") ? "gone\n" : "-");
          }
          it.edit(it.target, "a2");
        }),
    ONE_ID_IN_TWO_FILES(
        Outlook.TWICE,
        it -> {
          it.made.commit(it.target, "Ada", VERSIONS + "mine.py", text("x1", "pass", "a3"));
          it.made.commit(it.branch, "Bob", VERSIONS + "other.py", text("x1", "x = 2", "a3"));
        }),
    MISSING_PARENT_AND_A_FORK(
        Outlook.BREAKS,
        it -> {
          it.on(it.branch, "w1", "a2");
          it.on(it.branch, "w2", "nowhere");
        }),
    MERGED_CROSSWISE_AND_MOVED(
        Outlook.CONFLICTS,
        it -> {
          it.on(it.target, "m1", "a3").on(it.branch, "w1", "a3");
          it.made
              .branch(it.branch + "0", it.branch)
              .merge(it.branch, it.target)
              .merge(it.target, it.branch + "0");
          it.versionsTo(it.target).on(it.branch, "w2", "w1");
        }),
    UNRELATED(
        Outlook.UNRELATED,
        it ->
            it.made
                .orphan(it.branch + "0", "s1")
                .raw("reset refs/heads/" + it.branch)
                .raw("from refs/heads/" + it.branch + "0"));

    private final Outlook outlook;
    private final java.util.function.Consumer<Sides> making;

    Shape(Outlook outlook, java.util.function.Consumer<Sides> making) {
      this.outlook = outlook;
      this.making = making;
    }

    String target() {
      return name() + "-target";
    }
  }

  /// What is done on the two sides.
  private record Sides(ManyBranches made, String target, String branch) {

    Sides on(String side, String id, String parent) {
      made.revision(side, side.equals(target) ? "Ada" : "Bob", id, parent);
      return this;
    }

    Sides edit(String side, String id) {
      String path = VERSIONS + id + ".py";
      made.commit(side, "Cyd", path, made.files(side).get(path).replace("message", "edited"));
      return this;
    }

    Sides other(String side) {
      made.commit(side, "Cyd", "README", "other words\n");
      return this;
    }

    Sides versionsTo(String side) {
      made.move(side, "Ada", VERSIONS, "migrations/new/");
      return ini(side, "version_locations = migrations/new\n");
    }

    Sides scriptsTo(String side) {
      made.move(side, "Ada", "migrations/", "db/");
      made.commit(side, "Ada", INI, made.files(side).get(INI).replace("= migrations", "= db"));
      return this;
    }

    Sides ini(String side, String more) {
      made.commit(side, "Ada", INI, made.files("main").get(INI) + more);
      return this;
    }
  }

  @BeforeAll
  static void makeAll() {
    assumeTrue(GitProgram.isThere());
    ManyBranches made =
        ManyBranches.begun(folder)
            .revision("main", "Ada", "a2", "a1")
            .revision("main", "Ada", "a3", "a2")
            .commit("main", "Ada", "README", "words\n", "app/a.py", "app = 1\n");
    for (Shape shape : Shape.values()) {
      made.branch(shape.target(), "main").branch(shape.name(), "main");
      shape.making.accept(new Sides(made, shape.target(), shape.name()));
    }
    made.make();
    scratch = folder.resolve("scratch");
    made.git().run("clone", "-q", made.root.toString(), scratch.toString());
    git = new GitProgram(scratch, made.home);
  }

  private static Future future(Shape shape) throws IOException {
    git.tryTo("merge", "--abort");
    git.run("clean", "-ffdxq");
    git.run("reset", "-q", "--hard", "origin/" + shape.target());
    Workspace open = ManyBranches.open(scratch);
    try (GitObjects objects = given(GitObjects.open(open.repository().orElseThrow()))) {
      return given(
              FutureHeads.ofSome(
                  objects, open, "HEAD", List.of("origin/" + shape.name()), Progress.IGNORED))
          .futures()
          .getFirst();
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyShapeIsWhatGitMergeMakesOfIt(Shape shape) throws IOException {
    git.tryTo("config", "--unset", "merge.directoryRenames");
    assertThat(compared(shape).outlook()).isEqualTo(shape.outlook);
  }

  @ParameterizedTest
  @CsvSource({
    "VERSIONS_MOVED_HERE, true, GROWS",
    "VERSIONS_MOVED_HERE, false, LEAVES_OUT",
    "VERSIONS_MOVED_THERE, true, GROWS",
    "VERSIONS_MOVED_THERE, false, LEAVES_OUT",
    "VERSIONS_MOVED_AND_FORKED, true, FORKS",
    "VERSIONS_MOVED_AND_FORKED, false, LEAVES_OUT",
    "SCRIPTS_MOVED_THERE, true, GROWS",
    "SCRIPTS_MOVED_THERE, false, LEAVES_OUT",
    "PROJECT_MOVED_HERE, true, GROWS",
    "PROJECT_MOVED_THERE, true, GROWS",
    "VERSIONS_MOVED_WHERE_THE_NAME_IS_TAKEN, true, CONFLICTS",
    "VERSIONS_PARTED, false, LEAVES_OUT",
  })
  void whatGitIsToldOfMovedFoldersHolds(Shape shape, String rule, Outlook outlook)
      throws IOException {
    git.run("config", "merge.directoryRenames", rule);
    assertThat(compared(shape).outlook()).isEqualTo(outlook);
  }

  @ParameterizedTest
  @EnumSource(names = {"VERSIONS_MOVED_HERE", "VERSIONS_MOVED_THERE", "PROJECT_MOVED_THERE"})
  void whatWouldBeCanBeReadFromWhereItIsNow(Shape shape) throws IOException {
    future(shape);
    Workspace open = ManyBranches.open(scratch);
    try (GitObjects objects = given(GitObjects.open(open.repository().orElseThrow()))) {
      Workspace landed =
          given(
                  Guests.landed(
                      objects, open, "HEAD", List.of("origin/" + shape.name()), Progress.IGNORED))
              .workspace();
      assertThat(landed.graph().files()).hasSize(4);
      try (ViewedProject bodies = new ViewedProject(landed)) {
        for (Node node : landed.graph().files()) {
          assertThat(bodies.read(node.revision().orElseThrow().file())).isNotNull();
        }
      }
    }
  }

  /// Holds what is told to what git does.
  private static Future compared(Shape shape) throws IOException {
    Future future = future(shape);
    GitProgram.Output merged = git.tryTo("merge", "--no-edit", "origin/" + shape.name());
    String words =
        "%s %s %s %s\n%s"
            .formatted(
                shape,
                future.words(),
                future.heads(),
                FutureLines.of(future, it -> scratch.relativize(it).toString()),
                merged.text());
    assertThat(future.outlook() == Outlook.CONFLICTS)
        .as(words)
        .isEqualTo(merged.text().contains("CONFLICT"));
    if (merged.status() == 0) {
      assertThat(future.clashes()).as(words).isEmpty();
    }
    if (merged.status() == 0 || onlyLocations(merged.text())) {
      assertThat(future.heads()).as(words).isEqualTo(heads());
    }
    return future;
  }

  private static boolean onlyLocations(String text) {
    return text.contains("CONFLICT")
        && text.lines()
            .filter(it -> it.startsWith("CONFLICT"))
            .allMatch(it -> it.startsWith("CONFLICT (file location)"));
  }

  private static List<RevisionId> heads() {
    return switch (new WorkspaceReader().open(scratch, Optional.empty(), Progress.IGNORED)) {
      case OpenResult.Opened(Workspace open) ->
          open.graph().heads().stream().map(Node::id).toList();
      case OpenResult.NothingFound _ -> List.of();
    };
  }
}
