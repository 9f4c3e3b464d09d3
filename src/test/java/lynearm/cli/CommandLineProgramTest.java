package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the command line.
class CommandLineProgramTest {

  @Test
  void anUnknownWordIsAnsweredInASentence() {
    assertThat(Called.with(List.of("nosuchcommand")))
        .isEqualTo(
            new Called(
                2,
                "",
                "lynearm: There is neither a command nor a file or folder called nosuchcommand."
                    + " Try: lynearm --help\n"));
    assertThat(Called.with(List.of("")).err()).contains("called \"\".");
    assertThat(Called.with(List.of("head")).err()).contains("Similar: heads.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heads",
        "branches",
        "history",
        "show",
        "current",
        "environments",
        "merge",
        "undo",
        "redo",
        "graph",
        "completion",
        "man"
      })
  void everyCommandHasHelpAndIsUnderstood(String command) {
    assertThat(CommandLineProgram.understands(List.of(command))).isTrue();
    Called called = Called.with(List.of(command, "--help"));
    assertThat(called.status()).isZero();
    assertThat(called.out()).startsWith("Usage: lynearm " + command);
    assertThat(called.err()).isEmpty();
  }

  @Test
  void pathsAreLeftToTheWindow() {
    assertThat(CommandLineProgram.understands(List.of("/srv/project"))).isFalse();
    assertThat(CommandLineProgram.understands(List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "heads --bogus",
        "show",
        "show --bogus",
        "merge",
        "merge a --bogus",
        "heads extra",
        "-C"
      })
  void whatIsMistypedIsToldInOneLine(String words) {
    Called called = Called.with(List.of(words.split(" ")));
    assertThat(called.status()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.errors()).hasSize(1);
  }

  @Test
  void helpTellsTheExitStatus() {
    assertThat(Called.with(List.of("--help")).out()).contains("Exit status:").contains("  2   ");
  }

  @Test
  void aStackTraceIsShownOnRequestOnly() {
    List<String> words = List.of("-C", "/no/such/folder", "heads");
    assertThat(Called.with(words).errors()).hasSize(1);
    assertThat(Called.with(List.of("--debug", "-C", "/no/such/folder", "heads")).err())
        .contains("\tat lynearm.cli.");
  }

  @Test
  void completionKnowsTheCommands() {
    assertThat(Called.with(List.of("completion")).out())
        .contains("environments")
        .contains("--resolve-dependencies");
  }

  @Test
  void theManualNamesEveryCommandAndStatus() {
    String page = Called.with(List.of("man")).out();
    assertThat(page)
        .startsWith(".TH LYNEARM 1\n")
        .contains(".SS \\fBmerge\\fR \\fIREV\\fR...")
        .contains("\\fB\\-\\-dry\\-run\\fR")
        .contains(".SH EXIT STATUS");
  }
}
