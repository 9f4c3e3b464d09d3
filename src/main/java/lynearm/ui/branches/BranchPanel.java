package lynearm.ui.branches;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.elsewhere.Brought;
import lynearm.elsewhere.Future;
import lynearm.elsewhere.FutureLines;
import lynearm.elsewhere.Outlook;
import lynearm.graph.GraphPart;
import lynearm.graph.RevisionGraph;
import lynearm.revision.RevisionId;
import lynearm.ui.common.Callout;
import lynearm.ui.common.PanelHeader;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What becomes of the history when the chosen branches land: in words, as a picture, and whether
/// both sides collide.
public final class BranchPanel extends VBox {

  /// Draws a small graph with what branches bring, by branch.
  @FunctionalInterface
  public interface GraphPicture {
    Region of(RevisionGraph graph, Map<RevisionId, String> guests);
  }

  private static final double PICTURE_HEIGHT = 210;
  private static final int MOST_HEADS_DRAWN = 8;
  private static final int MOST_LISTED = 40;

  private final BranchActions actions;
  private final GraphPicture picture;
  private final Function<Path, String> pathText;
  private final Consumer<RevisionId> visit;
  private final PanelHeader header;
  private final VBox facts = new VBox();
  private final VBox pictured = new VBox();
  private final FlowPane footer = new FlowPane(8, 8);

  /// @param collisions shows what collides in what is looked at
  /// @param visit shows a revision, if it is shown at all
  /// @param close puts the panel away
  public BranchPanel(
      BranchesViewModel model,
      BranchActions actions,
      GraphPicture picture,
      Node collisions,
      Function<Path, String> pathText,
      Consumer<RevisionId> visit,
      Runnable close) {
    this.actions = actions;
    this.picture = picture;
    this.pathText = pathText;
    this.visit = visit;
    header = new PanelHeader("branch-title", "Close the panel", close);
    setId("branch-panel");
    getStyleClass().add("way-panel");
    facts.getStyleClass().add("branch-facts");
    pictured.getStyleClass().add("way-part");
    VBox parts = new VBox(facts, pictured, collisions);
    parts.getStyleClass().add("way-parts");
    ScrollPane body = new ScrollPane(parts);
    body.setFitToWidth(true);
    body.getStyleClass().add("way-body");
    VBox.setVgrow(body, Priority.ALWAYS);
    footer.getStyleClass().add("branch-footer");
    getChildren().addAll(header, body, footer);
    model.lookProperty().subscribe(this::show);
  }

  private void show(Optional<BranchesViewModel.Look> look) {
    facts.getChildren().clear();
    pictured.getChildren().clear();
    footer.getChildren().clear();
    look.ifPresent(this::show);
  }

  private void show(BranchesViewModel.Look look) {
    String names = String.join(" and ", look.names());
    header.tell(look.names().size() > 3 ? look.names().size() + " branches" : names, effect(look));
    look.future().ifPresentOrElse(future -> tell(look, future), () -> tellWithout(look));
    look.rows().stream()
        .filter(_ -> look.rows().size() == 1)
        .forEach(row -> facts.getChildren().add(headsOf(row)));
    addButtons(look);
  }

  private static String effect(BranchesViewModel.Look look) {
    if (look.rows().size() == 1) {
      BranchRow row = look.rows().getFirst();
      String also = row.isTarget() ? "The other branches land here. " : "";
      return also + (row.last().isEmpty() ? "" : "Last commit by " + row.last() + ".");
    }
    return look.target().map(target -> "If all of them land in " + target + ".").orElse("");
  }

  private void tellWithout(BranchesViewModel.Look look) {
    if (!look.why().isEmpty()) {
      facts.getChildren().add(new Callout(Callout.Kind.WARNING, look.why(), ""));
    } else if (look.names().size() > 1) {
      facts.getChildren().add(new Label("Joining them…"));
    }
  }

