package lynearm.alembic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Configuration.Configured;
import lynearm.alembic.Environment.Origin;
import lynearm.alembic.Environment.Resolution;
import lynearm.file.FileTree;
import lynearm.file.FolderListing;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;

/// Finds every Alembic environment in a folder: those that a file configures, those of
/// Flask-Migrate, and those that only a program knows. Runs nothing, follows no links to folders,
/// and keeps out of repositories' insides, virtual environments and installed packages.
public final class EnvironmentFinder {

  private static final String GIT = ".git";
  private static final String SCRIPT_LOCATION = "script_location";
  private static final int MAX_CONFIGURATION_BYTES = 1 << 20;

  /// How far above an opened folder its project may begin.
  private static final int MAX_CLIMB = 8;

  private static final Set<String> ASIDE =
      Set.of(
          "test",
          "tests",
          "testing",
          "example",
          "examples",
          "docs",
          "doc",
          "templates",
          "samples",
          "fixtures");

  private final ProjectWalk walk;
  private final Path root;
  private final Path repository;
  private final Progress progress;
  private final List<Environment> environments = new ArrayList<>();
  private final List<Problem> unread = new ArrayList<>();

  private EnvironmentFinder(Path root, Path repository, int maxEntries, Progress progress) {
    this.root = root;
    this.repository = repository;
    this.progress = progress;
    this.walk = new ProjectWalk(root, maxEntries, progress).walk();
  }

  /// Finds the environments of a folder.
  ///
  /// @param start a project, any folder of one, a versions folder, a configuration file or a
  ///   revision file
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static EnvironmentSearch find(Path start, Progress progress) {
    return find(start, ProjectWalk.MAX_ENTRIES, progress);
  }

  static EnvironmentSearch find(Path start, int maxEntries, Progress progress) {
    var real = real(start);
    boolean isFile = Files.isRegularFile(real);
    var folder = isFile ? Optional.ofNullable(real.getParent()).orElse(real) : real;
    var repository = repositoryOf(folder);
    if (isFile && !real.toString().endsWith(".py")) {
      return new EnvironmentFinder(folder, repository, maxEntries, progress).onlyOf(real);
    }
    var inside = new EnvironmentFinder(folder, repository, maxEntries, progress).search();
    if (inside.environments().stream().anyMatch(found -> found.origin() != Origin.CODE)
        || (inside.environments().isEmpty() && !holdsRevision(folder))) {
      return inside;
    }
    return enclosing(folder, repository, maxEntries, progress)
        .filter(around -> !around.environments().isEmpty())
        .orElse(inside);
  }

  /// The environments of the project around a folder that have to do with the folder.
  private static Optional<EnvironmentSearch> enclosing(
      Path folder, Path repository, int maxEntries, Progress progress) {
    Optional<Path> top;
    if (Files.exists(folder.resolve(GIT))) {
      top = Optional.empty();
    } else {
      top = repository.equals(folder) ? projectAbove(folder) : Optional.of(repository);
    }
    return top.map(project -> {
      var search = new EnvironmentFinder(project, project, maxEntries, progress).search();
      var related =
          search.environments().stream().filter(found -> concerns(found, folder)).toList();
      return new EnvironmentSearch(search.root(), related, search.problems(), search.folders());
    });
  }

  private static boolean concerns(Environment environment, Path folder) {
    if (environment.settings().isEmpty()) {
      return false;
    }
    var settings = environment.settings().orElseThrow();
    var script = real(settings.scriptFolder());
    return script.startsWith(folder)
        || folder.startsWith(script)
        || settings.versionLocations().stream()
            .map(EnvironmentFinder::real)
            .anyMatch(location -> location.startsWith(folder) || folder.startsWith(location));
  }

