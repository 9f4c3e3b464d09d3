package lynearm.alembic.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import lynearm.python.PythonException;
import lynearm.python.PythonValue;

/// What `import` gives. Nothing is loaded: modules are known by name, and of `re` a few functions.
final class Modules {

  /// Modules that surely exist where Alembic runs.
  private static final Set<String> KNOWN =
      Set.of(
          "abc",
          "alembic",
          "argparse",
          "array",
          "ast",
          "asyncio",
          "base64",
          "bisect",
          "builtins",
          "calendar",
          "codecs",
          "collections",
          "configparser",
          "contextlib",
          "copy",
          "csv",
          "dataclasses",
          "datetime",
          "decimal",
          "difflib",
          "email",
          "enum",
          "errno",
          "fnmatch",
          "fractions",
          "functools",
          "gc",
          "getpass",
          "gettext",
          "glob",
          "hashlib",
          "heapq",
          "hmac",
          "html",
          "http",
          "importlib",
          "inspect",
          "io",
          "itertools",
          "json",
          "keyword",
          "linecache",
          "locale",
          "logging",
          "mako",
          "markupsafe",
          "math",
          "mimetypes",
          "numbers",
          "operator",
          "os",
          "pathlib",
          "pickle",
          "pkgutil",
          "platform",
          "posixpath",
          "pprint",
          "queue",
          "random",
          "re",
          "reprlib",
          "secrets",
          "select",
          "shlex",
          "shutil",
          "signal",
          "socket",
          "sqlalchemy",
          "stat",
          "statistics",
          "string",
          "struct",
          "subprocess",
          "sys",
          "tempfile",
          "textwrap",
          "threading",
          "time",
          "timeit",
          "token",
          "tokenize",
          "traceback",
          "types",
          "typing",
          "unicodedata",
          "unittest",
          "urllib",
          "uuid",
          "warnings",
          "weakref",
          "xml",
          "zipfile",
          "zlib",
          "zoneinfo");

  /// Parts of modules that surely exist.
  private static final Map<String, Set<String>> PARTS =
      Map.of(
          "alembic",
          Set.of("autogenerate", "command", "config", "context", "op", "script", "util"),
          "datetime",
          Set.of("date", "datetime", "time", "timedelta", "timezone", "tzinfo"),
          "os",
          Set.of("path", "environ", "getenv", "sep", "linesep", "getcwd"),
          "os.path",
          Set.of("basename", "dirname", "exists", "join", "splitext"),
          "re",
          Set.of("compile", "escape", "findall", "match", "search", "split", "sub"),
          "sys",
          Set.of("argv", "path", "version", "version_info"),
          "textwrap",
          Set.of("dedent", "fill", "indent", "shorten", "wrap"),
          "typing",
          Set.of("Any", "Dict", "List", "Optional", "Sequence", "Tuple", "Union"),
          "uuid",
          Set.of("UUID", "uuid1", "uuid4"),
          "time",
          Set.of("gmtime", "localtime", "strftime", "time"));

  private static final Map<String, PythonValue> PATTERNS =
      Map.of(
          "split", Function.named("split", Modules::split),
          "sub", Function.named("sub", Modules::substitute),
          "findall", Function.named("findall", Modules::findAll));

  private Modules() {}

  /// A module by its whole name; empty if nobody can tell whether it exists.
  static Optional<PythonValue> module(String name) {
    if (name.equals("re")) {
      return Optional.of(new Module(name, PATTERNS));
    }
    boolean isKnown = KNOWN.contains(name) || name.equals("os.path");
    return isKnown ? Optional.of(new Module(name, Map.of())) : Optional.empty();
  }

  /// `from module import part`; empty if nobody can tell whether it exists.
  static Optional<PythonValue> part(String module, String part) {
    if (module.equals("re") && PATTERNS.containsKey(part)) {
      return Optional.of(PATTERNS.get(part));
    }
    return PARTS.getOrDefault(module, Set.of()).contains(part)
        ? Optional.of(new Module(module + "." + part, Map.of()))
        : Optional.empty();
  }

  private static PythonValue split(Arguments arguments) throws PythonException {
    arguments.expect(2, 2);
    String text = arguments.text(1);
    var matcher = PythonPattern.of(arguments.text(0)).matcher(new PatientText(text));
    var parts = new ArrayList<PythonValue>();
    int start = 0;
    while (matcher.find()) {
      parts.add(Values.text(text.substring(start, matcher.start())));
      start = matcher.end();
    }
    parts.add(Values.text(text.substring(start)));
    return new PythonValue.ListValue(parts);
  }

  private static PythonValue substitute(Arguments arguments) throws PythonException {
    arguments.expect(3, 3);
    if (!(arguments.at(1) instanceof PythonValue.Str(String fresh)) || fresh.contains("\\")) {
      throw TemplateFault.outside("such a replacement of re.sub is not known here");
    }
    String text = arguments.text(2);
    var matcher = PythonPattern.of(arguments.text(0)).matcher(new PatientText(text));
    var result = new StringBuilder();
    int start = 0;
    while (matcher.find()) {
      result.append(text, start, matcher.start()).append(fresh);
      Allowance.size(result.length());
      start = matcher.end();
    }
    return Values.text(result.append(text.substring(start)).toString());
  }

  private static PythonValue findAll(Arguments arguments) throws PythonException {
    arguments.expect(2, 2);
    String text = arguments.text(1);
    Pattern pattern = PythonPattern.of(arguments.text(0));
    List<PythonValue> found =
        pattern
            .matcher(new PatientText(text))
            .results()
            .<PythonValue>map(match -> Values.text(text.substring(match.start(), match.end())))
            .toList();
    return new PythonValue.ListValue(found);
  }
}
