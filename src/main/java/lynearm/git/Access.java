package lynearm.git;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/// Opens a repository for one operation, and turns everything that can go wrong in it into a
/// refusal.
final class Access {

  /// One operation on an open repository.
  interface Operation<T> {
    T run(Repository repository) throws IOException;
  }

  /// Stands in the place of an author line that can't be read.
  private static final PersonIdent NOBODY = new PersonIdent("", "", Instant.EPOCH, ZoneOffset.UTC);

  private Access() {}

  static <T> GitAnswer<T> to(GitRepository place, Operation<T> operation) {
    return to(place, operation, "read", "Git facts are not shown.");
  }

  /// As [#to], for what changes the repository.
  static <T> GitAnswer<T> toWrite(GitRepository place, Operation<T> operation) {
    for (Path folder : List.of(place.gitFolder(), place.commonFolder().resolve("objects"))) {
      if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
        return GitAnswer.refused(
            "The git repository in " + place.root() + " is read-only: " + folder + ".",
            "Nothing was staged or committed.");
      }
    }
    return to(place, operation, "written", "`git status` shows how it stands.");
  }

  private static <T> GitAnswer<T> to(
      GitRepository place, Operation<T> operation, String done, String next) {
    QuietSystemReader.install();
    try (Repository repository = open(place)) {
      return GitAnswer.given(operation.run(repository));
    } catch (RefusedException e) {
      return new GitAnswer.Refused<>(e.reason());
    } catch (RepositoryNotFoundException e) {
      return GitAnswer.refused("There is no git repository in " + place.root() + " any more.", "");
    } catch (IOException | RuntimeException e) {
      // JGit answers damaged files and objects with exceptions of many kinds, unchecked ones too
      return GitAnswer.refused(
          "The git repository in " + place.root() + " can't be " + done + ": " + reason(e) + ".",
          next);
    }
  }

  static Repository open(GitRepository place) throws IOException {
    // reading the settings first keeps JGit from following includes that never end
    GitSettings.readOwn(place.home(), place.gitFolder(), place.commonFolder());
    return new FileRepositoryBuilder()
        .setGitDir(place.gitFolder().toFile())
        .setGitCommonDir(place.commonFolder().toFile())
        .setWorkTree(place.root().toFile())
        .setIndexFile(indexOf(place))
        .setMustExist(true)
        .setup()
        .build();
  }

  static File indexOf(GitRepository place) {
    return indexOf(place.gitFolder());
  }

  static File indexOf(Path gitFolder) {
    return gitFolder.resolve("index").toFile();
  }

  /// What went wrong, by the exception that has words of its own.
  static String reason(Throwable e) {
    String message = e.getMessage();
    Throwable cause = e.getCause();
    if (cause != null && cause.toString().equals(message)) {
      return reason(cause);
    }
    String text = message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /// The commit that is checked out.
  static Optional<ObjectId> headOf(Repository repository) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    return head == null ? Optional.empty() : Optional.ofNullable(head.getObjectId());
  }

  static Commit describe(RevCommit commit) {
    @Nullable PersonIdent written = commit.getAuthorIdent();
    PersonIdent author = written == null ? NOBODY : written;
    return new Commit(
        new CommitId(commit.name()),
        author.getName(),
        author.getEmailAddress(),
        author.getWhenAsInstant().atZone(author.getZoneId()).toOffsetDateTime(),
        commit.getShortMessage());
  }
}
