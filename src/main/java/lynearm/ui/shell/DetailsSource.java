package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import lynearm.graph.Node;
import lynearm.ui.details.DetailsActions;
import lynearm.workspace.Body;

/// What the details ask of the window.
record DetailsSource(
    OpenProject project, RevisionTexts texts, Dialogs dialogs, MissingRevisions missing)
    implements DetailsActions {

  @Override
  public CompletableFuture<Body> body(Node revision) {
    return texts.bodyOf(revision);
  }

  @Override
  public String pathText(Path file) {
    return project.pathText(file);
  }

  @Override
  public void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }

  @Override
  public void findOut() {
    missing.findOut();
  }

  @Override
  public void openInEditor(Path file) {
    dialogs.openFile(file);
  }

  @Override
  public void showInFolder(Path file) {
    dialogs.showInFolder(file);
  }
}
