package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.git.FileHistory;
import lynearm.git.GitObjects;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;

/// Who added the revisions of a workspace that are not checked out.
public final class Additions {

  private static final int MOST_COMMITS = 50_000;

  private Additions() {}

  /// Goes back from each commit that is shown. Files on disk are left out.
  ///
  /// @throws IOException if git lacks something; its message says what
  public static Map<Path, FileHistory> of(
      GitObjects objects, Workspace workspace, Progress progress) throws IOException {
    Map<CommitId, List<Path>> files = new LinkedHashMap<>();
    for (ReadResult result : workspace.files()) {
      if (result instanceof ReadResult.Read(Revision revision, _)) {
        workspace
            .viewed()
            .commitOf(revision)
            .ifPresent(commit ->
                files.computeIfAbsent(commit, _ -> new ArrayList<>()).add(revision.file()));
      }
    }
    Map<Path, FileHistory> known = new HashMap<>();
    for (Map.Entry<CommitId, List<Path>> entry : files.entrySet()) {
      objects
          .additions(
              entry.getKey(), List.of(), entry.getValue(), MOST_COMMITS, progress::isCancelled)
          .forEach((file, commit) ->
              known.put(file, new FileHistory(Optional.of(commit), Optional.empty())));
    }
    return known;
  }
}
