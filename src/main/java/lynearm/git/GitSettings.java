package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.ignore.FastIgnoreRule;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// Reads settings files as plain text, the weakest first, with what they include (git-config:
/// Includes, Conditional includes). Files are read, nothing else: no setting is ever acted on here.
final class GitSettings {

  /// A chain of more files than this is no honest one.
  private static final int MOST_INCLUDES = 64;

  private final GitHome home;
  private final Path gitFolder;
  private final String branch;
  private int includes;

  private GitSettings(GitHome home, Path gitFolder, String branch) {
    this.home = home;
    this.gitFolder = gitFolder;
    this.branch = branch;
  }

  /// All settings that hold in a repository.
  ///
  /// @param branch the current branch, for conditions on it; empty if there is none
  /// @throws RefusedException if a file can't be understood
  static Config read(GitHome home, Path gitFolder, Path commonFolder, String branch)
      throws IOException {
    GitSettings settings = new GitSettings(home, gitFolder, branch);
    Config config = new Config();
    for (Path file : home.configFiles()) {
      config = settings.with(config, file);
    }
    config = settings.with(config, commonFolder.resolve("config"));
    if (config.getBoolean("extensions", null, "worktreeConfig", false)) {
      config = settings.with(config, gitFolder.resolve("config.worktree"));
    }
    return config;
  }

  /// The settings of the repository alone.
  static Config readOwn(GitHome home, Path gitFolder, Path commonFolder) throws IOException {
    return new GitSettings(home, gitFolder, "").with(new Config(), commonFolder.resolve("config"));
  }

  private Config with(Config base, Path file) throws IOException {
    Optional<byte[]> bytes = BoundedFiles.read(file);
    if (bytes.isEmpty()) {
      return base;
    }
    Config config = new Including(base, file);
    try {
      config.fromText(new String(bytes.get(), StandardCharsets.UTF_8));
    } catch (ConfigInvalidException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      throw new RefusedException(
          "Can't understand the git settings in " + file + ".", "Git says where if you run it.");
    }
    Config whole = config;
    for (String condition : config.getSubsections("includeIf")) {
      String path = ownValue(config, condition);
      if (path != null && holds(condition, file)) {
        countInclude(file);
        whole = with(whole, home.resolve(folderOf(file), path));
      }
    }
    return whole;
  }

  private static @Nullable String ownValue(Config config, String condition) {
    String all = config.getString("includeIf", condition, "path");
    Config base = config.getBaseConfig();
    String inherited = base == null ? null : base.getString("includeIf", condition, "path");
    return all == null || all.equals(inherited) ? null : all;
  }

  private boolean holds(String condition, Path file) {
    int colon = condition.indexOf(':');
    String kind = condition.substring(0, Math.max(colon, 0));
    String pattern = condition.substring(colon + 1);
    if (!HarmlessPatterns.isHarmless(pattern)) {
      return false;
    }
    return switch (kind) {
      case "gitdir", "gitdir/i" -> isIn(pattern, file, kind.endsWith("/i"));
      case "onbranch" ->
          !branch.isEmpty() && new FastIgnoreRule("/" + open(pattern)).isMatch("/" + branch, false);
      default -> false;
    };
  }

  private boolean isIn(String pattern, Path file, boolean ignoringCase) {
    String whole = pattern;
    if (whole.startsWith("~/")) {
      whole = slashed(home.home()) + whole.substring(1);
    } else if (whole.startsWith("./")) {
      whole = slashed(folderOf(file)) + whole.substring(1);
    } else if (!Path.of(whole).isAbsolute()) {
      whole = "**/" + whole;
    }
    whole = open(whole);
    String folder = slashed(gitFolder);
    if (ignoringCase) {
      whole = whole.toLowerCase(Locale.ROOT);
      folder = folder.toLowerCase(Locale.ROOT);
    }
    return new FastIgnoreRule(whole).isMatch(folder, true);
  }

  private static String open(String pattern) {
    return pattern.endsWith("/") ? pattern + "**" : pattern;
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }

  private void countInclude(Path file) throws RefusedException {
    if (++includes > MOST_INCLUDES) {
      throw new RefusedException(
          "The git settings in " + file + " include more than " + MOST_INCLUDES + " files.", "");
    }
  }

  /// One file, with the files it includes in the place where it names them.
  private final class Including extends Config {

    private final Path file;

    Including(Config base, Path file) {
      super(base);
      this.file = file;
    }

    @Override
    protected byte @Nullable [] readIncludedConfig(String path) throws ConfigInvalidException {
      try {
        countInclude(file);
        return BoundedFiles.read(home.resolve(folderOf(file), path)).orElse(null);
      } catch (IOException e) {
        throw new ConfigInvalidException(e.getMessage(), e);
      }
    }
  }
}
