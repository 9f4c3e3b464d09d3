package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lynearm.graph.Node;
import lynearm.revision.Revision;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevisionIndexTest {

  private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2020-05-17T10:00:00Z"));
  private static final int MANY = 60;

  @TempDir private Path folder;
  private Path versions;
  private Path caches;

  @BeforeEach
  void writeProject() throws IOException {
    versions = Files.createDirectories(folder.resolve("migrations/versions"));
    caches = folder.resolve("caches");
    Files.writeString(folder.resolve("alembic.ini"), "[alembic]\nscript_location = migrations\n");
    Files.writeString(folder.resolve("migrations/env.py"), "");
    for (int i = 0; i < MANY; i++) {
      String parent = i == 0 ? "None" : "'r" + (i - 1) + "'";
      write(
          i,
          "\"\"\"Ünit "
              + i
              + "\n\nlong\"\"\"\nrevision = 'r"
              + i
              + "'\ndown_revision = "
              + parent
              + "\n");
    }
  }

  private void write(int number, String text) throws IOException {
    Files.writeString(file(number), text);
    Files.setLastModifiedTime(file(number), LONG_AGO);
  }

  private Path file(int number) {
    return versions.resolve("%03d.py".formatted(number));
  }

  private List<Revision> revisions(WorkspaceReader reader) {
    OpenResult result = reader.open(folder, Optional.empty(), Progress.IGNORED);
    assertThat(result).isInstanceOf(OpenResult.Opened.class);
    Workspace workspace = ((OpenResult.Opened) result).workspace();
    return workspace.graph().nodes().stream()
        .map(Node::revision)
        .flatMap(Optional::stream)
        .toList();
  }

  private List<Revision> readAndKeep(String build) {
    WorkspaceReader reader = new WorkspaceReader(RevisionIndex.in(caches, build));
    List<Revision> revisions = revisions(reader);
    reader.keep();
    return revisions;
  }

  private List<Path> kept() throws IOException {
    if (!Files.exists(caches)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(caches)) {
      return files.toList();
    }
  }

  /// Changes a file without changing what it looks like, which nobody can notice from outside; so
  /// what is read afterwards tells where it came from.
  private void changeUnseen(int number) throws IOException {
    String text = Files.readString(file(number));
    Files.writeString(file(number), text.replace("long", "LONG"));
    Files.setLastModifiedTime(file(number), LONG_AGO);
  }

  private static Revision last(List<Revision> revisions) {
    return revisions.stream()
        .filter(revision -> revision.id().value().equals("r" + (MANY - 1)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatIsKeptIsWhatWasRead() throws IOException {
    List<Revision> read = readAndKeep("1");
    changeUnseen(MANY - 1);

    assertThat(readAndKeep("1")).isEqualTo(read).hasSize(MANY);
    assertThat(last(read).longDoc()).isEqualTo("Ünit 59\n\nlong");
  }

  @Test
  void everyHeaderIsKept() throws IOException {
    write(
        MANY,
        "revision = 'm'\ndown_revision = ('r3', 'r59')\nbranch_labels = ('x', 'y')\n"
            + "depends_on = ['r5', 'r6']\n");
    write(MANY + 1, "revision = 'n'\ndown_revision = None\nbranch_labels = 'ä'\ndepends_on = ''\n");

    assertThat(readAndKeep("1")).isEqualTo(readAndKeep("1")).hasSize(MANY + 2);
  }

  @Test
  void anotherBuildOfTheProgramReadsAnew() throws IOException {
    readAndKeep("1");
    changeUnseen(MANY - 1);

    assertThat(last(readAndKeep("2")).longDoc()).endsWith("LONG");
  }

  @Test
  void aChangedFileIsReadAnew() throws IOException {
    readAndKeep("1");
    changeUnseen(MANY - 1);
    Files.setLastModifiedTime(
        file(MANY - 1), FileTime.from(LONG_AGO.toInstant().plus(Duration.ofNanos(1000))));

    assertThat(last(readAndKeep("1")).longDoc()).endsWith("LONG");
  }

  @Test
  void aFileThatWasPutInPlaceOfAnotherIsReadAnew() throws IOException {
    readAndKeep("1");
    Path other = folder.resolve("other.py");
    Files.writeString(other, Files.readString(file(MANY - 1)).replace("long", "LONG"));
    Files.setLastModifiedTime(other, LONG_AGO);
    Files.move(other, file(MANY - 1), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(last(readAndKeep("1")).longDoc()).endsWith("LONG");
  }

  @Test
  void filesInTheMiddleComeAndGo() throws IOException {
    readAndKeep("1");
    Files.delete(file(0));
    write(1, "revision = 'r1'\ndown_revision = None\n");
    write(30, Files.readString(file(30)) + "\n");
    Files.writeString(versions.resolve("010a.py"), "revision = 'new'\ndown_revision = 'r10'\n");

    assertThat(readAndKeep("1")).isEqualTo(revisions(new WorkspaceReader())).hasSize(MANY);
  }

  @Test
  void aFileWrittenJustNowIsNotKept() throws IOException {
    for (int i = 0; i < MANY; i++) {
      Files.setLastModifiedTime(file(i), FileTime.from(Instant.now()));
    }
    FileTime now = Files.getLastModifiedTime(file(MANY - 1));
    readAndKeep("1");
    changeUnseen(MANY - 1);
    Files.setLastModifiedTime(file(MANY - 1), now);

    assertThat(last(readAndKeep("1")).longDoc()).endsWith("LONG");
  }

  @Test
  void problemsAndComputedValuesAreToldEachTime() throws IOException {
    write(MANY, "revision = 'c'\ndown_revision = compute()\n");
    write(MANY + 1, "revision = = 'broken'\n");
    List<Object> problems = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      WorkspaceReader reader = new WorkspaceReader(RevisionIndex.in(caches, "1"));
      problems.add(
          ((OpenResult.Opened) reader.open(folder, Optional.empty(), Progress.IGNORED))
              .workspace()
              .problems());
      reader.keep();
    }

    assertThat((List<?>) problems.getFirst()).hasSize(2).isEqualTo(problems.getLast());
  }

  @Test
  void halfACharacterStaysHalf() throws IOException {
    write(MANY, "revision = 'h\\ud800'\ndown_revision = None\n");

    assertThat(readAndKeep("1")).isEqualTo(readAndKeep("1")).hasSize(MANY + 1);
  }

  @Test
  void damageIsPassedOver() throws IOException {
    List<Revision> read = readAndKeep("1");
    Path index = kept().getFirst();
    byte[] sound = Files.readAllBytes(index);
    for (int at : new int[] {0, 9, 40, sound.length / 2, sound.length - 1}) {
      byte[] damaged = sound.clone();
      damaged[at] ^= 0x40;
      Files.write(index, damaged);

      assertThat(revisions(new WorkspaceReader(RevisionIndex.in(caches, "1")))).isEqualTo(read);
    }
    for (int length : new int[] {0, 7, 8, 100, sound.length - 1}) {
      Files.write(index, java.util.Arrays.copyOf(sound, length));

      assertThat(revisions(new WorkspaceReader(RevisionIndex.in(caches, "1")))).isEqualTo(read);
    }
  }

  @Test
  void aFewNewFilesAreNotWorthWritingItAgain() throws IOException {
    readAndKeep("1");
    byte[] before = Files.readAllBytes(kept().getFirst());
    write(MANY, "revision = 'm'\ndown_revision = 'r59'\n");
    readAndKeep("1");

    assertThat(kept()).hasSize(1);
    assertThat(Files.readAllBytes(kept().getFirst())).isEqualTo(before);
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoHarm() throws IOException {
    Files.writeString(caches, "a file is in the way");

    assertThat(readAndKeep("1")).isEqualTo(readAndKeep("1")).hasSize(MANY);
  }

  @Test
  void theOldestAreForgotten() throws IOException {
    Files.createDirectories(caches);
    FileTime yesterday = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    for (int i = 0; i < 70; i++) {
      Files.setLastModifiedTime(Files.createFile(caches.resolve(i + ".index")), yesterday);
    }
    readAndKeep("1");

    assertThat(kept()).hasSize(64);
    changeUnseen(MANY - 1);
    assertThat(last(readAndKeep("1")).longDoc()).endsWith("long");
  }

  @Test
  void smallHistoriesAreNotKept() throws IOException {
    for (int i = 20; i < MANY; i++) {
      Files.delete(file(i));
    }
    readAndKeep("1");

    assertThat(kept()).isEmpty();
  }
}
