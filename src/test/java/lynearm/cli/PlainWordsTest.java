package lynearm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// What is understood without picocli is understood as picocli has it.
class PlainWordsTest {

  private static final List<String> WORDS =
      List.of(
          "heads",
          "branches",
          "history",
          "show",
          "current",
          "merge",
          "-v",
          "--verbose",
          "--json",
          "--resolve-dependencies",
          "-C",
          "-c",
          "--config",
          "-n",
          "--name",
          "-r",
          "--rev-range",
          "a:b",
          "some/folder",
          "x.ini",
          "--help",
          "-h",
          "-i",
          "--debug",
          "@file",
          "-1",
          "",
          "'q'",
          "\"",
          "-Cfolder",
          "--config=x.ini",
          "-vv",
          "--",
          "\0",
          "--no-such",
          "base");

  @Test
  void theUsualCallsNeedNoPicocli() {
    assertThat(understood("heads")).isNotNull();
    assertThat(understood("-C", "x", "heads", "-v", "--resolve-dependencies")).isNotNull();
    assertThat(understood("-c", "a.ini", "-n", "core", "branches", "--verbose")).isNotNull();
    assertThat(understood("history", "-r", "a:b", "--json", "-C", "x")).isNotNull();
    assertThat(understood("show", "head")).isNotNull();
  }

  @Test
  void mistakesAreLeftToPicocli() {
    for (String[] words :
        new String[][] {
          {},
          {"show"},
          {"heads", "x"},
          {"heads", "-v", "--verbose"},
          {"-C", "a", "heads", "-C", "b"},
          {"-C"},
          {"heads", "-r", "x"},
          {"show", "-v", "x"},
          {"history", "-r", "-2:"},
          {"heads", "--help"},
        }) {
      assertThat(understood(words)).as(String.join(" ", words)).isNull();
    }
  }

  @Test
  void whateverIsUnderstoodMeansTheSameToPicocli() {
    Random random = new Random(99);
    int plain = 0;
    for (int i = 0; i < 20_000; i++) {
      List<String> words = new ArrayList<>();
      int count = 1 + random.nextInt(6);
      for (int k = 0; k < count; k++) {
        words.add(WORDS.get(random.nextInt(k == 0 ? 4 : WORDS.size())));
      }
      if (random.nextInt(4) == 0) {
        words.addAll(0, List.of("-C", "elsewhere"));
      }
      String understood = understood(words.toArray(String[]::new));
      if (understood != null) {
        plain++;
        assertThat(understood).as(String.join(" ", words)).isEqualTo(byPicocli(words));
      }
    }
    assertThat(plain).isGreaterThan(1_000);
  }

  private static CommandLineProgram program() {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    return new CommandLineProgram(nowhere, nowhere);
  }

  private static String understood(String... words) {
    CommandLineProgram program = program();
    Optional<ReadingCommand> command = PlainWords.command(List.of(words), program);
    return command.map(it -> described(it, program)).orElse(null);
  }

  private static String byPicocli(List<String> words) {
    CommandLineProgram program = program();
    CommandLine line = program.commandLine();
    try {
      ParseResult parsed = line.parseArgs(words.toArray(String[]::new));
      if (parsed.subcommand() == null || parsed.subcommand().isUsageHelpRequested()) {
        return "no command";
      }
      Object command = parsed.subcommand().commandSpec().userObject();
      return command instanceof ReadingCommand reading
          ? described(reading, program)
          : command.getClass().getSimpleName();
    } catch (ParameterException e) {
      return Objects.requireNonNull(e.getMessage());
    }
  }

  private static String described(ReadingCommand command, CommandLineProgram program) {
    String own =
        switch (command) {
          case HeadsCommand it -> it.verbose + " " + it.resolveDependencies;
          case BranchesCommand it -> "" + it.verbose;
          case HistoryCommand it ->
              it.verbose + " " + it.range + " " + it.indicateCurrent + " " + it.database.url;
          case ShowCommand it -> it.revision + " " + it.database.url;
          default -> "";
        };
    Place place = program.place;
    return String.join(
        " | ",
        command.name(),
        own,
        "" + command.json,
        "" + place.directory,
        "" + place.configurations,
        "" + place.section,
        "" + program.debug);
  }
}
