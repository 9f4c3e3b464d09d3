package lynearm.ui.branches;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.elsewhere.FutureReport;
import lynearm.git.BranchTip;
import lynearm.git.GitRefusal;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The table of git branches: what each has, and what becomes of the history when it lands. What
/// needs somebody's attention stands first.
public final class BranchesView extends VBox {

  private final BranchesViewModel model;
  private final BranchActions actions;
  private final TableView<BranchRow> table = new TableView<>();
  private final ComboBox<String> target = new ComboBox<>();
  private final TextField filter = new TextField();
  private final Label status = new Label();
  private final FilteredList<BranchRow> filtered;
  private boolean following;

  /// @param close puts the table away
  public BranchesView(BranchesViewModel model, BranchActions actions, Runnable close) {
    this.model = model;
    this.actions = actions;
    setId("branches");
    getStyleClass().add("branches");
    filtered = new FilteredList<>(model.rows());
    SortedList<BranchRow> sorted = new SortedList<>(filtered);
    sorted.comparatorProperty().bind(table.comparatorProperty());
    table.setItems(sorted);
    table.setId("branches-table");
    table.setAccessibleText("Git branches, the most urgent first");
    table.getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.setRowFactory(_ -> new Row());
    table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    addColumns();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(head(close), table);
    table.getSelectionModel().getSelectedItems().subscribe(this::chosenHere);
    model.chosenProperty().subscribe(this::follow);
    model.rows().subscribe(this::arrived);
    model.reportProperty().subscribe(this::showTarget);
    model.reading().runningProperty().subscribe(this::tellStatus);
    model.refusalProperty().subscribe(this::tellStatus);
  }

