package lynearm.change;

import java.nio.file.Path;
import java.util.List;

/// A change that was written, with what is needed to take it back.
///
/// @param title what it did
/// @param files the files that were created
/// @param createdFolders the folders that had to be made for them, outermost first
public record WrittenChange(String title, List<NewFile> files, List<Path> createdFolders) {

  public WrittenChange {
    files = List.copyOf(files);
    createdFolders = List.copyOf(createdFolders);
  }

  public List<Path> paths() {
    return files.stream().map(NewFile::path).toList();
  }
}
