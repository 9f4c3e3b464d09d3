package lynearm.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The real git program, as the judge. User and machine settings are switched off.
public final class GitProgram {

  private final Path folder;
  private final Path home;

  public GitProgram(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  /// Whether there is one on this machine.
  public static boolean isThere() {
    try {
      return new ProcessBuilder("git", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs it and gives what it prints, without the last line end. It has to succeed.
  public String run(String... words) {
    Output output = tryTo(words);
    assertThat(output.status()).as("git %s: %s", List.of(words), output.text()).isZero();
    return output.text();
  }

  /// What it printed, and with which status it ended.
  public record Output(int status, String text) {}

  public Output tryTo(String... words) {
    return tryWith(new byte[0], words);
  }

  /// As [#tryTo], with something on standard input.
  public Output tryWith(byte[] input, String... words) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.resolve(".config").toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("LC_ALL", "C");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "Ada Git");
      environment.put("GIT_" + role + "_EMAIL", "ada@example.org");
    }
    try {
      Process process = builder.start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(input);
      }
      String text = new String(process.getInputStream().readAllBytes(), UTF_8);
      return new Output(process.waitFor(), text.stripTrailing());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
