package lynearm.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/// The reflog of HEAD in a linked worktree, which lies in the folder of that worktree
/// (git-worktree: Refs). JGit would write to the one of the main worktree instead.
final class HeadLog {

  private final Path file;
  private final boolean isKept;

  /// @param config says whether a log is begun where there is none (core.logAllRefUpdates)
  HeadLog(Path gitFolder, Config config) {
    file = gitFolder.resolve("logs").resolve("HEAD");
    isKept =
        Files.exists(file)
            || !"false".equalsIgnoreCase(config.getString("core", null, "logAllRefUpdates"));
  }

  void add(ObjectId from, ObjectId to, PersonIdent who, String what) throws IOException {
    if (!isKept) {
      return;
    }
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(
        file,
        from.name() + " " + to.name() + " " + who.toExternalString() + "\t" + what + "\n",
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