  private void tell(BranchesViewModel.Look look, Future future) {
    String target = look.target().orElse("the target");
    facts
        .getChildren()
        .add(new Callout(kindOf(future.outlook()), sentence(future, target), future.why()));
    for (String line : FutureLines.of(future, pathText)) {
      facts.getChildren().add(line(line));
    }
    if (!future.brought().isEmpty()) {
      facts.getChildren().add(broughtBy(future));
    }
    draw(future, target);
  }

  private static Callout.Kind kindOf(Outlook outlook) {
    return switch (outlook) {
      case BREAKS, TWICE, LEAVES_OUT -> Callout.Kind.DANGER;
      case FORKS, CONFLICTS, UNKNOWN -> Callout.Kind.WARNING;
      case UNRELATED, ELSEWHERE, JOINS, GROWS, NOTHING, MERGED -> Callout.Kind.NOTE;
    };
  }

  private static String sentence(Future future, String target) {
    int heads = future.heads().size();
    return switch (future.outlook()) {
      case FORKS -> "%s would have %d heads".formatted(target, heads);
      case BREAKS -> "%s would have a history that Alembic refuses".formatted(target);
      case TWICE -> "%s would have one id in two files".formatted(target);
      case LEAVES_OUT -> "%s would have revisions that Alembic does not find".formatted(target);
      case CONFLICTS ->
          "Git would stop and have conflicts resolved"
              + (future.isFork() ? "; then %s would have %d heads".formatted(target, heads) : "");
      case UNKNOWN -> "It can't be told what becomes of " + target;
      case UNRELATED -> "It shares no commit with " + target;
      case ELSEWHERE -> "It has no such environment";
      case JOINS ->
          "%s would have %d %s, fewer than now"
              .formatted(target, heads, heads == 1 ? "head" : "heads");
      case GROWS -> "%s would stay as linear as it is".formatted(target);
      case NOTHING -> "It brings no revision to " + target;
      case MERGED -> "It is in %s already".formatted(target);
    };
  }

  private static Label line(String text) {
    Label line = new Label(text);
    line.setWrapText(true);
    line.setMinHeight(Region.USE_PREF_SIZE);
    return line;
  }

  private static Label small(String text) {
    Label label = new Label(text);
    label.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    return label;
  }

  private VBox broughtBy(Future future) {
    VBox list = new VBox(small("It brings"));
    list.getStyleClass().add("branch-revisions");
    List<Brought> all = future.brought();
    for (Brought brought : all.subList(0, Math.min(MOST_LISTED, all.size()))) {
      String by =
          brought
              .added()
              .map(commit -> commit.authorName() + ", " + commit.authoredAt().toLocalDate())
              .orElse("");
      list.getChildren().add(revision(brought.revision().id(), brought.revision().message(), by));
    }
    if (all.size() > MOST_LISTED) {
      list.getChildren().add(line("and " + (all.size() - MOST_LISTED) + " more"));
    }
    return list;
  }

  /// Two lines, for a message and a name seldom go into one.
  private VBox revision(RevisionId id, String message, String by) {
    Hyperlink link = new Hyperlink(id.shortForm());
    link.getStyleClass().add("revision-id");
    link.setTooltip(new Tooltip(id.value()));
    link.setOnAction(_ -> visit.accept(id));
    link.setMinWidth(Region.USE_PREF_SIZE);
    Label text = new Label(message);
    HBox first = new HBox(link, text);
    first.getStyleClass().add("branch-revision");
    VBox lines = new VBox(first);
    if (!by.isEmpty()) {
      Label who = new Label(by);
      who.getStyleClass().addAll(Styles.TEXT_MUTED, Styles.TEXT_SMALL);
      lines.getChildren().add(who);
    }
    return lines;
  }

