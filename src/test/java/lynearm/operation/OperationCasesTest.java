package lynearm.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One statement of `upgrade()` a case, with the sentences it must give, written by hand.
class OperationCasesTest {

  record Case(String statement, List<String> sentences) {
    @Override
    public String toString() {
      return statement;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = OperationCasesTest.class.getResourceAsStream("cases.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().toList()) {
        if (line.startsWith("    ")) {
          cases.getLast().sentences().add(line.strip());
        } else {
          cases.add(new Case(line, new ArrayList<>()));
        }
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStatementIsToldInPlainWords(Case one) {
    Operations operations = new OperationsReader().read(Prelude.upgrade(one.statement()));

    assertThat(operations.upgrade().stream().map(step -> step.sentence().text()))
        .containsExactlyElementsOf(one.sentences());
    assertThat(operations.downgrade()).isEmpty();
  }
}