  private HBox head(Runnable close) {
    Label title = new Label("Git branches");
    title.getStyleClass().add(Styles.TEXT_BOLD);
    title.setMinWidth(Region.USE_PREF_SIZE);
    Label into = new Label("landing in");
    into.getStyleClass().add(Styles.TEXT_MUTED);
    into.setMinWidth(Region.USE_PREF_SIZE);
    target.setId("branches-target");
    target.setAccessibleText("The branch that the others land in");
    target.setTooltip(new Tooltip("What becomes of this branch if each of the others is merged"));
    target.getStyleClass().add(Styles.SMALL);
    target.setVisibleRowCount(16);
    target.setMaxWidth(220);
    target.setMinWidth(90);
    target
        .valueProperty()
        .subscribe(chosen -> {
          if (chosen != null && !following) {
            model.chosenTargetProperty().set(Optional.of(chosen));
          }
        });
    status.setId("branches-status");
    status.getStyleClass().add(Styles.TEXT_MUTED);
    status.setWrapText(false);
    HBox.setHgrow(status, Priority.ALWAYS);
    status.setMaxWidth(Double.MAX_VALUE);
    filter.setId("branches-filter");
    filter.setPromptText("Filter");
    filter.setAccessibleText("Show only branches whose name contains this");
    filter.setPrefColumnCount(10);
    filter.setMinWidth(60);
    filter.getStyleClass().add(Styles.SMALL);
    filter.textProperty().subscribe(this::refilter);
    ToggleButton tags = new ToggleButton("Tags", new FontIcon(Feather.TAG));
    tags.setId("branches-tags");
    tags.getStyleClass().add(Styles.SMALL);
    tags.setTooltip(new Tooltip("List tags too"));
    tags.selectedProperty().bindBidirectional(model.tagsProperty());
    tags.setMinWidth(Region.USE_PREF_SIZE);
    Button away = new Button(null, new FontIcon(Feather.X));
    away.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
    away.setAccessibleText("Close the list of branches");
    away.setTooltip(new Tooltip("Close (Ctrl+B)"));
    away.setOnAction(_ -> close.run());
    HBox head = new HBox(title, into, target, status, filter, tags, away);
    head.getStyleClass().add("branches-head");
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private void addColumns() {
    TableColumn<BranchRow, BranchRow> name =
        column("Branch", 130, row -> row, Comparator.comparing(BranchRow::name));
    name.setCellFactory(_ -> new NameCell());
    TableColumn<BranchRow, BranchRow> outlook =
        column("If it lands", 194, row -> row, Comparator.comparingInt(BranchRow::place));
    outlook.setMinWidth(190);
    outlook.setMaxWidth(280);
    outlook.setCellFactory(_ -> new OutlookCell());
    TableColumn<BranchRow, String> heads =
        fixed(text("Heads", 58, BranchesView::ownHeads, BranchRow::headsDoubt));
    heads.setCellFactory(_ -> new HeadsCell());
    TableColumn<BranchRow, String> brings =
        fixed(text("Brings", 62, row -> row.brought() == 0 ? "" : "+" + row.brought(), _ -> ""));
    TableColumn<BranchRow, String> collisions =
        fixed(text("Collisions", 88, BranchRow::collisions, _ -> ""));
    TableColumn<BranchRow, String> last =
        text("Last commit", 98, BranchRow::lastByDay, BranchRow::last);
    last.setMinWidth(92);
    last.setMaxWidth(190);
    last.setCellFactory(_ -> new LastCell());
    table.getColumns().setAll(List.of(name, outlook, heads, brings, collisions, last));
  }

  /// What has always about the same to say, so that others get the room.
  private static <T> TableColumn<BranchRow, T> fixed(TableColumn<BranchRow, T> column) {
    column.setMinWidth(column.getPrefWidth());
    column.setMaxWidth(column.getPrefWidth());
    return column;
  }

  /// How many heads it has itself.
  private static String ownHeads(BranchRow row) {
    return row.heads().why().isEmpty() ? Integer.toString(row.heads().heads().size()) : "–";
  }

  private static <T> TableColumn<BranchRow, T> column(
      String title, double width, Function<BranchRow, T> value, Comparator<T> order) {
    TableColumn<BranchRow, T> column = new TableColumn<>(title);
    column.setPrefWidth(width);
    column.setMinWidth(50);
    column.setCellValueFactory(row -> value(value.apply(row.getValue())));
    column.setComparator(order);
    return column;
  }

  private static <T> ObservableValue<T> value(T value) {
    return new ReadOnlyObjectWrapper<>(value);
  }

  /// @param more what is said of it at more length; empty for nothing
  private static TableColumn<BranchRow, String> text(
      String title,
      double width,
      Function<BranchRow, String> value,
      Function<BranchRow, String> more) {
    TableColumn<BranchRow, String> column = column(title, width, value, Comparator.naturalOrder());
    column.setCellFactory(_ -> new TextCell(more));
    return column;
  }

  /// Gives the keyboard to the table, with a row to begin at.
  public void open() {
    table.requestFocus();
    if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private void refilter(String words) {
    String wanted = words.strip().toLowerCase(Locale.ROOT);
    filtered.setPredicate(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted));
    follow(model.chosenProperty().get());
  }

  private void chosenHere() {
    if (following) {
      return;
    }
    following = true;
    model
        .chosenProperty()
        .set(
            List.copyOf(table.getSelectionModel().getSelectedItems()).stream()
                .filter(java.util.Objects::nonNull)
                .map(BranchRow::name)
                .toList());
    following = false;
  }

  private void arrived() {
    showTarget(model.reportProperty().get());
    follow(model.chosenProperty().get());
    tellStatus();
  }

  private void follow(List<String> names) {
    if (following) {
      return;
    }
    following = true;
    Set<String> wanted = new HashSet<>(names);
    table.getSelectionModel().clearSelection();
    for (int row = 0; row < table.getItems().size(); row++) {
      if (wanted.contains(table.getItems().get(row).name())) {
        table.getSelectionModel().select(row);
      }
    }
    following = false;
  }

  private void showTarget(Optional<FutureReport> report) {
    following = true;
    List<String> names = new ArrayList<>();
    model.rows().stream()
        .filter(row -> row.kind() != BranchTip.Kind.TAG)
        .map(BranchRow::name)
        .sorted()
        .forEach(names::add);
    report
        .map(FutureReport::target)
        .filter(name -> !names.contains(name))
        .ifPresent(name -> names.add(0, name));
    // Other items shift what is selected by its place, after which the same value is not set again.
    target.setValue(null);
    target.getItems().setAll(names);
    report
        .map(FutureReport::target)
        .or(model.chosenTargetProperty()::get)
        .ifPresent(target::setValue);
    following = false;
    tellStatus();
  }

  private void tellStatus() {
    Optional<GitRefusal> refusal = model.refusalProperty().get();
    status.setText(refusal.map(GitRefusal::what).orElseGet(this::summary));
    status.setMinWidth(refusal.isPresent() ? 0 : Region.USE_PREF_SIZE);
    table.setPlaceholder(
        new Label(
            model.reading().runningProperty().get()
                ? "Reading branches…"
                : model.rows().isEmpty()
                    ? "There are no git branches here."
                    : "No branch has this name."));
  }

  private String summary() {
    if (model.reading().runningProperty().get()) {
      return "reading…";
    }
    long forks = model.rows().stream().filter(BranchRow::isFork).count();
    return model.reportProperty().get().isEmpty()
        ? ""
        : forks == 0 ? "none would fork" : forks == 1 ? "1 would fork" : forks + " would fork";
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      chosenName().ifPresent(actions::view);
      event.consume();
    }
  }

