package lynearm.hook;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.alembic.Hook;
import lynearm.alembic.Settings;
import lynearm.revision.AlembicError;

/// Tells which program a hook is, as Alembic would choose it, without running anything. Alembic:
/// `script.write_hooks`.
///
/// Alembic runs within the Python of the project; from outside, that is the active virtual
/// environment, else that of the project if there is one, else the `python3` of the search path.
public final class HookCalls {

  private static final String FILE = "REVISION_SCRIPT_FILENAME";

  private static final List<String> VIRTUAL_ENVIRONMENTS = List.of(".venv", "venv", "env", ".env");

  private final Path directory;
  private final List<Path> roots;
  private final Map<String, String> environment;

  /// @param directory where Alembic is called from
  /// @param roots folders in which a virtual environment may lie, the likeliest first
  /// @param environment the environment variables of this process
  public HookCalls(Path directory, List<Path> roots, Map<String, String> environment) {
    this.directory = directory;
    this.roots = List.copyOf(roots);
    this.environment = Map.copyOf(environment);
  }

  /// For an environment.
  ///
  /// @param root the folder of the repository
  /// @param environment the environment variables of this process
  public static HookCalls of(Settings settings, Path root, Map<String, String> environment) {
    List<Path> roots = new ArrayList<>();
    roots.add(settings.directory());
    for (Path folder = settings.scriptFolder().getParent();
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      roots.add(folder);
    }
    return new HookCalls(settings.directory(), roots, environment);
  }

  /// What running all hooks of an environment on these files would mean, in order.
  public List<HookCall> ofAll(List<Hook> hooks, List<Path> files) {
    List<HookCall> calls = new ArrayList<>();
    for (Path file : files) {
      hooks.forEach(hook -> calls.add(of(hook, file)));
    }
    return calls;
  }

  /// What running this hook on this file would mean.
  public HookCall of(Hook hook, Path file) {
    return switch (hook.options().getOrDefault("type", "")) {
      case "" ->
          refused(
              hook,
              AlembicError.command(
                  "Key '%s.type' (or 'type' in toml) is required for post write hook '%s'"
                      .formatted(hook.name(), hook.name())));
      case "console_scripts" -> withOption(hook, "entrypoint", file, this::consoleScript);
      case "exec" -> withOption(hook, "executable", file, this::executable);
      case "module" -> withOption(hook, "module", file, this::module);
      case String type ->
          new HookCall.Refused(
              hook.name(),
              Optional.of(
                  AlembicError.command("No formatter with name '%s' registered".formatted(type))),
              "The type " + type + " of the hook " + hook.name() + " is not one of Alembic's",
              "env.py may register it, but only running it can tell. Let Alembic run this hook.");
    };
  }

  /// Finds what to call.
  private interface Finder {
    Found find(Hook hook, String name);
  }

  /// The beginning of a command, or why there is none.
  private sealed interface Found {
    record Program(List<String> words) implements Found {}

    record Nothing(HookCall.Refused why) implements Found {}
  }

  private HookCall withOption(Hook hook, String option, Path file, Finder finder) {
    String name = hook.options().getOrDefault(option, "");
    if (name.isEmpty()) {
      return refused(
          hook,
          AlembicError.command(
              "Key %s.%s is required for post write hook '%s'"
                  .formatted(hook.name(), option, hook.name())));
    }
    Optional<List<String>> options = options(hook, file);
    if (options.isEmpty()) {
      return new HookCall.Refused(
          hook.name(),
          Optional.of(new AlembicError("ValueError", "No closing quotation")),
          "The options of the hook " + hook.name() + " have a quote that is not closed",
          "Mend " + hook.name() + ".options in the configuration.");
    }
    return switch (finder.find(hook, name)) {
      case Found.Nothing(HookCall.Refused why) -> why;
      case Found.Program(List<String> words) -> {
        List<String> command = new ArrayList<>(words);
        command.addAll(options.get());
        yield new HookCall.Ready(hook.name(), command, folder(hook));
      }
    };
  }

  private static HookCall.Refused refused(Hook hook, AlembicError error) {
    return new HookCall.Refused(
        hook.name(), Optional.of(error), error.message(), "Mend the hook in the configuration.");
  }

  private Path folder(Hook hook) {
    String named = hook.options().getOrDefault("cwd", "");
    try {
      return named.isEmpty() ? directory : directory.resolve(named);
    } catch (InvalidPathException _) {
      return directory;
    }
  }

