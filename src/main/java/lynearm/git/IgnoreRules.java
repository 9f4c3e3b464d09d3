package lynearm.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.ignore.IgnoreNode;
import org.eclipse.jgit.lib.Config;
import org.jspecify.annotations.Nullable;

/// Which untracked files git is told not to see (gitignore). Rules are read once per folder.
final class IgnoreRules {

  private final GitRepository repository;
  private final List<IgnoreNode> general = new ArrayList<>();
  private final Map<String, IgnoreNode> byFolder = new HashMap<>();
  private final Map<String, Boolean> folders = new HashMap<>();

  IgnoreRules(GitRepository repository, Config config) throws IOException {
    this.repository = repository;
    general.add(rules(repository.commonFolder().resolve("info").resolve("exclude")));
    GitHome home = repository.home();
    @Nullable String file = config.getString("core", null, "excludesFile");
    general.add(
        rules(
            file == null
                ? home.settings().resolve("ignore")
                : home.resolve(repository.root(), file)));
  }

  private static IgnoreNode rules(Path file, LinkOption... options) throws IOException {
    IgnoreNode rules = new IgnoreNode();
    Optional<byte[]> text = BoundedFiles.read(file, options);
    if (text.isPresent()) {
      rules.parse(new ByteArrayInputStream(HarmlessPatterns.of(text.get())));
    }
    return rules;
  }

  /// Whether a file is ignored, by itself or with one of its folders.
  boolean ignoresFile(String path) throws IOException {
    return ignoresFolder(folderOf(path)) || matches(path, false);
  }

  /// Whether a folder is ignored, by itself or with one of those above.
  boolean ignoresFolder(String path) throws IOException {
    for (int end = path.indexOf('/'); ; end = path.indexOf('/', end + 1)) {
      String folder = end < 0 ? path : path.substring(0, end);
      Boolean ignored = folders.get(folder);
      if (ignored == null) {
        ignored = !folder.isEmpty() && matches(folder, true);
        folders.put(folder, ignored);
      }
      if (ignored || end < 0) {
        return ignored;
      }
    }
  }

  private boolean matches(String path, boolean isFolder) throws IOException {
    String folder = path;
    do {
      folder = folderOf(folder);
      IgnoreNode rules = byFolder.get(folder);
      if (rules == null) {
        rules =
            rules(
                repository.root().resolve(folder).resolve(".gitignore"), LinkOption.NOFOLLOW_LINKS);
        byFolder.put(folder, rules);
      }
      Boolean answer =
          rules.checkIgnored(
              folder.isEmpty() ? path : path.substring(folder.length() + 1), isFolder);
      if (answer != null) {
        return answer;
      }
    } while (!folder.isEmpty());
    for (IgnoreNode rules : general) {
      Boolean answer = rules.checkIgnored(path, isFolder);
      if (answer != null) {
        return answer;
      }
    }
    return false;
  }

  private static String folderOf(String path) {
    return path.substring(0, Math.max(path.lastIndexOf('/'), 0));
  }
}
