package lynearm.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PythonHighlighterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "def up(): return None | KEYWORD def, DEFINED_NAME up, KEYWORD return, KEYWORD None",
        "classes = 3 | NUMBER 3",
        "x = r\"a\\\"b\" # c | STRING r\"a\\\"b\", COMMENT # c",
        "f('it''s') | STRING 'it', STRING 's'",
        "@op.batch | DECORATOR @op.batch",
        "a @ b | ''",
        "x = 'open | STRING 'open",
        "0xff 1.5e-3 1_000 e1 | NUMBER 0xff, NUMBER 1.5e-3, NUMBER 1_000",
        "rebuild('a') | STRING 'a'",
        "RB'a' | STRING RB'a'",
      })
  void aLineIsColoured(String source, String tokens) {
    assertThat(told(source)).isEqualTo(tokens.equals("''") ? "" : tokens);
  }

  @Test
  void aStringWithThreeQuotesGoesOverLines() {
    assertThat(told("\"\"\"one\n'two' # three\n\"\"\"\nx"))
        .isEqualTo("STRING \"\"\"one\n'two' # three\n\"\"\"");
  }

  @Test
  void aStringThatIsNotClosedEndsWithItsLine() {
    assertThat(told("x = 'a\ny = None")).isEqualTo("STRING 'a, KEYWORD None");
  }

  @Test
  void anyTextIsTaken() {
    Random random = new Random(7);
    String alphabet = "ab1.\\\"'#@ \nrf_eé(";
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      int done = 0;
      for (PythonHighlighter.Token token : PythonHighlighter.tokens(text.toString())) {
        assertThat(token.start()).isGreaterThanOrEqualTo(done);
        assertThat(token.end()).isGreaterThan(token.start());
        done = token.end();
      }
      assertThat(done).isLessThanOrEqualTo(text.length());
    }
  }

  private static String told(String source) {
    List<String> all =
        PythonHighlighter.tokens(source).stream()
            .map(token -> token.kind() + " " + source.substring(token.start(), token.end()))
            .toList();
    return String.join(", ", all);
  }
}
