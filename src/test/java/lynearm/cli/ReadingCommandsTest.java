package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is printed where, and with which exit status.
class ReadingCommandsTest {

  @TempDir private Path folder;

  @Test
  void headsArePrintedAlone() {
    assertThat(Project.withTwoHeads(folder).call("heads"))
        .isEqualTo(new Called(0, "b1bbbb (head)\nc1cccc (head)\n", ""));
  }

  @Test
  void historyTakesARange() {
    assertThat(Project.withTwoHeads(folder).call("history", "-r", "a1:b1").lines())
        .containsExactly("a1aaaa -> b1bbbb (head), left", "<base> -> a1aaaa (branchpoint), first");
  }

  @Test
  void branchesAreListedWithWhatFollows() {
    assertThat(Project.withTwoHeads(folder).call("branches").lines())
        .containsExactly(
            "a1aaaa (branchpoint)", "       -> b1bbbb (head)", "       -> c1cccc (head)", "");
  }

  @Test
  void aNumberOfStepsIsASymbol() {
    assertThat(
            Project.in(folder)
                .revision("a1aaaa", "x")
                .revision("b1bbbb", "y", "a1aaaa")
                .call("show", "-1")
                .lines())
        .startsWith("Rev: a1aaaa", "Parent: <base>");
  }

  @Test
  void whatAlembicRefusesIsRefusedInItsWords() {
    assertThat(Project.withTwoHeads(folder).call("show", "nope"))
        .isEqualTo(new Called(2, "", "lynearm: Can't locate revision identified by 'nope'\n"));
  }

