package lynearm.ui.shell;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.layout.Region;
import lynearm.export.View;
import lynearm.look.Scheme;
import lynearm.ui.commit.CommitViewModel;

/// What the window asks of the person or of the system around it; replaced in tests.
interface Dialogs {

  /// A folder to open; empty if the person thought better of it.
  Optional<Path> chooseFolder();

  /// Shows a commit until it is made or given up.
  void commit(CommitViewModel commit);

  /// Where to save a file; empty if the person thought better of it.
  ///
  /// @param name what it might be called
  Optional<Path> chooseNewFile(String name);

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

  /// What the person answers to a question, without spaces at its ends; empty if they thought
  /// better of it or said nothing.
  ///
  /// @param hint what may be answered
  Optional<String> askText(String title, String hint);

  /// Shows something to work with, until it is closed.
  void show(String title, Region content);

  /// Tells something at length.
  void explain(String title, String text);
}