  private static boolean holdsRevision(Path folder) {
    try {
      return FolderListing.of(folder, Progress.NONE::check).files().stream()
          .filter(file -> file.name().endsWith(".py") && file.kind() != FolderListing.Kind.OTHER)
          .anyMatch(file -> RevisionSketch.of(folder.resolve(file.name())).isPresent());
    } catch (IOException _) {
      return false;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException _) {
      return path.toAbsolutePath().normalize();
    }
  }

  /// The top of the git repository around a folder; the folder itself if there is none.
  private static Path repositoryOf(Path folder) {
    for (var above = folder; above != null; above = above.getParent()) {
      if (Files.exists(above.resolve(GIT))) {
        return above;
      }
    }
    return folder;
  }

  /// The nearest folder above that configures something, else the nearest environment's folder.
  private static Optional<Path> projectAbove(Path folder) {
    return above(folder, List.of(ConfigurationSources.ALEMBIC_INI, ConfigurationSources.PYPROJECT))
        .or(() -> above(folder, List.of(ProjectWalk.ENV)));
  }

  private static Optional<Path> above(Path folder, List<String> names) {
    var above = folder.getParent();
    for (int i = 0; i < MAX_CLIMB && above != null; i++) {
      for (var name : names) {
        if (Files.isRegularFile(above.resolve(name))) {
          return Optional.of(above);
        }
      }
      above = above.getParent();
    }
    return Optional.empty();
  }

  private EnvironmentSearch onlyOf(Path file) {
    if (file.endsWith(ConfigurationSources.PYPROJECT)) {
      addPyproject(file);
    } else {
      addIni(file, text(file));
    }
    return result();
  }

  private EnvironmentSearch search() {
    walk.iniFiles().forEach(file -> addIni(file, text(file)));
    walk.pyprojects().forEach(this::addPyproject);
    addOthers();
    addConfiguredInCode();
    return result();
  }

  private EnvironmentSearch result() {
    environments.sort(
        Comparator.comparing(this::isAside)
            .thenComparing(found -> found.settings().isEmpty())
            .thenComparing(found -> found.origin() == Origin.CODE)
            .thenComparingInt(found -> place(found).getNameCount()));
    var problems = new ArrayList<>(walk.problems());
    problems.addAll(unread);
    return new EnvironmentSearch(root, environments, problems, walk.folders());
  }

  private static Path place(Environment found) {
    return found.configurationFiles().isEmpty()
        ? found.settings().orElseThrow().scriptFolder()
        : found.configurationFiles().getFirst();
  }

  private boolean isAside(Environment found) {
    for (var part : root.relativize(place(found))) {
      if (ASIDE.contains(part.toString())) {
        return true;
      }
    }
    return false;
  }

  private String name(Path path) {
    var name = root.relativize(path).toString();
    return name.isEmpty() ? String.valueOf(path.getFileName()) : name.replace('\\', '/');
  }

  private String text(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        reportUnread(file, "is no regular file", "Put a regular file in its place.");
      } else if (Files.size(file) > MAX_CONFIGURATION_BYTES) {
        reportUnread(file, "is larger than 1 MB", "Shorten it, or move it away.");
      } else {
        return Files.readString(file, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException _) {
      reportUnread(file, "can't be read", "Allow reading it.");
    }
    return "";
  }

  /// Not every ini file has to do with Alembic; the name must tell.
  private void reportUnread(Path file, String what, String remedy) {
    if (String.valueOf(file.getFileName()).contains("alembic")) {
      unread.add(
          Problem.at(
              Problem.Kind.UNREADABLE_FILE,
              SourceLocation.of(file),
              "%s %s".formatted(name(file), what),
              "What it configures is unknown here. " + remedy));
    }
  }

  // ini files

