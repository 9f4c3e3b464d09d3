package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.python.ImportResolver;
import lynearm.python.ImportResolver.ModuleFile;
import lynearm.revision.BranchLabel;
import lynearm.revision.Header;
import lynearm.revision.Problem;
import lynearm.revision.ReadResult;
import lynearm.revision.Reference;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import org.junit.jupiter.api.Test;

class MigrationFileReaderTest {

  private static final Path FOLDER = Path.of("/repository/versions");

  @Test
  void aStockFileGivesItsRevision() {
    Revision revision =
        revision(
            """
            \"""add ledger

            Revision ID: ae1027a6acf
            Revises: 9ff2
            Create Date: 2024-02-03 04:05:06.123456

            \"""
            from typing import Sequence, Union
            from alembic import op

            revision: str = 'ae1027a6acf'
            down_revision: Union[str, Sequence[str], None] = ('9ff2', '77aa')
            branch_labels: Union[str, Sequence[str], None] = ('net',)
            depends_on: Union[str, Sequence[str], None] = 'core'


            def upgrade() -> None:
                revision = 'no header, for it is local'
            """);

    assertThat(revision.id()).isEqualTo(new RevisionId("ae1027a6acf"));
    assertThat(revision.downRevisions())
        .containsExactly(new RevisionId("9ff2"), new RevisionId("77aa"));
    assertThat(revision.branchLabels()).containsExactly(new BranchLabel("net"));
    assertThat(revision.dependsOn()).containsExactly(new Reference("core"));
    assertThat(revision.doc()).isEqualTo("add ledger");
    assertThat(revision.isMergePoint()).isTrue();
  }

  @Test
  void valuesAreFollowedThroughNamesAndOperators() {
    Revision revision =
        revision(
            """
            PREFIX = 'acc'
            PARENTS = ['a']
            ALSO = PARENTS
            PARENTS.append('b')
            revision = f'{PREFIX}_%04d' % 7
            down_revision = tuple(x.upper() for x in ALSO) + ('c',)
            if PREFIX == 'acc':
                depends_on = PREFIX[:2]
            """);

    assertThat(revision.id().value()).isEqualTo("acc_0007");
    assertThat(revision.downRevisions())
        .extracting(RevisionId::value)
        .containsExactly("A", "B", "c");
    assertThat(revision.dependsOn()).containsExactly(new Reference("ac"));
  }

  @Test
  void whatOnlyRunningCanTellIsComputedWithItsLine() {
    Revision revision =
        revision(
            """
            import sys
            revision = 'a'
            down_revision = parent_of(revision)
            if sys.platform == 'linux':
                depends_on = 'x'
            """);

    assertThat(revision.computed())
        .isEqualTo(Map.of(Header.DOWN_REVISION, 3, Header.DEPENDS_ON, 5));
    assertThat(revision.isBase()).isFalse();
  }

  @Test
  void aComputedIdLeavesTheFileVisibleAsAProblem() {
    ReadResult result = read("1_a.py", "import x\nrevision = x.new_id()\ndown_revision = None\n");

    assertThat(result).isInstanceOf(ReadResult.Unreadable.class);
    assertThat(result.problems().getFirst().what())
        .isEqualTo("revision on line 2 is computed: it calls x.new_id()");
  }

