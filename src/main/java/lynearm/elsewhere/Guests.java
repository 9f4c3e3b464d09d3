package lynearm.elsewhere;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lynearm.git.CommitId;
import lynearm.git.GitAnswer;
import lynearm.git.GitObjects;
import lynearm.git.GitRefusal;
import lynearm.graph.Node;
import lynearm.revision.ReadResult;
import lynearm.revision.Revision;
import lynearm.revision.RevisionId;
import lynearm.workspace.Progress;
import lynearm.workspace.TreeReading;
import lynearm.workspace.Viewed;
import lynearm.workspace.Workspace;
import org.jspecify.annotations.Nullable;

/// Revisions that git branches would bring, among those that are there.
///
/// @param workspace both together, to be looked at only
/// @param futures what each of the branches does besides
/// @param twins which of the ids stand for different texts, each in words without a full stop
public record Guests(Workspace workspace, List<Future> futures, List<String> twins) {

  private static final String CHECKED_OUT = "HEAD";

  public Guests {
    futures = List.copyOf(futures);
    twins = List.copyOf(twins);
  }

  /// What branches would bring if each was merged into what is checked out. Files that are not
  /// committed count as there; one revision that several branches bring is a guest of the first.
  ///
  /// @param open what is checked out
  /// @param branches names of branches, tags or commits
  /// @throws IOException if git lacks something; its message says what
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static GitAnswer<Guests> among(
      GitObjects objects, Workspace open, List<String> branches, Progress progress)
      throws IOException {
    return switch (FutureHeads.ofSome(objects, open, CHECKED_OUT, branches, progress)) {
      case GitAnswer.Refused<FutureReport>(GitRefusal reason) -> new GitAnswer.Refused<>(reason);
      case GitAnswer.Given<FutureReport>(FutureReport report) ->
          GitAnswer.given(
              new Gathering(objects, open, tips(objects, branches)).of(report.futures()));
    };
  }

  /// Puts what several branches bring beside what is there.
  private static final class Gathering {

    private final GitObjects objects;
    private final Workspace open;
    private final Map<String, Viewed.InCommit> tips;
    private final Map<RevisionId, Viewed.InCommit> guests = new LinkedHashMap<>();
    private final Map<RevisionId, Path> guestFiles = new HashMap<>();
    private final List<String> twins = new ArrayList<>();

    Gathering(GitObjects objects, Workspace open, Map<String, Viewed.InCommit> tips) {
      this.objects = objects;
      this.open = open;
      this.tips = tips;
    }

    Guests of(List<Future> futures) throws IOException {
      List<ReadResult> files = new ArrayList<>(open.files());
      for (Future future : futures) {
        Viewed.InCommit tip = tips.get(future.branches().getFirst());
        for (Brought brought : future.brought()) {
          if (tip != null && isNew(brought.onBranch(), tip)) {
            files.add(new ReadResult.Read(brought.onBranch(), List.of()));
          }
        }
      }
      Viewed viewed =
          new Viewed.Joined(Optional.empty(), List.copyOf(tips.values()), guests, Map.of());
      return new Guests(workspace(open, files, viewed), futures, twins);
    }

    private boolean isNew(Revision revision, Viewed.InCommit tip) throws IOException {
      RevisionId id = revision.id();
      Optional<Path> here = open.graph().find(id).flatMap(Node::revision).map(Revision::file);
      if (here.isPresent()) {
        tellIfOther(id, tip, bytes(tip, revision.file()), "your own files", onDisk(here.get()));
        return false;
      }
      Viewed.InCommit other = guests.putIfAbsent(id, tip);
      if (other == null) {
        guestFiles.put(id, revision.file());
        return true;
      }
      tellIfOther(
          id,
          tip,
          bytes(tip, revision.file()),
          other.name(),
          bytes(other, guestFiles.getOrDefault(id, revision.file())));
      return false;
    }

    private void tellIfOther(
        RevisionId id, Viewed.InCommit tip, byte[] text, String there, byte[] other) {
      if (!Arrays.equals(text, other)) {
        twins.add(id + " has another text in " + tip.name() + " than in " + there);
      }
    }

