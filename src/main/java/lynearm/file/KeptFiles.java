package lynearm.file;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Files in a folder for caches that may go at any time. Each is there whole or not at all, also
/// while several programs write; of more than are wanted those written first are forgotten.
///
/// @param folder private to the person; made when something is written
/// @param ending of the names of the files
/// @param most how many files there may be
public record KeptFiles(Path folder, String ending, int most) {

  /// The file for a name. Names may clash, so that what is inside has to tell its own.
  public Path of(String name) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
    }
    return folder.resolve(Long.toHexString(hash) + ending);
  }

  /// Writes the file for a name, in place of what was there.
  ///
  /// @throws IOException if that is not possible; nothing is changed then
  public void write(String name, byte[] bytes) throws IOException {
    OwnFolders.create(folder);
    Path unfinished = Files.createTempFile(folder, "", ".unfinished");
    try {
      Files.write(unfinished, bytes);
      Files.move(
          unfinished,
          of(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
    forgetOldest();
  }

  private void forgetOldest() throws IOException {
    List<Map.Entry<Path, FileTime>> kept = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        kept.add(Map.entry(file, Files.getLastModifiedTime(file)));
      }
    }
    kept.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    for (int i = most; i < kept.size(); i++) {
      Files.deleteIfExists(kept.get(i).getKey());
    }
  }
}
