package lynearm.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Runs benchmarks with JMH: each in a fresh JVM, warmed up, one call at a time, of which the
/// median counts.
///
/// @param warmups calls before those that count
/// @param rounds calls that count
record InProcess(int warmups, int rounds) {

  /// As many calls as are affordable at this size.
  static InProcess forSize(int revisions) {
    if (revisions > 50_000) {
      return new InProcess(1, 3);
    }
    return revisions > 5_000 ? new InProcess(12, 15) : new InProcess(40, 31);
  }

  /// How many calls there are at which size.
  static String inWords() {
    return Stream.of(1_000, 10_000, 100_000)
        .map(size -> "%,d: %s".formatted(size, forSize(size)))
        .collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return warmups + " + " + rounds;
  }

  /// The median in milliseconds of every benchmark of a class, by the name of its method.
  Map<String, Double> of(Class<?> benchmarks, Path project) throws RunnerException {
    return run(options(benchmarks).param("project", project.toString()));
  }

  /// The same for layouts, which need no project on disk.
  Map<String, Double> of(Class<?> benchmarks, Setting setting, int revisions)
      throws RunnerException {
    return run(
        options(benchmarks)
            .param("revisions", String.valueOf(revisions))
            .param("lanes", String.valueOf(setting.lanes()))
            .param("mergeEvery", String.valueOf(setting.mergeEvery()))
            .param("seed", String.valueOf(setting.seed())));
  }

  private ChainedOptionsBuilder options(Class<?> benchmarks) {
    return new OptionsBuilder()
        .include(benchmarks.getName() + "\\.")
        .mode(Mode.SingleShotTime)
        .timeUnit(TimeUnit.MILLISECONDS)
        .forks(1)
        .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
        .warmupIterations(warmups)
        .measurementIterations(rounds)
        .shouldFailOnError(true)
        .verbosity(VerboseMode.SILENT);
  }

  private static Map<String, Double> run(ChainedOptionsBuilder options) throws RunnerException {
    Map<String, Double> medians = new HashMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String name = result.getParams().getBenchmark();
      medians.put(
          name.substring(name.lastIndexOf('.') + 1),
          result.getPrimaryResult().getStatistics().getPercentile(50));
    }
    return medians;
  }
}
