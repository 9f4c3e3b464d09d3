package lynearm.move;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lynearm.git.FileHistory;
import lynearm.git.FileHolders;
import lynearm.git.GitAnswer;
import lynearm.git.GitLookup;
import lynearm.git.GitRefusal;
import lynearm.git.GitRepository;
import lynearm.git.RevisionHistory;
import lynearm.git.WorkingFiles;

/// What is known about who may have revisions already: facts of git and of databases.
///
/// @param git what git says; nothing if there is no repository or it can't be read
/// @param whyNoGit why git says nothing, as a sentence; empty if it does
/// @param databases those whose place is known
/// @param now the moment that ages count from
public record Evidence(
    Optional<GitFacts> git, String whyNoGit, List<Standing> databases, Instant now) {

  public Evidence {
    databases = List.copyOf(databases);
  }

  /// What git says about some files.
  ///
  /// @param holders other branches and tags that have them
  /// @param working how they stand against the checked-out commit
  /// @param histories who added them, and when
  public record GitFacts(
      FileHolders holders, WorkingFiles working, Map<Path, FileHistory> histories) {
    public GitFacts {
      histories = Map.copyOf(histories);
    }
  }

  /// Asks git about some files. Runs nothing. Cost: [FileHolders#read], and a walk back to the
  /// commits that added them.
  public static Evidence about(
      Collection<Path> files,
      GitLookup lookup,
      List<Standing> databases,
      Instant now,
      BooleanSupplier cancelled) {
    return switch (lookup) {
      case GitLookup.None _ ->
          without("There is no git repository, so nothing tells who else has it.", databases, now);
      case GitLookup.Refused(GitRefusal reason) -> without(reason.what(), databases, now);
      case GitLookup.Found(GitRepository repository) ->
          of(repository, files, databases, now, cancelled);
    };
  }

  private static Evidence of(
      GitRepository repository,
      Collection<Path> files,
      List<Standing> databases,
      Instant now,
      BooleanSupplier cancelled) {
    return switch (FileHolders.read(repository, files, cancelled)) {
      case GitAnswer.Refused<FileHolders>(GitRefusal reason) ->
          without(reason.what(), databases, now);
      case GitAnswer.Given<FileHolders>(FileHolders holders) -> {
        WorkingFiles working =
            WorkingFiles.read(repository, files).or(_ -> new WorkingFiles(Map.of()));
        RevisionHistory history =
            RevisionHistory.read(repository, files, _ -> {}, cancelled)
                .or(_ -> new RevisionHistory(Map.of(), false));
        yield new Evidence(
            Optional.of(new GitFacts(holders, working, history.files())), "", databases, now);
      }
    };
  }

  private static Evidence without(String why, List<Standing> databases, Instant now) {
    return new Evidence(Optional.empty(), why, databases, now);
  }
}
