package lynearm.alembic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import lynearm.file.FolderListing;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;

/// One walk through the folders of a project, the shallow ones first, that notes everything which
/// can have to do with Alembic. Links to folders are not followed, so it ends.
final class ProjectWalk {

  /// How many entries are looked at before the walk ends.
  static final int MAX_ENTRIES = 1_000_000;

  static final String ENV = "env.py";
  static final String TEMPLATE = "script.py.mako";
  static final String VERSIONS = "versions";

  private static final Set<String> SKIPPED =
      Set.of(
          ".git",
          ".hg",
          ".svn",
          ".bzr",
          "node_modules",
          "site-packages",
          "dist-packages",
          ".venv",
          ".tox",
          ".nox",
          ".eggs",
          "__pycache__",
          "__pypackages__",
          ".mypy_cache",
          ".pytest_cache",
          ".ruff_cache",
          ".cache",
          ".gradle",
          ".idea",
          ".terraform",
          ".direnv",
          ".npm",
          ".yarn",
          "bower_components");

  /// Words in a folder's path that make it worth a look into its Python files.
  private static final Pattern MIGRATION_WORD =
      Pattern.compile("alembic|migration|revision|version|schema|upgrade");

  /// Names as tools give them to revision files.
  private static final Pattern GENERATED_NAME =
      Pattern.compile("^[vV]?\\d{2,}|[0-9a-f]{8,}|^rev_?\\d");

  /// How deep version folders lie below their environment: versions/release/branch.
  private static final int MAX_NESTING = 4;

  private static final Set<String> FILE_SUFFIXES =
      Set.of(
          "bin", "c", "class", "cpp", "css", "csv", "gif", "go", "gz", "h", "html", "ico", "java",
          "jpg", "json", "lock", "map", "md", "mo", "o", "pdf", "php", "png", "po", "py", "pyc",
          "rb", "rs", "rst", "sh", "so", "sql", "svg", "ts", "tsx", "ttf", "txt", "woff", "woff2",
          "xml", "yaml", "yml", "zip");

  private static final int GLANCES_IN_LIKELY_FOLDER = 8;
  private static final int GLANCES_ELSEWHERE = 3;

  private final Path root;
  private final Progress progress;
  private final int maxEntries;

  private final Map<String, List<Path>> foldersByName = new HashMap<>();
  private final List<Path> iniFiles = new ArrayList<>();
  private final List<Path> otherConfigurations = new ArrayList<>();
  private final List<Path> pyprojects = new ArrayList<>();
  private final Set<Path> environmentFolders = new LinkedHashSet<>();
  private final Set<Path> revisionFolders = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();
  private int folders;
  private int entries;

  /// @param root where to begin, absolute
  /// @param maxEntries how many entries to look at
  ProjectWalk(Path root, int maxEntries, Progress progress) {
    this.root = root;
    this.maxEntries = maxEntries;
    this.progress = progress;
  }

  /// @throws java.util.concurrent.CancellationException if the progress says so
  ProjectWalk walk() {
    Deque<Path> waiting = new ArrayDeque<>();
    waiting.add(root);
    while (!waiting.isEmpty()) {
      if (entries >= maxEntries) {
        reportBound(waiting.getFirst());
        break;
      }
      visit(waiting.remove(), waiting);
    }
    return this;
  }

  private void visit(Path folder, Deque<Path> waiting) {
    progress.check();
    progress.visiting(folder, ++folders);
    FolderListing listing;
    try {
      listing = FolderListing.of(folder, ProjectWalk::isSurelyFile, () -> progress.check());
    } catch (IOException _) {
      reportUnlisted(folder);
      return;
    }
    var names = new ArrayList<String>();
    for (var file : listing.files()) {
      if (file.kind() != FolderListing.Kind.OTHER) {
        names.add(file.name());
      }
    }
    if (names.contains("pyvenv.cfg") && !folder.equals(root)) {
      return;
    }
    entries += listing.files().size() + listing.folders().size();
    note(folder, names);
    for (var entry : listing.folders()) {
      var name = entry.name();
      if (!SKIPPED.contains(name)) {
        var child = folder.resolve(name);
        foldersByName.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(child);
        waiting.add(child);
      }
    }
  }

