package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.elsewhere.Outlook;
import lynearm.ui.branches.BranchRow;
import lynearm.ui.branches.BranchesViewModel;
import lynearm.ui.branches.OutlookIcon;
import org.jspecify.annotations.Nullable;

/// The git branches that change something, beside the graph: a short way to the table of all.
final class BranchesPart extends VBox {

  private static final double ROW = 30;
  private static final int ROWS_AT_ONCE = 6;

  /// What a name gets at least; it has more where the words leave it.
  private static final double NAME = 84;

  private final FilteredList<BranchRow> telling;
  private final Label title = SidePanel.title("Git branches");
  private final ListView<BranchRow> list;

  /// @param open shows the table, with these branches chosen
  BranchesPart(BranchesViewModel model, Consumer<List<String>> open) {
    telling = new FilteredList<>(model.rows(), BranchesPart::isTelling);
    list = new ListView<>(telling);
    list.setId("side-branches");
    list.getStyleClass().add(Styles.DENSE);
    list.setFixedCellSize(ROW);
    list.setAccessibleText("Git branches that change the history when they land");
    list.setCellFactory(_ -> new Cell());
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> openChosen(open));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            openChosen(open);
          }
        });
    Hyperlink all = new Hyperlink("All…");
    all.setId("side-branches-all");
    all.setTooltip(new Tooltip("The table of all git branches (Ctrl+B)"));
    all.setOnAction(_ -> open.accept(List.of()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(title, space, all);
    head.setAlignment(Pos.BASELINE_LEFT);
    head.getStyleClass().add("branches-part-head");
    getChildren().addAll(head, list);
    model.rows().subscribe(() -> sized(model));
    telling.subscribe(() -> sized(model));
    telling.subscribe(() -> sized(model));
    sized(model);
  }

  /// Whether anybody needs to know of it.
  private static boolean isTelling(BranchRow row) {
    return row.future().map(future -> future.outlook()).filter(Outlook::isTelling).isPresent();
  }

  private void sized(BranchesViewModel model) {
    boolean any = !model.rows().isEmpty();
    setVisible(any);
    setManaged(any);
    list.setVisible(!telling.isEmpty());
    list.setManaged(!telling.isEmpty());
    SidePanel.sizeTo(list, telling.size(), ROWS_AT_ONCE, ROW);
    title.setText("Git branches  " + model.rows().size());
  }

  private void openChosen(Consumer<List<String>> open) {
    BranchRow chosen = list.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      open.accept(List.of(chosen.name()));
    }
  }

  private static final class Cell extends ListCell<BranchRow> {

    private final Label name = new Label();
    private final Label words = new Label();
    private final HBox row = new HBox();

    Cell() {
      name.setMinWidth(NAME);
      name.setPrefWidth(NAME);
      name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
      words.getStyleClass().add(Styles.TEXT_MUTED);
      words.setMinWidth(40);
      HBox.setHgrow(name, Priority.ALWAYS);
      name.setMaxWidth(Double.MAX_VALUE);
      row.getStyleClass().add("branch-row");
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BranchRow branch, boolean empty) {
      super.updateItem(branch, empty);
      if (empty || branch == null || branch.future().isEmpty()) {
        setGraphic(null);
        setAccessibleText(null);
        setTooltip(null);
        return;
      }
      Outlook outlook = branch.future().get().outlook();
      name.setText(branch.name());
      words.setText(outlook.words());
      row.getChildren().setAll(OutlookIcon.of(outlook), name, words);
      setGraphic(row);
      String whole = branch.future().get().words();
      setAccessibleText(branch.name() + ", " + whole);
      setTooltip(new Tooltip(branch.name() + ": " + whole));
    }
  }
}
