package lynearm.sample;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/// Writes the sample projects, each as a git repository with commits by several people.
public final class SampleProjects {

  private SampleProjects() {}

  /// Writes a sample. The same sample has the same files and commit ids on every machine.
  ///
  /// @param folder is made if it is not there, and has to be empty
  /// @return the folder of the project
  /// @throws IOException if the folder has something in it, or can't be written
  public static Path create(Sample sample, Path folder) throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      if (entries.iterator().hasNext()) {
        throw new IOException("The folder " + folder + " is not empty");
      }
    } catch (NotDirectoryException e) {
      throw new IOException(folder + " is not a folder", e);
    }
    switch (sample) {
      case SMALL -> WebShop.write(folder);
      case LARGE -> FreightPlatform.write(folder);
      case PROBLEMS -> LibraryCatalogue.write(folder);
    }
    return folder;
  }
}