  /// Nobody gives such a name to a folder, so the file system need not be asked.
  private static boolean isSurelyFile(Path path) {
    var name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && FILE_SUFFIXES.contains(name.substring(dot + 1));
  }

  private void note(Path folder, List<String> names) {
    var sources = new ArrayList<String>();
    for (var name : names) {
      if (name.endsWith(".py")) {
        sources.add(name);
      } else if (name.equals(ConfigurationSources.PYPROJECT)) {
        pyprojects.add(folder.resolve(name));
      } else if (name.endsWith(".ini")) {
        iniFiles.add(folder.resolve(name));
      } else if (name.endsWith(".cfg") || name.endsWith(".conf") || name.contains(".ini.")) {
        otherConfigurations.add(folder.resolve(name));
      }
    }
    if (names.contains(ENV)) {
      environmentFolders.add(folder);
    }
    if (holdsRevisions(folder, sources)) {
      revisionFolders.add(folder);
    }
  }

  private boolean holdsRevisions(Path folder, List<String> sources) {
    var path = root.relativize(folder).toString().toLowerCase(Locale.ROOT);
    boolean likely =
        folder.equals(root) || isInsideEnvironment(folder) || MIGRATION_WORD.matcher(path).find();
    int glances = likely ? GLANCES_IN_LIKELY_FOLDER : GLANCES_ELSEWHERE;
    var accepted = new RevisionFileName(false);
    for (var name : sources) {
      if (!accepted.accepts(name) || name.equals(ENV)) {
        continue;
      }
      boolean generated = GENERATED_NAME.matcher(name).find();
      if (!generated && !likely) {
        continue;
      }
      if (glances-- == 0) {
        return false;
      }
      if (RevisionSketch.of(folder.resolve(name)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /// Whether an `env.py` lies in the folder or not far above. Folders above are walked before.
  private boolean isInsideEnvironment(Path folder) {
    var above = folder;
    for (int i = 0; i <= MAX_NESTING && above != null; i++) {
      if (environmentFolders.contains(above)) {
        return true;
      }
      above = above.getParent();
    }
    return false;
  }

  private void reportBound(Path next) {
    problems.add(
        Problem.at(
            Problem.Kind.IGNORED_FILE,
            SourceLocation.of(next),
            "The search ended after %,d entries".formatted(entries),
            "Environments deeper in the folders may be missing. Open a folder nearer to them."));
  }

  private void reportUnlisted(Path folder) {
    problems.add(
        Problem.at(
            Problem.Kind.UNREADABLE_FILE,
            SourceLocation.of(folder),
            folder + " can't be listed",
            "Environments in it are not found. Make the folder readable."));
  }

  Path root() {
    return root;
  }

  /// All files named `*.ini`, in the order of the walk.
  List<Path> iniFiles() {
    return iniFiles;
  }

  /// Files of other names that may be ini files or templates of them.
  List<Path> otherConfigurations() {
    return otherConfigurations;
  }

  List<Path> pyprojects() {
    return pyprojects;
  }

  /// Folders with an `env.py`, in the order of the walk.
  Set<Path> environmentFolders() {
    return environmentFolders;
  }

  /// Folders with at least one file that sets `revision` and `down_revision`.
  Set<Path> revisionFolders() {
    return revisionFolders;
  }

  /// Folders of a name, in the order of the walk.
  List<Path> foldersNamed(String name) {
    return foldersByName.getOrDefault(name, List.of());
  }

  List<Problem> problems() {
    return problems;
  }

  int folders() {
    return folders;
  }

  /// Whether a folder looks like one that `alembic init` has made.
  static boolean looksComplete(Path folder) {
    return Files.isRegularFile(folder.resolve(ENV))
        && (Files.isRegularFile(folder.resolve(TEMPLATE))
            || Files.isDirectory(folder.resolve(VERSIONS)));
  }
}
