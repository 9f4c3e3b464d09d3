package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import lynearm.graph.Node;
import lynearm.ui.common.CopiedText;
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
    CopiedText.put(text);
  }

  @Override
  public void findOut() {
    missing.findOut();
  }

  @Override
  public void openInEditor(Path file) {
    ifOnDisk(file, dialogs::openFile);
  }

  @Override
  public void showInFolder(Path file) {
    ifOnDisk(file, dialogs::showInFolder);
  }

  private void ifOnDisk(Path file, Consumer<Path> action) {
    if (project.isOnDisk(file)) {
      action.accept(file);
    } else {
      dialogs.explain(
          "Not checked out",
          "What is shown of "
              + project.pathText(file)
              + " is in git and not in your folder. Check its branch out to open it.");
    }
  }
}
