package lynearm.ui.find;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import lynearm.find.Field;
import lynearm.find.Query;
import lynearm.find.Trait;
import lynearm.graph.Node;
import lynearm.graph.RevisionGraph;
import lynearm.layout.FoldedGraph;
import lynearm.look.NodeFacts;
import lynearm.ui.common.HistoryViewModel;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The filters as menus. Each writes its word into the find field, or takes it out: find and filter
/// are one thing.
public final class FilterMenu {

  private static final int MOST_BRANCHES = 40;
  private static final int MOST_AUTHORS = 24;
  private static final int MOST_YEARS = 12;
  private static final int YEAR_LENGTH = 4;

  private final FindViewModel model;
  private final HistoryViewModel history;
  private final Clock clock;
  private Menu operations = new Menu();

  public FilterMenu(FindViewModel model, HistoryViewModel history, Clock clock) {
    this.model = model;
    this.history = history;
    this.clock = clock;
    model
        .readingProperty()
        .subscribe(now -> {
          if (!now) {
            fillOperations();
          }
        });
  }

  /// The filters as a button.
  MenuButton button() {
    MenuButton button = new MenuButton(null, new FontIcon(Feather.FILTER));
    button.setId("filter");
    button.getStyleClass().add("filter-button");
    button.setAccessibleText("Filter");
    button.setTooltip(new javafx.scene.control.Tooltip("Filter by kind, author, date, label"));
    button.setFocusTraversable(false);
    button.setOnShowing(_ -> show(button.getItems()));
    button.getItems().setAll(items());
    return button;
  }

  /// The filters as a menu of the menu bar.
  public Menu menu() {
    Menu menu = new Menu("Filter");
    menu.setOnShowing(event -> {
      if (menu.equals(event.getTarget())) {
        show(menu.getItems());
      }
    });
    menu.getItems().setAll(items());
    return menu;
  }

  /// Which operations there are is only known once the bodies are read.
  private void show(List<MenuItem> items) {
    model.readBodies();
    items.clear();
    items.addAll(items());
  }

  private List<MenuItem> items() {
    CheckMenuItem alone = new CheckMenuItem("Only matches in the log");
    alone.setSelected(model.aloneProperty().get());
    alone.setOnAction(_ -> model.aloneProperty().set(alone.isSelected()));
    MenuItem clear = new MenuItem("Clear");
    clear.setOnAction(_ -> model.clear());
    clear.setDisable(model.textProperty().get().isEmpty());
    Optional<RevisionGraph> graph = history.shownProperty().get().map(FoldedGraph::graph);
    operations = new Menu("Operation");
    fillOperations();
    return List.of(
        alone,
        new SeparatorMenuItem(),
        sub(
            "Kind",
            Stream.of(Trait.values()).map(its -> word(its.title(), Field.IS, its.word())),
            "no kinds"),
        sub("Author", graph.map(this::authors).orElse(Stream.of()), "git knows no author"),
        sub("Date", graph.map(this::dates).orElse(Stream.of()), "no dates"),
        sub("Label", graph.map(this::labels).orElse(Stream.of()), "no revision has a label"),
        sub("Git branch", graph.map(this::branches).orElse(Stream.of()), "not known from git"),
        sub(
            "Problem",
            model.problemKinds().map(kind -> word(kind, Field.PROBLEM, kind)),
            "no revision has a problem"),
        operations,
        new SeparatorMenuItem(),
        clear);
  }

  private void fillOperations() {
    fill(
        operations,
        model.operations().map(name -> word(name, Field.OPERATION, name)),
        model.readingProperty().get() ? "reading what revisions do…" : "no revision does anything");
  }

  /// @param nothing what is said where there is no item
  private static Menu sub(String title, Stream<? extends MenuItem> items, String nothing) {
    Menu menu = new Menu(title);
    fill(menu, items, nothing);
    return menu;
  }

  private static void fill(Menu menu, Stream<? extends MenuItem> items, String nothing) {
    List<? extends MenuItem> filled = items.toList();
    if (filled.isEmpty()) {
      MenuItem why = new MenuItem(nothing);
      why.setDisable(true);
      menu.getItems().setAll(why);
    } else {
      menu.getItems().setAll(filled);
    }
  }

  private MenuItem word(String title, Field field, String value) {
    CheckMenuItem item = new CheckMenuItem(title);
    item.setMnemonicParsing(false);
    item.setSelected(model.query().has(field, value));
    item.setOnAction(_ -> model.toggle(field, value));
    return item;
  }

  private Stream<MenuItem> authors(RevisionGraph graph) {
    NodeFacts facts = history.factsProperty().get();
    Map<String, Long> count =
        graph.files().stream()
            .map(facts::author)
            .filter(author -> !author.isEmpty())
            .collect(
                Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    return count.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(MOST_AUTHORS)
        .map(entry ->
            word(entry.getKey() + "  ·  " + entry.getValue(), Field.AUTHOR, entry.getKey()));
  }

  private Stream<MenuItem> branches(RevisionGraph graph) {
    NodeFacts facts = history.factsProperty().get();
    return graph.files().stream()
        .flatMap(node -> facts.branches(node).stream())
        .distinct()
        .sorted()
        .limit(MOST_BRANCHES)
        .map(branch -> word(branch, Field.BRANCH, branch));
  }

  private Stream<MenuItem> labels(RevisionGraph graph) {
    return graph.files().stream()
        .flatMap(node -> node.revision().stream())
        .flatMap(revision -> revision.branchLabels().stream())
        .distinct()
        .map(label -> word(label.value(), Field.LABEL, label.value()));
  }

  private Stream<MenuItem> dates(RevisionGraph graph) {
    LocalDate today = LocalDate.now(clock);
    List<MenuItem> items = new ArrayList<>();
    items.add(date("Last 30 days", today.minusDays(30).toString(), ""));
    items.add(date("Last 12 months", YearMonth.from(today).minusMonths(12).toString(), ""));
    NodeFacts facts = history.factsProperty().get();
    graph.files().stream()
        .map(node -> yearOf(facts, node))
        .filter(year -> !year.isEmpty())
        .distinct()
        .sorted(Comparator.reverseOrder())
        .limit(MOST_YEARS)
        .forEach(year -> items.add(date(year, year, year)));
    MenuItem any = new MenuItem("Any time");
    any.setOnAction(_ -> model.between("", ""));
    items.add(any);
    return items.stream();
  }

  private static String yearOf(NodeFacts facts, Node node) {
    String day = facts.date(node);
    return NodeFacts.DAY.matcher(day).lookingAt() ? day.substring(0, YEAR_LENGTH) : "";
  }

  private MenuItem date(String title, String since, String until) {
    CheckMenuItem item = new CheckMenuItem(title);
    Query query = model.query();
    item.setSelected(
        query.has(Field.SINCE, since) && (until.isEmpty() || query.has(Field.UNTIL, until)));
    item.setOnAction(
        _ -> model.between(item.isSelected() ? since : "", item.isSelected() ? until : ""));
    return item;
  }
}
