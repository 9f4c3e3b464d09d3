package lynearm.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A whole process, as a person would start it.
///
/// @param command the program and its arguments
/// @param folder where it is started
/// @param environment what is set for it beside what is set for us
record Run(List<String> command, Path folder, Map<String, String> environment) {

  Run {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  Run(List<String> command, Path folder) {
    this(command, folder, Map.of());
  }

  /// The JDK of this process, with these arguments.
  static List<String> java(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(arguments));
    return command;
  }

  /// Where a program lies on the search path, if it does.
  static Optional<Path> find(String program) {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /// What it prints.
  ///
  /// @throws IOException if it can't be started or ends with a status other than 0
  List<String> output() throws IOException, InterruptedException {
    Path out = Files.createTempFile("lynearm-bench", ".out");
    try {
      runTo(out);
      return Files.readAllLines(out, StandardCharsets.UTF_8);
    } finally {
      Files.delete(out);
    }
  }

  /// How long it takes from the start to the end, in milliseconds. Its output goes to a file.
  double milliseconds() throws IOException, InterruptedException {
    Path out = Files.createTempFile("lynearm-bench", ".out");
    try {
      long start = System.nanoTime();
      runTo(out);
      return (System.nanoTime() - start) / 1e6;
    } finally {
      Files.delete(out);
    }
  }

  private void runTo(Path out) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(out.toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().putAll(environment);
    int status = builder.start().waitFor();
    if (status != 0) {
      throw new IOException(
          "%s ended with %d: %s"
              .formatted(command, status, Files.readString(out).lines().limit(3).toList()));
    }
  }
}
