package lynearm.ui.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import lynearm.git.GitBranch;
import lynearm.git.GitLookup;
import lynearm.git.RepositoryState;
import lynearm.workspace.Workspace;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// Tells in the tool bar which git branch is checked out. A long name is cut off and stands whole
/// in the tooltip.
final class BranchLabel extends Label {

  private static final double WIDEST = 160;

  BranchLabel(WindowViewModel model) {
    setGraphic(new FontIcon(Feather.GIT_BRANCH));
    getStyleClass().add("git-branch");
    setMinWidth(0);
    var workspace = model.workspaceProperty();
    var state = model.git().stateProperty();
    textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> workspace.get().map(open -> text(open, state.get())).orElse(""),
                workspace,
                state));
    Tooltip whole = new Tooltip();
    whole
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> workspace.get().map(open -> whole(open, state.get())).orElse(""),
                workspace,
                state));
    setTooltip(whole);
    visibleProperty().bind(textProperty().isNotEmpty());
  }

  @Override
  protected double computePrefWidth(double height) {
    return Math.min(WIDEST, super.computePrefWidth(height));
  }

  private static String text(Workspace open, Optional<RepositoryState> state) {
    return switch (open.git()) {
      case GitLookup.None _ -> "no git";
      case GitLookup.Refused _ -> "git not read";
      case GitLookup.Found _ -> checkedOut(state);
    };
  }

  private static String whole(Workspace open, Optional<RepositoryState> state) {
    return switch (open.git()) {
      case GitLookup.None _ -> "This folder is not in a git repository";
      case GitLookup.Refused(var reason) -> reason.what() + "\n" + reason.next();
      case GitLookup.Found _ -> "Git branch: " + checkedOut(state);
    };
  }

  private static String checkedOut(Optional<RepositoryState> state) {
    return state
        .map(known ->
            known
                .head()
                .branch()
                .map(GitBranch::name)
                .or(() -> known.head().commit().map(commit -> "detached at " + commit.shortForm()))
                .orElse(""))
        .orElse("");
  }
}
