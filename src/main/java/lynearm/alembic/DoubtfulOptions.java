package lynearm.alembic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import lynearm.file.FileTree;
import lynearm.python.PythonText;
import lynearm.revision.Problem;

/// Finds options of the ini file that Alembic accepts without a word although they can't be meant
/// so. They are honoured all the same.
final class DoubtfulOptions {

  /// The options that Alembic itself reads from the main section.
  static final List<String> KEYS =
      List.of(
          "script_location",
          "version_locations",
          "path_separator",
          "version_path_separator",
          "prepend_sys_path",
          "recursive_version_locations",
          "sourceless",
          "file_template",
          "truncate_slug_length",
          "timezone",
          "revision_environment",
          "output_encoding");

  private static final Set<String> LISTS = Set.of("version_locations", "prepend_sys_path");
  private static final Set<String> FOLDERS =
      Set.of("script_location", "version_locations", "prepend_sys_path");
  private static final List<String> FLAGS = List.of("recursive_version_locations", "sourceless");
  private static final Set<String> MEANT_AS_TRUE = Set.of("true", "yes", "on", "y", "t", "1");

  private final FileTree tree;
  private final IniFile ini;
  private final String section;
  private final List<Problem> problems = new ArrayList<>();

  private DoubtfulOptions(FileTree tree, IniFile ini, String section) {
    this.tree = tree;
    this.ini = ini;
    this.section = section;
  }

  /// What is doubtful in the ini file of the settings, in the order of the file's usual keys.
  static List<Problem> find(FileTree tree, Settings settings) {
    return find(tree, settings.iniFile(), settings.section());
  }

  /// What is doubtful in a section of an ini file.
  static List<Problem> find(FileTree tree, IniFile ini, String section) {
    return new DoubtfulOptions(tree, ini, section).find();
  }

  /// Where a comment seems to begin behind a value, or -1.
  static int inlineComment(String value) {
    for (int i = 1; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c == '#' || c == ';') && PythonText.isSpace(value.charAt(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  private List<Problem> find() {
    if (tree.exists(ini.path()) && !tree.isReadable(ini.path())) {
      doubt(
          "",
          ini.path().getFileName() + " can't be read",
          "Alembic passes over it without a word. Make it readable.");
    }
    if (!ini.hasSection(section)) {
      return problems;
    }
    for (var key : KEYS) {
      ini.option(section, key).ifPresent(option -> check(key, option.raw()));
    }
    checkHooks();
    return problems;
  }

  /// Old stock files carry a comment behind a separator that nothing is split by; Alembic looks at
  /// it only if there are version locations to split.
  private boolean isUnused(String key) {
    return key.equals("version_path_separator")
        && ini.option(section, "version_locations").isEmpty();
  }

  private void check(String key, String value) {
    int comment = inlineComment(value);
    boolean separates =
        comment > 0 && value.charAt(comment) == ';' && LISTS.contains(key) && isCutAtSemicolons();
    if (comment > 0 && !separates && !isUnused(key)) {
      doubt(
          key,
          "%s ends in what looks like a comment".formatted(key),
          "An ini file has none behind a value, so Alembic takes “%s” as it stands. Put the comment on a line of its own."
              .formatted(value));
    }
    if (value.length() > 1
        && value.charAt(0) == value.charAt(value.length() - 1)
        && "'\"".indexOf(value.charAt(0)) >= 0) {
      doubt(
          key,
          "%s is in quotes".formatted(key),
          "Alembic keeps them as part of the value. Take them out.");
    }
    if (FOLDERS.contains(key) && (value.startsWith("~") || value.startsWith("$"))) {
      doubt(
          key,
          "%s begins with %s".formatted(key, value.charAt(0)),
          "Alembic replaces neither ~ nor variables. Write the path out, or begin with %(here)s.");
    }
    if (FLAGS.contains(key)
        && !value.equals("true")
        && MEANT_AS_TRUE.contains(value.toLowerCase(Locale.ROOT))) {
      doubt(
          key,
          "%s = %s counts as false".formatted(key, value),
          "Alembic takes only the exact word true for true. Write %s = true.".formatted(key));
    }
    if (key.equals("timezone") && value.isEmpty()) {
      doubt(
          key,
          "timezone is set to nothing",
          "Alembic stops with ValueError when it makes a revision. Name a zone, or take out the"
              + " line.");
    }
    if (key.equals("truncate_slug_length") && value.startsWith("-")) {
      doubt(
          key,
          "truncate_slug_length is negative",
          "Alembic then cuts every slug from its end. Write a number such as 40.");
    }
  }

  private boolean isCutAtSemicolons() {
    return ini.option(section, "path_separator").stream()
            .anyMatch(option -> option.raw().equals(";"))
        || ini.option(section, "version_path_separator").stream()
            .anyMatch(option -> option.raw().equals(";"));
  }

  private void checkHooks() {
    var hooks =
        ini.hasSection("post_write_hooks")
            ? ini.option("post_write_hooks", "hooks")
            : Optional.<IniFile.Option>empty();
    if (hooks.isEmpty()) {
      return;
    }
    var names = hooks.orElseThrow().raw();
    var at = ini.locationOf("post_write_hooks", "hooks");
    if (names.indexOf('\n') >= 0) {
      problems.add(
          Problem.at(
              Problem.Kind.DOUBTFUL_CONFIGURATION,
              at,
              "hooks has several lines, but is not cut at them",
              "Alembic takes them for one name. Put commas between the names, on one line."));
    }
    if (!names.equals(names.toLowerCase(Locale.ROOT))) {
      problems.add(
          Problem.at(
              Problem.Kind.DOUBTFUL_CONFIGURATION,
              at,
              "hooks has a name with capital letters",
              "Keys of an ini file are lower-cased, so its options are not found. Use small"
                  + " letters."));
    }
  }

  private void doubt(String key, String what, String next) {
    problems.add(
        Problem.at(Problem.Kind.DOUBTFUL_CONFIGURATION, ini.locationOf(section, key), what, next));
  }
}
