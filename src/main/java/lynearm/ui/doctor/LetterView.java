package lynearm.ui.doctor;

import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import lynearm.doctor.Letter;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// The words to send to somebody, to be copied in either form.
final class LetterView extends VBox {

  private static final int ROWS = 11;

  LetterView(Letter letter, Consumer<String> copyText) {
    TextArea text = new TextArea(letter.plain());
    text.setId("doctor-letter");
    text.setAccessibleText("Words to send");
    text.setWrapText(true);
    text.setPrefRowCount(ROWS);
    Button plain = button("Copy", () -> copyText.accept(text.getText()));
    plain.setId("doctor-letter-copy");
    Button markdown = button("Copy as Markdown", () -> copyText.accept(letter.markdown()));
    HBox buttons = new HBox(plain, markdown);
    buttons.getStyleClass().add("doctor-id-row");
    getStyleClass().add("doctor-preview");
    getChildren().addAll(buttons, text);
  }

  private static Button button(String name, Runnable action) {
    Button button = new Button(name, new FontIcon(Feather.COPY));
    button.setOnAction(_ -> action.run());
    return button;
  }
}
