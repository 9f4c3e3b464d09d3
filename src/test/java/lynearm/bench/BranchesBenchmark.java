package lynearm.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import lynearm.elsewhere.FutureHeads;
import lynearm.elsewhere.FutureReport;
import lynearm.git.BranchTip;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// The heads of many branches, beside merely reading their folders and each file once.
@State(Scope.Benchmark)
public class BranchesBenchmark {

  /// Where the repository lies.
  @Param("")
  public String project;

  private Workspace open;

  @Setup
  public void open() {
    open = Disk.open(new WorkspaceReader(), Path.of(project));
    objects().close();
  }

  private GitObjects objects() {
    return given(GitObjects.open(open.repository().orElseThrow()));
  }

  private static <T> T given(GitAnswer<T> answer) {
    return answer.or(reason -> {
      throw new IllegalStateException(reason.toString());
    });
  }

  /// With JGit alone: the entries of the version folder of every branch, and every content once.
  @Benchmark
  public long treesAndNewBlobs() throws IOException {
    long size = 0;
    Set<ObjectId> seen = new HashSet<>();
    try (Repository repository =
            new FileRepositoryBuilder()
                .setGitDir(Path.of(project).resolve(".git").toFile())
                .build();
        ObjectReader reader = repository.newObjectReader();
        RevWalk commits = new RevWalk(reader)) {
      for (Ref ref : repository.getRefDatabase().getRefsByPrefix("refs/heads/")) {
        ObjectId tree = commits.parseCommit(ref.getObjectId()).getTree();
        try (TreeWalk folder = TreeWalk.forPath(reader, BenchRepository.VERSIONS, tree);
            TreeWalk files = new TreeWalk(reader)) {
          files.addTree(folder.getObjectId(0));
          while (files.next()) {
            ObjectId content = files.getObjectId(0);
            if (seen.add(content)) {
              size += reader.open(content).getCachedBytes().length;
            }
          }
        }
      }
    }
    return size;
  }

  /// The graph of every branch, and its heads. Nothing is kept from an earlier time.
  @Benchmark
  public int headsOfEachBranch() throws IOException {
    int heads = 0;
    try (GitObjects objects = objects()) {
      TreeReader reader = new TreeReader(open);
      for (BranchTip branch : objects.branches()) {
        heads +=
            reader
                .read(objects.files(branch.tip()), branch.name(), Progress.IGNORED)
                .found()
                .orElseThrow()
                .graph()
                .heads()
                .size();
      }
    }
    return heads;
  }

  /// What becomes of the history when each lands, collisions included.
  @Benchmark
  public FutureReport future() throws IOException {
    try (GitObjects objects = objects()) {
      return given(FutureHeads.ofEach(objects, open, Optional.empty(), Progress.IGNORED));
    }
  }
}
