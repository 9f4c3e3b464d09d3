package lynearm.alembic;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lynearm.alembic.Configuration.Configured;
import lynearm.alembic.Configuration.NotConfigured;
import lynearm.alembic.Environment.Resolution;
import lynearm.file.FileTree;
import lynearm.revision.Problem;
import lynearm.revision.SourceLocation;

/// Finds out from where a configuration is meant to be used, if its own folder is not the place:
/// tries other working directories, packages inside the project, and folders whose path ends alike.
final class LocationResolver {

  /// Errors that no other folder can mend.
  private static final Set<String> HOPELESS =
      Set.of(
          "MissingSectionHeaderError",
          "ParsingError",
          "DuplicateSectionError",
          "DuplicateOptionError",
          "UnicodeDecodeError",
          "TOMLDecodeError",
          "IsADirectoryError",
          "MemoryError");

  /// A configuration and how it was come by.
  record Resolved(Configuration configuration, Resolution resolution) {}

  private final ProjectWalk walk;
  private final Path repository;
  private final Path file;
  private final Path folder;
  private final Invocation invocation;
  private final Optional<String> location;

  /// @param repository the top of the repository
  /// @param file the configuration file
  /// @param invocation Alembic called in the file's folder
  /// @param location `script_location`, raw if it can't be interpolated
  LocationResolver(
      ProjectWalk walk,
      Path repository,
      Path file,
      Invocation invocation,
      Optional<String> location) {
    this.walk = walk;
    this.repository = repository;
    this.file = file;
    this.folder = invocation.directory();
    this.invocation = invocation;
    this.location = location;
  }

  Resolved resolve() {
    var first = ConfigurationReader.read(invocation);
    if (first instanceof Configured) {
      return new Resolved(first, Resolution.AS_WRITTEN);
    }
    if (first instanceof NotConfigured refused && HOPELESS.contains(refused.error().className())) {
      return new Resolved(first, Resolution.NOT_FOUND);
    }
    return fromOtherFolder()
        .or(this::inPackage)
        .or(this::byTail)
        .orElse(new Resolved(first, Resolution.NOT_FOUND));
  }

  private static Optional<Configured> configured(Invocation attempt) {
    return ConfigurationReader.read(attempt) instanceof Configured configured
        ? Optional.of(configured)
        : Optional.empty();
  }

  private Optional<Resolved> fromOtherFolder() {
    var attempts = new ArrayList<Path>();
    if (!folder.equals(repository)) {
      attempts.add(repository);
      var between = folder.getParent();
      while (between != null && !between.equals(repository) && between.startsWith(repository)) {
        attempts.add(between);
        between = between.getParent();
      }
    }
    for (var directory : attempts) {
      var configured = configured(invocation.from(directory));
      if (configured.isPresent()) {
        return Optional.of(
            new Resolved(
                configured.orElseThrow(),
                directory.equals(repository)
                    ? Resolution.FROM_REPOSITORY
                    : Resolution.FROM_FOLDER_BETWEEN));
      }
    }
    return Optional.empty();
  }

  private Optional<Resolved> inPackage() {
    var text = location.orElse("");
    if (!PackageLocation.isPackageLocation(text)) {
      return Optional.empty();
    }
    var homes = packageHomes(text);
    for (var home : homes) {
      if (!exists(text, home)) {
        continue;
      }
      var path = new ArrayList<Path>(List.of(home));
      path.addAll(homes);
      for (var directory : List.of(folder, repository)) {
        var configured = configured(invocation.from(directory).withPackagePath(path));
        if (configured.isPresent()) {
          return Optional.of(new Resolved(configured.orElseThrow(), Resolution.IN_PACKAGE));
        }
      }
    }
    return Optional.empty();
  }

  /// Folders that hold a package of the name, the nearest first.
  private List<Path> packageHomes(String text) {
    var module = text.substring(0, text.indexOf(':'));
    int dot = module.indexOf('.');
    var top = dot < 0 ? module : module.substring(0, dot);
    var homes = new ArrayList<Path>(List.of(folder, repository));
    walk.foldersNamed(top).stream()
        .map(Path::getParent)
        .sorted(Comparator.comparingInt((Path home) -> -nearness(home)))
        .forEach(homes::add);
    return homes.stream().distinct().toList();
  }

  private boolean exists(String text, Path home) {
    try {
      var found =
          new PackageLocation(FileTree.DISK, text, List.of(home), SourceLocation.of(file)).folder();
      return Files.isDirectory(Path.of(found));
    } catch (ConfigurationException _) {
      return false;
    }
  }