  @Test
  void constantsOfOtherModulesAreReadAsText() {
    Map<String, String> repository =
        Map.of(
            "plug", "",
            "plug.db", "",
            "plug.db.cli", "from . import names\nEXPAND_BRANCH = names.EXPAND\n",
            "plug.db.names", "EXPAND = 'ex' + 'pand'\n");
    ImportResolver imports =
        name ->
            Optional.ofNullable(repository.get(name))
                .map(text ->
                    new ModuleFile(
                        text.getBytes(StandardCharsets.UTF_8),
                        name.equals("plug") || name.equals("plug.db")));
    String text =
        """
        from plug.db import cli
        import plug.db.names
        revision = 'a'
        down_revision = None
        branch_labels = (cli.EXPAND_BRANCH,)
        depends_on = plug.db.names.EXPAND
        """;

    ReadResult result =
        new MigrationFileReader()
            .read(FOLDER.resolve("a.py"), text.getBytes(StandardCharsets.UTF_8), imports);

    assertThat(result)
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            read -> {
              assertThat(read.revision().branchLabels()).containsExactly(new BranchLabel("expand"));
              assertThat(read.revision().dependsOn()).containsExactly(new Reference("expand"));
            });
  }

  @Test
  void sharedListsAreNeverGuessedOnceUnknownCodeHasThem() {
    for (String way :
        List.of(
            "register(PARENTS)",
            "f = PARENTS.append; f('b')",
            "def f(): PARENTS.append('b')\nf()",
            "class C:\n    PARENTS.append('b')",
            "for x in y: PARENTS.append(x)")) {
      Revision revision =
          revision("PARENTS = ['a']\nrevision = 'r'\n" + way + "\ndown_revision = PARENTS\n");

      assertThat(revision.computed()).as(way).containsKey(Header.DOWN_REVISION);
    }
  }

  @Test
  void backDoorsToTheNamesOfTheFileAreSeen() {
    for (String way :
        List.of(
            "globals()['depends_on'] = 'x'",
            "globals().update(depends_on='x')",
            "exec(\"depends_on = 'x'\")",
            "import sys\nsetattr(sys.modules[__name__], 'depends_on', 'x')",
            "def f(): global depends_on; depends_on = 'x'\nf()",
            "def f(a=(depends_on := 'x')): pass")) {
      Revision revision =
          revision("revision = 'r'\ndown_revision = None\ndepends_on = 'y'\n" + way + "\n");

      assertThat(revision.computed()).as(way).containsKey(Header.DEPENDS_ON);
    }
  }

  @Test
  void anImportOfEverythingOverridesOnlyWhatStandsAboveIt() {
    Revision below = revision("from elsewhere import *\nrevision = 'r'\ndown_revision = 'a'\n");
    ReadResult above =
        read("1_a.py", "revision = 'r'\ndown_revision = 'a'\nfrom elsewhere import *\n");

    assertThat(below.computed()).isEmpty();
    assertThat(above.problems().getFirst().kind()).isEqualTo(Problem.Kind.COMPUTED_HEADER);
  }

  @Test
  void anUnclosedStringIsToldWithItsLineAndWhatToDo() {
    ReadResult result = read("1_a.py", "revision = 'a'\ndown_revision = 'b\n");

    assertThat(result).isInstanceOf(ReadResult.Unreadable.class);
    Problem problem = result.problems().getFirst();
    assertThat(problem.kind()).isEqualTo(Problem.Kind.SYNTAX);
    assertThat(problem.what()).isEqualTo("Python cannot read line 2: the string is never closed");
    assertThat(problem.next())
        .isEqualTo("Close the quote on line 2. Alembic stops at this file with every command.");
  }

  @Test
  void gitConflictsAreCalledByTheirName() {
    ReadResult result =
        read("1_a.py", "revision = 'a'\n<<<<<<< HEAD\ndown_revision = 'b'\n=======\n>>>>>>> x\n");

    assertThat(result.problems().getFirst().what())
        .isEqualTo("Python cannot read line 2: a git merge conflict is left in the file");
  }

  @Test
  void aSlipInABodyLeavesTheRevisionUsable() {
    ReadResult result =
        read("1_a.py", "revision = 'a'\ndown_revision = None\ndef upgrade():\n    print 'x'\n");

    assertThat(result).isInstanceOf(ReadResult.Read.class);
    assertThat(result.problems().getFirst().what())
        .isEqualTo("Python cannot read line 4: print is written without brackets, as in Python 2");
  }

  @Test
  void oldFilesHaveTheirIdInTheirName() {
    assertThat(read("feed.py", "down_revision = None"))
        .isInstanceOfSatisfying(
            ReadResult.Read.class,
            read -> assertThat(read.revision().id().value()).isEqualTo("feed"));
    assertThat(read("FEED.py", "down_revision = None")).isInstanceOf(ReadResult.Unreadable.class);
  }

  @Test
  void forbiddenCharactersAndLoopsAreProblemsOfAUsableRevision() {
    ReadResult result = read("1_a.py", "revision = 'a-b'\ndown_revision = ('a-b', 'c')\n");

    assertThat(result).isInstanceOf(ReadResult.Read.class);
    assertThat(result.problems())
        .extracting(Problem::kind)
        .containsExactly(Problem.Kind.CYCLE, Problem.Kind.BAD_ID);
    assertThat(result.problems().get(1).next())
        .endsWith("Character(s) '-' not allowed in revision identifier 'a-b'");
  }

  private static Revision revision(String text) {
    return ((ReadResult.Read) read("1_a.py", text)).revision();
  }

  private static ReadResult read(String name, String text) {
    return new MigrationFileReader()
        .read(FOLDER.resolve(name), text.getBytes(StandardCharsets.UTF_8), ImportResolver.NONE);
  }
}
