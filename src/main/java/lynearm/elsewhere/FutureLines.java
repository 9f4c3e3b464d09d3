package lynearm.elsewhere;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lynearm.git.Clash;
import lynearm.revision.RevisionId;

/// What is to be said of a [Future] beside its outlook: where it forks, what becomes of revisions
/// that are there, and where git would stop.
public final class FutureLines {

  private FutureLines() {}

  /// @param show how a path is best shown
  /// @return a line for each, without a full stop
  public static List<String> of(Future future, Function<Path, String> show) {
    Map<RevisionId, Brought> brought = new LinkedHashMap<>();
    future.brought().forEach(it -> brought.put(it.revision().id(), it));
    List<String> lines = new ArrayList<>();
    for (Fork fork : future.forks()) {
      lines.add(text(fork, brought));
    }
    lines.addAll(alterations(future, show));
    return lines;
  }

  /// Those about files that are there.
  public static List<String> alterations(Future future, Function<Path, String> show) {
    List<String> lines = new ArrayList<>();
    Map<String, List<Altered>> moved = new LinkedHashMap<>();
    for (Altered altered : future.altered()) {
      switch (altered.kind()) {
        case MOVED -> moved.computeIfAbsent(altered.detail(), _ -> new ArrayList<>()).add(altered);
        case RELINKED, EDITED, RENAMED, DELETED, UNREAD, TWICE -> lines.add(text(altered));
      }
    }
    moved.forEach((where, all) ->
        lines.add(
            all.size() == 1
                ? text(all.getFirst())
                : all.size() + " revisions are moved: " + where));
    for (Clashed clash : future.clashes()) {
      lines.add(show.apply(clash.file()) + ": " + words(clash.why()));
    }
    return lines;
  }

  private static String text(Fork fork, Map<RevisionId, Brought> brought) {
    String children =
        fork.brought().stream()
            .map(id -> id + writer(Optional.ofNullable(brought.get(id))))
            .collect(Collectors.joining(", "));
    String there = fork.there().isEmpty() ? "" : ", beside " + ids(fork.there());
    return fork.parent().isEmpty()
        ? children + (fork.brought().size() == 1 ? " begins" : " begin") + " a history of its own"
        : "after " + fork.parent().get() + ": " + children + there;
  }

  private static String writer(Optional<Brought> brought) {
    return brought
        .flatMap(Brought::added)
        .map(commit -> {
          LocalDate day = commit.authoredAt().toLocalDate();
          return " by " + commit.authorName() + " on " + day;
        })
        .orElse("");
  }

  private static String text(Altered altered) {
    String detail = altered.detail().isEmpty() ? "" : ": " + altered.detail();
    return altered.revision()
        + switch (altered.kind()) {
          case RELINKED -> " is linked otherwise";
          case EDITED -> " is edited";
          case RENAMED -> " has another file name";
          case MOVED -> " is moved";
          case DELETED -> " is deleted";
          case UNREAD -> " is where Alembic does not look then";
          case TWICE -> " is in several files, of which Alembic goes by the last";
        }
        + detail;
  }

  private static String words(Clash clash) {
    return switch (clash) {
      case BOTH_CHANGED -> "both sides changed the same lines";
      case BOTH_ADDED -> "both sides added it, with different content";
      case DELETED_BY_THEM -> "deleted on the branch and changed or renamed in the target";
      case DELETED_BY_US -> "deleted in the target and changed or renamed on the branch";
      case BOTH_RENAMED -> "both sides renamed it, differently";
      case FOLDER_MOVED ->
          "one side put it into a folder that the other has moved; git moves it too and stops to"
              + " have that confirmed";
      case FOLDER_PARTED ->
          "one side put something into it, the other has moved its files to several folders";
      case IN_THE_WAY ->
          "one side put it into a folder that the other has moved, where a file of its name is";
      case OTHER_KIND -> "a file on one side and something else on the other";
    };
  }

  private static String ids(List<RevisionId> ids) {
    return ids.stream().map(RevisionId::value).collect(Collectors.joining(", "));
  }
}
