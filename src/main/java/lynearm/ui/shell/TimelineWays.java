package lynearm.ui.shell;

import java.util.stream.Collectors;
import lynearm.elsewhere.Brought;
import lynearm.elsewhere.Parting;
import lynearm.elsewhere.PartingLines;
import lynearm.ui.timeline.TimelineActions;

/// What the timeline does to the window.
final class TimelineWays implements TimelineActions {

  private final WindowViewModel model;

  TimelineWays(WindowViewModel model) {
    this.model = model;
  }

  @Override
  public void view(String commit) {
    model.view(new Viewing.Wish.Ref(commit));
  }

  @Override
  public void viewCheckedOut() {
    model.view(new Viewing.Wish.CheckedOut());
  }

  @Override
  public void tell(Parting parting) {
    model.tell(
        Notice.done(
            "%s beside %s %s %s"
                .formatted(
                    parting.other().shortForm(),
                    parting.one().shortForm(),
                    parting.isExact() ? "since" : "at the latest since",
                    parting.since().commit().authoredAt().toLocalDate()),
            parting.brought().isEmpty()
                ? String.join("; ", PartingLines.causes(parting, model.project()::pathText))
                : parting.brought().stream()
                    .map(TimelineWays::text)
                    .collect(Collectors.joining("; "))));
  }

  /// Short, for the commit stands in the timeline.
  private static String text(Brought brought) {
    return "Begun with %s \u201c%s\u201d%s"
        .formatted(
            brought.revision().id().shortForm(),
            brought.revision().message(),
            brought.added().map(commit -> " by " + commit.authorName()).orElse(""));
  }

  @Override
  public void tellNoParting() {
    model.tell(
        Notice.notDone(
            "The commit that is shown, or checked out, has one head",
            "So no commit brought a second one. What is not committed yet may have."));
  }
}
