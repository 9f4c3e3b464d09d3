package lynearm.workspace;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lynearm.alembic.Settings;
import lynearm.file.FileTree;
import lynearm.python.ImportResolver;
import org.jspecify.annotations.Nullable;

/// Finds imported modules inside the project, as text, each looked for once. Nothing outside of its
/// root is looked at. Safe for use by several threads.
final class ProjectModules {

  private static final String INIT = "__init__.py";

  private final FileTree tree;
  private final Supplier<Path> around;
  private final Optional<Settings> settings;
  private @Nullable Places places;
  private final Map<String, Optional<ImportResolver.ModuleFile>> found = new ConcurrentHashMap<>();

  /// @param around gives the folder outside of which nothing is looked at; asked for once, when the
  ///   first module is
  ProjectModules(Supplier<Path> around, Optional<Settings> settings) {
    this(FileTree.DISK, around, settings);
  }

  /// As the other, on disk or in a commit.
  ProjectModules(FileTree tree, Supplier<Path> around, Optional<Settings> settings) {
    this.tree = tree;
    this.around = around;
    this.settings = settings;
  }

  /// Where modules are looked for.
  ///
  /// @param root the folder outside of which nothing is looked at
  /// @param searched in order
  private record Places(Path root, Set<Path> searched) {}

  private synchronized Places places() {
    if (places == null) {
      places = found(around.get().toAbsolutePath().normalize());
    }
    return places;
  }

  private Places found(Path root) {
    Set<Path> searched = new LinkedHashSet<>();
    settings.ifPresent(known -> {
      known
          .prependSysPath()
          .forEach(entry -> {
            try {
              searched.add(known.directory().resolve(entry).normalize());
            } catch (InvalidPathException _) {
              // Python would find nothing there either.
              return;
            }
          });
      searched.add(known.directory());
    });
    searched.add(root);
    searched.add(root.resolve("src"));
    searched.add(root.resolve("lib"));
    return new Places(root, searched);
  }

  /// The modules as one file asks for them.
  Seen seen() {
    return new Seen();
  }

  /// Python looks beside a file only for what it was started with, so what lies beside a revision
  /// is found only where its folder is searched anyway.
  private Optional<ImportResolver.ModuleFile> find(String dottedName) {
    return found.computeIfAbsent(
        dottedName,
        name ->
            places().searched().stream()
                .flatMap(folder -> in(folder, name.replace('.', '/')).stream())
                .findFirst());
  }

  private Optional<ImportResolver.ModuleFile> in(Path folder, String relative) {
    try {
      Path packaged = folder.resolve(relative).resolve(INIT);
      for (Path candidate : List.of(packaged, folder.resolve(relative + ".py"))) {
        if (tree.isFile(candidate) && tree.real(candidate).startsWith(tree.real(places().root()))) {
          if (tree.size(candidate) > RevisionFileCache.LARGEST_FILE) {
            return Optional.empty();
          }
          return Optional.of(
              new ImportResolver.ModuleFile(tree.read(candidate), candidate.endsWith(INIT)));
        }
      }
    } catch (IOException | InvalidPathException _) {
      // What cannot be read cannot be known; the value then counts as computed.
      return Optional.empty();
    }
    return Optional.empty();
  }

  /// Whether what was asked for elsewhere would be answered alike here.
  boolean answerLike(Map<String, Optional<ImportResolver.ModuleFile>> elsewhere) {
    return elsewhere.entrySet().stream()
        .allMatch(answer -> isAlike(find(answer.getKey()), answer.getValue()));
  }

  private static boolean isAlike(
      Optional<ImportResolver.ModuleFile> one, Optional<ImportResolver.ModuleFile> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() && other.isEmpty();
    }
    return one.get().isPackage() == other.get().isPackage()
        && Arrays.equals(one.get().bytes(), other.get().bytes());
  }

  /// Tells afterwards what was asked for.
  final class Seen implements ImportResolver {

    private final Map<String, Optional<ModuleFile>> answers = new ConcurrentHashMap<>();

    private Seen() {}

    boolean wasAsked() {
      return !answers.isEmpty();
    }

    /// The modules that were asked for, by name.
    Map<String, Optional<ModuleFile>> answers() {
      return Map.copyOf(answers);
    }

    @Override
    public Optional<ModuleFile> find(String dottedName) {
      Optional<ModuleFile> found = ProjectModules.this.find(dottedName);
      answers.put(dottedName, found);
      return found;
    }
  }
}
