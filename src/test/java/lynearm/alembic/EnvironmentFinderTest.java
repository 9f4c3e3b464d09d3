package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import lynearm.revision.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFinderTest {

  @TempDir private Path folder;
  private Path root;
  private ProjectTree project;

  @BeforeEach
  void beginProject() throws IOException {
    root = folder.toRealPath().resolve("project");
    project = new ProjectTree(root);
  }

  /// An environment's folder as `alembic init` makes it, with one revision.
  private void environment(String path) {
    emptyEnvironment(path);
    revision(path + "/versions/a1_.py", "a1", "None");
  }

  private void emptyEnvironment(String path) {
    project.file(path + "/env.py", "").file(path + "/script.py.mako", "");
  }

  private void revision(String path, String id, String down) {
    project.file(path, "revision = '%s'\ndown_revision = %s\n".formatted(id, down));
  }

  private List<String> found() {
    return found(root);
  }

  private List<String> found(Path start) {
    return EnvironmentFinder.find(start, Progress.NONE).environments().stream()
        .map(this::line)
        .toList();
  }

  /// One line for an environment: name, origin, how it was found, version locations.
  private String line(Environment environment) {
    var settings = environment.settings();
    return "%s: %s %s%s %s"
        .formatted(
            environment.name(),
            environment.origin(),
            environment.resolution(),
            environment.settingsUnknown() ? " (in code)" : "",
            settings
                .map(known ->
                    known.versionLocations().stream()
                        .map(this::relative)
                        .collect(Collectors.joining(" ")))
                .orElse("-"));
  }

  private String relative(Path path) {
    return root.relativize(path.normalize()).toString();
  }

  @Test
  void iniAtTheTopIsFound() {
    project.file("alembic.ini", "[alembic]\nscript_location = migrations\n");
    environment("migrations");
    assertThat(found()).containsExactly("alembic.ini: INI AS_WRITTEN migrations/versions");
  }

  @Test
  void inisOfAnyNameAndFolderAreFound() {
    project
        .file("alembic_sqlite.ini", "[alembic]\nscript_location = a\n")
        .file("conf/alembic.ini", "[alembic]\nscript_location = ../b\n")
        .file("setup.ini", "[metadata]\nname = x\n");
    environment("a");
    environment("b");
    assertThat(found())
        .containsExactly(
            "alembic_sqlite.ini: INI AS_WRITTEN a/versions",
            "conf/alembic.ini: INI AS_WRITTEN b/versions");
  }

  @Test
  void eachSectionWithALocationIsAnEnvironment() {
    project.file(
        "alembic.ini",
        """
        [core]
        script_location = core
        [tenant]
        script_location = tenant
        [loggers]
        keys = root
        """);
    environment("core");
    environment("tenant");
    assertThat(found())
        .containsExactly(
            "alembic.ini [core]: INI AS_WRITTEN core/versions",
            "alembic.ini [tenant]: INI AS_WRITTEN tenant/versions");
  }

  @Test
  void defaultSuppliesTheLocationOfSectionsThatHaveOptions() {
    project.file(
        "alembic.ini",
        """
        [DEFAULT]
        script_location = env
        [alembic]
        [one]
        version_locations = env/versions
        [other]
        x = 1
        """);
    environment("env");
    assertThat(found())
        .containsExactly(
            "alembic.ini [alembic]: INI AS_WRITTEN env/versions",
            "alembic.ini [one]: INI AS_WRITTEN env/versions");
  }

  @Test
  void pyprojectIsFound() {
    project.file("pyproject.toml", "[tool.alembic]\nscript_location = '%(here)s/db'\n");
    environment("db");
    assertThat(found()).containsExactly("pyproject.toml: PYPROJECT AS_WRITTEN db/versions");
  }

  @Test
  void iniAndPyprojectSideBySideAreOneEnvironment() {
    project
        .file("pyproject.toml", "[tool.alembic]\nscript_location = 'b'\n")
        .file("alembic.ini", "[alembic]\nscript_location = a\n");
    environment("a");
    emptyEnvironment("b");
    assertThat(found()).first().isEqualTo("alembic.ini: INI AS_WRITTEN a/versions");
    assertThat(found()).noneMatch(line -> line.startsWith("pyproject.toml"));
  }

  @Test
  void layoutOfFlaskMigrateIsFound() {
    project.file("app/migrations/alembic.ini", "[alembic]\nfile_template = %%(rev)s\n");
    environment("app/migrations");
    assertThat(found())
        .containsExactly("app/migrations: FLASK_MIGRATE BY_CONTENTS app/migrations/versions");
    var settings =
        EnvironmentFinder.find(root, Progress.NONE)
            .environments()
            .getFirst()
            .settings()
            .orElseThrow();
    assertThat(settings.scriptLocation()).isEqualTo("migrations");
    assertThat(settings.fileTemplate()).isEqualTo("%(rev)s");
  }

  @Test
  void locationMayCountFromTheRepository() {
    project.file("conf/alembic.ini", "[alembic]\nscript_location = db/migrations\n");
    environment("db/migrations");
    assertThat(found())
        .containsExactly("conf/alembic.ini: INI FROM_REPOSITORY db/migrations/versions");
  }

  @Test
  void locationMayCountFromAFolderBetween() {
    project.file("services/api/conf/alembic.ini", "[alembic]\nscript_location = migrations\n");
    environment("services/api/migrations");
    assertThat(found())
        .containsExactly(
            "services/api/conf/alembic.ini: INI FROM_FOLDER_BETWEEN"
                + " services/api/migrations/versions");
  }

  @Test
  void packageIsFoundWhereverItLies() {
    project
        .file("etc/alembic.ini", "[alembic]\nscript_location = shop.store:db:migrations:main\n")
        .file("src/shop/__init__.py", "")
        .file("src/shop/store/__init__.py", "");
    environment("src/shop/store/db/migrations/main");
    assertThat(found())
        .containsExactly(
            "etc/alembic.ini: INI IN_PACKAGE src/shop/store/db/migrations/main/versions");
  }

  @Test
  void folderOfAContainerIsFoundByItsTail() {
    project
        .file("alembic.ini", "[alembic]\nscript_location = /app/src/store/migrations\n")
        .file("other/readme.txt", "");
    environment("backend/src/store/migrations");
    environment("backend/src/other/migrations");
    assertThat(found()).contains("alembic.ini: INI BY_TAIL backend/src/store/migrations/versions");
    var problems = EnvironmentFinder.find(root, Progress.NONE).environments().getFirst().problems();
    assertThat(problems.getFirst().what())
        .isEqualTo("script_location /app/src/store/migrations does not exist here");
  }

  @Test
  void placeholderIsPassedOver() {
    project.file("alembic.ini", "[alembic]\nscript_location = %(ALEMBIC_HOME)s/migrations\n");
    environment("db/migrations");
    assertThat(found()).containsExactly("alembic.ini: INI BY_TAIL db/migrations/versions");
  }

  @Test
  void placeholderAloneLeadsToTheOnlyEnvironment() {
    project.file("alembic.ini", "[alembic]\nscript_location = ${LOCATION}\n");
    environment("db/migrations");
    assertThat(found()).containsExactly("alembic.ini: INI BY_CONTENTS db/migrations/versions");
    var problems = EnvironmentFinder.find(root, Progress.NONE).environments().getFirst().problems();
    assertThat(problems.getFirst().next())
        .isEqualTo(
            root.resolve("db/migrations")
                + " is taken for it, the only environment below the configuration file.");
  }

  @Test
  void versionLocationsOfAContainerAreFoundByTheirTails() {
    project.file(
        "alembic.ini",
        """
        [alembic]
        script_location = db
        path_separator = os
        version_locations = /app/db/one:/app/db/two
        """);
    emptyEnvironment("db");
    revision("db/one/a1_.py", "a1", "None");
    revision("db/two/b1_.py", "b1", "None");
    assertThat(found()).containsExactly("alembic.ini: INI AS_WRITTEN db/one db/two");
  }

  @Test
  void environmentWithoutAnyFileIsFound() {
    environment("warehouse/migrations");
    project.file("warehouse/__init__.py", "");
    assertThat(found())
        .containsExactly(
            "warehouse/migrations: CODE BY_CONTENTS (in code) warehouse/migrations/versions");
  }

  @Test
  void foldersOfReleasesAndBranchesComeInTheOrderOfTheirLinks() {
    var env = "neutron/alembic_migrations";
    emptyEnvironment(env);
    revision(env + "/versions/kilo_initial.py", "kilo", "None");
    revision(env + "/versions/liberty/expand/1_.py", "le", "'kilo'");
    revision(env + "/versions/liberty/contract/1_.py", "lc", "'kilo'");
    revision(env + "/versions/2023.1/expand/1_.py", "xe", "'me'");
    revision(env + "/versions/mitaka/contract/1_.py", "mc", "'lc'");
    revision(env + "/versions/mitaka/expand/1_.py", "me", "'le'");
    assertThat(found())
        .containsExactly(
            env
                + ": CODE BY_CONTENTS (in code) "
                + List.of(
                        "",
                        "/liberty/expand",
                        "/liberty/contract",
                        "/mitaka/expand",
                        "/mitaka/contract",
                        "/2023.1/expand")
                    .stream()
                    .map(path -> env + "/versions" + path)
                    .collect(Collectors.joining(" ")));
  }

  @Test
  void linkedFoldersThatAnIniDoesNotNameAreReadToo() {
    project.file("alembic.ini", "[alembic]\nscript_location = env\n");
    emptyEnvironment("env");
    revision("env/versions/a_.py", "a1", "None");
    revision("env/versions/liberty/b_.py", "b1", "'a1'");
    assertThat(found())
        .containsExactly("alembic.ini: INI AS_WRITTEN (in code) env/versions env/versions/liberty");
  }

  @Test
  void putAwayFoldersAreNotReadAgain() {
    project.file("alembic.ini", "[alembic]\nscript_location = env\n");
    emptyEnvironment("env");
    revision("env/versions/a_.py", "a2", "None");
    revision("env/versions/b_.py", "a3", "'a2'");
    revision("env/versions/archive/a_.py", "a1", "None");
    revision("env/versions/archive/b_.py", "a2", "'a1'");
    assertThat(found()).containsExactly("alembic.ini: INI AS_WRITTEN env/versions");
  }

  @Test
  void foldersNamedOnlyInCodeStandInForAMissingOne() {
    project.file("db/alembic.ini", "[alembic]\nscript_location = .\n");
    emptyEnvironment("db");
    revision("db/versions_gxy/a_.py", "a1", "None");
    revision("db/versions_tsi/b_.py", "b1", "None");
    assertThat(found())
        .containsExactly(
            "db/alembic.ini: INI AS_WRITTEN (in code) db/versions_gxy db/versions_tsi");
  }

  @Test
  void unlinkedFoldersWithTheSameIdsAreAlternatives() {
    project.file("db/alembic.ini", "[alembic]\nscript_location = .\n");
    emptyEnvironment("db");
    revision("db/versions/large/a_.py", "a1", "None");
    revision("db/versions/large/b_.py", "b1", "'a1'");
    revision("db/versions/large/late/c_.py", "c1", "'a1'");
    revision("db/versions/small/a_.py", "a0", "None");
    revision("db/versions/small/b_.py", "b1", "'a0'");
    assertThat(found())
        .containsExactly(
            "db/alembic.ini (versions/large): INI AS_WRITTEN (in code) db/versions/large"
                + " db/versions/large/late",
            "db/alembic.ini (versions/small): INI AS_WRITTEN (in code) db/versions/small");
    assertThat(EnvironmentFinder.find(root, Progress.NONE).environments())
        .allMatch(environment ->
            environment
                .problems()
                .getFirst()
                .next()
                .startsWith("They hold 2 histories that have nothing to do with each other"));
  }

  @Test
  void unlinkedFoldersForKindsOfDatabasesAreAlternatives() {
    emptyEnvironment("db");
    revision("db/postgres_versions/a_.py", "a1", "None");
    revision("db/sqlite_versions/b_.py", "b1", "None");
    assertThat(found())
        .containsExactly(
            "db (postgres_versions): CODE BY_CONTENTS (in code) db/postgres_versions",
            "db (sqlite_versions): CODE BY_CONTENTS (in code) db/sqlite_versions");
  }

  @Test
  void revisionsWithoutEnvPyAreAnEnvironment() {
    revision("lib/db/versions/0001_first.py", "1", "None");
    assertThat(found()).containsExactly("lib/db: CODE BY_CONTENTS (in code) lib/db/versions");
  }

  @Test
  void versionsFolderCanBeOpened() {
    project.file("alembic.ini", "[alembic]\nscript_location = migrations\n");
    environment("migrations");
    assertThat(found(root.resolve("migrations/versions")))
        .containsExactly("alembic.ini: INI AS_WRITTEN migrations/versions");
  }

  @Test
  void revisionFileCanBeOpened() {
    project.folder(".git").file("conf/my.ini", "[alembic]\nscript_location = migrations\n");
    environment("migrations");
    environment("others");
    assertThat(found(root.resolve("migrations/versions/a1_.py")))
        .containsExactly("conf/my.ini: INI FROM_REPOSITORY migrations/versions");
  }

  @Test
  void loneVersionsFolderCanBeOpened() {
    revision("somewhere/a1_.py", "a1", "None");
    assertThat(found(root.resolve("somewhere/a1_.py")))
        .containsExactly("somewhere: CODE BY_CONTENTS (in code) somewhere");
  }

  @Test
  void configurationFileCanBeOpened() {
    project
        .file("a.ini", "[alembic]\nscript_location = a\n")
        .file("b.ini", "[alembic]\nscript_location = b\n");
    environment("a");
    environment("b");
    assertThat(found(root.resolve("b.ini"))).containsExactly("b.ini: INI AS_WRITTEN b/versions");
  }

  @Test
  void folderInsideAProjectHasTheEnvironmentsThatConcernIt() {
    project.folder(".git").file("alembic.ini", "[alembic]\nscript_location = app/db\n");
    environment("app/db");
    assertThat(found(root.resolve("app/db")))
        .containsExactly("alembic.ini: INI AS_WRITTEN app/db/versions");
  }

  @Test
  void nothingAboveARepositoryIsLookedAt() {
    project.file("alembic.ini", "[alembic]\nscript_location = inner/db\n").folder("inner/.git");
    environment("inner/db");
    assertThat(found(root.resolve("inner")))
        .containsExactly("db: CODE BY_CONTENTS (in code) inner/db/versions");
  }

  @Test
  void installedPackagesAndVirtualEnvironmentsAreLeftAlone() {
    for (var path :
        List.of(".git/x", "node_modules/x", "lib/site-packages/x", ".venv/x", ".tox/py/x")) {
      environment(path);
    }
    project.file("env/pyvenv.cfg", "home = /usr\n");
    environment("env/lib/x");
    assertThat(found()).isEmpty();
  }

  @Test
  void testsAndExamplesComeLast() {
    project
        .file("tests/alembic.ini", "[alembic]\nscript_location = env\n")
        .file("src/app/db/alembic.ini", "[alembic]\nscript_location = env\n");
    environment("tests/env");
    environment("src/app/db/env");
    assertThat(found())
        .containsExactly(
            "src/app/db/alembic.ini: INI AS_WRITTEN src/app/db/env/versions",
            "tests/alembic.ini: INI AS_WRITTEN tests/env/versions");
  }

  @Test
  void brokenConfigurationStaysVisibleWithItsReason() {
    project.file(
        "alembic.ini",
        """
        [alembic]
        script_location = env
        junk
        """);
    environment("env");
    var environments = EnvironmentFinder.find(root, Progress.NONE).environments();
    assertThat(environments).hasSize(2);
    var code = environments.getFirst();
    assertThat(line(code)).isEqualTo("env: CODE BY_CONTENTS (in code) env/versions");
    var broken = environments.getLast();
    assertThat(line(broken)).isEqualTo("alembic.ini: INI NOT_FOUND -");
    assertThat(broken.problems().getFirst().at().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void templateOfAConfigurationCountsOnlyAlone() {
    project
        .file("alembic.ini.example", "[alembic]\nscript_location = one\n")
        .file("alembic.ini.dist", "[alembic]\nscript_location = two\n")
        .file("alembic.ini", "[alembic]\nscript_location = one\n");
    environment("one");
    environment("two");
    assertThat(found())
        .containsExactlyInAnyOrder(
            "alembic.ini: INI AS_WRITTEN one/versions",
            "alembic.ini.dist: INI AS_WRITTEN two/versions");
  }

  @Test
  void loopsOfLinksEndAndBoundsAreReported() {
    project.link("a/b/loop", "../..").link("self", "self");
    environment("a/env");
    assertThat(found()).containsExactly("a/env: CODE BY_CONTENTS (in code) a/env/versions");
    for (int i = 0; i < 30; i++) {
      project.file("many/" + i + "/x.txt", "");
    }
    var search = EnvironmentFinder.find(root, 20, Progress.NONE);
    assertThat(search.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.IGNORED_FILE);
  }

  @Test
  void searchTellsItsProgressAndCanBeStopped() {
    environment("a/env");
    var visited = new ArrayList<Path>();
    var progress =
        new Progress() {
          @Override
          public boolean isCancelled() {
            return visited.size() == 3;
          }

          @Override
          public void visiting(Path at, int count) {
            visited.add(at);
            assertThat(count).isEqualTo(visited.size());
          }
        };
    assertThatThrownBy(() -> EnvironmentFinder.find(root, progress))
        .isInstanceOf(CancellationException.class);
    assertThat(visited).hasSize(3).first().isEqualTo(root);
  }

  @Test
  void missingFolderHasNoEnvironments() {
    var search = EnvironmentFinder.find(root.resolve("nosuch"), Progress.NONE);
    assertThat(search.environments()).isEmpty();
    assertThat(search.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.UNREADABLE_FILE);
  }

  @Test
  void linkedFolderIsOpenedAsItsTarget() throws IOException {
    project.file("alembic.ini", "[alembic]\nscript_location = %(here)s/env\n");
    environment("env");
    var link = Files.createSymbolicLink(folder.resolve("link"), root);
    assertThat(found(link)).containsExactly("alembic.ini: INI AS_WRITTEN env/versions");
  }

  @Test
  void configurationTooLargeToReadIsTold() {
    project
        .file("alembic.ini", "# a comment\n".repeat(100_000))
        .file("other.ini", " ".repeat(2_000_000));
    environment("migrations");
    var search = EnvironmentFinder.find(root, Progress.NONE);
    assertThat(search.problems())
        .extracting(Problem::what)
        .containsExactly("alembic.ini is larger than 1 MB");
    assertThat(search.environments().getFirst().problems().getFirst().what())
        .isEqualTo("No file that can be read configures migrations");
  }

  @Test
  void aFolderAroundTheProjectDoesNotTakeItsRevisions() {
    project.file("alembic.ini", "[alembic]\nscript_location = ..\n");
    environment("migrations");
    assertThat(found())
        .containsExactly(
            "alembic.ini: INI AS_WRITTEN ../versions",
            "migrations: CODE BY_CONTENTS (in code) migrations/versions");
  }
}