    private byte[] bytes(Viewed.InCommit tip, Path file) throws IOException {
      return objects.files(tip.commit()).read(file);
    }

    private static byte[] onDisk(Path file) throws IOException {
      return Files.readAllBytes(file);
    }
  }

  /// The history that a branch would have if others were all merged into it.
  ///
  /// @param open tells which environment is meant
  /// @param target a branch, tag or commit
  /// @param branches those that are merged into it
  /// @return refused if git would not merge them, or they have no such environment
  /// @throws IOException if git lacks something; its message says what
  /// @throws java.util.concurrent.CancellationException if the progress says so
  public static GitAnswer<Guests> landed(
      GitObjects objects, Workspace open, String target, List<String> branches, Progress progress)
      throws IOException {
    GitAnswer<FutureReport> answer =
        FutureHeads.ofAll(objects, open, Optional.of(target), branches, progress);
    if (answer instanceof GitAnswer.Refused<FutureReport>(GitRefusal reason)) {
      return new GitAnswer.Refused<>(reason);
    }
    FutureReport report = ((GitAnswer.Given<FutureReport>) answer).value();
    Future future = report.futures().getFirst();
    if (future.graph().isEmpty()) {
      return GitAnswer.refused(
          String.join(" and ", branches) + " in " + target + ": " + future.outlook().words(),
          future.why());
    }
    Map<String, Viewed.InCommit> tips = tips(objects, branches);
    Viewed.InCommit onto = tips(objects, List.of(target)).get(target);
    return GitAnswer.given(
        new Guests(
            workspace(open, future, new Holders(objects, onto, List.copyOf(tips.values()))),
            report.futures(),
            List.of()));
  }

  private static Workspace workspace(Workspace open, Future future, Holders holders)
      throws IOException {
    Map<RevisionId, Viewed.InCommit> guests = new LinkedHashMap<>();
    for (Brought brought : future.brought()) {
      guests.put(brought.revision().id(), holders.ofGuest(brought));
    }
    Map<RevisionId, Viewed.InCommit> moved = new HashMap<>();
    List<ReadResult> files = new ArrayList<>();
    for (Node node : future.graph().orElseThrow().files()) {
      Revision joined = node.revision().orElseThrow();
      Path place = future.followed().get(joined.file());
      Revision revision = place == null ? joined : joined.in(place); // where a commit has it
      if (!guests.containsKey(revision.id())) {
        holders.ofMoved(revision).ifPresent(it -> moved.put(revision.id(), it));
      }
      files.add(new ReadResult.Read(revision, List.of()));
    }
    return workspace(
        open,
        files,
        new Viewed.Joined(Optional.ofNullable(holders.onto()), holders.tips(), guests, moved));
  }

  /// Who has which file.
  ///
  /// @param onto what others are merged into
  /// @param tips the others
  private record Holders(
      GitObjects objects, Viewed.@Nullable InCommit onto, List<Viewed.InCommit> tips) {

    /// The first of the branches that has the file of a revision.
    Viewed.InCommit ofGuest(Brought brought) throws IOException {
      return holder(brought.there()).orElse(tips.getFirst());
    }

    /// The branch that alone has the file of a revision that is there.
    Optional<Viewed.InCommit> ofMoved(Revision revision) throws IOException {
      return onto == null || objects.files(onto.commit()).isFile(revision.file())
          ? Optional.empty()
          : holder(revision.file());
    }

    private Optional<Viewed.InCommit> holder(Path file) throws IOException {
      for (Viewed.InCommit tip : tips) {
        if (objects.files(tip.commit()).isFile(file)) {
          return Optional.of(tip);
        }
      }
      return Optional.empty();
    }
  }

  private static Map<String, Viewed.InCommit> tips(GitObjects objects, List<String> names)
      throws IOException {
    Map<String, Viewed.InCommit> tips = new LinkedHashMap<>();
    for (String name : names) {
      Optional<CommitId> tip = objects.commit(name);
      tip.ifPresent(commit -> tips.put(name, new Viewed.InCommit(name, commit)));
    }
    return tips;
  }

  private static Workspace workspace(Workspace open, List<ReadResult> files, Viewed viewed) {
    return TreeReading.Found.of(open.environment(), files).in(open, viewed);
  }
}
