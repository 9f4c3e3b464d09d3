package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The further ways to create a merge, beside the button that creates it. What can't be done says
/// why in its own line, since a disabled item shows no tooltip.
final class CreateMenu extends MenuButton {

  private final MenuItem create = item("Create", Feather.GIT_MERGE);
  private final MenuItem stage = item("Create and stage", Feather.PLUS_SQUARE);
  private final MenuItem commit = item("Create and commit…", Feather.GIT_COMMIT);
  private final MenuItem copy = item("Copy text", Feather.COPY);
  private final MenuItem note = item("Note for the team…", Feather.MESSAGE_SQUARE);

  /// @param copyText puts the text of the files onto the clipboard
  CreateMenu(MergeViewModel model, Runnable copyText) {
    super(null);
    setId("merge-create-more");
    getStyleClass().addAll(Styles.ACCENT, Styles.RIGHT_PILL, "merge-create-more");
    setAccessibleText("More ways to create it");
    setTooltip(new Tooltip("Stage it, commit it, or tell the team"));
    create.setOnAction(_ -> model.confirm());
    stage.setOnAction(_ -> model.confirm(AfterCreating.STAGE));
    commit.setOnAction(_ -> model.confirm(AfterCreating.COMMIT));
    copy.setOnAction(_ -> copyText.run());
    create.setId("merge-menu-create");
    stage.setId("merge-menu-stage");
    commit.setId("merge-menu-commit");
    note.setId("merge-menu-note");
    getItems().addAll(create, stage, commit, new SeparatorMenuItem(), copy, note);
    show(GitReasons.both("not in a git repository"));
  }

  private static MenuItem item(String text, Ikon icon) {
    return new MenuItem(text, new FontIcon(icon));
  }

  /// @param reasons why what was created can't go to git
  /// @param showNote shows the note about the merge
  void offer(ObservableValue<GitReasons> reasons, Runnable showNote) {
    note.setOnAction(_ -> showNote.run());
    reasons.subscribe(now -> show(now));
  }

  private void show(GitReasons reasons) {
    show(stage, "Create and stage", reasons.notStaged());
    show(commit, "Create and commit…", reasons.notCommitted());
  }

  private static void show(MenuItem item, String text, Optional<String> whyNot) {
    item.setText(text + whyNot.map(why -> "  –  " + why).orElse(""));
    item.setDisable(whyNot.isPresent());
  }
}
