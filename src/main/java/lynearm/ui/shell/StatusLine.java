package lynearm.ui.shell;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import lynearm.ui.common.Background;

/// Shows how far slow work is, with a way to stop it.
final class StatusLine extends HBox {

  StatusLine(WindowViewModel model, Background.Lane exporting) {
    getStyleClass().add("status-line");
    visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () ->
                    model.workspaceProperty().get().isPresent()
                        || model.reading().runningProperty().get(),
                model.workspaceProperty(),
                model.reading().runningProperty()));
    managedProperty().bind(visibleProperty());
    setId("status-line");
    setAlignment(Pos.CENTER_LEFT);
    Label facts = new Label();
    facts.setId("status-text");
    facts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> StatusText.of(model.workspaceProperty().get()), model.workspaceProperty()));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren()
        .addAll(
            facts,
            space,
            work(exporting),
            work(model.branches().reading()),
            work(model.timeline().reading()),
            work(model.reading()));
  }

  private static HBox work(Background.Lane lane) {
    Label doing = new Label();
    doing.textProperty().bind(lane.doingProperty());
    ProgressBar bar = new ProgressBar();
    bar.setPrefWidth(140);
    bar.getStyleClass().add(Styles.SMALL);
    bar.progressProperty().bind(lane.fractionProperty());
    Button stop = new Button("Stop");
    stop.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
    stop.setOnAction(_ -> lane.cancel());
    HBox work = new HBox(8, doing, bar, stop);
    work.setAlignment(Pos.CENTER_RIGHT);
    work.visibleProperty().bind(lane.runningProperty());
    work.managedProperty().bind(work.visibleProperty());
    return work;
  }
}
