package lynearm.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import lynearm.operation.Fact;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyReaderTest {

  private static final Fact EMAIL = new Fact(Fact.Kind.COLUMN, "users.email");

  @TempDir private Path folder;
  private final BodyReader reader = new BodyReader();
  private final List<BodyFacts> batches = new ArrayList<>();
  private Path users = Path.of("");

  @BeforeEach
  void writeAFile() throws IOException {
    users = write("users.py", "op.add_column('users', sa.Column('email', sa.Text()))");
  }

  private Path write(String name, String statement) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "from alembic import op\nimport sqlalchemy as sa\n\n\ndef upgrade():\n    %s\n\n\ndef downgrade():\n    pass\n"
            .formatted(statement));
  }

  private BodyFacts read(Path... files) {
    return reader.readFacts(List.of(files), Progress.IGNORED, batches::add);
  }

  @Test
  void tablesColumnsAndOperationsAreFound() {
    assertThat(read(users).of(users))
        .containsExactlyInAnyOrder(
            new Fact(Fact.Kind.OPERATION, "add_column"), new Fact(Fact.Kind.TABLE, "users"), EMAIL);
  }

  @Test
  void aFileThatLooksTheSameIsNotReadAgain() throws IOException {
    var before = read(users).of(users);

    assertThat(read(users).of(users)).isSameAs(before);
    write("users.py", "op.drop_column('users', 'phone')");
    assertThat(read(users).of(users)).doesNotContain(EMAIL);
  }

  @Test
  void equalFactsAreKeptOnce() throws IOException {
    Path other = write("other.py", "op.drop_column('users', 'email')");
    BodyFacts facts = read(users, other);

    assertThat(only(facts, users)).isSameAs(only(facts, other));
  }

  private static Fact only(BodyFacts facts, Path file) {
    return facts.of(file).stream().filter(EMAIL::equals).findFirst().orElseThrow();
  }

  @Test
  void whatIsKnownAlreadyIsToldFirst() throws IOException {
    read(users);
    batches.clear();
    Path other = write("other.py", "op.drop_table('posts')");
    read(users, other);

    assertThat(batches).extracting(BodyFacts::read).containsExactly(1, 2);
    assertThat(batches).extracting(BodyFacts::isComplete).containsExactly(false, true);
  }

  @Test
  void batchesGrowSoThatThereAreFewOfThem() throws IOException {
    Path[] many = new Path[1100];
    for (int i = 0; i < many.length; i++) {
      many[i] = write(i + ".py", "pass");
    }
    read(many);

    assertThat(batches).extracting(BodyFacts::read).containsExactly(256, 512, 1024, 1100);
  }

  @Test
  void whatCannotBeReadHasNoFacts() throws IOException {
    Path gone = folder.resolve("gone.py");
    Path broken =
        Files.write(folder.resolve("broken.py"), new byte[] {0, 1, (byte) 0xff, '(', '('});
    BodyFacts facts = read(gone, broken, folder, users);

    assertThat(facts.of(gone)).isEmpty();
    assertThat(facts.of(broken)).isEmpty();
    assertThat(facts.of(folder)).isEmpty();
    assertThat(facts.of(users)).contains(EMAIL);
  }

  @Test
  void itStopsWhenNobodyWaitsAnyMore() {
    Progress cancelled =
        new Progress() {
          @Override
          public void report(String doing, long done, long total) {}

          @Override
          public boolean isCancelled() {
            return true;
          }
        };

    assertThatThrownBy(() -> reader.readFacts(List.of(users), cancelled, batches::add))
        .isInstanceOf(CancellationException.class);
    assertThat(batches).isEmpty();
  }

  @Test
  void aWholeBodyHasTextAndOperationsOfTheSameLines() throws IOException {
    Body body = reader.read(users);

    assertThat(body.text().lines().toList().get(5)).contains("op.add_column");
    assertThat(body.operations().upgrade().getFirst().lines().first()).isEqualTo(6);
  }

  @Test
  void aHugeFileIsNotShown() throws IOException {
    Path huge = folder.resolve("huge.py");
    try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(5L << 20);
    }

    assertThatThrownBy(() -> reader.read(huge)).hasMessageContaining("too many to be shown");
  }
}
