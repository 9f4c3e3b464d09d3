package lynearm.ui.note;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import lynearm.merge.TeamNote;
import lynearm.ui.common.Background;

/// A note for the team that is being read and edited, once with marks and once without. What is
/// edited in one form stays there while the other is looked at.
public final class NoteViewModel {

  private final Background.Lane saving;
  private final String name;
  private final BooleanProperty markdown = new SimpleBooleanProperty(true);
  private final StringProperty text = new SimpleStringProperty();
  private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");
  private String other;

  /// @param saving where it is written
  /// @param name what it is about, for the name of its file
  public NoteViewModel(Background.Lane saving, TeamNote note, String name) {
    this.saving = saving;
    this.name = name;
    text.set(note.markdown());
    other = note.plain();
    markdown.subscribe((_, _) -> turn());
    text.subscribe((_, _) -> told.set(""));
  }

  private void turn() {
    String now = text.get();
    text.set(other);
    other = now;
  }

  /// Whether the form with marks is shown.
  public BooleanProperty markdownProperty() {
    return markdown;
  }

  /// The text in the form that is shown.
  public StringProperty textProperty() {
    return text;
  }

  /// What became of the note, in a sentence; may be empty.
  public ReadOnlyStringProperty toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// The name for its file.
  public String fileName() {
    return "merge-" + name + (markdown.get() ? ".md" : ".txt");
  }

  /// It was put onto the clipboard.
  public void copied() {
    told.set("Copied.");
  }

  /// Writes the shown form to a file that the person chose, in UTF-8.
  public void save(Path file) {
    String now = text.get();
    saving.start(
        "Saving the note",
        _ -> Files.writeString(file, now),
        saved -> told.set("Saved as " + saved),
        failure -> told.set("Not saved: " + failure.getMessage()));
  }
}
