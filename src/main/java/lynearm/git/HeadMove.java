package lynearm.git;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/// Lets HEAD and the branch it stands for go on to a new commit, with the entries in the reflog
/// that `git commit` and `git checkout -b` make.
///
/// Whoever uses it holds the lock of the index, which git takes too before it moves HEAD.
final class HeadMove {

  private final Repository repository;
  private final Optional<HeadLog> ownLog;
  private final Optional<ObjectId> from;
  private final PersonIdent who;

  /// @param ownLog the reflog of HEAD, where JGit doesn't know it
  /// @param from what is checked out; none on a branch without commits
  /// @param who moves it, and when
  HeadMove(
      Repository repository, Optional<HeadLog> ownLog, Optional<ObjectId> from, PersonIdent who) {
    this.repository = repository;
    this.ownLog = ownLog;
    this.from = from;
    this.who = who;
  }

  /// Moves the branch that is checked out, or HEAD alone if it is detached. All or nothing.
  void commit(ObjectId id, String subject) throws IOException {
    Ref head = repository.exactRef(Constants.HEAD);
    // through HEAD, JGit writes its log too; where it doesn't know that, the branch goes alone
    RefUpdate update =
        repository.updateRef(ownLog.isEmpty() ? Constants.HEAD : head.getLeaf().getName());
    update.setNewObjectId(id);
    update.setExpectedOldObjectId(from.orElse(ObjectId.zeroId()));
    String note = (from.isPresent() ? "commit: " : "commit (initial): ") + subject;
    describe(update, Optional.of(note), !head.isSymbolic());
    RefUpdate.Result result = update.update();
    if (result != RefUpdate.Result.NEW && result != RefUpdate.Result.FAST_FORWARD) {
      throw new RefusedException(
          "The branch moved while the commit was made, or is locked.",
          "Nothing was committed. Look at it again, then commit.");
    }
    logHead(id, Optional.of(note));
  }

  /// Begins a branch at what is checked out, checks it out, and moves it. Each step leaves a sound
  /// repository behind; if one fails, those before it are taken back.
  void commitOn(GitBranch branch, ObjectId id, String subject) throws IOException {
    Ref before = repository.exactRef(Constants.HEAD);
    String name = Constants.R_HEADS + branch.name();
    create(branch, name);
    boolean isCheckedOut = false;
    try {
      point(
          name, from.map(_ -> "checkout: moving from " + nameOf(before) + " to " + branch.name()));
      isCheckedOut = true;
      commit(id, subject);
    } catch (IOException | RuntimeException e) {
      if (isCheckedOut) {
        goBack(before, branch);
      }
      delete(name);
      throw e;
    }
  }

  private void create(GitBranch branch, String name) throws IOException {
    if (from.isEmpty()) {
      return;
    }
    RefUpdate update = repository.updateRef(name);
    update.setNewObjectId(from.get());
    update.setExpectedOldObjectId(ObjectId.zeroId());
    describe(update, Optional.of("branch: Created from HEAD"), false);
    if (update.update() != RefUpdate.Result.NEW) {
      throw new RefusedException(
          "The branch " + branch.name() + " can't be made.",
          "It is there by now, or is locked. Nothing was committed.");
    }
  }

  private void point(String name, Optional<String> note) throws IOException {
    RefUpdate update = repository.updateRef(Constants.HEAD);
    describe(update, note, true);
    switch (update.link(name)) {
      case NEW, FORCED, NO_CHANGE -> {}
      default ->
          throw new RefusedException(
              "HEAD is locked, so no other branch can be checked out.",
              "Another program is working on the repository. Nothing was committed.");
    }
    if (from.isPresent()) {
      logHead(from.get(), note);
    }
  }

  private void goBack(Ref before, GitBranch branch) throws IOException {
    Optional<String> note =
        from.map(_ -> "checkout: moving from " + branch.name() + " to " + nameOf(before));
    if (before.isSymbolic()) {
      point(before.getTarget().getName(), note);
      return;
    }
    RefUpdate detach = repository.updateRef(Constants.HEAD, true);
    detach.setNewObjectId(before.getObjectId());
    describe(detach, note, true);
    detach.forceUpdate();
    logHead(before.getObjectId(), note);
  }

  private void delete(String name) throws IOException {
    if (from.isEmpty()) {
      return;
    }
    RefUpdate update = repository.updateRef(name);
    update.setExpectedOldObjectId(from.get());
    update.setForceUpdate(true);
    update.delete();
  }

  /// @param isHeadAlone whether no branch has to log this too
  private void describe(RefUpdate update, Optional<String> note, boolean isHeadAlone) {
    update.setRefLogIdent(who);
    if (note.isEmpty() || (isHeadAlone && ownLog.isPresent())) {
      update.disableRefLog();
    } else {
      update.setRefLogMessage(note.get(), false);
    }
  }

  private void logHead(ObjectId to, Optional<String> note) throws IOException {
    if (ownLog.isPresent() && note.isPresent()) {
      ownLog.get().add(from.orElse(ObjectId.zeroId()), to, who, note.get());
    }
  }

  private static String nameOf(Ref head) {
    return head.isSymbolic()
        ? Repository.shortenRefName(head.getTarget().getName())
        : head.getObjectId().name();
  }
}
