package lynearm.ui.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import lynearm.alembic.Environment;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.FutureLines;
import lynearm.elsewhere.Guests;
import lynearm.git.Commit;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReader;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Viewed;
import lynearm.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Which files the window shows: those that are checked out, or others that git has.
final class Viewing {

  private static final int MOST_NAMED = 3;

  /// What a person wishes to see.
  sealed interface Wish {

    /// The checked-out files.
    record CheckedOut() implements Wish {}

    /// A branch, tag or commit as it is.
    record Ref(String name) implements Wish {}

    /// The checked-out files, with what these branches would bring as guests.
    record Among(List<String> branches) implements Wish {
      public Among {
        branches = List.copyOf(branches);
      }
    }

    /// A branch as it would be if others were merged into it.
    record Landed(String target, List<String> branches) implements Wish {
      public Landed {
        branches = List.copyOf(branches);
      }
    }
  }

  /// What came of a wish.
  ///
  /// @param workspace what is to be shown
  /// @param wish what it answers; the checked-out files where the wish can't be fulfilled
  /// @param what what a person is told of it while it is shown
  /// @param detail more of that, perhaps empty
  /// @param refused why it is not what was wished for, if so
  record Seen(
      Workspace workspace, Wish wish, String what, String detail, Optional<GitRefusal> refused) {

    static Seen checkedOut(Workspace open) {
      return new Seen(open, new Wish.CheckedOut(), "", "", Optional.empty());
    }
  }

  private final ReadOnlyObjectWrapper<Optional<Seen>> seen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Wish wish = new Wish.CheckedOut();
  private @Nullable Session session;

  /// A repository that stays open while somebody goes through it, so that neighbouring commits are
  /// read by what differs.
  private record Session(GitObjects objects, TreeReader reader, Path opened, Environment of)
      implements AutoCloseable {

    boolean isOf(Workspace open) {
      return opened.equals(open.opened()) && of.equals(open.environment());
    }

    @Override
    public void close() {
      objects.close();
    }
  }

  /// What is shown, if anything is.
  ReadOnlyObjectProperty<Optional<Seen>> seenProperty() {
    return seen.getReadOnlyProperty();
  }

  /// What is wished for; perhaps not yet shown.
  Wish wish() {
    return wish;
  }

  void wish(Wish now) {
    wish = now;
  }

  /// Takes over what is shown from now on.
  void show(Optional<Seen> now) {
    wish = now.map(Seen::wish).orElseGet(Wish.CheckedOut::new);
    seen.set(now);
  }

  /// Reads what is wished for. Slow: meant for the background.
  ///
  /// @param open the checked-out files
  /// @throws java.util.concurrent.CancellationException if the progress says so
  synchronized Seen read(Workspace open, Wish wish, Progress progress) {
    if (wish instanceof Wish.CheckedOut || open.repository().isEmpty()) {
      endSession();
      return Seen.checkedOut(open);
    }
    return switch (session(open)) {
      case GitAnswer.Refused<Session>(GitRefusal reason) -> refused(open, reason);
      case GitAnswer.Given<Session>(Session now) -> {
        try {
          yield read(now, open, wish, progress);
        } catch (IOException e) {
          endSession();
          yield refused(open, new GitRefusal(e.getMessage() + ".", ""));
        }
      }
    };
  }

