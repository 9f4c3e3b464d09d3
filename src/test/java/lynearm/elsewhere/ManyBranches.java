package lynearm.elsewhere;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitProgram;
import lynearm.git.GitRepository;
import lynearm.workspace.OpenResult;
import lynearm.workspace.Progress;
import lynearm.workspace.Workspace;
import lynearm.workspace.WorkspaceReader;

/// A real repository with an Alembic project on as many branches as a test likes, made by one call
/// of `git fast-import`.
public final class ManyBranches {

  public static final String VERSIONS = "migrations/versions/";

  public final Path root;
  public final Path home;
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private final Map<String, Map<String, String>> files = new HashMap<>();
  private int clock = 1_700_000_000;

  public ManyBranches(Path folder) {
    try {
      home = Files.createDirectories(folder.resolve("home"));
      root = Files.createDirectories(folder.resolve("repo")).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.put("main", new TreeMap<>());
  }

  /// A project with a base on `main`.
  public static ManyBranches begun(Path folder) {
    return new ManyBranches(folder)
        .commit(
            "main",
            "Ada",
            "alembic.ini",
            "[alembic]\nscript_location = migrations\n",
            "migrations/env.py",
            "# env\n",
            "migrations/script.py.mako",
            "# template\n")
        .revision("main", "Ada", "a1");
  }

  /// The text of a revision file. No two are alike enough to be taken for each other.
  public static String text(String id, String body, String... parents) {
    String down =
        parents.length == 0
            ? "None"
            : parents.length == 1
                ? "'" + parents[0] + "'"
                : Arrays.stream(parents).collect(Collectors.joining("', '", "('", "')"));
    Random random = new Random(id.hashCode());
    StringBuilder own = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      own.append("# ").append(Long.toHexString(random.nextLong())).append('\n');
    }
    return """
    \"""message %s\"""
    from alembic import op
    revision = '%s'
    down_revision = %s
    %s

    def upgrade():
        %s
    """
        .formatted(id, id, down, own, body);
  }

  public ManyBranches branch(String name, String from) {
    files.put(name, new TreeMap<>(files.get(from)));
    line("reset refs/heads/" + name);
    line("from refs/heads/" + from);
    return this;
  }

  /// The files of a branch.
  Map<String, String> files(String branch) {
    return files.get(branch);
  }

  public ManyBranches revision(String branch, String author, String id, String... parents) {
    return commit(branch, author, VERSIONS + id + ".py", text(id, "pass", parents));
  }

  /// Commits "path", "text" pairs; the text "-" deletes.
  public ManyBranches commit(String branch, String author, String... pairs) {
    return commit(branch, author, Optional.empty(), pairs);
  }

  public ManyBranches merge(String branch, String other) {
    Map<String, String> both = new TreeMap<>(files.get(other));
    both.putAll(files.get(branch));
    List<String> pairs = new ArrayList<>();
    both.forEach((path, text) -> pairs.addAll(List.of(path, text)));
    return commit(branch, "Ada", Optional.of(other), pairs.toArray(String[]::new));
  }

  private ManyBranches commit(
      String branch, String author, Optional<String> merged, String... pairs) {
    line("commit refs/heads/" + branch);
    line("committer " + author + " <" + author + "@example.org> " + clock++ + " +0000");
    data("work of " + author);
    merged.ifPresent(other -> line("merge refs/heads/" + other));
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1].equals("-")) {
        files.get(branch).remove(pairs[i]);
        line("D " + pairs[i]);
      } else {
        files.get(branch).put(pairs[i], pairs[i + 1]);
        line("M 100644 inline " + pairs[i]);
        data(pairs[i + 1]);
      }
    }
    return this;
  }

  /// A branch that shares no commit with any other.
  public ManyBranches orphan(String name, String id) {
    files.put(name, new TreeMap<>());
    return revision(name, "Eve", id);
  }

  /// Moves every file below a folder, or one file; "" is the top. Done with those that are there.
  public ManyBranches move(String branch, String author, String from, String to) {
    List<String> pairs = new ArrayList<>();
    new TreeMap<>(files.get(branch))
        .forEach((path, text) -> {
          if (path.startsWith(from)) {
            pairs.addAll(List.of(path, "-", to + path.substring(from.length()), text));
          }
        });
    return commit(branch, author, pairs.toArray(String[]::new));
  }

  /// Commits an entry of another kind than a plain file, such as a link.
  public ManyBranches entry(String branch, String mode, String path, String text) {
    commit(branch, "Eve", "README", "with " + path + "\n");
    line("M " + mode + " inline " + path);
    data(text);
    return this;
  }

  private void line(String text) {
    stream.writeBytes((text + "\n").getBytes(UTF_8));
  }

  /// Anything else that `git fast-import` understands.
  public ManyBranches raw(String text) {
    line(text);
    return this;
  }

  private void data(String text) {
    line("data " + text.getBytes(UTF_8).length);
    line(text);
  }

  /// Makes the repository, with `main` checked out.
  public ManyBranches make() {
    git().run("init", "-q", "-b", "main");
    GitProgram.Output made = git().tryWith(stream.toByteArray(), "fast-import", "--quiet");
    assertThat(made.status()).as(made.text()).isZero();
    git().run("reset", "-q", "--hard");
    stream.reset();
    return this;
  }

  public GitProgram git() {
    return new GitProgram(root, home);
  }

  public Workspace open() {
    return open(root);
  }

  public static Workspace open(Path folder) {
    return ((OpenResult.Opened)
            new WorkspaceReader().open(folder, Optional.empty(), Progress.IGNORED))
        .workspace();
  }

  public GitRepository repository() {
    return ((GitLookup.Found) GitRepository.around(root)).repository();
  }

  public GitObjects objects() {
    return given(GitObjects.open(repository()));
  }

  static <T> T given(GitAnswer<T> answer) {
    return answer.or(reason -> {
      throw new AssertionError(reason.toString());
    });
  }

  /// What landing on `main` gives.
  FutureReport future() {
    try (GitObjects objects = objects()) {
      return given(FutureHeads.ofEach(objects, open(), Optional.of("main"), Progress.IGNORED));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Future future(String branch) {
    return future().futures().stream()
        .filter(it -> it.branches().equals(List.of(branch)))
        .findFirst()
        .orElseThrow();
  }
}
