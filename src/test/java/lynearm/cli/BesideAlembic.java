package lynearm.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The real Alembic, to be called on a project like ours.
final class BesideAlembic {

  private BesideAlembic() {}

  static void assumeItIsThere() {
    assumeTrue(
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "alembic"))),
        "alembic is not installed");
  }

  /// @return its exit status
  static int call(Path root, List<String> words) throws IOException, InterruptedException {
    return process(root, words).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
  }

  private static final String MANY =
      """
      import os, sys
      from alembic.config import main
      out = os.dup(1)
      os.dup2(2, 1)
      for line in sys.stdin.read().splitlines():
          folder, *words = line.split('\\t')
          os.chdir(folder)
          path = list(sys.path)
          try:
              main(argv=words, prog='alembic')
              status = 0
          except SystemExit as stop:
              status = stop.code or 0
          except BaseException:
              status = 1
          sys.path[:] = path
          os.write(out, f'{status}\\n'.encode())
      """;

  /// Calls it for many projects in one process, which is far faster than one for each.
  ///
  /// @return its exit statuses
  static List<Integer> callAll(List<Path> roots, List<List<String>> words) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < roots.size(); i++) {
      lines.append(roots.get(i)).append('\t').append(String.join("\t", words.get(i))).append('\n');
    }
    ProcessBuilder builder = process(roots.getFirst(), List.of());
    builder.command(List.of(interpreter(), "-c", MANY));
    Process process =
        builder.redirectErrorStream(false).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (var out = process.getOutputStream()) {
      out.write(lines.toString().getBytes(StandardCharsets.UTF_8));
    }
    try (var in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Integer::valueOf)
          .toList();
    }
  }

  /// The Python that the first line of the script names.
  private static String interpreter() throws IOException {
    for (String path : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path script = Path.of(path, "alembic");
      if (Files.isExecutable(script)) {
        String first =
            Files.readString(script, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        assumeTrue(first.startsWith("#!") && first.contains("python"), "no script of Python");
        return first.substring(2).strip().split(" ", -1)[0];
      }
    }
    throw new IOException("alembic is not there");
  }

  /// The lines it prints.
  static List<String> lines(Path root, String... words) throws IOException {
    Process process = process(root, List.of(words)).start();
    try (var in = process.getInputStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static ProcessBuilder process(Path root, List<String> words) {
    List<String> command = new ArrayList<>(List.of("alembic"));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().put("PYTHONUTF8", "1");
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.redirectErrorStream(true);
  }

  /// The Python files of a project, one character a byte, without the moment of creation.
  static Map<String, String> files(Path root) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        files.put(
            root.relativize(file).toString(),
            text.replaceAll(
                "(?<=C\0?r\0?e\0?a\0?t\0?e\0? \0?D\0?a\0?t\0?e\0?:)[ 0-9.:+\0-]+", " "));
      }
    }
    return files;
  }
}
