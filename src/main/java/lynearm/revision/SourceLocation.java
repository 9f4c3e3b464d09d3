package lynearm.revision;

import java.nio.file.Path;

/// A place in a file. Lines count from 1; 0 means the file as a whole.
public record SourceLocation(Path file, int line) {

  public SourceLocation {
    if (line < 0) {
      throw new IllegalArgumentException("line " + line);
    }
  }

  public static SourceLocation of(Path file) {
    return new SourceLocation(file, 0);
  }

  @Override
  public String toString() {
    return line == 0 ? file.toString() : file + ":" + line;
  }
}
