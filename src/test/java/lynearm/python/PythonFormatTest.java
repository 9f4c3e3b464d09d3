package lynearm.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonFormatTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "%d, 7, 7",
        "%04d, 7, 0007",
        "%+d, 7, +7",
        "\"% d\", 7, \" 7\"",
        "%-4d|, 7, \"7   |\"",
        "%.3d, 7, 007",
        "%06.3d, 7, 000007",
        "%x, 255, ff",
        "%#X, 255, 0XFF",
        "%#06x, 255, 0x00ff",
        "%o, 8, 10",
        "%#o, 8, 0o10",
        "%s, 8, 8",
        "%5s, 8, \"    8\"",
        "%05s, 8, \"    8\"",
        "%r, 8, 8",
        "%c, 65, A",
        "%.2f, 3, 3.00",
        "%e, 12345, 1.234500e+04",
        "%.3e, 12345, 1.234e+04",
        "%g, 1000000, 1e+06",
        "%g, 100000, 100000",
        "%#g, 1, 1.00000",
        "%G, 10000000, 1E+07",
        "%ld, 5, 5",
        "100%% %d, 5, 100% 5"
      })
  void numbersFollowTheirConversion(String template, int value, String expected)
      throws PythonException {
    assertThat(PythonFormat.format(template, PythonValue.of(value))).isEqualTo(expected);
  }

  @Test
  void namesAreLookedUpInAMapping() throws PythonException {
    PythonValue values =
        new PythonValue.DictValue(
            Map.of(
                PythonValue.of("rev"),
                PythonValue.of("ae10"),
                PythonValue.of("n"),
                PythonValue.of(3)));

    assertThat(PythonFormat.format("%(rev)s_%(n).2d", values)).isEqualTo("ae10_03");
  }

  @Test
  void tuplesGiveSeveralValues() throws PythonException {
    assertThat(PythonFormat.format("%s_%r", tuple("a", "b"))).isEqualTo("a_'b'");
    assertThat(
            PythonFormat.format(
                "%.*f|%*d",
                new PythonValue.TupleValue(
                    List.of(
                        PythonValue.of(1),
                        new PythonValue.Real(2.25),
                        PythonValue.of(4),
                        PythonValue.of(9)))))
        .isEqualTo("2.2|   9");
    assertThat(PythonFormat.format("%s", new PythonValue.TupleValue(List.of(tuple("a")))))
        .isEqualTo("('a',)");
  }

  @Test
  void precisionCutsTextAtCodePoints() throws PythonException {
    assertThat(PythonFormat.format("%.2s|%4s", tuple("🎉ab", "ß"))).isEqualTo("🎉a|   ß");
  }

  @Test
  void failuresAreThoseOfPython() {
    assertThat(failure("%d", PythonValue.of("a")))
        .isEqualTo("TypeError: %d format: a real number is required, not str");
    assertThat(failure("%", PythonValue.of("a"))).isEqualTo("ValueError: incomplete format");
    assertThat(failure("%s %s", PythonValue.of("a")))
        .isEqualTo("TypeError: not enough arguments for format string");
    assertThat(failure("a", PythonValue.of("a")))
        .isEqualTo("TypeError: not all arguments converted during string formatting");
    assertThat(failure("%(a)s", new PythonValue.DictValue(Map.of()))).isEqualTo("KeyError: 'a'");
    assertThat(failure("%(a)s", PythonValue.of("a")))
        .isEqualTo("TypeError: format requires a mapping");
    assertThat(failure("%y", PythonValue.of("a")))
        .isEqualTo("ValueError: unsupported format character 'y' (0x79) at index 1");
    assertThat(failure("%99999999999d", PythonValue.of(1))).isEqualTo("ValueError: width too big");
  }

  private static String failure(String template, PythonValue values) {
    PythonException thrown =
        catchThrowableOfType(PythonException.class, () -> PythonFormat.format(template, values));
    return thrown.pythonClass() + ": " + thrown.reason();
  }

  private static PythonValue tuple(String... items) {
    return new PythonValue.TupleValue(
        Arrays.stream(items).<PythonValue>map(PythonValue::of).toList());
  }
}
