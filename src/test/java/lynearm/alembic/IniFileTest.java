package lynearm.alembic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IniFileTest {

  private static IniFile ini(String text) {
    try {
      return IniFile.parse(Path.of("alembic.ini"), text, "/here");
    } catch (Refused refused) {
      return fail(refused);
    }
  }

  private static String get(String text, String name) {
    try {
      return ini(text).get("alembic", name).orElse("(absent)");
    } catch (Refused refused) {
      return refused.error().className();
    }
  }

  private static Refused refused(String text) {
    try {
      IniFile.parse(Path.of("alembic.ini"), text, "/here");
    } catch (Refused refused) {
      return refused;
    }
    return fail("accepted: " + text);
  }

  @Test
  void sectionNameReachesToTheLastBracket() {
    assertThat(ini("[a]b] # [c] d\n[x] # y\n").sections()).containsExactly("a]b] # [c", "x");
  }

  @Test
  void defaultSuppliesOnlyExistingSections() {
    var ini = ini("[DEFAULT]\na = 1\n[alembic]\n");
    assertThat(ini.hasOption("alembic", "a")).isTrue();
    assertThat(ini.hasOption("other", "a")).isFalse();
    assertThat(ini.sections()).containsExactly("alembic");
  }

  @Test
  void linesOfAValueAreJoined() {
    assertThat(get("[alembic]\na = 1\n  # gone\n\n   2\n\n\n", "a")).isEqualTo("1\n\n2");
  }

  @Test
  void optionsKnowTheirLine() {
    var ini = ini("\n[alembic]\n\na = 1\r\nb : 2\r");
    assertThat(ini.locationOf("alembic", "b").line()).isEqualTo(5);
    assertThat(ini.locationOf("alembic", "nosuch").line()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "%(here)s/x      | /here/x",
        "100%%           | 100%",
        "%(B)s           | two",
        "%(nosuch)s      | InterpolationMissingOptionError",
        "100%            | InterpolationSyntaxError",
        "%(b             | InterpolationSyntaxError",
        "%()s            | InterpolationSyntaxError",
        "%(a)s           | InterpolationDepthError",
      })
  void percentSignsAreInterpolated(String raw, String expected) {
    assertThat(get("[alembic]\nb = two\na = " + raw + "\n", "a")).isEqualTo(expected);
  }

  @Test
  void explodingReferencesEnd() {
    var text = new StringBuilder("[alembic]\na0 = x\n");
    for (int i = 1; i < 10; i++) {
      text.append("a%d = ".formatted(i))
          .append("%%(a%d)s".formatted(i - 1).repeat(50))
          .append('\n');
    }
    assertThat(get(text.toString(), "a9")).isEqualTo("MemoryError");
  }

  @Test
  void errorsNameTheLine() {
    assertThat(refused("[a]\nx = 1\nX = 2\n").problem().at().orElseThrow().line()).isEqualTo(3);
    assertThat(refused("[a]\n\n[a]\n").problem().at().orElseThrow().line()).isEqualTo(3);
    assertThat(refused("[a]\njunk\n").problem().at().orElseThrow().line()).isEqualTo(2);
    assertThat(refused("# c\nx = 1\n").problem().at().orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void longFilesAreReadInOneGo() {
    var text = "[alembic]\na =\n" + "  line\n".repeat(300_000);
    assertThat(get(text, "a")).hasSize(300_000 * 5);
    assertThat(ini("[alembic]\n" + "\n".repeat(1_000_000)).sections()).hasSize(1);
  }

  /// Whatever the text, reading ends in a file or a reason, and the same each time.
  @Test
  void anyTextIsReadOrRefused() {
    var random = new Random(20261122);
    var pieces =
        new String[] {
          "[",
          "]",
          "alembic",
          "DEFAULT",
          "=",
          ":",
          "\n",
          "\n",
          "\n",
          " ",
          "\t",
          "%",
          "%%",
          "%(",
          ")s",
          "here",
          "#",
          ";",
          "a",
          "b",
          "\r",
          "\u2003",
          "\u0000",
          "\ud83c\udf89",
          "\u001c"
        };
    for (int round = 0; round < 3_000; round++) {
      var text = new StringBuilder(random.nextBoolean() ? "[alembic]\n" : "");
      for (int i = random.nextInt(60); i > 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertThat(outcome(text.toString())).isEqualTo(outcome(text.toString()));
    }
  }

  private static String outcome(String text) {
    try {
      var ini = IniFile.parse(Path.of("alembic.ini"), text, "/here");
      var outcome = new StringBuilder(ini.sections().toString());
      for (var section : ini.sections()) {
        assertThat(ini.options(section)).containsKey("here");
        outcome.append(ini.items(section));
      }
      return outcome.toString();
    } catch (Refused refused) {
      assertThat(refused.error().className()).endsWith("Error");
      return refused.error().toString();
    }
  }

  @Test
  void missingSectionIsAnError() {
    assertThatThrownBy(() -> ini("[x]\n").get("alembic", "a")).isInstanceOf(Refused.class);
  }
}
