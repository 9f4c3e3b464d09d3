package lynearm.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.alembic.Hook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookCallsTest {

  @TempDir private Path folder;
  private Path file;
  private Path tools;

  @BeforeEach
  void makeTools() throws IOException {
    file = folder.resolve("versions/m_join.py");
    tools = Files.createDirectories(folder.resolve("tools"));
    program(tools.resolve("ruff"));
    program(tools.resolve("python3"));
  }

  private static Path program(Path path) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, "#!/bin/sh\n");
    assertThat(path.toFile().setExecutable(true)).isTrue();
    return path;
  }

  private void virtualEnvironment() throws IOException {
    program(folder.resolve(".venv/bin/python"));
    program(folder.resolve(".venv/bin/black"));
    Files.writeString(folder.resolve(".venv/pyvenv.cfg"), "");
  }

  private HookCall call(String... options) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < options.length; i += 2) {
      named.put(options[i], options[i + 1]);
    }
    return new HookCalls(folder, List.of(folder), Map.of("PATH", tools.toString()))
        .of(new Hook("tidy", named), file);
  }

  private static List<String> command(HookCall call) {
    assertThat(call).isInstanceOf(HookCall.Ready.class);
    return ((HookCall.Ready) call).command();
  }

  @Test
  void aProgramIsLookedUpOnTheSearchPath() {
    assertThat(command(call("type", "exec", "executable", "ruff", "options", "check --fix")))
        .containsExactly(tools.resolve("ruff").toString(), file.toString(), "check", "--fix");
  }

  @Test
  void theFileStandsWhereItIsNamed() {
    assertThat(
            command(
                call(
                    "type",
                    "exec",
                    "executable",
                    "ruff",
                    "options",
                    "check 'a b' x=REVISION_SCRIPT_FILENAME")))
        .containsExactly(tools.resolve("ruff").toString(), "check", "a b", "x=" + file);
  }

  @Test
  void aScriptComesFromTheVirtualEnvironment() throws IOException {
    virtualEnvironment();

    assertThat(command(call("type", "console_scripts", "entrypoint", "black")))
        .containsExactly(folder.resolve(".venv/bin/black").toString(), file.toString());
    assertThat(command(call("type", "module", "module", "isort")))
        .containsExactly(
            folder.resolve(".venv/bin/python").toString(), "-m", "isort", file.toString());
  }

  @Test
  void withoutOneThePythonOfTheSearchPathRuns() {
    assertThat(command(call("type", "module", "module", "isort")))
        .startsWith(tools.resolve("python3").toString());
  }

  @Test
  void theFolderIsTheOneThatIsNamed() {
    HookCall call = call("type", "exec", "executable", "ruff", "cwd", "sub");

    assertThat(call).extracting("folder").isEqualTo(folder.resolve("sub"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          black           | entrypoint | Key '%s.type' (or 'type' in toml) is required for post write hook 'tidy'
          exec            | x          | Key tidy.executable is required for post write hook 'tidy'
          console_scripts | x          | Key tidy.entrypoint is required for post write hook 'tidy'
          module          | x          | Key tidy.module is required for post write hook 'tidy'
          console_scripts | entrypoint | Could not find entrypoint console_scripts.none
          own             | x          | No formatter with name 'own' registered
          """)
  void whatAlembicRefusesIsRefusedInItsWords(String type, String option, String message) {
    HookCall call =
        type.equals("black") ? call("entrypoint", "black") : call("type", type, option, "none");

    assertThat(call).isInstanceOf(HookCall.Refused.class);
    assertThat(((HookCall.Refused) call).error().orElseThrow().message())
        .isEqualTo(message.formatted("tidy"));
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    assertThat(call("type", "exec", "executable", "gone"))
        .extracting("what")
        .isEqualTo("There is no program gone for the hook tidy");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a b  c      | a,b,c
          'a b' c     | a b,c
          "a 'b'" c   | a 'b',c
          a\\ b c     | a b,c
          "a\\"b\\\\c\\d" | a"b\\c\\d
          x''y        | xy
          ''          | ``
          a#b #c      | a#b,#c
          """)
  void wordsArePartedAsAShellPartsThem(String line, String words) {
    assertThat(ShellWords.of(line)).contains(List.of(words.split(",", -1)));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = "'a\n\"a\na\\")
  void whatIsLeftOpenIsRefused(String line) {
    assertThat(ShellWords.of(line)).isEqualTo(Optional.empty());
  }
}
