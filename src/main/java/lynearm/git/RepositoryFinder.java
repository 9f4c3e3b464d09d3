package lynearm.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// Finds the repository around a folder as git does (gitrepository-layout), without opening it.
final class RepositoryFinder {

  private static final Set<String> KNOWN_EXTENSIONS =
      Set.of(
          "noop",
          "noop-v1",
          "objectformat",
          "partialclone",
          "preciousobjects",
          "refstorage",
          "relativeworktrees",
          "worktreeconfig");

  /// Files of a repository that are opened later. None of them may be a pipe or a device.
  private static final List<String> OPENED_LATER =
      List.of(
          "HEAD",
          "index",
          "packed-refs",
          "shallow",
          "MERGE_HEAD",
          "CHERRY_PICK_HEAD",
          "REVERT_HEAD",
          "config.worktree",
          "objects/info/alternates",
          "info/exclude",
          "info/attributes");

  private final GitHome home;

  RepositoryFinder(GitHome home) {
    this.home = home;
  }

  GitLookup around(Path start) {
    try {
      return lookUp(start.toRealPath());
    } catch (RefusedException e) {
      return new GitLookup.Refused(e.reason());
    } catch (IOException | InvalidPathException _) {
      return new GitLookup.Refused(
          new GitRefusal("Can't look for a git repository around " + start + ".", ""));
    }
  }

  private GitLookup lookUp(Path start) throws IOException {
    GitLookup otherwise = new GitLookup.None();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      Path dotGit = folder.resolve(".git");
      if (BoundedFiles.isRegular(dotGit)) {
        return new GitLookup.Found(open(folder, linkedFolder(dotGit)));
      }
      if (looksLikeRepository(dotGit)) {
        return new GitLookup.Found(open(folder, dotGit.toRealPath()));
      }
      if (Files.isDirectory(dotGit) && otherwise instanceof GitLookup.None) {
        otherwise =
            new GitLookup.Refused(
                new GitRefusal(
                    Files.isReadable(dotGit) && Files.isExecutable(dotGit)
                        ? "The folder " + dotGit + " is not a whole git repository."
                        : "There is no permission to read the folder " + dotGit + ".",
                    "Git facts are not shown."));
      }
      if (looksLikeRepository(folder)) {
        return new GitLookup.Refused(
            new GitRefusal(
                folder + " is a bare git repository, or the inner folder of one.",
                "Open a folder with checked-out files."));
      }
    }
    return otherwise;
  }

  static boolean looksLikeRepository(Path folder) {
    return Files.exists(folder.resolve("HEAD"))
        && (Files.isRegularFile(folder.resolve("commondir"))
            || (Files.isDirectory(folder.resolve("objects"))
                && Files.isDirectory(folder.resolve("refs"))));
  }

  /// Where a `.git` file of a linked worktree or submodule points.
  private static Path linkedFolder(Path dotGit) throws IOException {
    String text = text(dotGit).orElse("");
    Path folder =
        text.startsWith("gitdir:") ? dotGit.resolveSibling(text.substring(7).strip()) : dotGit;
    if (!looksLikeRepository(folder)) {
      throw new RefusedException(
          "The file " + dotGit + " points to a git repository that is not there.",
          "Git facts are not shown.");
    }
    return folder.toRealPath();
  }

  private GitRepository open(Path root, Path gitFolder) throws IOException {
    Optional<String> common = text(gitFolder.resolve("commondir"));
    Path commonFolder =
        common.isEmpty() ? gitFolder : gitFolder.resolve(common.get().strip()).toRealPath();
    for (String name : OPENED_LATER) {
      BoundedFiles.isRegular(gitFolder.resolve(name));
      BoundedFiles.isRegular(commonFolder.resolve(name));
    }
    refuseSpecialFiles(gitFolder.resolve("refs"));
    refuseSpecialFiles(commonFolder.resolve("refs"));
    ObjectFolders.check(commonFolder.resolve("objects"));
    Config config = GitSettings.readOwn(home, gitFolder, commonFolder);
    checkFormat(root, config);
    checkWorkTree(root, gitFolder, config);
    return new GitRepository(root, gitFolder, commonFolder, home);
  }

  /// @throws RefusedException if a pipe or device is among the files
  private static void refuseSpecialFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        BoundedFiles.isRegular(file);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void checkFormat(Path root, Config config) throws RefusedException {
    String version = config.getString("core", null, "repositoryformatversion");
    if (version != null && !version.equals("0") && !version.equals("1")) {
      throw new RefusedException(
          "The git repository in " + root + " has format version " + version + ".",
          "Lynearm reads versions 0 and 1.");
    }
    String format = lower(config.getString("extensions", null, "objectformat"));
    if (!format.isEmpty() && !format.equals("sha1")) {
      throw new RefusedException(
          "The git repository in "
              + root
              + " names its objects by "
              + format
              + ", which Lynearm can't read.",
          "Migrations are shown without authors and dates.");
    }
    if ("1".equals(version)) {
      for (String name : config.getNames("extensions")) {
        if (!KNOWN_EXTENSIONS.contains(lower(name))) {
          throw new RefusedException(
              "The git repository in " + root + " uses the extension \"" + name + "\".",
              "Lynearm doesn't know it and leaves the repository alone.");
        }
      }
    }
  }

  private static String lower(@Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static void checkWorkTree(Path root, Path gitFolder, Config config) throws IOException {
    String workTree = config.getString("core", null, "worktree");
    if (workTree != null) {
      Path folder = gitFolder.resolve(workTree);
      if (!Files.isDirectory(folder) || !Files.isSameFile(folder, root)) {
        throw new RefusedException(
            "The git repository in " + root + " keeps its files elsewhere (core.worktree).",
            "Lynearm reads repositories whose files lie beside their .git only.");
      }
    } else if (config.getBoolean("core", null, "bare", false)
        && Files.isSameFile(root.resolve(".git"), gitFolder)) {
      throw new RefusedException(
          "The git repository in " + root + " is bare.", "Open a folder with checked-out files.");
    }
  }

  private static Optional<String> text(Path file) throws IOException {
    return BoundedFiles.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