  private GitAnswer<Session> session(Workspace open) {
    Session known = session;
    if (known != null && known.isOf(open)) {
      return GitAnswer.given(known);
    }
    endSession();
    return switch (GitObjects.open(open.repository().orElseThrow())) {
      case GitAnswer.Refused<GitObjects>(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
      case GitAnswer.Given<GitObjects>(GitObjects objects) -> {
        Session begun =
            new Session(objects, new TreeReader(open), open.opened(), open.environment());
        session = begun;
        yield GitAnswer.given(begun);
      }
    };
  }

  /// Lets go of the repository. Waits for what is being read: meant for the background.
  synchronized void endSession() {
    Session known = session;
    session = null;
    if (known != null) {
      known.close();
    }
  }

  private static Seen refused(Workspace open, GitRefusal reason) {
    String what = reason.what().endsWith(".") ? reason.what() : reason.what() + ".";
    return new Seen(
        open,
        new Wish.CheckedOut(),
        "",
        "",
        Optional.of(new GitRefusal(what + " Your own files are shown.", reason.next())));
  }

  private static Seen read(Session session, Workspace open, Wish wish, Progress progress)
      throws IOException {
    GitObjects objects = session.objects();
    return switch (wish) {
      case Wish.CheckedOut _ -> Seen.checkedOut(open);
      case Wish.Ref(String name) -> commit(session, open, name, progress);
      case Wish.Among among ->
          switch (Guests.among(objects, open, among.branches(), progress)) {
            case GitAnswer.Refused<Guests>(GitRefusal reason) ->
                refused(open, new GitRefusal(reason.what(), ""));
            case GitAnswer.Given<Guests>(Guests guests) ->
                new Seen(
                    guests.workspace(),
                    among,
                    "With guests from " + named(among.branches()) + ", as dashed cards",
                    detail(guests, open),
                    Optional.empty());
          };
      case Wish.Landed landed ->
          switch (Guests.landed(objects, open, landed.target(), landed.branches(), progress)) {
            case GitAnswer.Refused<Guests>(GitRefusal reason) ->
                refused(open, new GitRefusal(reason.what(), ""));
            case GitAnswer.Given<Guests>(Guests guests) ->
                new Seen(
                    guests.workspace(),
                    landed,
                    landed.target() + " as it would be with " + named(landed.branches()),
                    detail(guests, open),
                    Optional.empty());
          };
    };
  }

  private static Seen commit(Session session, Workspace open, String name, Progress progress)
      throws IOException {
    GitObjects objects = session.objects();
    Optional<CommitId> commit = objects.commit(name);
    if (commit.isEmpty()) {
      return refused(
          open,
          new GitRefusal("Git knows no branch, tag or commit called " + name + " any more.", ""));
    }
    TreeReading reading =
        session.reader().read(objects.files(commit.get()), shortName(name), progress);
    return switch (reading) {
      case TreeReading.Missing(String what, String next) ->
          refused(open, new GitRefusal(what + ".", next));
      case TreeReading.Found found -> {
        Commit described = objects.describe(commit.get());
        String id = commit.get().shortForm();
        yield new Seen(
            found.in(open, new Viewed.InCommit(name, commit.get())),
            new Wish.Ref(name),
            name.startsWith(id) ? "Commit " + id : name + " at " + id,
            "\u201c%s\u201d by %s, %s"
                .formatted(
                    described.subject(),
                    described.authorName(),
                    described.authoredAt().toLocalDate()),
            Optional.empty());
      }
    };
  }

  /// A whole commit id is more than anybody reads.
  private static String shortName(String name) {
    return name.matches("[0-9a-f]{40,64}") ? "Commit " + new CommitId(name).shortForm() : name;
  }

  private static String named(List<String> branches) {
    return branches.size() <= MOST_NAMED
        ? String.join(", ", branches)
        : branches.size() + " branches";
  }

  /// What the branches do beside bringing revisions.
  private static String detail(Guests guests, Workspace open) {
    List<String> lines = new ArrayList<>(guests.twins());
    for (Future future : guests.futures()) {
      String branch = String.join(" + ", future.branches());
      if (future.graph().isEmpty()) {
        lines.add(branch + ": " + future.outlook().words() + ". " + future.why());
      } else if (future.brought().isEmpty()) {
        lines.add(branch + " brings no revision");
      }
      FutureLines.alterations(future, open::show).stream()
          .map(line -> branch + ": " + line)
          .forEach(lines::add);
    }
    return lines.stream().collect(Collectors.joining("; "));
  }
}
