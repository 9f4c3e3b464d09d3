package lynearm.collision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Pairs of migrations written by hand, each with the gravest grade that must be found and what it
/// is about.
class CollisionCasesTest {

  /// @param grade `nothing` if nothing may be found
  record Case(String name, String grade, String subject, List<String> left, List<String> right) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (InputStream in = CollisionCasesTest.class.getResourceAsStream("pairs.txt")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      for (String block : text.split("(?m)^# ")) {
        if (!block.isBlank()) {
          cases.add(parsed(block));
        }
      }
    }
    return cases.stream();
  }

  private static Case parsed(String block) {
    int end = block.indexOf('\n');
    int grade = block.indexOf("\n= ");
    int left = block.indexOf("\n< ");
    int right = block.indexOf("\n> ");
    String[] expected = block.substring(grade + 3, left).strip().split(" @ ", -1);
    return new Case(
        block.substring(0, end),
        expected[0],
        expected.length > 1 ? expected[1] : "",
        bodies(block.substring(left + 1, right), "< "),
        bodies(block.substring(right + 1), "> "));
  }

  private static List<String> bodies(String text, String mark) {
    List<String> bodies = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith(mark)) {
        bodies.add(line.substring(2) + "\n");
      } else {
        bodies.set(bodies.size() - 1, bodies.getLast() + line.replaceFirst("^  ", "") + "\n");
      }
    }
    return bodies;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theGravestIsFound(Case one) {
    CollisionReport report = Sides.of(one.left(), one.right()).report();

    Optional<Finding> gravest = report.findings().stream().findFirst();
    String grade = gravest.map(it -> it.grade().words().toLowerCase(Locale.ROOT)).orElse("nothing");
    assertThat(grade).as(report.toString()).isEqualTo(one.grade());
    if (!one.subject().isEmpty()) {
      assertThat(report.findings())
          .anyMatch(it ->
              it.grade() == gravest.orElseThrow().grade() && it.subject().equals(one.subject()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theSidesCanBeSwapped(Case one) {
    List<Finding> found = Sides.of(one.left(), one.right()).report("left", "right").findings();
    List<Finding> swapped = Sides.of(one.left(), one.right()).report("right", "left").findings();

    assertThat(swapped.stream().map(CollisionCasesTest::mirrored).toList())
        .isEqualTo(found.stream().map(CollisionCasesTest::told).toList());
  }

  private static List<Object> told(Finding it) {
    return List.of(it.grade(), it.subject(), it.left(), it.right(), outcomes(it), it.notes());
  }

  private static List<Object> mirrored(Finding it) {
    return List.of(it.grade(), it.subject(), it.right(), it.left(), outcomes(it), it.notes());
  }

  private static Set<Outcome> outcomes(Finding it) {
    return new HashSet<>(it.outcomes());
  }
}
