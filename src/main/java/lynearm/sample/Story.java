package lynearm.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import lynearm.git.CommitId;
import lynearm.git.FreshRepository;
import lynearm.git.GitBranch;

/// A repository as it grows: git branches with their files, on which people commit and which they
/// merge.
final class Story implements AutoCloseable {

  static final GitBranch MAIN = new GitBranch("main");

  /// A git branch by now.
  private record Line(CommitId tip, Map<String, String> files) {}

  private final FreshRepository repository;
  private final Map<GitBranch, Line> lines = new HashMap<>();

  private Story(FreshRepository repository) {
    this.repository = repository;
  }

  /// A repository whose first commit on `main` has these files.
  static Story begin(
      Path root, Map<String, String> files, Person author, LocalDateTime when, String message)
      throws IOException {
    Story story = new Story(FreshRepository.create(root, MAIN));
    story.commit(MAIN, List.of(), files, author, when, message);
    return story;
  }

  /// A new git branch that begins where another is now.
  void fork(GitBranch branch, GitBranch from) {
    lines.put(branch, line(from));
  }

  void commit(
      GitBranch branch,
      Map<String, String> files,
      Person author,
      LocalDateTime when,
      String message)
      throws IOException {
    commit(branch, List.of(line(branch).tip()), files, author, when, message);
  }

  /// Brings the files of one git branch into another, with a commit of two parents.
  void merge(GitBranch from, GitBranch into, Person author, LocalDateTime when) throws IOException {
    Line side = line(from);
    Map<String, String> missing = new TreeMap<>(side.files());
    missing.keySet().removeAll(line(into).files().keySet());
    commit(
        into,
        List.of(line(into).tip(), side.tip()),
        missing,
        author,
        when,
        "Merge branch '" + from + "'");
  }

  private void commit(
      GitBranch branch,
      List<CommitId> parents,
      Map<String, String> files,
      Person author,
      LocalDateTime when,
      String message)
      throws IOException {
    Map<String, Optional<String>> changes = new TreeMap<>();
    files.forEach((path, text) -> changes.put(path, Optional.of(text)));
    CommitId commit =
        repository.commit(new ArrayList<>(parents), changes, author.at(when), message);
    Map<String, String> all =
        new TreeMap<>(lines.containsKey(branch) ? line(branch).files() : Map.of());
    all.putAll(files);
    lines.put(branch, new Line(commit, all));
  }

  private Line line(GitBranch branch) {
    return Objects.requireNonNull(lines.get(branch), branch.name());
  }

  /// Sets the branches that a person would see, and checks out `main`.
  void end(GitBranch... branches) throws IOException {
    for (GitBranch branch : branches) {
      repository.point(branch, line(branch).tip());
    }
    repository.point(MAIN, line(MAIN).tip());
    repository.writeFiles(line(MAIN).tip());
  }

  @Override
  public void close() {
    repository.close();
  }
}
