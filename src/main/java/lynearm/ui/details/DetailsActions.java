package lynearm.ui.details;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import lynearm.graph.Node;
import lynearm.workspace.Body;

/// What the details ask of the surroundings.
public interface DetailsActions {

  /// A revision's file and what it does, read in the background. Fails with a message fit to be
  /// shown.
  CompletableFuture<Body> body(Node revision);

  /// The path as it is shown: from the root of the repository if it lies there.
  String pathText(Path file);

  void copy(String text);

  /// Finds out where the missing revision went whose details are shown.
  default void findOut() {}

  void openInEditor(Path file);

  void showInFolder(Path file);
}
