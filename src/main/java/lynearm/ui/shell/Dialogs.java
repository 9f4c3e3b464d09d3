package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.layout.Region;
import lynearm.export.View;
import lynearm.look.Scheme;

/// What the window asks of the person or of the system around it; replaced in tests.
interface Dialogs {

  /// A folder to open; empty if the person thought better of it.
  Optional<Path> chooseFolder();

  /// The message of a commit of these files; empty if the person thought better of it.
  Optional<String> commitMessage(List<String> files, String suggestion);

  /// Opens a file with the program that the system has for it.
  void openFile(Path file);

  /// Shows a file in the system's file manager.
  void showInFolder(Path file);

  /// How and where to export what is shown; empty if the person thought better of it.
  ///
  /// @param usual the view that is seen
  /// @param scheme the colours of the window
  /// @param name the name of what is shown
  Optional<ExportWish> export(View usual, Scheme scheme, String name);

  /// Shows something to work with, until it is closed.
  void show(String title, Region content);

  /// Tells something at length.
  void explain(String title, String text);
}
