package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;

/// Command lines to be copied into a terminal. Nothing here runs any.
final class CommandLines {

  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");

  /// Configuration files that Alembic finds by itself.
  private static final Set<String> USUAL = Set.of("alembic.ini", "pyproject.toml");

  private CommandLines() {}

  /// `alembic upgrade 3f2a`, with what this environment needs to be found by a call from the folder
  /// of its configuration.
  static String alembic(Environment environment, String verb, String revision) {
    if (environment.origin() == Environment.Origin.FLASK_MIGRATE) {
      return line(List.of("flask", "db", verb, revision));
    }
    List<String> words = new ArrayList<>(List.of("alembic"));
    environment.configurationFiles().stream()
        .map(file -> String.valueOf(file.getFileName()))
        .filter(name -> !USUAL.contains(name))
        .findFirst()
        .ifPresent(name -> words.addAll(List.of("-c", name)));
    if (!environment.section().equals(Invocation.DEFAULT_SECTION)) {
      words.addAll(List.of("-n", environment.section()));
    }
    words.addAll(List.of(verb, revision));
    return line(words);
  }

  /// The commits of a file, across renames.
  static String gitLog(Path repository, String file) {
    return line(
        List.of("git", "-C", repository.toString(), "log", "--follow", "--patch", "--", file));
  }

  private static String line(List<String> words) {
    return words.stream().map(CommandLines::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