  private void addIni(Path file, String text) {
    progress.check();
    var folder = Optional.ofNullable(file.getParent()).orElse(root);
    boolean mentions = text.contains(SCRIPT_LOCATION);
    boolean besideEnv =
        file.endsWith(ConfigurationSources.ALEMBIC_INI) && ProjectWalk.looksComplete(folder);
    if (!mentions && !besideEnv) {
      return;
    }
    IniFile ini;
    try {
      ini = IniFile.read(FileTree.DISK, file, folder.toString());
    } catch (ConfigurationException _) {
      addSection(file, Invocation.DEFAULT_SECTION, name(file), Optional.empty());
      return;
    }
    var sections = sections(ini);
    for (var section : sections) {
      boolean usual = sections.size() == 1 && section.equals(Invocation.DEFAULT_SECTION);
      addSection(
          file,
          section,
          usual ? name(file) : name(file) + " [" + section + "]",
          location(ini, section));
    }
    if (sections.isEmpty() && besideEnv) {
      addFlaskMigrate(file, folder);
    }
  }

  private static List<String> sections(IniFile ini) {
    var sections = new LinkedHashSet<>(ini.sectionsWith(SCRIPT_LOCATION));
    if (ini.option(IniFile.DEFAULT, SCRIPT_LOCATION).isPresent()) {
      ini.sections().stream()
          .filter(section ->
              section.equals(Invocation.DEFAULT_SECTION)
                  || DoubtfulOptions.KEYS.stream().anyMatch(key -> ini.hasOwnOption(section, key)))
          .forEach(sections::add);
    }
    return List.copyOf(sections);
  }

  private static Optional<String> location(IniFile ini, String section) {
    try {
      return ini.get(section, SCRIPT_LOCATION);
    } catch (ConfigurationException _) {
      return ini.option(section, SCRIPT_LOCATION).map(IniFile.Option::raw);
    }
  }

  private void addSection(Path file, String section, String name, Optional<String> location) {
    var folder = Optional.ofNullable(file.getParent()).orElse(root);
    var invocation = new Invocation(folder, Optional.empty(), List.of(file.toString()), section);
    add(name, Origin.INI, List.of(file), invocation, location);
  }

  private void add(
      String name,
      Origin origin,
      List<Path> files,
      Invocation invocation,
      Optional<String> location) {
    var resolved =
        new LocationResolver(walk, repository, files.getFirst(), invocation, location).resolve();
    var configuration = resolved.configuration();
    if (configuration instanceof Configured configured) {
      var corrected = LocationResolver.withLocationsByTail(configured, walk);
      var alternatives = locationsSetInCode(corrected.settings());
      for (var locations : alternatives) {
        environments.add(
            new Environment(
                alternatives.size() == 1 ? name : name + called(locations, corrected.settings()),
                origin,
                files,
                invocation.section(),
                resolved.resolution(),
                true,
                withLocationsSetInCode(corrected, locations, alternatives.size())));
      }
      if (!alternatives.isEmpty()) {
        return;
      }
      configuration = corrected;
    }
    environments.add(
        new Environment(
            name,
            origin,
            files,
            invocation.section(),
            resolved.resolution(),
            false,
            configuration));
  }

  /// What tells one of several alternatives from the others.
  private static String called(List<Path> locations, Settings settings) {
    var folder = real(settings.scriptFolder()).relativize(locations.getFirst());
    return " (%s)".formatted(folder.toString().replace('\\', '/'));
  }

  private void addFlaskMigrate(Path file, Path folder) {
    var application = Optional.ofNullable(folder.getParent()).orElse(folder);
    var configuration =
        ConfigurationReader.read(
            Invocation.flaskMigrate(application, String.valueOf(folder.getFileName())));
    environments.add(
        new Environment(
            name(folder),
            Origin.FLASK_MIGRATE,
            List.of(file),
            Invocation.DEFAULT_SECTION,
            Resolution.BY_CONTENTS,
            false,
            configuration));
  }

  // pyproject.toml

