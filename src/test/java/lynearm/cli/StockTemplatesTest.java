package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The templates that the real Alembic brings, rendered by it and by us, where this machine has it.
/// But for the moment in "Create Date", names and bytes are the same.
class StockTemplatesTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generic | ''",
        "generic | file_template = %%(rev)s-%%(slug)s",
        "generic | truncate_slug_length = 7",
        "generic | truncate_slug_length = 0",
        "multidb | ''", // Alembic 1.8 cannot render it for a merge, and is passed over
        "async   | ''",
        "async   | truncate_slug_length = 12",
      })
  void aMergeIsWrittenAsAlembicWritesIt(String template, String setting)
      throws IOException, InterruptedException {
    BesideAlembic.assumeItIsThere();
    Path theirs = project("theirs", template, setting);
    Path ours = project("ours", template, setting);
    List<String> merge =
        List.of(
            "merge", "-m", "Join \"both\" sides: café", "--rev-id", "d1d1d1", "c1cccc", "b1bbbb");

    assumeTrue(BesideAlembic.call(theirs, merge) == 0, "this Alembic cannot do it itself");
    Called called = new Project(ours).call(merge.toArray(String[]::new));

    assertThat(called.status()).as(called.err()).isZero();
    assertThat(BesideAlembic.files(ours)).isEqualTo(BesideAlembic.files(theirs));
  }

  private Path project(String name, String template, String setting)
      throws IOException, InterruptedException {
    Path root = Files.createDirectory(folder.toRealPath().resolve(name));
    assertThat(BesideAlembic.call(root, List.of("init", "-t", template, "migrations"))).isZero();
    Path ini = root.resolve("alembic.ini");
    Files.writeString(
        ini,
        Files.readString(ini)
            .replaceFirst(
                "(?m)^script_location", setting.replace("$", "\\$") + "\nscript_location"));
    new Project(root)
        .revision("a1aaaa", "first")
        .revision("b1bbbb", "left", "a1aaaa")
        .revision("c1cccc", "right", "a1aaaa");
    return root;
  }
}
