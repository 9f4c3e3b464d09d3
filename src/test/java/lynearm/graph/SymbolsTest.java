package lynearm.graph;

import static lynearm.graph.Drawn.graph;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lynearm.revision.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SymbolsTest {

  private static final String HISTORY = "root1 <- left1 [left], root1 <- right1, left1 <- left2";

  private static String shown(Answer<List<Node>> answer) {
    return switch (answer) {
      case Answer.Given<List<Node>>(var nodes) -> String.join(" ", Cases.ids(nodes));
      case Answer.Refused<List<Node>>(var error, _) -> error.className() + ": " + error.message();
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          left1      | left1
          left       | left1
          righ       | right1
          heads      | right1 left2
          left@head  | left2
          -1         | root1 left1
          le         | CommandError: Can't locate revision identified by 'le'
          right1+1   | CommandError: Can't locate revision identified by 'right1+1'
          """)
  void showTakesIdsPartsLabelsAndSteps(String symbol, String expected) {
    assertThat(shown(new Symbols(graph(HISTORY)).show(symbol))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          :            | right1 left2 left1 root1
          right1:left2 | CommandError: Requested range right1:left2 does not refer to ancestor/descendant revisions along the same branch
          left1:       | left2 left1
          :left2-1     | left1 root1
          left@base:   | left2 left1 root1
          left1        | CommandError: History range requires [start]:[end], [start]:, or :[end]
          """)
  void historyTakesRanges(String range, String expected) {
    assertThat(shown(new Symbols(graph(HISTORY)).history(range))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          left2 right1 | left2 right1
          right1 left2 | right1 left2
          heads        | right1 left2
          heads left2  | CommandError: Duplicate head revisions specified
          left1 right1 | CommandError: Revision left1 is not a head revision; please specify --splice to create a new branch from this revision
          head         | CommandError: Multiple heads are present; please specify the head revision on which the new revision should be based, or perform a merge.
          """)
  void parentsOfAMergeComeInTheOrderOfTheArguments(String symbols, String expected) {
    assertThat(shown(new Symbols(graph(HISTORY)).parents(List.of(symbols.split(" ")), false)))
        .isEqualTo(expected);
  }

  @Test
  void dependencyOnALabelStaysALabel() {
    assertThat(new Symbols(graph(HISTORY)).dependencies(List.of("left", "righ")))
        .isEqualTo(new Answer.Given<>(List.of(new Reference("left"), new Reference("right1"))));
  }
}
