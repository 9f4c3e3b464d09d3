package lynearm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitObjects;
import lynearm.git.GitRepository;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Viewed;
import lynearm.workspace.Workspace;

/// The repository that a command is about, and what is in its commits.
final class GitPlace {

  private GitPlace() {}

  /// The repository around what is open.
  ///
  /// @throws Failure if there is none that can be read
  static GitRepository repository(Workspace open) throws Failure {
    Path home = open.home();
    Path opened = open.opened();
    Path folder = Files.isDirectory(home) ? home : opened;
    return switch (open.repository()
        .<GitLookup>map(GitLookup.Found::new)
        .orElseGet(() -> GitRepository.around(folder))) {
      case GitLookup.Found(GitRepository repository) -> repository;
      case GitLookup.None() ->
          throw new Failure(folder + " is in no git repository", "Only git knows branches.");
      case GitLookup.Refused(var reason) -> throw new Failure(reason.what(), reason.next());
    };
  }

  /// Opens the objects of the repository around what is open.
  static GitObjects objects(Workspace open) throws Failure {
    return switch (GitObjects.open(repository(open))) {
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> objects;
      case GitAnswer.Refused<GitObjects>(var reason) ->
          throw new Failure(reason.what(), reason.next());
    };
  }

  /// The commit that a name means.
  static CommitId commit(GitObjects objects, String name) throws Failure, IOException {
    Optional<CommitId> commit = objects.commit(name);
    if (commit.isEmpty() && name.equals("HEAD")) {
      throw new Failure("What is checked out has no commit yet", "Commit it, or name a branch.");
    }
    if (commit.isEmpty()) {
      throw new Failure(
          "Git knows no branch, tag or commit called " + name, "git branch --all lists them.");
    }
    return commit.get();
  }

  /// What is open, as it is in a commit.
  static Workspace at(String name, Workspace open) throws Failure {
    try (GitObjects objects = objects(open)) {
      CommitId commit = commit(objects, name);
      TreeReading reading =
          new TreeReader(open).read(objects.files(commit), name, Progress.IGNORED);
      return switch (reading) {
        case TreeReading.Found found -> found.in(open, new Viewed.InCommit(name, commit));
        case TreeReading.Missing(String what, String next) -> throw new Failure(what, next);
      };
    } catch (IOException e) {
      throw unread(e);
    }
  }

  /// What a commit lacks.
  static Failure unread(IOException e) {
    return new Failure("Can't go on: " + e.getMessage(), "");
  }
}
