package lynearm.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import lynearm.alembic.Settings;
import lynearm.python.ImportResolver;

/// Finds imported modules inside the project, as text. Nothing outside of its root is looked at.
final class ProjectModules {

  private static final String INIT = "__init__.py";

  private final Path root;
  private final Set<Path> searched = new LinkedHashSet<>();

  ProjectModules(Path root, Optional<Settings> settings) {
    this.root = root.toAbsolutePath().normalize();
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
    searched.add(this.root);
    searched.add(this.root.resolve("src"));
    searched.add(this.root.resolve("lib"));
  }

  /// The modules as one file sees them: those beside it first, then the project's.
  Seen seenFrom(Path file) {
    return new Seen(file);
  }

  /// Tells afterwards whether anything was asked for.
  final class Seen implements ImportResolver {

    private final Path file;
    private final AtomicBoolean asked = new AtomicBoolean();

    private Seen(Path file) {
      this.file = file;
    }

    boolean wasAsked() {
      return asked.get();
    }

    @Override
    public Optional<ModuleFile> find(String dottedName) {
      asked.set(true);
      String relative = dottedName.replace('.', '/');
      Path beside = file.toAbsolutePath().getParent();
      return java.util.stream.Stream.concat(Optional.ofNullable(beside).stream(), searched.stream())
          .flatMap(folder -> in(folder, relative).stream())
          .findFirst();
    }

    private Optional<ModuleFile> in(Path folder, String relative) {
      try {
        Path module = folder.resolve(relative + ".py");
        Path packaged = folder.resolve(relative).resolve(INIT);
        for (Path candidate : List.of(packaged, module)) {
          if (isInside(candidate) && Files.isRegularFile(candidate)) {
            if (Files.size(candidate) > RevisionFileCache.LARGEST_FILE) {
              return Optional.empty();
            }
            return Optional.of(
                new ModuleFile(Files.readAllBytes(candidate), candidate.endsWith(INIT)));
          }
        }
      } catch (IOException | InvalidPathException _) {
        // What cannot be read cannot be known; the value then counts as computed.
        return Optional.empty();
      }
      return Optional.empty();
    }

    private boolean isInside(Path candidate) throws IOException {
      if (!Files.exists(candidate)) {
        return false;
      }
      Path real = candidate.toRealPath();
      Path beside = file.toAbsolutePath().getParent();
      return real.startsWith(root.toRealPath())
          || (beside != null && real.startsWith(beside.toRealPath()));
    }
  }
}
