package lynearm.change;

import java.nio.file.Path;
import java.util.List;

/// A change that was written, with what is needed to take it back.
///
/// @param title what it did
/// @param edits what became of which file
/// @param createdFolders the folders that had to be made for them, outermost first
public record WrittenChange(String title, List<FileEdit> edits, List<Path> createdFolders) {

  public WrittenChange {
    edits = List.copyOf(edits);
    createdFolders = List.copyOf(createdFolders);
  }

  public List<Path> paths() {
    return edits.stream().map(FileEdit::path).toList();
  }
}
