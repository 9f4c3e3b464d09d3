package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lynearm.alembic.Configuration.Configured;
import lynearm.alembic.Configuration.NotConfigured;
import lynearm.revision.AlembicError;
import lynearm.revision.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationReaderTest {

  @TempDir private Path folder;
  private Path root;
  private ProjectTree project;

  @BeforeEach
  void beginProject() throws IOException {
    root = folder.toRealPath();
    project = new ProjectTree(root).folder("env/versions").folder("v1");
  }

  private Configuration read() {
    return ConfigurationReader.read(Invocation.in(root));
  }

  private Configuration readIni(String options) {
    project.file("alembic.ini", "[alembic]\nscript_location = env\n" + options + "\n");
    return read();
  }

  private Settings settings(String options) {
    return ((Configured) readIni(options)).settings();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "timezone = UTC  # ours              | timezone ends in what looks like a comment",
        "timezone =                          | timezone is set to nothing",
        "output_encoding = 'utf-8'           | output_encoding is in quotes",
        "\"sourceless = True\"               | sourceless = True counts as false",
        "recursive_version_locations = 1     | recursive_version_locations = 1 counts as false",
        "version_locations = v1 , env        | version_locations has an empty item, which stands"
            + " for the working directory",
        "prepend_sys_path = ~/lib            | prepend_sys_path begins with ~",
        "output_encoding = utf-8  # note     | output_encoding ends in what looks like a comment",
      },
      quoteCharacter = '"')
  void whatCannotBeMeantIsReportedWithItsLine(String option, String what) {
    var problems = readIni(option).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.getFirst().kind()).isEqualTo(Problem.Kind.DOUBTFUL_CONFIGURATION);
    assertThat(problems.getFirst().what()).isEqualTo(what);
    assertThat(problems.getFirst().at().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void valuesThatAreMeantAreNotDoubted() {
    var options =
        """
        path_separator = ;
        version_locations = v1 ; env/versions
        sourceless = false
        timezone = Europe/Paris
        file_template = %%(rev)s
        """;
    assertThat(readIni(options).problems()).isEmpty();
  }

  @Test
  void theCommentOfOldStockFilesIsNotDoubtedWhileNothingIsSplit() {
    assertThat(readIni("version_path_separator = os  # Use os.pathsep.").problems()).isEmpty();
  }

  @Test
  void textInsteadOfAnArrayIsReported() {
    project.file(
        "pyproject.toml", "[tool.alembic]\nscript_location = 'env'\nversion_locations = 'v1'\n");
    var configured = (Configured) read();
    assertThat(configured.settings().versionLocations())
        .containsExactly(root.resolve("v"), root.resolve("1"));
    assertThat(configured.problems().getFirst().at().orElseThrow().line()).isEqualTo(3);
  }

  @Test
  void refusalSaysWhatToWriteInstead() {
    var refused = (NotConfigured) readIni("path_separator = os  # note\nversion_locations = v1");
    assertThat(refused.error().className()).isEqualTo("ValueError");
    assertThat(refused.problems().getFirst().next())
        .contains("Write path_separator = os and the comment on a line of its own.");
  }

  @Test
  void sectionThatHasTheLocationIsPointedOut() {
    project.file("alembic.ini", "[core]\nscript_location = env\n");
    var refused = (NotConfigured) read();
    assertThat(refused.error())
        .isEqualTo(AlembicError.command("No 'script_location' key found in configuration."));
    assertThat(refused.problems().getFirst().next())
        .isEqualTo("It stands in [core]. Choose that section with -n.");
  }

  @Test
  void templatesCanAskForOptions() {
    var settings = settings("databases = a, b\nbad = 100%\n[other]\nx = %(here)s");
    assertThat(settings.mainOption("Databases")).isEqualTo(new Lookup.Found<>("a, b"));
    assertThat(settings.mainOption("nosuch")).isEqualTo(new Lookup.Absent<>());
    assertThat(settings.mainOption("bad"))
        .isInstanceOfSatisfying(
            Lookup.Failed.class,
            failed -> assertThat(failed.error().className()).isEqualTo("InterpolationSyntaxError"));
    assertThat(settings.section("other"))
        .isEqualTo(new Lookup.Found<>(Map.of("here", root.toString(), "x", root.toString())));
    assertThat(settings.sectionOption("nosuch", "x"))
        .isEqualTo(
            new Lookup.Failed<>(
                AlembicError.command(
                    "No config file 'alembic.ini' found, or file has no '[nosuch]' section")));
  }

  @Test
  void settingsMadeInCodeNameOnlyPlaces() {
    var settings = Settings.configuredInCode(root.resolve("env"), List.of(root.resolve("v1")));
    assertThat(settings.template()).isEqualTo(root.resolve("env/script.py.mako"));
    assertThat(settings.fileTemplate()).isEqualTo("%(rev)s_%(slug)s");
  }

  @Test
  void hostileFilesAreRefused() {
    var random = new Random(7);
    var junk = new byte[100_000];
    random.nextBytes(junk);
    project.bytes("alembic.ini", junk);
    assertThat(read()).isInstanceOf(NotConfigured.class);
    project.bytes("alembic.ini", new byte[9 << 20]);
    assertThat(((NotConfigured) read()).error().className()).isEqualTo("MemoryError");
    project.file("alembic.ini", "").bytes("pyproject.toml", junk);
    assertThat(((NotConfigured) read()).error().className()).isEqualTo("UnicodeDecodeError");
    for (var text :
        List.of(
            "a = " + "[".repeat(50_000) + "]".repeat(50_000),
            "a = " + "{a=".repeat(5_000) + "1" + "}".repeat(5_000),
            "a" + ".a".repeat(20_000) + " = 1",
            "\u0000")) {
      project.file("pyproject.toml", text);
      assertThat(((NotConfigured) read()).error().className()).isNotEmpty();
    }
  }

  @Test
  void folderInPlaceOfAFileCountsAsNone() {
    project.folder("alembic.ini").file("pyproject.toml", "[tool.alembic]\nscript_location='env'\n");
    assertThat(read()).isInstanceOf(Configured.class);
  }
}
