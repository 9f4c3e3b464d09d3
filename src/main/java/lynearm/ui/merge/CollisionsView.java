package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.collision.CollisionReport;
import lynearm.collision.Finding;
import lynearm.collision.Grade;
import lynearm.collision.Verdict;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The part of the merge panel that says whether the joined branches collide: how much of each
/// grade, and every finding, to be opened one by one.
public final class CollisionsView extends VBox {
  private static final int SHOWN_AT_FIRST = 30;

  private final CollisionsViewModel model;
  private final Function<Path, String> pathText;
  private final FlowPane counts = new FlowPane();
  private final Label summary = new Label();
  private final VBox findings = new VBox();

  public CollisionsView(CollisionsViewModel model, Function<Path, String> pathText) {
    this.model = model;
    this.pathText = pathText;
    setId("merge-collisions");
    getStyleClass().add("collisions");
    Label title = new Label("Collisions");
    title.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    counts.getStyleClass().add("collision-counts");
    summary.setId("merge-collisions-summary");
    summary.setWrapText(true);
    summary.setMinHeight(Region.USE_PREF_SIZE);
    findings.getStyleClass().add("collision-findings");
    getChildren().addAll(title, summary, counts, findings);
    model.stateProperty().subscribe(this::show);
  }

  private void show(Optional<CollisionsViewModel.State> state) {
    setVisible(state.isPresent());
    setManaged(state.isPresent());
    counts.getChildren().clear();
    findings.getChildren().clear();
    switch (state.orElse(null)) {
      case CollisionsViewModel.State.Reading _ -> summary.setText("Comparing what the heads do…");
      case CollisionsViewModel.State.Failed(String reason) ->
          summary.setText("They could not be compared: " + reason);
      case CollisionsViewModel.State.Found(CollisionReport report) -> show(report);
      case null -> summary.setText("");
    }
  }

  private void show(CollisionReport report) {
    summary.setText(words(report));
    Map<Grade, Integer> numbers = report.counts();
    for (Map.Entry<Grade, Integer> entry : numbers.entrySet()) {
      counts.getChildren().add(count(entry.getKey(), entry.getValue()));
    }
    add(report.findings(), SHOWN_AT_FIRST);
  }

  private static String words(CollisionReport report) {
    return report.verdict() == Verdict.NOTHING_FOUND && !report.counts().isEmpty()
        ? report.summary() + " Some tables are changed by both."
        : report.summary();
  }

  private void add(List<Finding> all, int limit) {
    for (Finding finding : all.subList(0, Math.min(limit, all.size()))) {
      findings.getChildren().add(new FindingView(finding, model::visit, pathText));
    }
    int more = all.size() - limit;
    if (more > 0) {
      Button rest = new Button("Show " + more + " more");
      rest.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
      rest.setOnAction(_ -> {
        findings.getChildren().remove(rest);
        add(all.subList(limit, all.size()), all.size());
      });
      findings.getChildren().add(rest);
    }
  }

  private static Label count(Grade grade, int number) {
    Label label = new Label(grade.words(number), icon(grade));
    label.getStyleClass().addAll("collision-count", styleClass(grade));
    return label;
  }

  static FontIcon icon(Grade grade) {
    return new FontIcon(
        switch (grade) {
          case SAME_CHANGE_TWICE -> Feather.COPY;
          case CONTRADICTION -> Feather.X_CIRCLE;
          case ORDER_MATTERS -> Feather.SHUFFLE;
          case UNKNOWN -> Feather.HELP_CIRCLE;
          case SAME_TABLE -> Feather.CHECK;
        });
  }

  static String styleClass(Grade grade) {
    return switch (grade) {
      case SAME_CHANGE_TWICE, CONTRADICTION -> "collision-danger";
      case ORDER_MATTERS -> "collision-warning";
      case UNKNOWN -> "collision-unknown";
      case SAME_TABLE -> "collision-fine";
    };
  }
}
