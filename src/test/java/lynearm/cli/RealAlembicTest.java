package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lynearm.listing.SettledLines;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Beside the real Alembic, where this machine has one. Releases before 1.10 list files in any
/// order, so only what doesn't depend on that is compared.
class RealAlembicTest {

  @TempDir private Path folder;
  private Project project = new Project(Path.of(""));

  @BeforeEach
  void write() throws IOException {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "alembic"))),
        "alembic is not installed");
    project = new Project(folder.toRealPath());
    alembic("init", "migrations");
    Path ini = project.path("alembic.ini");
    Files.writeString(
        ini,
        Files.readString(ini)
            .replaceFirst("(?m)^sqlalchemy.url.*$", "sqlalchemy.url = sqlite:///app.db"));
    project
        .revision("a1aaaa", "first\n\nwith more\n   to say")
        .revision("b1bbbb", "left", "a1aaaa")
        .revision("c1cccc", "", "a1aaaa")
        .revision("d1dddd", "joined", "b1bbbb", "c1cccc")
        .revision("e1eeee", "last", "d1dddd");
  }

  private List<String> alembic(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("alembic"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command)
            .directory(project.root().toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.getInputStream()) {
      String out = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Called(0, out, "").lines();
    }
  }

  private void same(String... words) throws IOException {
    assertThat(project.call(words).lines()).as(String.join(" ", words)).isEqualTo(alembic(words));
  }

  @Test
  void theReadingCommandsPrintTheSameLines() throws IOException {
    same("heads");
    same("heads", "-v");
    same("show", "d1");
    same("history", "-r", "c1:e1");
    same("history", "-v", "-r", "d1:");
    assertThat(SettledLines.settled(project.call("branches").lines()))
        .isEqualTo(SettledLines.settled(alembic("branches")));
  }

  @Test
  void theCommandsAboutADatabasePrintTheSameLines() throws IOException {
    alembic("upgrade", "d1dddd");
    for (String words :
        List.of("current", "current -v", "history -i -r d1:", "history -r current:")) {
      List<String> ours = new ArrayList<>(List.of(words.split(" ")));
      ours.addAll(List.of("--database", "sqlite:///app.db"));
      assertThat(project.call(ours.toArray(String[]::new)).lines())
          .as(words)
          .isEqualTo(alembic(words.split(" ")));
    }
  }

  @Test
  void aMergeIsReadByAlembic() throws IOException {
    project.revision("f1ffff", "side", "d1dddd");
    Called called = project.call("merge", "f1", "e1", "-m", "both", "--rev-id", "g1gggg");
    assertThat(called.lines())
        .containsExactly(
            "Generating " + project.path("migrations/versions/g1gggg_both.py") + " ...  done");
    same("heads");
    same("show", "g1gggg");
  }

  @Test
  void aMoveIsReadByAlembic() throws IOException {
    project.revision("f1ffff", "side", "c1cccc").revision("g1gggg", "more", "f1ffff");
    assertThat(project.call("move", "g1", "--onto", "e1").status()).isZero();
    assertThat(alembic("heads")).containsExactly("g1gggg (head)");
    same("heads");
    same("history");
    same("show", "f1ffff");
  }

  @Test
  void aDetachedMergeIsReadByAlembic() throws IOException {
    assertThat(project.call("detach", "d1").status()).isZero();
    assertThat(alembic("heads")).containsExactly("e1eeee (head)");
    assertThat(alembic("branches")).isEmpty();
    same("history");
  }

  @Test
  void anUnmergedHistoryIsMovedToWhatAlembicReads() throws IOException {
    Files.delete(project.path("migrations/versions/d1dddd.py"));
    Files.delete(project.path("migrations/versions/e1eeee.py"));
    alembic("upgrade", "b1bbbb");
    assertThat(project.call("move", "b1", "--onto", "c1", "--database", "sqlite:///app.db").err())
        .contains("(at b1bbbb) would skip c1cccc");
    assertThat(
            project.call("move", "c1", "--onto", "b1", "--database", "sqlite:///app.db").status())
        .isZero();
    alembic("upgrade", "head");
    assertThat(alembic("current")).containsExactly("c1cccc (head)");
    same("history");
  }
}
