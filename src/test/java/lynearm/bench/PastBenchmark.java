package lynearm.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lynearm.elsewhere.GraphHistory;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRepository;
import lynearm.git.HistoryCache;
import lynearm.git.RevisionHistory;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// What a long past tells, beside merely reading each commit and its top folder.
@State(Scope.Benchmark)
public class PastBenchmark {

  /// Where the repository lies.
  @Param("")
  public String project;

  private Workspace open;
  private GitRepository repository;
  private HistoryCache cache;

  @Setup
  public void open() throws IOException {
    open = Disk.open(new WorkspaceReader(), Path.of(project));
    repository = open.repository().orElseThrow();
    cache = HistoryCache.in(Files.createTempDirectory("lynearm-bench"));
    facts(cache);
  }

  private RevisionHistory facts(HistoryCache kept) {
    return given(
        RevisionHistory.read(
            repository,
            List.of(Path.of(project).resolve(BenchRepository.VERSIONS)),
            kept,
            _ -> {},
            () -> false));
  }

  private static <T> T given(GitAnswer<T> answer) {
    return answer.or(reason -> {
      throw new IllegalStateException(reason.toString());
    });
  }

  /// With JGit alone: every commit, and its top folder.
  @Benchmark
  public long commitsAndTopFolders() throws IOException {
    long size = 0;
    try (Repository files =
            new FileRepositoryBuilder()
                .setGitDir(Path.of(project).resolve(".git").toFile())
                .build();
        ObjectReader reader = files.newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      commits.setRetainBody(false);
      commits.markStart(commits.parseCommit(files.resolve(Constants.HEAD)));
      for (RevCommit commit : commits) {
        size += reader.open(commit.getTree()).getCachedBytes().length;
      }
    }
    return size;
  }

  /// Who added and changed each revision file, for the first time.
  @Benchmark
  public RevisionHistory facts() {
    return facts(HistoryCache.NONE);
  }

  /// The same for the second time.
  @Benchmark
  public RevisionHistory factsAgain() {
    return facts(cache);
  }

  /// The history of the graph, and since when there are two heads.
  @Benchmark
  public GraphHistory historyOfTheGraph() throws IOException {
    try (GitObjects objects = given(GitObjects.open(repository))) {
      return GraphHistory.of(
          objects, open, objects.commit("HEAD").orElseThrow(), _ -> {}, Progress.IGNORED);
    }
  }
}
