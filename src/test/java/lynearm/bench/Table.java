package lynearm.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The figures of one run, printed together at its end.
final class Table {

  private static final String LINE = "%-46s %9s %10s %9s  %s";

  private final double loadBefore =
      ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  private final List<String> lines = new ArrayList<>();

  /// Begins a part of the table.
  ///
  /// @param how how its figures were got, in lines that fit a terminal
  void part(String title, String... how) {
    lines.add("");
    lines.add(title);
    for (String line : how) {
      lines.add("  " + line);
    }
    lines.add(LINE.formatted("", "revisions", "ms", "ratio", "").stripTrailing());
  }

  /// A time that others are compared with.
  void time(String what, int revisions, double milliseconds) {
    row(what, revisions, shown(milliseconds), "", "");
  }

  /// A time and what it is as a ratio.
  ///
  /// @param meaning of what it is a ratio, and the budget if there is one
  void ratio(String what, int revisions, double milliseconds, double ratio, String meaning) {
    row(what, revisions, shown(milliseconds), number("%.2f ×", ratio), meaning);
  }

  /// Anything else that was measured.
  void other(String what, int revisions, String meaning) {
    row(what, revisions, "", "", meaning);
  }

  private void row(String what, int revisions, String milliseconds, String ratio, String meaning) {
    lines.add(
        LINE.formatted(
                what, revisions == 0 ? "" : number("%,d", revisions), milliseconds, ratio, meaning)
            .stripTrailing());
  }

  /// A sentence about the figures.
  void note(String text) {
    lines.add("  " + text);
  }

  private static String shown(double milliseconds) {
    return number(milliseconds < 10 ? "%.2f" : "%,.0f", milliseconds);
  }

  private static String number(String format, Object value) {
    return String.format(Locale.ROOT, format, value);
  }

  void print(PrintStream out) {
    out.println();
    out.println("Lynearm, measured on " + LocalDate.now(ZoneId.systemDefault()));
    out.println("  " + machine());
    out.println("  " + load());
    out.println(
        "  Ratios compare figures of this run only. Budgets are printed beside them and assert"
            + " nothing.");
    lines.forEach(out::println);
    out.println();
    out.flush();
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return "%s %s, %s, %d cores, %s %s"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            processor(),
            runtime.availableProcessors(),
            System.getProperty("java.vendor.version", "JDK"),
            Runtime.version());
  }

  /// Other work makes figures of one run that were not taken side by side hard to compare.
  private String load() {
    double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    return number("Load average %.1f at the beginning, ", loadBefore)
        + number("%.1f at the end: the quieter the machine, the truer the ratios.", load);
  }

  private static String processor() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("unnamed processor");
    } catch (IOException _) {
      return "unnamed processor";
    }
  }
}
