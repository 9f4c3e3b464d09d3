package lynearm.ui.merge;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import lynearm.hook.HookCall;

/// The post write hooks of the project: what each would run, and whether it may.
final class HooksPart extends VBox {

  private final MergeViewModel model;
  private final VBox calls = new VBox();
  private final CheckBox allowed =
      new CheckBox("Run them after writing, in this repository from now on");
  private boolean wanted;

  HooksPart(MergeViewModel model) {
    this.model = model;
    Label heading = new Label("Post write hooks of this project");
    heading.getStyleClass().addAll(Styles.TEXT_SMALL, Styles.TEXT_MUTED);
    calls.getStyleClass().add("way-part");
    allowed.setId("merge-run-hooks");
    allowed.setWrapText(true);
    allowed.selectedProperty().bindBidirectional(model.runHooksProperty());
    getChildren().addAll(heading, calls, allowed);
    getStyleClass().add("way-part");
    model.hooksProperty().subscribe(this::fill);
  }

  /// @param wanted whether there is something to run them on
  void show(boolean wanted) {
    this.wanted = wanted;
    update();
  }

  private void fill(List<HookCall> hooks) {
    calls.getChildren().setAll(hooks.stream().map(HooksPart::line).toList());
    update();
  }

  private void update() {
    boolean shown = wanted && !model.hooksProperty().get().isEmpty();
    setVisible(shown);
    setManaged(shown);
  }

  private static Region line(HookCall call) {
    return switch (call) {
      case HookCall.Ready ready ->
          new VBox(wrapped(ready.hook(), Styles.TEXT_BOLD), wrapped(ready.line(), "merge-path"));
      case HookCall.Refused refused ->
          new VBox(
              wrapped(refused.hook(), Styles.TEXT_BOLD),
              wrapped(refused.what() + ". " + refused.next(), Styles.TEXT_MUTED));
    };
  }

  private static Label wrapped(String text, String styleClass) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(styleClass);
    return label;
  }
}
