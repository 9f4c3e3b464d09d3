package lynearm.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import lynearm.alembic.Settings;
import lynearm.git.GitObjectId;
import lynearm.git.TreeFiles;
import lynearm.operation.OperationsReader;
import lynearm.python.ImportResolver;

/// Reads what the revision files of commits do, together with the modules of the same commit that
/// they call. A file that several commits have alike, with the same modules, is read once. For one
/// thread at a time.
public final class TreeBodies {

  private static final int MOST_BODIES = 4000;

  private final OperationsReader reader = new OperationsReader();
  private final Map<GitObjectId, Kept> kept =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<GitObjectId, Kept> eldest) {
          return size() > MOST_BODIES;
        }
      };

  /// What was read, and the modules that it asked for.
  private record Kept(Body body, Map<String, Optional<ImportResolver.ModuleFile>> imports) {}

  /// The bodies of one commit.
  @FunctionalInterface
  public interface OfCommit {
    /// Reads one file.
    ///
    /// @throws IOException if it can't be read, or is too large; its message says so
    Body read(Path file) throws IOException;
  }

  /// The bodies of a commit.
  ///
  /// @param settings those that it has
  public OfCommit in(TreeFiles tree, Optional<Settings> settings) {
    ProjectModules modules = new ProjectModules(tree, tree::root, settings);
    return file -> read(tree, modules, file);
  }

  private Body read(TreeFiles tree, ProjectModules modules, Path file) throws IOException {
    Optional<GitObjectId> id = tree.id(file);
    Optional<Kept> known = id.flatMap(it -> Optional.ofNullable(kept.get(it)));
    if (known.isPresent() && modules.answerLike(known.get().imports())) {
      return known.get().body();
    }
    ProjectModules.Seen imports = modules.seen();
    byte[] bytes = tree.read(file);
    Body body = new Body(new String(bytes, StandardCharsets.UTF_8), reader.read(bytes, imports));
    id.ifPresent(it -> kept.put(it, new Kept(body, imports.answers())));
    return body;
  }
}