  private VBox headsOf(BranchRow row) {
    VBox list = new VBox(small(row.isTarget() ? "Its heads" : "Its own heads now"));
    list.getStyleClass().add("branch-revisions");
    if (!row.heads().why().isEmpty()) {
      list.getChildren().add(line(row.heads().why()));
    }
    List<RevisionId> heads = row.heads().heads();
    for (RevisionId head : heads.subList(0, Math.min(MOST_LISTED, heads.size()))) {
      list.getChildren().add(revision(head, "", ""));
    }
    return list;
  }

  /// What the newcomers are beside, what they part from, and themselves.
  private void draw(Future future, String target) {
    if (future.graph().isEmpty() || future.brought().isEmpty()) {
      return;
    }
    RevisionGraph graph = future.graph().get();
    Set<RevisionId> newcomers = new HashSet<>();
    future.brought().forEach(brought -> newcomers.add(brought.revision().id()));
    Set<RevisionId> ids = new HashSet<>();
    apart(graph, newcomers).stream().forEach(node -> ids.add(graph.node(node).id()));
    for (RevisionId id : newcomers) {
      ids.add(id);
      graph
          .find(id)
          .ifPresent(node -> {
            for (int parent : graph.parentsOf(node.index())) {
              ids.add(graph.node(parent).id());
            }
          });
    }
    RevisionGraph drawn = GraphPart.of(graph, ids);
    Map<RevisionId, String> guests = new HashMap<>();
    newcomers.forEach(id -> guests.put(id, String.join(" + ", future.branches())));
    Region region = picture.of(drawn, guests);
    region.setMinHeight(PICTURE_HEIGHT);
    region.setPrefHeight(PICTURE_HEIGHT);
    region.setMaxHeight(PICTURE_HEIGHT);
    pictured.getChildren().setAll(small(target + " then"), region);
  }

  /// Where the heads that come and those that are there part, if they have anything in common.
  private static BitSet apart(RevisionGraph graph, Set<RevisionId> newcomers) {
    BitSet part = new BitSet();
    for (lynearm.graph.Node head : graph.heads()) {
      if (newcomers.contains(head.id())) {
        BitSet below = graph.ancestorsOf(head.index());
        List<Integer> related = new ArrayList<>(List.of(head.index()));
        graph.heads().stream()
            .filter(other -> !newcomers.contains(other.id()))
            .filter(other -> graph.ancestorsOf(other.index()).intersects(below))
            .limit(MOST_HEADS_DRAWN)
            .forEach(other -> related.add(other.index()));
        if (related.size() > 1) {
          part.or(GraphPart.apart(graph, related));
        }
      }
    }
    return part;
  }

  private void addButtons(BranchesViewModel.Look look) {
    List<String> names = look.names();
    if (names.size() == 1) {
      Button view = button("View it", Feather.EYE, () -> actions.view(names.getFirst()));
      view.setId("branch-view");
      view.getStyleClass().add(Styles.ACCENT);
      footer.getChildren().add(view);
    }
    boolean isTarget = look.rows().size() == 1 && look.rows().getFirst().isTarget();
    if (names.isEmpty() || isTarget) {
      return;
    }
    Button guests = button("Show as guests", Feather.USER_PLUS, () -> actions.showGuests(names));
    guests.setId("branch-guests");
    guests.setTooltip(new Tooltip("What it brings, as dashed cards among your own files"));
    footer.getChildren().add(guests);
    look.target()
        .filter(_ -> look.future().flatMap(Future::graph).isPresent())
        .ifPresent(target -> {
          Button landed =
              button(
                  "View " + target + " then",
                  Feather.GIT_MERGE,
                  () -> actions.viewLanded(target, names));
          landed.setId("branch-landed");
          footer.getChildren().add(landed);
        });
  }

  private static Button button(String text, Feather icon, Runnable action) {
    Button button = new Button(text, new FontIcon(icon));
    button.setMnemonicParsing(false);
    button.setOnAction(_ -> action.run());
    return button;
  }
}
