package lynearm.ui.shell;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import lynearm.git.GitAnswer;
import lynearm.git.GitWriter;
import lynearm.ui.common.Background;

/// Puts files into the index of the repository and takes them out.
final class GitIndex {

  private final OpenProject project;
  private final Background.Lane writing;
  private final Clock clock;
  private final Consumer<Notice> notices;

  GitIndex(OpenProject project, Background.Lane writing, Clock clock, Consumer<Notice> notices) {
    this.project = project;
    this.writing = writing;
    this.clock = clock;
    this.notices = notices;
  }

  /// What writes to the repository; none if nothing of the kind is open.
  Optional<GitWriter> writer() {
    return project.repository().map(git -> new GitWriter(git, clock));
  }

  void stage(List<Path> files) {
    Optional<GitWriter> git = writer();
    if (git.isEmpty() || files.isEmpty()) {
      return;
    }
    writing.start(
        "Staging",
        _ -> git.get().stage(files),
        answer -> notices.accept(told(answer, files)),
        failure -> notices.accept(Notice.failed("Nothing was staged", failure)));
  }

  private static Notice told(GitAnswer<Set<String>> answer, List<Path> files) {
    return switch (answer) {
      case GitAnswer.Given<Set<String>> _ ->
          Notice.done("Staged " + names(files), "Commit it when you are ready.");
      case GitAnswer.Refused<Set<String>>(var reason) ->
          Notice.notDone(reason.what(), reason.next());
    };
  }

  private static String names(List<Path> files) {
    return files.stream()
        .map(file -> String.valueOf(file.getFileName()))
        .collect(Collectors.joining(", "));
  }

  /// Takes files out of the index that are as they were, as far as there is one, then goes on.
  void unstage(List<Path> files, Runnable then) {
    Optional<GitWriter> git = writer();
    if (git.isEmpty()) {
      then.run();
      return;
    }
    writing.start(
        "Taking it out of the index",
        _ -> git.get().unstage(files),
        _ -> then.run(),
        _ -> then.run());
  }
}