  private Optional<Resolved> byTail() {
    var found = folderByTail();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var path = found.orElseThrow();
    for (var directory : List.of(folder, repository)) {
      var configured = configured(invocation.from(directory).withScriptLocation(path.toString()));
      if (configured.isPresent()) {
        return Optional.of(
            new Resolved(
                withNote(configured.orElseThrow(), path),
                namesNoFolder() ? Resolution.BY_CONTENTS : Resolution.BY_TAIL));
      }
    }
    return Optional.empty();
  }

  /// Whether the location is nothing but a placeholder.
  private boolean namesNoFolder() {
    return tail(location.orElse("")).isEmpty();
  }

  private Configured withNote(Configured configured, Path path) {
    var problems = new ArrayList<Problem>();
    problems.add(
        Problem.at(
            Problem.Kind.DOUBTFUL_CONFIGURATION,
            SourceLocation.of(file),
            "script_location %s does not exist here".formatted(location.orElse("")),
            namesNoFolder()
                ? "%s is taken for it, the only environment below the configuration file."
                    .formatted(path)
                : "%s is taken for it, because its path ends alike.".formatted(path)));
    problems.addAll(configured.problems());
    return new Configured(configured.settings(), problems, configured.warnings());
  }

  private Optional<Path> folderByTail() {
    var tail = tail(location.orElse(""));
    var candidates = walk.environmentFolders().stream().filter(ProjectWalk::looksComplete).toList();
    if (tail.isEmpty()) {
      var near = candidates.stream().filter(path -> path.startsWith(folder)).toList();
      return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }
    return best(candidates, tail)
        .or(() ->
            best(
                walk.foldersNamed(tail.getLast()).stream().filter(this::leadsToRevisions).toList(),
                tail));
  }

  private boolean leadsToRevisions(Path path) {
    return walk.revisionFolders().contains(path.resolve(ProjectWalk.VERSIONS));
  }

  private Optional<Path> best(List<Path> candidates, List<String> tail) {
    return candidates.stream()
        .filter(path -> commonTail(path, tail) > 0)
        .max(
            Comparator.comparingInt((Path path) -> commonTail(path, tail))
                .thenComparingInt(this::nearness)
                .thenComparingInt(path -> -path.getNameCount())
                .thenComparing(Comparator.<Path>naturalOrder().reversed()));
  }

  /// The parts of a location that can name folders here: without placeholders and what only says
  /// where to begin.
  static List<String> tail(String location) {
    boolean isPackage = PackageLocation.isPackageLocation(location);
    var parts = new ArrayList<String>();
    for (var part : location.split(isPackage ? "[/\\\\:.]" : "[/\\\\]", -1)) {
      if (part.matches(".*[$%{}<>()\\n].*")) {
        parts.clear();
      } else if (part.equals("..")) {
        parts.clear();
      } else if (!part.isBlank() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return parts;
  }

  static int commonTail(Path path, List<String> tail) {
    int common = 0;
    while (common < tail.size()
        && common < path.getNameCount()
        && path.getName(path.getNameCount() - 1 - common)
            .toString()
            .equals(tail.get(tail.size() - 1 - common))) {
      common++;
    }
    return common;
  }

  /// How many leading parts a folder shares with the folder of the configuration.
  private int nearness(Path other) {
    int end = Math.min(folder.getNameCount(), other.getNameCount());
    int common = 0;
    while (common < end && folder.getName(common).equals(other.getName(common))) {
      common++;
    }
    return common;
  }

  /// Replaces version locations of which none exists here by folders whose paths end alike.
  static Configured withLocationsByTail(Configured configured, ProjectWalk walk) {
    var settings = configured.settings();
    var written = settings.versionLocations();
    if (written.stream().anyMatch(Files::exists)
        || written.equals(List.of(settings.scriptFolder().resolve(ProjectWalk.VERSIONS)))) {
      return configured;
    }
    var found = new ArrayList<Path>();
    for (var location : written) {
      var tail = Arrays.asList(PythonPath.normal(location.toString()).substring(1).split("/"));
      walk.revisionFolders().stream()
          .filter(path -> commonTail(path, tail) > 0)
          .max(
              Comparator.comparingInt((Path path) -> commonTail(path, tail))
                  .thenComparing(path -> path.startsWith(settings.scriptFolder())))
          .ifPresent(found::add);
    }
    if (found.isEmpty()) {
      return configured;
    }
    var problems = new ArrayList<>(configured.problems());
    problems.add(
        Problem.at(
            Problem.Kind.DOUBTFUL_CONFIGURATION,
            settings.iniFile().locationOf(settings.section(), "version_locations"),
            "None of the version locations exists here",
            "Folders whose paths end alike are read instead."));
    return new Configured(
        settings.withVersionLocations(found.stream().distinct().toList()),
        problems,
        configured.warnings());
  }
}