  private Optional<String> chosenName() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(BranchRow::name);
  }

  /// What can be done with what is chosen.
  private ContextMenu menu() {
    List<String> names = model.chosenProperty().get();
    List<MenuItem> items = new ArrayList<>();
    if (names.size() == 1) {
      items.add(item("View it", Feather.EYE, () -> actions.view(names.getFirst())));
    }
    items.add(item("Show as guests", Feather.USER_PLUS, () -> actions.showGuests(names)));
    model
        .reportProperty()
        .get()
        .map(FutureReport::target)
        .ifPresent(into ->
            items.add(
                item(
                    "View " + into + " with " + (names.size() == 1 ? "it" : "them") + " merged",
                    Feather.GIT_MERGE,
                    () -> actions.viewLanded(into, names))));
    items.add(new SeparatorMenuItem());
    items.add(item("Copy name", Feather.COPY, () -> actions.copy(String.join("\n", names))));
    return new ContextMenu(items.toArray(MenuItem[]::new));
  }

  private static MenuItem item(String text, Feather icon, Runnable action) {
    MenuItem item = new MenuItem(text, new FontIcon(icon));
    item.setMnemonicParsing(false);
    item.setOnAction(_ -> action.run());
    return item;
  }

  private final class Row extends TableRow<BranchRow> {

    Row() {
      addEventHandler(
          MouseEvent.MOUSE_CLICKED,
          event -> {
            if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && getItem() != null) {
              actions.view(getItem().name());
            }
          });
      setOnContextMenuRequested(event -> {
        if (getItem() != null) {
          ContextMenu menu = menu();
          menu.show(this, event.getScreenX(), event.getScreenY());
          event.consume();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable BranchRow row, boolean empty) {
      super.updateItem(row, empty);
      setAccessibleText(empty || row == null ? null : row.spoken());
    }
  }

  private static @Nullable Tooltip tooltip(String text) {
    return text.isEmpty() ? null : new Tooltip(text);
  }

  private static class TextCell extends TableCell<BranchRow, String> {

    private final Function<BranchRow, String> more;

    TextCell(Function<BranchRow, String> more) {
      this.more = more;
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      setText(empty ? null : text);
      Optional<BranchRow> row = row(empty);
      setTooltip(tooltip(row.map(more).orElse("")));
    }

    Optional<BranchRow> row(boolean empty) {
      return empty || getTableRow() == null
          ? Optional.empty()
          : Optional.ofNullable(getTableRow().getItem());
    }
  }

  /// A day, and a name where there is room for it.
  private static final class LastCell extends TextCell {

    LastCell() {
      super(BranchRow::last);
      setTextOverrun(OverrunStyle.CLIP);
    }
  }

  /// A number, with a sign if Alembic does not get along with the history.
  private static final class HeadsCell extends TextCell {

    HeadsCell() {
      super(BranchRow::headsDoubt);
      setContentDisplay(ContentDisplay.RIGHT);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
      super.updateItem(text, empty);
      boolean isFaulty = row(empty).filter(it -> !it.heads().fault().isEmpty()).isPresent();
      setGraphic(isFaulty ? OutlookIcon.ofFault() : null);
    }
  }

  private static final class NameCell extends TableCell<BranchRow, BranchRow> {

    NameCell() {
      setTextOverrun(OverrunStyle.CENTER_ELLIPSIS); // many names begin alike
    }

    @Override
    protected void updateItem(@Nullable BranchRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      setText(row.name());
      setGraphic(new FontIcon(iconOf(row.kind())));
      getStyleClass().removeAll(Styles.TEXT_BOLD);
      if (row.isCheckedOut()) {
        getStyleClass().add(Styles.TEXT_BOLD);
      }
      String also =
          row.heads().ref().alsoAs().isEmpty()
              ? ""
              : ", the same as " + String.join(", ", row.heads().ref().alsoAs());
      setTooltip(
          new Tooltip(
              row.kind().word()
                  + " "
                  + row.name()
                  + (row.isCheckedOut() ? ", at the checked-out commit" : "")
                  + also));
    }

    private static Feather iconOf(BranchTip.Kind kind) {
      return switch (kind) {
        case LOCAL -> Feather.GIT_BRANCH;
        case REMOTE -> Feather.CLOUD;
        case TAG -> Feather.TAG;
      };
    }
  }

  private static final class OutlookCell extends TableCell<BranchRow, BranchRow> {

    @Override
    protected void updateItem(@Nullable BranchRow row, boolean empty) {
      super.updateItem(row, empty);
      if (empty || row == null) {
        setText(null);
        setGraphic(null);
        setTooltip(null);
        return;
      }
      setText(row.outlookWords());
      setGraphic(row.outlook().map(OutlookIcon::of).orElse(null));
      setTooltip(
          tooltip(
              row.outlookDetail().isEmpty()
                  ? row.outlookWords()
                  : row.outlookWords() + "\n" + row.outlookDetail()));
    }
  }
}
