package lynearm.elsewhere;

import static lynearm.elsewhere.ManyBranches.VERSIONS;
import static lynearm.elsewhere.ManyBranches.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.graph.Node;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits that try to lead readers out of the repository, or to have something run.
class HostileTreeTest {

  @TempDir private Path folder;
  private ManyBranches made;

  @BeforeEach
  void begin() {
    assumeTrue(GitProgram.isThere());
    made = ManyBranches.begun(folder).branch("bad", "main");
  }

  private TreeReading read(String name) throws IOException {
    made.make();
    try (GitObjects objects = made.objects()) {
      return new TreeReader(made.open())
          .read(objects.files(objects.commit(name).orElseThrow()), name, Progress.IGNORED);
    }
  }

  private List<RevisionId> ids(String name) throws IOException {
    return read(name).found().orElseThrow().graph().files().stream().map(Node::id).toList();
  }

  private ManyBranches entry(String mode, String path, String target) {
    return made.commit("bad", "Eve", "README", "hm\n")
        .raw("M " + mode + " inline " + path)
        .raw("data " + target.length())
        .raw(target);
  }

  @Test
  void linksAreFollowedInsideTheCommit() throws IOException {
    made.commit("bad", "Eve", "lib/kept.py", text("k1", "pass", "a1"));
    entry("120000", VERSIONS + "link.py", "../../lib/kept.py");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"), new RevisionId("k1"));
  }

  @Test
  void linksOutOfTheCommitLeadNowhere() throws IOException {
    Path secret = folder.resolve("secret.py");
    Files.writeString(secret, text("secret", "pass", "a1"));
    entry("120000", VERSIONS + "absolute.py", secret.toString());
    entry("120000", VERSIONS + "relative.py", "../../../secret.py");
    entry("120000", VERSIONS + "loop.py", "loop.py");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"));
  }

  @Test
  void filesOfTheWorkTreeAreNotThoseOfTheCommit() throws IOException {
    made.make();
    Files.writeString(made.root.resolve(VERSIONS + "new.py"), text("n1", "pass", "a1"));
    Files.delete(made.root.resolve("alembic.ini"));
    Files.writeString(made.root.resolve("alembic.ini"), "[alembic]\nscript_location=migrations\n");

    assertThat(ids("bad")).containsExactly(new RevisionId("a1"));
  }

  @Test
  void aSubmoduleInPlaceOfTheEnvironmentIsSaid() throws IOException {
    made.commit("bad", "Eve", "migrations/env.py", "-", "migrations/script.py.mako", "-");
    made.commit("bad", "Eve", VERSIONS + "a1.py", "-");
    made.raw("M 160000 1234567890123456789012345678901234567890 migrations");

    assertThat(read("bad"))
        .isInstanceOfSatisfying(
            TreeReading.Missing.class, missing -> assertThat(missing.next()).contains("submodule"));
  }

  @Test
  void aPointerOfLfsIsSaid() throws IOException {
    made.commit(
        "bad",
        "Eve",
        VERSIONS + "big.py",
        "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n");

    assertThat(read("bad").found().orElseThrow().problems())
        .anySatisfy(problem -> assertThat(problem.what()).contains("Git LFS"));
  }

  @Test
  void anEnvironmentThatMovedIsReadWhereTheCommitHasIt() throws IOException {
    made.commit(
        "bad",
        "Eve",
        "alembic.ini",
        "[alembic]\nscript_location = db\n",
        "db/env.py",
        "",
        "db/versions/x1.py",
        text("x1", "pass"));

    assertThat(ids("bad")).containsExactly(new RevisionId("x1"));
  }

  @Test
  void nothingIsRunAndNothingIsWritten() throws IOException {
    made.revision("bad", "Eve", "b1", "a1")
        .revision("main", "Ada", "m1", "a1")
        .commit("main", "Ada", ".gitattributes", "*.py filter=trap diff=trap merge=trap\n")
        .make();
    Path canary = folder.resolve("canary");
    Path trap = folder.resolve("trap");
    Files.writeString(trap, "#!/bin/sh\necho ran >> '" + canary + "'\ncat\n");
    assumeTrue(trap.toFile().setExecutable(true));
    Files.writeString(
        made.root.resolve(".git/config"),
        """
        [core]
        	repositoryformatversion = 0
        	fsmonitor = TRAP
        	hooksPath = TRAP
        	sshCommand = TRAP
        [filter "trap"]
        	clean = TRAP
        	smudge = TRAP
        	required = true
        [diff "trap"]
        	textconv = TRAP
        [merge "trap"]
        	driver = TRAP %A
        [remote "origin"]
        	url = ext::TRAP
        	promisor = true
        """
            .replace("TRAP", trap.toString()));
    List<String> before = everything();

    assertThat(made.future("bad").outlook()).isEqualTo(Outlook.FORKS);
    try (GitObjects objects = made.objects()) {
      RevisionSearch.of(objects, made.open(), "b1", Progress.IGNORED);
    }
    ExistingMerges.of(
        made.repository(), made.open(), List.of(new RevisionId("a1")), Progress.IGNORED);

    assertThat(canary).doesNotExist();
    assertThat(everything()).isEqualTo(before);
  }

  private List<String> everything() throws IOException {
    try (Stream<Path> files = Files.walk(made.root)) {
      return files
          .map(file -> file + " " + file.toFile().length() + " " + file.toFile().lastModified())
          .sorted()
          .toList();
    }
  }
}
