package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `lynearm graph`.
class GraphCommandTest {

  @TempDir private Path folder;

  private Called graph(String words) {
    return Project.withTwoHeads(folder).call(("graph " + words).split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "map.svg,<svg",
    "map.png,\u0089PNG",
    "map.pdf,%PDF",
    "m.mmd,flowchart",
    "m.dot,digraph"
  })
  void theSuffixSaysWhatIsWritten(String name, String beginning) throws Exception {
    Called called = graph("-o " + folder.resolve(name));

    assertThat(called).isEqualTo(new Called(0, "", ""));
    assertThat(new String(Files.readAllBytes(folder.resolve(name)), "ISO-8859-1"))
        .startsWith(beginning);
  }

  @Test
  void aDashIsStandardOutput() {
    assertThat(graph("-o -").out()).startsWith("<svg").contains("c1cccc revises a1aaaa");
    assertThat(graph("-o - --format mermaid --direction heads-down").out())
        .startsWith("flowchart TB");
    assertThat(graph("-o - --view log --theme high-contrast").out())
        .contains("Log of a migration history")
        .contains("#000000");
  }

  @Test
  void aFileThatIsThereIsReplacedByForceOnly() throws Exception {
    Path file = Files.writeString(folder.resolve("map.svg"), "mine");

    Called called = graph("-o " + file);
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.errors()).singleElement().asString().contains("--force replaces it");
    assertThat(file).hasContent("mine");

    assertThat(graph("--force -o " + file).status()).isZero();
    assertThat(Files.readString(file)).startsWith("<svg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o map",
        "-o map.txt",
        "-o no/such/folder/map.svg",
        "-o - --theme pink",
        "-o - --view tree",
        "-o - --scale 0",
        "-o - --scale big",
        "-o - --fold some",
        ""
      })
  void whatCannotBeDoneIsToldInOneLine(String words) {
    Called called = graph(words.strip());
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors()).hasSize(1);
  }

  @Test
  void whatIsMissingIsDrawnAndCounts() {
    Called called =
        Project.withTwoHeads(folder).revision("d1dddd", "lost", "gone").call("graph", "-o", "-");

    assertThat(called.status()).isEqualTo(1);
    assertThat(called.out()).contains("Missing revision");
    assertThat(called.err()).contains("gone");
  }

  @Test
  void completionKnowsTheChoices() {
    assertThat(Called.with(java.util.List.of("completion")).out())
        .contains("high-contrast")
        .contains("all-but-what-matters");
  }
}
