package lynearm.change;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDiffTest {

  private static final Path FILE = Path.of("/versions/a.py").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void aReplacedLineStandsBetweenItsNeighbours() {
    FileEdit edit =
        new FileEdit.Replace(
            FILE,
            Content.of("1\n2\n3\n4\ndown_revision = 'a'\n6\n7\n8\n9\n"),
            Content.of("1\n2\n3\n4\ndown_revision = 'b'\n6\n7\n8\n9\n"));
    assertThat(FileDiff.of(edit, "versions/a.py").text())
        .isEqualTo(
            """
            --- a/versions/a.py
            +++ b/versions/a.py
            @@ -2,7 +2,7 @@
             2
             3
             4
            -down_revision = 'a'
            +down_revision = 'b'
             6
             7
             8
            """);
  }

  @Test
  void aNewFileComesFromNothing() {
    assertThat(FileDiff.of(new FileEdit.Create(FILE, Content.of("x\n")), "a.py").text())
        .isEqualTo("--- /dev/null\n+++ b/a.py\n@@ -0,0 +1,1 @@\n+x\n");
  }

  @Test
  void aLineWithoutEndIsTold() {
    FileEdit edit = new FileEdit.Replace(FILE, Content.of("x"), Content.of("x\n"));
    assertThat(FileDiff.of(edit, "a.py").text()).endsWith("-x\n\\ No newline at end of file\n+x\n");
  }

  @Test
  void bytesOfAnyEncodingComeThrough() {
    byte[] old = "# caf\u00e9\r\nx = 1\r\n".getBytes(ISO_8859_1);
    byte[] now = "# caf\u00e9\r\nx = 2\r\n".getBytes(ISO_8859_1);
    String printed =
        new String(FileDiff.of(FileEdit.replace(FILE, old, now), "a.py").bytes(), ISO_8859_1);
    assertThat(printed).endsWith(" # caf\u00e9\r\n-x = 1\r\n+x = 2\r\n");
  }

  @Test
  void equalContentsHaveNoDifference() {
    Optional<Content> same = Optional.of(Content.of("x"));
    assertThat(FileDiff.between(same, same, "a.py").isEmpty()).isTrue();
  }

  @Test
  void gitMakesTheSecondOutOfTheFirst() throws IOException, InterruptedException {
    Random random = new Random(7);
    for (int round = 0; round < 40; round++) {
      Path work = Files.createDirectory(folder.resolve("r" + round));
      Content old = randomText(random);
      Content now = randomText(random);
      if (old.equals(now) || old.size() == 0 || now.size() == 0) {
        continue;
      }
      Path file = Files.write(work.resolve("a b.py"), old.bytes());
      Path patch =
          Files.write(
              work.resolve("p.diff"),
              FileDiff.between(Optional.of(old), Optional.of(now), "a b.py").bytes());
      Process git =
          new ProcessBuilder("git", "apply", patch.toString())
              .directory(work.toFile())
              .redirectErrorStream(true)
              .start();
      String said = new String(git.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(git.waitFor()).as(said).isZero();
      assertThat(file).hasBinaryContent(now.bytes());
    }
  }

  private static Content randomText(Random random) {
    String lines =
        IntStream.range(0, random.nextInt(30))
            .mapToObj(_ -> "line " + random.nextInt(6))
            .collect(Collectors.joining(random.nextBoolean() ? "\n" : "\r\n"));
    return Content.of(random.nextBoolean() ? lines : lines + "\n");
  }

  @Test
  void muchThatIsDifferentIsOneChange() {
    String old = "a\n".repeat(100_000);
    String now = "b\n".repeat(100_000);
    String text =
        FileDiff.between(Optional.of(Content.of(old)), Optional.of(Content.of(now)), "a").text();
    assertThat(text).startsWith("--- a/a\n+++ b/a\n@@ -1,100000 +1,100000 @@\n-a\n");
  }
}