  /// The options with the path of the file in its place; in front if none is named.
  private static Optional<List<String>> options(Hook hook, Path file) {
    String text = hook.options().getOrDefault("options", "");
    String all = text.contains(FILE) ? text : FILE + " " + text;
    return ShellWords.of(all)
        .map(words -> words.stream().map(word -> word.replace(FILE, file.toString())).toList());
  }

  /// What calling a program of the project's Python would mean, such as `alembic` itself.
  public HookCall program(String name, List<String> words) {
    return switch (consoleScript(new Hook(name, Map.of()), name)) {
      case Found.Program(List<String> found) -> {
        List<String> command = new ArrayList<>(found);
        command.addAll(words);
        yield new HookCall.Ready(name, command, directory);
      }
      case Found.Nothing _ ->
          new HookCall.Refused(
              name,
              Optional.empty(),
              "There is no program " + name + " for this project",
              "Install it into the virtual environment of the project"
                  + virtualEnvironment().map(folder -> " (" + folder + ")").orElse("")
                  + ".");
    };
  }

  private Found consoleScript(Hook hook, String name) {
    Optional<Path> script =
        python().map(python -> python.resolveSibling(name)).filter(Files::isExecutable);
    return script
        .or(() -> onSearchPath(name))
        .<Found>map(path -> new Found.Program(List.of(path.toString())))
        .orElseGet(() ->
            new Found.Nothing(
                new HookCall.Refused(
                    hook.name(),
                    Optional.of(
                        AlembicError.command("Could not find entrypoint console_scripts." + name)),
                    "There is no program " + name + " for the hook " + hook.name(),
                    "Install it into the virtual environment of the project"
                        + virtualEnvironment().map(folder -> " (" + folder + ")").orElse("")
                        + ".")));
  }

  private Found executable(Hook hook, String name) {
    boolean isPath = name.indexOf('/') >= 0 || name.indexOf(File.separatorChar) >= 0;
    Optional<Path> program =
        isPath
            ? Optional.of(folder(hook).resolve(name)).filter(Files::isExecutable)
            : onSearchPath(name);
    return program
        .<Found>map(path -> new Found.Program(List.of(path.toString())))
        .orElseGet(() ->
            new Found.Nothing(
                new HookCall.Refused(
                    hook.name(),
                    Optional.of(
                        new AlembicError(
                            "FileNotFoundError", "No such file or directory: '" + name + "'")),
                    "There is no program " + name + " for the hook " + hook.name(),
                    "Install it, or mend the hook in the configuration.")));
  }

  private Found module(Hook hook, String name) {
    return python()
        .<Found>map(path -> new Found.Program(List.of(path.toString(), "-m", name)))
        .orElseGet(() ->
            new Found.Nothing(
                new HookCall.Refused(
                    hook.name(),
                    Optional.empty(),
                    "There is no Python for the hook " + hook.name(),
                    "Make a virtual environment for the project, or install python3.")));
  }

  /// The Python that Alembic would run in.
  public Optional<Path> python() {
    return virtualEnvironment()
        .map(HookCalls::pythonIn)
        .or(() -> onSearchPath("python3"))
        .or(() -> onSearchPath("python"));
  }

  private static Path pythonIn(Path environment) {
    Path windows = environment.resolve("Scripts").resolve("python.exe");
    return Files.isExecutable(windows) ? windows : environment.resolve("bin").resolve("python");
  }

  private Optional<Path> virtualEnvironment() {
    List<Path> candidates = new ArrayList<>();
    path(environment.getOrDefault("VIRTUAL_ENV", "")).ifPresent(candidates::add);
    for (Path root : roots) {
      VIRTUAL_ENVIRONMENTS.forEach(name -> candidates.add(root.resolve(name)));
    }
    return candidates.stream()
        .filter(folder -> Files.isRegularFile(folder.resolve("pyvenv.cfg")))
        .filter(folder -> Files.isExecutable(pythonIn(folder)))
        .findFirst();
  }

  private Optional<Path> onSearchPath(String name) {
    return List.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)).stream()
        .flatMap(folder -> path(folder).stream())
        .flatMap(folder -> path(folder.resolve(name).toString()).stream())
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Optional<Path> path(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException _) {
      return Optional.empty();
    }
  }
}
