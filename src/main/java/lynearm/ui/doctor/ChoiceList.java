package lynearm.ui.doctor;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import lynearm.doctor.Diagnosis;
import lynearm.doctor.Letter;
import lynearm.doctor.Offer;
import lynearm.revision.RevisionId;

/// What can be done about a missing revision, one beside the other, each with what makes it likely.
final class ChoiceList extends VBox {

  private final DoctorViewModel model;
  private final TextField parent = new TextField();

  ChoiceList(DoctorViewModel model) {
    this.model = model;
    setId("doctor-choices");
    getStyleClass().add("doctor-choices");
    parent.setId("doctor-parent");
    parent.setPromptText("Id of the revision that comes before");
    parent.setAccessibleText("Id of the revision that the children are to follow");
    parent.textProperty().bindBidirectional(model.parentProperty());
    parent
        .focusedProperty()
        .subscribe(focused -> {
          if (focused) {
            model.choiceProperty().set(Optional.of(new Choice.Typed()));
          }
        });
  }

  /// Shows what can be chosen now.
  void showAll() {
    List<Choice> choices = model.choices();
    List<Node> rows = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    if (!choices.isEmpty()) {
      Label title = new Label("What can be done");
      title.getStyleClass().add(Styles.TEXT_BOLD);
      rows.add(title);
    }
    for (Choice choice : choices) {
      rows.add(row(choice, group));
    }
    getChildren().setAll(rows);
    setVisible(!rows.isEmpty());
    setManaged(!rows.isEmpty());
  }

  private VBox row(Choice choice, ToggleGroup group) {
    RadioButton button = new RadioButton(title(choice));
    button.setToggleGroup(group);
    button.setWrapText(true);
    button.getStyleClass().add("doctor-choice-title");
    button
        .selectedProperty()
        .subscribe(selected -> {
          if (selected) {
            model.choiceProperty().set(Optional.of(choice));
          }
        });
    model
        .choiceProperty()
        .when(button.sceneProperty().map(scene -> scene != null))
        .subscribe(chosen -> button.setSelected(chosen.equals(Optional.of(choice))));
    VBox row = new VBox(button);
    String why = why(choice);
    if (!why.isEmpty()) {
      Label text = new Label(why);
      text.setWrapText(true);
      text.setMinHeight(USE_PREF_SIZE);
      text.getStyleClass().addAll("doctor-why", Styles.TEXT_SMALL, Styles.TEXT_MUTED);
      row.getChildren().add(text);
      button.setAccessibleText(title(choice) + ". " + why);
    }
    if (choice instanceof Choice.Typed) {
      VBox field = new VBox(parent);
      field.getStyleClass().add("doctor-why");
      row.getChildren().add(field);
    }
    row.getStyleClass().add("doctor-choice");
    return row;
  }

  private String title(Choice choice) {
    return switch (choice) {
      case Choice.Offered(Offer offer) -> offer.title();
      case Choice.Typed() ->
          "Let "
              + model
                  .diagnosis()
                  .map(Diagnosis::children)
                  .filter(children -> children.size() < 3)
                  .map(children ->
                      children.stream()
                          .map(RevisionId::shortForm)
                          .collect(Collectors.joining(", ")))
                  .orElse("its children")
              + " follow another revision";
      case Choice.Ask(Letter letter) ->
          letter.to().isEmpty() ? "Ask whoever may have it" : "Ask " + letter.to();
    };
  }

  private static String why(Choice choice) {
    return switch (choice) {
      case Choice.Offered(Offer offer) ->
          offer.isPossible() ? offer.why() : offer.why() + " Not possible now.";
      case Choice.Typed() -> "";
      case Choice.Ask(Letter letter) ->
          letter.email().isEmpty()
              ? "The words for a chat or a mail, to be copied."
              : letter.email() + ". The words for a chat or a mail, to be copied.";
    };
  }
}