  @Test
  void aMissingParentIsRefusedAsAlembicRefusesIt() {
    Called called = Project.in(folder).revision("b1bbbb", "x", "a1aaaa").call("heads");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors().getFirst()).isEqualTo("lynearm: KeyError: 'a1aaaa'");
    assertThat(called.errors()).hasSizeGreaterThan(1);
  }

  @Test
  void anUnreadableFileLeavesTheRestAndCounts() {
    Project project =
        Project.withTwoHeads(folder).file("migrations/versions/d1.py", "revision = (\n");
    Called called = project.call("heads");
    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines()).containsExactly("b1bbbb (head)", "c1cccc (head)");
    assertThat(called.errors())
        .singleElement()
        .asString()
        .startsWith(project.path("migrations/versions/d1.py") + ":");
  }

  @Test
  void aDoubtfulConfigurationIsToldButDoesNotCount() {
    Called called =
        Project.withTwoHeads(folder)
            .file(
                "alembic.ini",
                "[alembic]\nscript_location = migrations\nsourceless = True  # really\n")
            .call("heads");
    assertThat(called.status()).isZero();
    assertThat(called.err()).contains(": warning: ");
  }

  @Test
  void aComputedParentCounts() {
    Called called =
        Project.withTwoHeads(folder)
            .file(
                "migrations/versions/d1.py",
                "import os\nrevision = 'd1dddd'\ndown_revision = os.environ['X']\n")
            .call("heads");
    assertThat(called.status()).isEqualTo(1);
  }

  @Test
  void aConfigurationThatAlembicRefusesIsRefused() {
    Called called =
        Project.withTwoHeads(folder)
            .file("alembic.ini", "[alembic]\nx = 1\n")
            .call("-c", "alembic.ini", "heads");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.errors())
        .singleElement()
        .asString()
        .startsWith("lynearm: No 'script_location' key found in configuration");
  }

  @Test
  void aMissingConfigurationFileIsNamed() {
    assertThat(Project.withTwoHeads(folder).call("-c", "other.ini", "heads").err())
        .contains("There is no file " + folder.resolve("other.ini"));
  }

  @Test
  void aSectionIsChosenByName() {
    Project project =
        Project.withTwoHeads(folder)
            .file(
                "alembic.ini",
                "[core]\nscript_location = migrations\n[other]\nscript_location = other\n")
            .folder("other/versions");
    assertThat(project.call("-n", "core", "heads").lines()).hasSize(2);
    assertThat(project.call("heads", "-n", "other")).isEqualTo(new Called(0, "", ""));
  }

  @Test
  void aConfigurationFileElsewhereFindsItsFolder() {
    Project project = Project.withTwoHeads(folder.resolve("service"));
    assertThat(new Project(folder).call("-c", "service/alembic.ini", "heads").lines())
        .isEqualTo(project.call("heads").lines());
  }

  @Test
  void severalEnvironmentsAreNamed() {
    Project.withTwoHeads(folder.resolve("one"));
    Project.withTwoHeads(folder.resolve("two"));
    Called called = new Project(folder).call("heads");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err()).contains("one/alembic.ini, two/alembic.ini").contains("-c FILE");
    assertThat(new Project(folder).call("-n", "two/alembic.ini", "heads").lines()).hasSize(2);
  }

  @Test
  void currentMarksWhatItFinds() throws SQLException {
    Project project = Project.withTwoHeads(folder).database("app.db", "c1cccc", "b1bbbb");
    assertThat(project.call("current", "--database", "sqlite:///app.db").lines())
        .containsExactly("b1bbbb (head)", "c1cccc (head)");
    assertThat(project.call("current", "-v", "--database", "sqlite:///app.db").lines())
        .startsWith("Current revision(s) for sqlite:///app.db:", "Rev: b1bbbb (head)");
    assertThat(project.call("current", "--check-heads", "--database", "sqlite:///app.db").status())
        .isZero();
  }

  @Test
  void aDatabaseBehindTheHeadsIsToldOnRequest() throws SQLException {
    assertThat(
            Project.withTwoHeads(folder)
                .database("app.db", "a1aaaa")
                .call("current", "--check-heads", "--database", "sqlite:///app.db"))
        .isEqualTo(new Called(2, "", "lynearm: Database is not on all head revisions\n"));
  }

  @Test
  void aRowThatNoFileHasIsToldAsAlembicTellsIt() throws SQLException {
    Project project = Project.withTwoHeads(folder).database("app.db", "zzzz");
    assertThat(project.call("current", "--database", "sqlite:///app.db").err())
        .isEqualTo(
            "lynearm: Can't locate revision identified by 'zzzz'\n"
                + "lynearm: lynearm where zzzz finds out where it went.\n");
    assertThat(project.call("history", "-i", "--database", "sqlite:///app.db").lines()).hasSize(3);
  }

  @Test
  void historyMarksWhereTheDatabaseStands() throws SQLException {
    Project project = Project.withTwoHeads(folder).database("app.db", "b1bbbb");
    assertThat(project.call("history", "-i", "--database", "sqlite:///app.db").lines())
        .containsExactly(
            "a1aaaa -> b1bbbb (head) (current), left",
            "a1aaaa -> c1cccc (head), right",
            "<base> -> a1aaaa (branchpoint), first");
    assertThat(project.call("history", "-r", "current:", "--database", "sqlite:///app.db").lines())
        .containsExactly("a1aaaa -> b1bbbb (head), left");
    assertThat(project.call("history", "-r", ":current", "--database", "sqlite:///app.db").lines())
        .hasSize(2);
  }

  @Test
  void aRangeFromSeveralRowsNeedsThemOnOneLine() throws SQLException {
    Project project = Project.withTwoHeads(folder).database("app.db", "b1bbbb", "c1cccc");
    assertThat(project.call("history", "-r", "current:b1", "--database", "sqlite:///app.db").err())
        .isEqualTo(
            "lynearm: Requested range ('b1bbbb', 'c1cccc'):b1 does not refer to ancestor/descendant"
                + " revisions along the same branch\n");
    assertThat(project.call("history", "-r", "current:+1", "--database", "sqlite:///app.db").err())
        .isEqualTo("lynearm: Ambiguous upgrade from multiple current revisions\n");
  }

  @Test
  void theDatabaseCanBeShown() throws SQLException {
    assertThat(
            Project.withTwoHeads(folder)
                .database("app.db", "b1bbbb")
                .call("show", "current", "--database", "sqlite:///app.db")
                .lines())
        .startsWith("Rev: b1bbbb (head)");
  }

  @Test
  void noDatabaseIsEverCreated() {
    Project project = Project.withTwoHeads(folder);
    List<String> before = project.names();
    assertThat(project.call("current", "--database", "sqlite:///app.db").status()).isEqualTo(2);
    assertThat(project.call("current").err()).contains("--database sqlite:///FILE");
    assertThat(project.names()).isEqualTo(before);
  }

  @Test
  void environmentsAreChosenAsTheOtherCommandsChooseThem() {
    Project project = Project.withTwoHeads(folder);
    assertThat(project.call("environments", "-c", "alembic.ini").out()).contains("Revisions:");
    Called none = project.call("environments", "-n", "nosuch");
    assertThat(none.status()).isEqualTo(2);
    assertThat(none.err()).contains("is called so").contains("There are: ");
  }

  @Test
  void environmentsTellHowTheyWereFound() {
    Project project =
        Project.withTwoHeads(folder).file("migrations/versions/d1.py", "revision = (\n");
    Called called = project.call("environments");
    assertThat(called.status()).isEqualTo(1);
    assertThat(called.lines())
        .startsWith(
            "alembic.ini",
            "    Found: a section of an ini file names it",
            "    Script folder: "
                + project.path("migrations")
                + ", as written, from the folder of the configuration file",
            "    Revisions: 3",
            "    Problems: 1");
  }

  @Test
  void aFolderWithoutAlembicIsToldSo() {
    Called called = new Project(folder).call("environments");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err())
        .isEqualTo("lynearm: There is no Alembic environment in " + folder + ".\n");
  }

  @Test
  void aMissingFolderIsToldSoByEveryCommand() {
    Path missing = folder.resolve("missing");
    for (String command : List.of("environments", "heads", "history", "branches")) {
      assertThat(new Project(missing).call(command))
          .isEqualTo(new Called(2, "", "lynearm: There is no folder " + missing + ".\n"));
    }
  }

  @Test
  void brokenTomlIsToldWithFileAndLine() {
    Called called = new Project(folder).file("pyproject.toml", "[tool.alembic\n").call("heads");
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.err())
        .startsWith("lynearm: TOMLDecodeError: pyproject.toml, line 1, is not valid TOML: ");
  }
}
