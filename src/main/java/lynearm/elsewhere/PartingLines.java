package lynearm.elsewhere;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import lynearm.git.Commit;
import lynearm.revision.Revision;

/// When two heads parted and by whom, in words without a full stop.
public final class PartingLines {

  private PartingLines() {}

  /// Since when two heads stand side by side.
  public static String of(Parting parting) {
    return parting.other()
        + " stands beside "
        + parting.one()
        + parting.parent().map(it -> ", both above " + it + ",").orElse("")
        + (parting.isExact() ? " since " : " at the latest since ")
        + text(parting.since().commit());
  }

  private static String text(Commit commit) {
    return commit.authoredAt().toLocalDate()
        + ", when "
        + commit.authorName()
        + " made "
        + commit.id().shortForm()
        + " ("
        + commit.subject()
        + ")";
  }

  /// What made it so, a line each.
  ///
  /// @param show how a path is best shown
  public static List<String> causes(Parting parting, Function<Path, String> show) {
    if (!parting.brought().isEmpty()) {
      return parting.brought().stream().map(brought -> text(brought, show)).toList();
    }
    Stream<String> gone =
        parting.since().gone().stream()
            .map(it -> it.id() + " was taken away: " + show.apply(it.file()));
    Stream<String> moved = parting.since().relinked().stream().map(it -> it + " was moved");
    return Stream.concat(gone, moved).toList();
  }

  private static String text(Brought brought, Function<Path, String> show) {
    Revision revision = brought.revision();
    return "begun with "
        + revision.id()
        + (revision.message().isEmpty() ? "" : " (" + revision.message() + ")")
        + brought
            .added()
            .map(it ->
                " by "
                    + it.authorName()
                    + " on "
                    + it.authoredAt().toLocalDate()
                    + " in "
                    + it.id().shortForm())
            .orElse("")
        + ": "
        + show.apply(revision.file());
  }
}
