package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lynearm.alembic.Configuration;
import lynearm.alembic.ConfigurationReader;
import lynearm.alembic.Environment;
import lynearm.alembic.Invocation;
import lynearm.file.FolderListing;
import lynearm.git.TreeFiles;

/// Where the opened environment may be in commits that have it elsewhere: wherever a configuration
/// file of a usual name, or of the name that it has here, leads to a folder that is there.
final class MovedEnvironment {

  private static final int MOST_FOLDERS = 20_000;
  private static final int DEEPEST = 12;
  private static final int LARGEST_CONFIGURATION = 1 << 20;
  private static final String INI = "alembic.ini";
  private static final String PYPROJECT = "pyproject.toml";
  private static final Set<String> SKIPPED = Set.of("node_modules", "site-packages", "__pycache__");

  private final Environment wanted;
  private final Set<String> names = new LinkedHashSet<>(List.of(INI, PYPROJECT));

  /// The configuration files of other environments, which have not moved.
  private final Set<Path> taken = new HashSet<>();

  /// Where it was found in other commits.
  private final Set<Path> known = new LinkedHashSet<>();

  MovedEnvironment(Workspace open) {
    wanted = open.environment();
    wanted.configurationFiles().forEach(it -> names.add(name(it)));
    open.environments().forEach(it -> taken.addAll(it.configurationFiles()));
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /// It was found there, so that other commits may have it there too.
  void note(Environment found) {
    known.addAll(found.configurationFiles());
  }

  /// Those in places where other commits have it. Cost: little.
  List<Environment> inKnownPlaces(TreeFiles tree) {
    return known.stream()
        .filter(tree::isFile)
        .flatMap(file -> configured(tree, file).stream())
        .toList();
  }

  /// Those anywhere. Cost: every folder is listed once.
  ///
  /// @param check is run for each folder
  List<Environment> anywhere(TreeFiles tree, Runnable check) {
    List<Environment> found = new ArrayList<>();
    int depth = tree.root().getNameCount() + DEEPEST;
    Deque<Path> left = new ArrayDeque<>(List.of(tree.root()));
    for (int i = 0; i < MOST_FOLDERS && !left.isEmpty(); i++) {
      FolderListing folder;
      try {
        folder = tree.list(left.remove(), check);
      } catch (IOException _) {
        continue; // made to hurt, or not fetched
      }
      folder.files().stream()
          .filter(it -> it.kind() == FolderListing.Kind.FILE && names.contains(it.name()))
          .map(FolderListing.Entry::path)
          .filter(file -> !taken.contains(file) && !known.contains(file))
          .forEach(file -> configured(tree, file).ifPresent(found::add));
      folder.folders().stream()
          .filter(it -> !it.name().startsWith(".") && !SKIPPED.contains(it.name()))
          .filter(it -> it.path().getNameCount() <= depth)
          .forEach(it -> left.add(it.path()));
    }
    return found;
  }

  /// What a file configures, if Alembic is started in its folder, at the top, or between the two.
  private Optional<Environment> configured(TreeFiles tree, Path file) {
    if (!namesScripts(tree, file)) {
      return Optional.empty();
    }
    boolean isToml = file.endsWith(PYPROJECT);
    Path home = Objects.requireNonNullElse(file.getParent(), file);
    List<String> files =
        isToml ? List.of(home.resolve(INI).toString(), file.toString()) : List.of(file.toString());
    Stream<Path> between =
        Stream.iterate(home.getParent(), Objects::nonNull, Path::getParent)
            .takeWhile(it -> it.startsWith(tree.root()) && !it.equals(tree.root()));
    return Stream.concat(Stream.of(home, tree.root()), between)
        .distinct()
        .flatMap(folder -> at(tree, file, folder, files, isToml).stream())
        .findFirst();
  }

  private Optional<Environment> at(
      TreeFiles tree, Path file, Path folder, List<String> files, boolean isToml) {
    Configuration configuration =
        ConfigurationReader.read(
            new Invocation(folder, Optional.empty(), files, wanted.section()), tree);
    Environment environment =
        new Environment(
            wanted.name(),
            isToml ? Environment.Origin.PYPROJECT : Environment.Origin.INI,
            List.of(file),
            wanted.section(),
            resolution(tree, file, folder),
            false,
            configuration);
    return environment
        .settings()
        .filter(it -> tree.isFolder(it.scriptFolder()))
        .map(_ -> environment);
  }

  private static Environment.Resolution resolution(TreeFiles tree, Path file, Path folder) {
    return folder.equals(file.getParent())
        ? Environment.Resolution.AS_WRITTEN
        : folder.equals(tree.root())
            ? Environment.Resolution.FROM_REPOSITORY
            : Environment.Resolution.FROM_FOLDER_BETWEEN;
  }

  private static boolean namesScripts(TreeFiles tree, Path file) {
    try {
      return tree.size(file) <= LARGEST_CONFIGURATION
          && new String(tree.read(file), StandardCharsets.ISO_8859_1).contains("script_location");
    } catch (IOException _) {
      return false;
    }
  }
}