  private void addPyproject(Path file) {
    progress.check();
    if (!text(file).contains("alembic")) {
      return;
    }
    var folder = Optional.ofNullable(file.getParent()).orElse(root);
    Optional<String> location;
    try {
      var toml = TomlFile.read(FileTree.DISK, file, folder.toString());
      if (!toml.keys().contains(SCRIPT_LOCATION) || isOverruled(folder)) {
        return;
      }
      location = toml.value(SCRIPT_LOCATION).map(OptionValue::toString);
    } catch (ConfigurationException _) {
      if (!text(file).contains("[tool.alembic")) {
        return;
      }
      location = Optional.empty();
    }
    var ini = folder.resolve(ConfigurationSources.ALEMBIC_INI);
    var invocation =
        new Invocation(
            folder,
            Optional.empty(),
            List.of(ini.toString(), file.toString()),
            Invocation.DEFAULT_SECTION);
    var files = Files.isRegularFile(ini) ? List.of(file, ini) : List.of(file);
    add(name(file), Origin.PYPROJECT, files, invocation, location);
  }

  /// Whether an ini file beside it already names the folder, so that both are one environment.
  private boolean isOverruled(Path folder) {
    var ini = folder.resolve(ConfigurationSources.ALEMBIC_INI);
    return environments.stream()
        .anyMatch(found ->
            found.configurationFiles().contains(ini)
                && found.section().equals(Invocation.DEFAULT_SECTION));
  }

  /// Files that are no `*.ini` by name count only if they lead to a folder nobody else names.
  private void addOthers() {
    for (var file : walk.otherConfigurations()) {
      var text = text(file);
      if (!text.contains(SCRIPT_LOCATION)) {
        continue;
      }
      var covered = scriptFolders();
      int before = environments.size();
      addIni(file, text);
      environments
          .subList(before, environments.size())
          .removeIf(found ->
              found.settings().isEmpty()
                  || covered.contains(real(found.settings().orElseThrow().scriptFolder())));
    }
  }

  private Set<Path> scriptFolders() {
    var folders = new HashSet<Path>();
    for (var found : environments) {
      found.settings().map(settings -> real(settings.scriptFolder())).ifPresent(folders::add);
    }
    return folders;
  }

  // settings made in code

  /// The version folders with those that no file names but whose revisions belong to the
  /// environment's history, as programs with a folder for each release keep them. Several lists if
  /// the program chooses among them; none if there is nothing to add.
  private List<List<Path>> locationsSetInCode(Settings settings) {
    var script = real(settings.scriptFolder());
    if (!script.startsWith(root)) {
      return List.of(); // what lies here does not belong to a folder around it
    }
    var named = new LinkedHashSet<Path>();
    settings.versionLocations().forEach(location -> named.add(real(location)));
    var others =
        walk.revisionFolders().stream()
            .filter(folder -> folder.startsWith(script) && !isCovered(folder, settings, named))
            .toList();
    if (others.isEmpty() || isNamed(settings)) {
      return List.of();
    }
    var all = new LinkedHashSet<Path>(others);
    var holding = named.stream().filter(walk.revisionFolders()::contains).toList();
    all.addAll(holding);
    var order = new FolderOrder(all, progress);
    if (holding.isEmpty()) {
      return order.alternatives();
    }
    var connected = order.connectedWith(holding);
    return connected.size() <= holding.size()
        ? List.of()
        : List.of(order.ordered().stream().filter(connected::contains).toList());
  }

  private Configured withLocationsSetInCode(
      Configured configured, List<Path> locations, int alternatives) {
    var settings = configured.settings();
    var reading =
        alternatives == 1
            ? "They are read in the order that their revisions' links say."
            : ("They hold %d histories that have nothing to do with each other; each is shown as an"
                    + " environment.")
                .formatted(alternatives);
    var problems = new ArrayList<>(configured.problems());
    problems.add(
        Problem.at(
            Problem.Kind.DOUBTFUL_CONFIGURATION,
            SourceLocation.of(settings.ini().path()),
            "The version folders of %s are set in code"
                .formatted(name(real(settings.scriptFolder()))),
            "%s Alembic alone would read only %s."
                .formatted(reading, settings.versionLocations().getFirst())));
    return new Configured(
        settings.withVersionLocations(locations), problems, configured.warnings());
  }

