package lynearm.ui.shell;

import java.util.List;
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
    List<String> causes = PartingLines.causes(parting, model.project()::pathText);
    model.tell(Notice.done(PartingLines.of(parting), String.join("; ", causes)));
  }

  @Override
  public void tellNoParting() {
    model.tell(
        Notice.notDone(
            "The commit that is shown, or checked out, has one head",
            "So no commit brought a second one. What is not committed yet may have."));
  }
}