  /// Whether the configuration itself names existing version locations.
  private static boolean isNamed(Settings settings) {
    var standard = settings.scriptFolder().resolve(ProjectWalk.VERSIONS);
    return settings.versionLocations().stream()
        .anyMatch(location -> !location.equals(standard) && Files.exists(location));
  }

  private static boolean isCovered(Path folder, Settings settings, Set<Path> locations) {
    return settings.recursiveVersionLocations()
        ? isInside(folder, locations)
        : locations.contains(folder);
  }

  /// Whether a folder is one of some folders or lies below one.
  private static boolean isInside(Path folder, Set<Path> folders) {
    for (var above = folder; above != null; above = above.getParent()) {
      if (folders.contains(above)) {
        return true;
      }
    }
    return false;
  }

  private void addConfiguredInCode() {
    var covered = scriptFolders();
    var locations = new HashSet<Path>();
    var recursive = new HashSet<Path>();
    for (var found : environments) {
      found
          .settings()
          .ifPresent(settings -> {
            var target = settings.recursiveVersionLocations() ? recursive : locations;
            settings.versionLocations().forEach(location -> target.add(real(location)));
          });
    }
    var groups = new LinkedHashMap<Path, List<Path>>();
    for (var folder : walk.revisionFolders()) {
      var anchor = anchor(folder);
      if (!covered.contains(anchor)
          && !locations.contains(folder)
          && !isInside(folder, recursive)) {
        groups.computeIfAbsent(anchor, _ -> new ArrayList<>()).add(folder);
      }
    }
    for (var folder : walk.environmentFolders()) {
      if (!covered.contains(folder) && Files.isRegularFile(folder.resolve(ProjectWalk.TEMPLATE))) {
        groups.computeIfAbsent(folder, _ -> new ArrayList<>());
      }
    }
    groups.forEach(this::addConfiguredInCode);
  }

  /// The environment's folder that a version folder belongs to.
  private Path anchor(Path folder) {
    Optional<Path> versions = Optional.empty();
    for (var above = folder; above != null && above.startsWith(root); above = above.getParent()) {
      if (walk.environmentFolders().contains(above)
          || Files.isRegularFile(above.resolve(ProjectWalk.TEMPLATE))) {
        return above;
      }
      if (above.endsWith(ProjectWalk.VERSIONS) && !above.equals(root)) {
        versions = Optional.ofNullable(above.getParent());
      }
    }
    return versions.orElse(folder);
  }

  private void addConfiguredInCode(Path anchor, List<Path> folders) {
    var alternatives =
        switch (folders.size()) {
          case 0 -> List.of(List.of(anchor.resolve(ProjectWalk.VERSIONS)));
          case 1 -> List.of(folders);
          default -> new FolderOrder(folders, progress).alternatives();
        };
    var note =
        Problem.at(
            Problem.Kind.DOUBTFUL_CONFIGURATION,
            SourceLocation.of(anchor),
            "No file %sconfigures %s"
                .formatted(isInDoubt() ? "that can be read " : "", name(anchor)),
            (isInDoubt() ? "" : "A program does so in code. ")
                + "Its settings are unknown here; the usual ones are assumed."
                + " Revisions that seem to be missing may lie where only the program looks.");
    for (var locations : alternatives) {
      var settings = Settings.configuredInCode(anchor, locations);
      environments.add(
          new Environment(
              alternatives.size() == 1 ? name(anchor) : name(anchor) + called(locations, settings),
              Origin.CODE,
              List.of(),
              Invocation.DEFAULT_SECTION,
              Resolution.BY_CONTENTS,
              true,
              new Configured(settings, List.of(note), List.of())));
    }
  }

  /// Whether a configuration that can't be used might be the one of any folder here.
  private boolean isInDoubt() {
    return !unread.isEmpty() || environments.stream().anyMatch(found -> found.settings().isEmpty());
  }
}
